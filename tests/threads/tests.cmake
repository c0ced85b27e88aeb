# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_threads_test(reading)
ttb_add_threads_test(solving)
ttb_add_threads_test(host_glpk)
target_link_libraries(test-threads-host_glpk PRIVATE GLPK::GLPK)
# ThreadSanitizer lets no child start threads, and MemorySanitizer gains nothing here.
if(NOT TTB_SANITIZE MATCHES "thread|memory")
    ttb_add_threads_test(forking)
endif()
