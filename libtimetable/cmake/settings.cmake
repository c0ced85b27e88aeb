# How our own code is compiled. Users of the library get none of this: each flag is on an interface
# target that our targets link privately.
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

add_library(ttb_settings INTERFACE)
target_compile_definitions(ttb_settings INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(ttb_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes
    $<$<BOOL:${TTB_WERROR}>:-Werror>
    # The same sums on every machine: no fused multiply-add.
    -ffp-contract=off)

if(TTB_SANITIZE)
    set(sanitize_flags -fsanitize=${TTB_SANITIZE} -fno-omit-frame-pointer
        $<$<BOOL:${TTB_FUZZ}>:-fsanitize=fuzzer-no-link>)
    if(TTB_SANITIZE MATCHES undefined)
        list(APPEND sanitize_flags -fno-sanitize-recover=undefined)
        if(CMAKE_C_COMPILER_ID MATCHES Clang)
            # It calls NULL + 0 an overflow, which is what a pointer to the first of no items is; C2y
            # defines that. GCC's check of the same name does not, and stays on in the preset asan.
            list(APPEND sanitize_flags -fno-sanitize=pointer-overflow)
        endif()
    endif()
    target_compile_options(ttb_settings INTERFACE ${sanitize_flags})
    target_link_options(ttb_settings INTERFACE ${sanitize_flags})
endif()
if(TTB_COVERAGE)
    target_compile_options(ttb_settings INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(ttb_settings INTERFACE --coverage)
endif()
