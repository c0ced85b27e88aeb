if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    set(shared_build "")
    if(BUILD_SHARED_LIBS)
        set(shared_build ${PROJECT_BINARY_DIR})
    endif()
    ttb_add_script_test(install.consumer install/install.sh ${PROJECT_BINARY_DIR}/tests/install
        ${shared_build}
        LABELS slow)
endif()
