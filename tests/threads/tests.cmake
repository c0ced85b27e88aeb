# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_threads_test(reading)
ttb_add_threads_test(solving)
ttb_add_threads_test(host_glpk)
target_link_libraries(test-threads-host_glpk PRIVATE GLPK::GLPK)
# ThreadSanitizer lets no child start threads, and MemorySanitizer gains nothing here.
if(NOT TTB_SANITIZE MATCHES "thread|memory")
    ttb_add_threads_test(forking)
endif()
# Sanitizers need more stack than they find. The calls are those that fault tests let fail.
if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    ttb_add_threads_test(small_stack LAYER api TIMEOUT 120
        SOURCES threads/small_stack_reads.c fault/attempt.c fault/calls.c)
    ttb_add_script_test(threads.every_function threads/every_function.py)
endif()
