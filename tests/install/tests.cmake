if(NOT TTB_SANITIZE AND NOT TTB_COVERAGE)
    ttb_add_script_test(install.consumer install/install.sh ${PROJECT_BINARY_DIR}/tests/install
        LABELS slow)
endif()
