# ttb_add_unit_test(solve_<file> LAYER solve)
