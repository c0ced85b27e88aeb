# These begin with timetables of the search, which formulation does not see.
ttb_add_unit_test(formulation_seating LAYER solve)
ttb_add_unit_test(formulation_neighbourhood LAYER solve)
ttb_add_unit_test(formulation_compact LAYER formulation)
