# Targets for developers: check, check-all, lint, format, format-check.
if(NOT PROJECT_IS_TOP_LEVEL OR NOT TTB_BUILD_TESTS)
    return()
endif()
set(ctest ${CMAKE_CTEST_COMMAND} --test-dir ${PROJECT_BINARY_DIR} --output-on-failure)
set(lint ${PROJECT_SOURCE_DIR}/tests/lint)

add_custom_target(check COMMAND ${ctest} -L fast -j2 USES_TERMINAL)
add_custom_target(check-all COMMAND ${ctest} -j2 USES_TERMINAL)
add_custom_target(lint COMMAND ${ctest} -R "^lint[.]" USES_TERMINAL)
add_custom_target(format COMMAND sh ${lint}/format.sh --write USES_TERMINAL)
add_custom_target(format-check COMMAND sh ${lint}/format.sh USES_TERMINAL)
