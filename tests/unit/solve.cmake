ttb_add_unit_test(solve_rounds LAYER solve)
