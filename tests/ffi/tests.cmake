# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_script_test(ffi.rules ffi/rules.py)
ttb_add_script_test(ffi.lists ffi/lists.py)
if(BUILD_SHARED_LIBS)
    ttb_add_script_test(ffi.python ffi/test_python.py)
    ttb_add_script_test(ffi.first-program ffi/first_program.py)
endif()
