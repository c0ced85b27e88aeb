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
