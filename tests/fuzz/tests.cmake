# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_fuzz_test(partnership_json INPUTS examples/partnerships/first-town.json)
ttb_add_fuzz_test(timetable_json)
ttb_add_fuzz_test(certificate_json)
ttb_add_fuzz_test(key_json)
ttb_add_fuzz_test(option_text)
ttb_add_fuzz_test(api_calls SOURCES
    fuzz/calls.c fuzz/calls_by_hand.c fuzz/draw.c fuzz/world.c)
ttb_add_fuzz_test(oracle WHOLE LAYER api)
# libFuzzer for some seconds, in a build of its own.
if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    ttb_add_script_test(fuzz.short fuzz/run.sh --short LABELS slow)
endif()
