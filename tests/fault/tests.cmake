# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_fault_test(result LAYER insight)

# A program of this folder once more, with more to do.
function(ttb_add_more_faults name effort label)
    add_test(NAME fault.${name}_${effort} COMMAND test-fault-${name} ${effort}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    ttb_set_up_test(fault.${name}_${effort} LABELS ${label} ${ARGN})
endfunction()

ttb_add_fault_test(allocations LAYER api
    SOURCES fault/attempt.c fault/calls.c fault/inject.c)
target_compile_definitions(test-fault-allocations PRIVATE _POSIX_C_SOURCE=200809L)
ttb_add_more_faults(allocations medium slow)
ttb_add_more_faults(allocations all nightly TIMEOUT 7200)
