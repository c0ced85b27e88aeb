ttb_add_unit_test(solve_rounds LAYER solve)
ttb_add_unit_test(solve_chooser LAYER solve)
ttb_add_unit_test(solve_programs LAYER solve)
ttb_add_unit_test(solve_late LAYER solve)
