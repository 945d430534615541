# The Debian package: `cpack -G DEB` in the build folder.
find_program(GZIP gzip REQUIRED)
set(debian ${CMAKE_CURRENT_SOURCE_DIR}/debian)
set(changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog} DEPENDS ${debian}/changelog
  COMMAND ${GZIP} -9nc ${debian}/changelog > ${changelog} VERBATIM)
add_custom_target(inkan-changelog ALL DEPENDS ${changelog})
add_dependencies(installed inkan-changelog)
if(INKAN_DEBIAN_PACKAGE)
  install(FILES ${changelog} DESTINATION ${doc})
  install(FILES ${debian}/copyright DESTINATION ${doc})
  install(FILES ${debian}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/lintian/overrides
    RENAME inkan)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME inkan)
set(CPACK_PACKAGE_CONTACT "inkan maintainers <inkan@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "mirror and archive of PGP clear-signed documents")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"inkan fetches clear-signed documents (JPCERT/CC's of 1996 to 2009, FreeBSD's
advisories), proves with gpg1 and libcrypto who signed them, version 3 keys
and MD5 included, and keeps the bytes, the verdicts and what the texts say
in one SQLite file with a tamper-evident ledger.

A systemd timer, not enabled by itself, mirrors every night.")
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded when it is first called stands in no list of the program's.
get_property(delayed GLOBAL PROPERTY INKAN_DELAYED_PACKAGES)
list(JOIN delayed ", " delayed)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "gnupg1, ca-certificates, adduser, ${delayed}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gpg, systemd | cron-daemon")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "sqlite3")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${debian}/conffiles ${debian}/postinst ${debian}/prerm ${debian}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${debian}/compress_man.cmake)
include(CPack)
