# Tests of this folder; tests/CMakeLists.txt says how to add one.
# Once ttb_partnership_from_json() is there:
# ttb_add_fuzz_test(partnership_json examples/partnerships/first-town.json)
