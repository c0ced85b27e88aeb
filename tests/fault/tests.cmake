# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_fault_test(result LAYER insight)
