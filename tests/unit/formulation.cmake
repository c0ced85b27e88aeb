# ttb_add_unit_test(formulation_<file> LAYER formulation)
