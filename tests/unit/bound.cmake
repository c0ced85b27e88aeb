# ttb_add_unit_test(bound_<file> LAYER bound)
