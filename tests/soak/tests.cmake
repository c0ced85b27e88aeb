# Tests of this folder; tests/CMakeLists.txt says how to add one.
include(${PROJECT_SOURCE_DIR}/bench/sources.cmake)
add_executable(soak soak/soak.c soak/soak_memory.c soak/soak_town.c)
foreach(source IN LISTS TTB_BENCH_TOWN_SOURCES)
    target_sources(soak PRIVATE ${PROJECT_SOURCE_DIR}/bench/${source})
endforeach()
set_target_properties(soak PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/soak)
target_include_directories(soak PRIVATE ${PROJECT_SOURCE_DIR}/bench)
# mallinfo2() and malloc_trim() are the C library's own.
target_compile_definitions(soak PRIVATE _GNU_SOURCE)
target_link_libraries(soak PRIVATE ttb_settings timetable::timetable Threads::Threads m)
# A sanitizer brings an allocator of its own, which tells nothing of what is in use.
if(NOT TTB_SANITIZE)
    ttb_add_script_test(soak.short soak/run.sh --seconds 30 LABELS slow)
endif()

# How soon a solve ends.
add_executable(looks soak/looks.c)
set_target_properties(looks PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/soak)
ttb_let_see(looks api)
target_compile_definitions(looks PRIVATE TTB_STATIC_DEFINE TTB_FAULT_INJECTION)
target_link_options(looks PRIVATE -Wl,--wrap=ttb__clock_ms)
target_link_libraries(looks PRIVATE ttb_settings timetable_inside Threads::Threads m)
ttb_add_script_test(soak.looks ${PROJECT_BINARY_DIR}/tests/soak/looks
    ${PROJECT_SOURCE_DIR}/examples/partnerships/stevenage.json 5 5 500 LABELS slow)
