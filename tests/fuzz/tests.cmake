# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_fuzz_test(partnership_json examples/partnerships/first-town.json)
ttb_add_fuzz_test(timetable_json)
ttb_add_fuzz_test(certificate_json)
ttb_add_fuzz_test(key_json)
ttb_add_fuzz_test(option_text)
