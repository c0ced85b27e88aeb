# ttb_add_unit_test(search_<file> LAYER search)
