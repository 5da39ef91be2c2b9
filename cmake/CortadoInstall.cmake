# cmake --install, find_package(Cortado CONFIG), pkg-config, a man page, a Debian package (cpack -G DEB).
#
# The tree: PREFIX/lib/cortado/{bin/cortado,lib/server/libjvm.so} as in the build folder, so that the command finds its
# library; PREFIX/bin/cortado is a link to the command.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(CORTADO_INSTALL_HOME ${CMAKE_INSTALL_LIBDIR}/cortado)
install(TARGETS jvm LIBRARY DESTINATION ${CORTADO_INSTALL_HOME}/lib/server)
install(TARGETS cortado RUNTIME DESTINATION ${CORTADO_INSTALL_HOME}/bin)
install(CODE "
  file(MAKE_DIRECTORY \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
  file(CREATE_LINK ../${CORTADO_INSTALL_HOME}/bin/cortado
       \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/cortado\" SYMBOLIC)")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/cortado DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CMAKE_SOURCE_DIR}/packaging/cortado.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Cortado)
configure_package_config_file(${CMAKE_SOURCE_DIR}/packaging/CortadoConfig.cmake.in
  ${CMAKE_BINARY_DIR}/packaging/CortadoConfig.cmake INSTALL_DESTINATION ${package_dir}
  PATH_VARS CMAKE_INSTALL_INCLUDEDIR CORTADO_INSTALL_HOME)
# While the major version is 0, a minor release may change the C++ layer; the JNI interface never changes.
write_basic_package_version_file(${CMAKE_BINARY_DIR}/packaging/CortadoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/packaging/CortadoConfig.cmake ${CMAKE_BINARY_DIR}/packaging/CortadoConfigVersion.cmake
  DESTINATION ${package_dir})
file(RELATIVE_PATH CORTADO_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_SOURCE_DIR}/packaging/cortado.pc.in ${CMAKE_BINARY_DIR}/packaging/cortado.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/packaging/cortado.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cortado)
set(CPACK_PACKAGE_VENDOR "The Cortado project")
set(CPACK_PACKAGE_CONTACT "The Cortado project <cortado@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Java virtual machine for the OpenJDK 17 class library")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "openjdk-17-jre-headless")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION java)
include(CPack)
