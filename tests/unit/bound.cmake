ttb_add_unit_test(bound_columns LAYER bound)
ttb_add_unit_test(bound_hand LAYER bound)
ttb_add_unit_test(bound_large LAYER bound)
ttb_add_unit_test(bound_links LAYER bound)
ttb_add_unit_test(bound_random LAYER bound)
ttb_add_unit_test(bound_tier LAYER bound)

