# ttb_add_unit_test(insight_<file> LAYER insight)
