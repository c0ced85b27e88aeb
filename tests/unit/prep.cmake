# ttb_add_unit_test(prep_<file> LAYER prep)
