# libjvm.so: all houses whole, and a weak stub for each exported function that nobody defines yet.

set(symbols ${CMAKE_SOURCE_DIR}/src/jvm/symbols.def)
set(generated ${CMAKE_BINARY_DIR}/generated)
set(missing ${generated}/missing_symbols.c)
set(version_script ${generated}/libjvm.map)
add_custom_command(
  OUTPUT ${missing} ${version_script}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/make_missing_symbols.py ${symbols} ${missing} ${version_script}
  DEPENDS ${symbols} ${CMAKE_SOURCE_DIR}/tools/make_missing_symbols.py
  COMMENT "Exports of libjvm.so" VERBATIM)

add_library(jvm SHARED ${missing} ${version_script})
target_link_libraries(jvm PRIVATE cortado_flags cortado_external cortado_asmjit)
foreach(house ${CORTADO_HOUSES})
  target_sources(jvm PRIVATE $<TARGET_OBJECTS:cortado_${house}>)
endforeach()
target_link_options(jvm PRIVATE
  -Wl,--version-script=${version_script} -Wl,--exclude-libs,ALL -Wl,-Bsymbolic-functions -Wl,--build-id=sha1 -Wl,-z,relro
  -static-libstdc++ -static-libgcc)
if(NOT CORTADO_SANITIZER AND NOT CORTADO_INCOMPLETE)
  target_link_options(jvm PRIVATE -Wl,-z,defs)
endif()
set_target_properties(jvm PROPERTIES
  LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/server
  LINK_DEPENDS ${version_script})
