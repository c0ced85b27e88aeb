# ttb_add_unit_test(model_<file> LAYER model)
