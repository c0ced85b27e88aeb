# ttb_add_unit_test(text_<file> LAYER text)
