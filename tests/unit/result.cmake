# ttb_add_unit_test(result_<file> LAYER result)
