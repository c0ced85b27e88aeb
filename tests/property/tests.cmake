# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_property_test(anonymise LAYER api)
ttb_add_property_test(certificates LAYER api)
ttb_add_property_test(damage LAYER result)
ttb_add_property_test(damage_solved LAYER result)
ttb_add_property_test(garbage LAYER insight)
ttb_add_property_test(random_towns LAYER api)
ttb_add_property_test(random_towns_all LAYER api LABELS slow)
ttb_add_property_test(order LAYER api)
