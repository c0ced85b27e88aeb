# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_fault_test(result LAYER insight)
ttb_add_fault_test(polls LAYER api)
target_link_options(test-fault-polls PRIVATE -Wl,--wrap=ttb__clock_ms)

# A program of this folder once more, with more to do.
function(ttb_add_more_faults name effort label)
    add_test(NAME fault.${name}_${effort} COMMAND test-fault-${name} ${effort}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    ttb_set_up_test(fault.${name}_${effort} LABELS ${label} ${ARGN})
endfunction()

# The program: its files, and signals at every moment. What is preloaded must come before a
# sanitizer, which wants to be first. Counting what is covered makes hundreds of calls at the end.
if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    add_library(test-fault-preload MODULE fault/preload.c)
    set_target_properties(test-fault-preload PROPERTIES C_VISIBILITY_PRESET default
        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/fault)
    target_link_libraries(test-fault-preload PRIVATE ttb_settings ${CMAKE_DL_LIBS})
    set(preload $<TARGET_FILE:test-fault-preload>)
endif()
ttb_add_script_test(fault.program fault/program.py short ${preload})
ttb_add_script_test(fault.program_medium fault/program.py medium ${preload} LABELS slow)
ttb_add_script_test(fault.program_all fault/program.py all ${preload} LABELS nightly TIMEOUT 7200)

if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    ttb_add_script_test(fault.valgrind fault/valgrind.sh ${PROJECT_BINARY_DIR} LABELS nightly
        TIMEOUT 7200)
endif()

# What follows has a malloc() of its own, which only sanitizers in a shared library can stand below.
if(TTB_SANITIZE AND NOT (CMAKE_C_COMPILER_ID STREQUAL GNU AND TTB_SANITIZE MATCHES address))
    return()
endif()
# It runs before the sanitizers do.
set_source_files_properties(fault/inject.c PROPERTIES COMPILE_OPTIONS -fno-sanitize=all)
ttb_add_fault_test(allocations LAYER api
    SOURCES fault/attempt.c fault/calls.c fault/inject.c)
ttb_add_more_faults(allocations medium slow)
foreach(stage IN ITEMS load validate build solve bound verify check write)
    add_test(NAME fault.allocations_all_${stage} COMMAND test-fault-allocations all 1 ${stage}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    ttb_set_up_test(fault.allocations_all_${stage} LABELS nightly TIMEOUT 14400)
endforeach()

# The linker lets each entry into GLPK and into threads go through a wrapper.
file(STRINGS fault/entries.h entries REGEX "^TTB_ENTRY(_VOID)?[(]")
ttb_add_fault_test(planted LAYER api
    SOURCES fault/attempt.c fault/calls.c fault/inject.c fault/plant.c)
target_link_libraries(test-fault-planted PRIVATE GLPK::GLPK)
target_link_options(test-fault-planted PRIVATE -Wl,--wrap=glp_at_error)
foreach(entry IN LISTS entries)
    string(REGEX REPLACE "^TTB_ENTRY_VOID[(]|^TTB_ENTRY[(][^,]*, " "" entry "${entry}")
    string(REGEX MATCH "^[a-z_]+" entry "${entry}")
    target_link_options(test-fault-planted PRIVATE -Wl,--wrap=${entry})
endforeach()
ttb_add_more_faults(planted medium slow)
ttb_add_more_faults(planted all nightly TIMEOUT 28800)
