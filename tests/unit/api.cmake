# ttb_add_unit_test(api_<file> LAYER api)
