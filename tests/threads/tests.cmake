# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_threads_test(reading)
ttb_add_threads_test(solving)
ttb_add_threads_test(host_glpk)
target_link_libraries(test-threads-host_glpk PRIVATE GLPK::GLPK)
# A sanitizer's malloc(), unlike that of the C library, stays locked in a child that is forked while
# another thread is inside, and ThreadSanitizer lets no child start threads.
if(NOT TTB_SANITIZE)
    ttb_add_threads_test(forking)
endif()
# Sanitizers need more stack than they find. The calls are those that fault tests let fail.
if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    ttb_add_threads_test(small_stack LAYER api TIMEOUT 120
        SOURCES threads/small_stack_reads.c fault/attempt.c fault/calls.c)
    ttb_add_script_test(threads.every_function threads/every_function.py)
endif()
