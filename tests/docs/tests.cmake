# Tests of this folder; tests/CMakeLists.txt says how to add one.
