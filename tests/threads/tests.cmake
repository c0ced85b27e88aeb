# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_threads_test(reading)
