# The headers of the C++ library take longer to read than most of our files to compile: they are compiled once, and every
# house uses the result. (Not by target_precompile_headers: ccache would not share what was compiled with its absolute
# paths between checkouts.)

add_library(cortado_precompiled OBJECT ${CMAKE_SOURCE_DIR}/src/base/precompiled.h)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/base/precompiled.h PROPERTIES
  LANGUAGE CXX HEADER_FILE_ONLY OFF COMPILE_OPTIONS "-x;c++-header;-Wno-pragma-once-outside-header")
target_link_libraries(cortado_precompiled PRIVATE cortado_flags cortado_external)
# Without its time the same headers give the same file, so that ccache finds what was compiled with it.
target_compile_options(cortado_precompiled PRIVATE -Xclang -fno-pch-timestamp)
# Never out of the cache: it would name the header of the checkout that put it there, which may be gone.
set_target_properties(cortado_precompiled PROPERTIES CXX_COMPILER_LAUNCHER "")
set(CORTADO_PRECOMPILED CMakeFiles/cortado_precompiled.dir/src/base/precompiled.h.o)

# clang stores the absolute path of the header in the result; this sum stands for it where ccache compares.
execute_process(
  COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -DFMT_HEADER_ONLY -E -P ${CMAKE_SOURCE_DIR}/src/base/precompiled.h
  OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY ERROR_QUIET)
string(SHA256 sum "${text}${CMAKE_BUILD_TYPE}${CORTADO_SANITIZER}${CORTADO_FUZZ}${CORTADO_ASSERTIONS}")
file(WRITE ${CMAKE_BINARY_DIR}/${CORTADO_PRECOMPILED}.sum "${sum}")

function(cortado_use_precompiled target sources)
  add_dependencies(${target} cortado_precompiled)
  target_compile_options(${target} PRIVATE -include-pch ${CORTADO_PRECOMPILED})
  set_source_files_properties(${sources} PROPERTIES OBJECT_DEPENDS ${CMAKE_BINARY_DIR}/${CORTADO_PRECOMPILED})
endfunction()
