# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_api_test(ilp)
ttb_add_api_test(json)
ttb_add_api_test(report)
ttb_add_api_test(partnership)
ttb_add_api_test(partnership_read)
ttb_add_api_test(timetable)
ttb_add_api_test(options)
ttb_add_api_test(solve)
