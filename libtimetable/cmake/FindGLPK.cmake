# Find GLPK, which ships neither a CMake config nor a .pc file. Makes the target GLPK::GLPK and sets
# GLPK_VERSION. Installed with the static library's package config.
find_path(GLPK_INCLUDE_DIR NAMES glpk.h)
find_library(GLPK_LIBRARY NAMES glpk)
mark_as_advanced(GLPK_INCLUDE_DIR GLPK_LIBRARY)

unset(GLPK_VERSION)
if(GLPK_INCLUDE_DIR AND EXISTS "${GLPK_INCLUDE_DIR}/glpk.h")
    foreach(part IN ITEMS MAJOR MINOR)
        file(STRINGS "${GLPK_INCLUDE_DIR}/glpk.h" line REGEX "^#define GLP_${part}_VERSION +[0-9]+")
        string(REGEX MATCH "[0-9]+" number_${part} "${line}")
    endforeach()
    set(GLPK_VERSION "${number_MAJOR}.${number_MINOR}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(GLPK
    REQUIRED_VARS GLPK_LIBRARY GLPK_INCLUDE_DIR VERSION_VAR GLPK_VERSION)
if(GLPK_FOUND AND NOT TARGET GLPK::GLPK)
    add_library(GLPK::GLPK UNKNOWN IMPORTED)
    set_target_properties(GLPK::GLPK PROPERTIES
        IMPORTED_LOCATION "${GLPK_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${GLPK_INCLUDE_DIR}")
endif()
