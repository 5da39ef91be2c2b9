# cortado_house(NAME [DIRECTORY folder]): the static library cortado_NAME from every .cpp below src/NAME, linked to the
# houses declared before it. A house without sources yet is an empty library.

set(CORTADO_HOUSES "" CACHE INTERNAL "")
file(WRITE ${CMAKE_BINARY_DIR}/generated/empty.cpp.in "// Keeps a library without sources buildable.\n")
configure_file(${CMAKE_BINARY_DIR}/generated/empty.cpp.in ${CMAKE_BINARY_DIR}/generated/empty.cpp COPYONLY)

function(cortado_house name)
  cmake_parse_arguments(ARG "" "DIRECTORY" "" ${ARGN})
  if(NOT ARG_DIRECTORY)
    set(ARG_DIRECTORY src/${name})
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${ARG_DIRECTORY}/*.cpp)
  if(NOT sources)
    set(sources ${CMAKE_BINARY_DIR}/generated/empty.cpp)
  endif()
  add_library(cortado_${name} STATIC ${sources})
  target_link_libraries(cortado_${name} PUBLIC cortado_flags cortado_external)
  set(lower ${CORTADO_HOUSES})
  list(REVERSE lower)
  foreach(house ${lower})
    target_link_libraries(cortado_${name} PUBLIC cortado_${house})
  endforeach()
  # A house may bring settings of its own.
  if(EXISTS ${CMAKE_SOURCE_DIR}/${ARG_DIRECTORY}/house.cmake)
    include(${CMAKE_SOURCE_DIR}/${ARG_DIRECTORY}/house.cmake)
  endif()
  set(CORTADO_HOUSES ${CORTADO_HOUSES} ${name} CACHE INTERNAL "")
endfunction()

# tests/<house>/*_test.cpp -> cortado_<house>_tests, linked with that house and those below it. Other .cpp files of the
# folder are helpers that the tests share.
function(cortado_unit_tests)
  find_package(GTest REQUIRED)
  include(GoogleTest)
  foreach(house ${CORTADO_HOUSES})
    file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${house}/*.cpp)
    if(NOT tests)
      continue()
    endif()
    add_executable(cortado_${house}_tests ${tests})
    target_include_directories(cortado_${house}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(cortado_${house}_tests PRIVATE
      CORTADO_TEST_JAVA_HOME="${CORTADO_JDK}" CORTADO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(cortado_${house}_tests PRIVATE cortado_${house} GTest::gmock GTest::gtest GTest::gtest_main)
    set_target_properties(cortado_${house}_tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME cortado_${house}_tests COMMAND cortado_${house}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endforeach()
endfunction()
