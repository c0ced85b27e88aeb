ttb_add_fuzz_test(partnership_json examples/partnerships/first-town.json)
