ttb_add_unit_test(insight_reach LAYER insight)
