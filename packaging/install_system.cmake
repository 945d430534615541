# What names the places that it is installed to: units, the cron example, the configuration. Run by
# `cmake --install`, so that --prefix and DESTDIR are known. The configuration that is there stays.
#
# The program looks for /etc/inkan/inkan.toml: that is where /usr and /usr/local have it; another
# prefix has its own etc.
set(INKAN_BIN "${CMAKE_INSTALL_PREFIX}/${INKAN_BINDIR}")
set(INKAN_DOC "${CMAKE_INSTALL_PREFIX}/${INKAN_DOCDIR}")
set(etc "${CMAKE_INSTALL_PREFIX}/etc")
set(units "${CMAKE_INSTALL_PREFIX}/lib/systemd/system")
if(CMAKE_INSTALL_PREFIX MATCHES "^/usr(/local)?/?$")
  set(etc /etc)
endif()
if(CMAKE_INSTALL_PREFIX MATCHES "^/usr/?$")
  set(units /lib/systemd/system)
endif()
set(INKAN_CONFIG "${etc}/inkan/inkan.toml")

function(put file)
  message(STATUS "Installing: $ENV{DESTDIR}${file}")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES "${file}")
  set(CMAKE_INSTALL_MANIFEST_FILES "${CMAKE_INSTALL_MANIFEST_FILES}" PARENT_SCOPE)
endfunction()

foreach(unit inkan-mirror.service inkan-mirror.timer)
  set(template ${INKAN_PACKAGING}/${unit})
  if(EXISTS ${template}.in)
    set(template ${template}.in)
  endif()
  configure_file(${template} $ENV{DESTDIR}${units}/${unit} @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  put(${units}/${unit})
endforeach()
configure_file(${INKAN_PACKAGING}/inkan.cron.in $ENV{DESTDIR}${INKAN_DOC}/examples/inkan.cron @ONLY
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
put(${INKAN_DOC}/examples/inkan.cron)

file(MAKE_DIRECTORY $ENV{DESTDIR}${etc}/inkan/keys)
if(NOT EXISTS $ENV{DESTDIR}${INKAN_CONFIG})
  configure_file(${INKAN_PACKAGING}/inkan.toml $ENV{DESTDIR}${INKAN_CONFIG} COPYONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  put(${INKAN_CONFIG})
endif()
