# Header, library, program, CMake package and .pc file.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/timetable)
set(our_cmake ${PROJECT_SOURCE_DIR}/libtimetable/cmake)

install(TARGETS timetable EXPORT timetable-targets)
install(FILES ${PROJECT_SOURCE_DIR}/include/timetable.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT timetable-targets NAMESPACE timetable:: DESTINATION ${package_dir})
if(TARGET timetable-program)
    install(TARGETS timetable-program timetable-verify)
endif()

if(BUILD_SHARED_LIBS)
    set(TTB_IS_STATIC 0)
    set(pc_private ".private")
else()
    set(TTB_IS_STATIC 1)
    set(pc_private "")
    set(pc_cflags " -DTTB_STATIC_DEFINE")
    install(FILES ${our_cmake}/FindGLPK.cmake DESTINATION ${package_dir})
endif()
configure_package_config_file(${our_cmake}/timetable-config.cmake.in
    ${PROJECT_BINARY_DIR}/timetable-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/timetable-config-version.cmake
    COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/timetable-config.cmake
    ${PROJECT_BINARY_DIR}/timetable-config-version.cmake DESTINATION ${package_dir})

# The .pc file finds its prefix from where it lies, so that the installation can be moved; a libdir
# or includedir that is absolute stays as it is.
file(RELATIVE_PATH pc_up "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    set(pc_prefix ${CMAKE_INSTALL_PREFIX})
else()
    set(pc_prefix "\${pcfiledir}/${pc_up}")
endif()
cmake_path(APPEND pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
configure_file(${our_cmake}/timetable.pc.in ${PROJECT_BINARY_DIR}/timetable.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/timetable.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
