# Tests of this folder; tests/CMakeLists.txt says how to add one.
add_executable(test-same-outputs same/outputs.c)
set_target_properties(test-same-outputs PROPERTIES OUTPUT_NAME outputs
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/same)
target_link_libraries(test-same-outputs PRIVATE ttb_settings timetable::timetable)
ttb_add_script_test(same.bytes same/run.py $<TARGET_FILE:test-same-outputs>)
ttb_add_script_test(same.german same/run.py --german $<TARGET_FILE:test-same-outputs>)
