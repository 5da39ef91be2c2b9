# Compiler, flags and external libraries, the same for every house.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(CORTADO_SANITIZER "" CACHE STRING "Empty, 'asan' (address and undefined behaviour) or 'tsan'")
option(CORTADO_FUZZ "Instrument for libFuzzer and build tests/fuzz (needs asan)" OFF)
option(CORTADO_ASSERTIONS "Compile the assertions in" OFF)

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "Cortado needs clang 19 or newer (./dev setup installs clang-19)")
endif()

option(CORTADO_INCOMPLETE "Link although functions are missing (they crash when called)" OFF)
if(CORTADO_INCOMPLETE)
  add_link_options(-Wl,--unresolved-symbols=ignore-all)
endif()

find_program(CORTADO_CCACHE ccache)
if(CORTADO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # base_dir and hash_dir let checkouts of the same source in different folders share results.
  set(cortado_launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=time_macros,pch_defines CCACHE_PCH_EXTSUM=1
      ${CORTADO_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${cortado_launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${cortado_launcher})
endif()
# Paths in messages and debug information are relative to the source root (ccache hands the compiler relative paths).
file(RELATIVE_PATH cortado_root ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
string(REGEX REPLACE "/$" "" cortado_root "${cortado_root}")
if(NOT CORTADO_CCACHE)
  set(cortado_root ${CMAKE_SOURCE_DIR})
endif()

# CMake's per-configuration defaults are replaced: debug builds are optimised for debugging, release builds keep lines.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -g1")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g -fno-omit-frame-pointer")
set(CMAKE_C_FLAGS_DEBUG "-Og -g -fno-omit-frame-pointer")

# What every target of this project is compiled with. Nothing static is destroyed at exit: threads of the VM use it until
# the process is gone.
add_library(cortado_flags INTERFACE)
target_compile_options(cortado_flags INTERFACE
  -Wall -Wextra -Werror -Wdangling -Wno-missing-designated-field-initializers
  -fno-strict-aliasing -ffile-prefix-map=${cortado_root}/= -fdebug-compilation-dir=.
  -fvisibility=hidden -ftls-model=initial-exec -fno-semantic-interposition
  $<$<COMPILE_LANGUAGE:CXX>:-Wthread-safety -fno-exceptions -fno-rtti -fvisibility-inlines-hidden
    -fno-c++-static-destructors>)
target_compile_definitions(cortado_flags INTERFACE
  _GNU_SOURCE FMT_HEADER_ONLY CORTADO_ASSERTIONS=$<BOOL:${CORTADO_ASSERTIONS}> CORTADO_VERSION="${PROJECT_VERSION}")
target_include_directories(cortado_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
target_link_options(cortado_flags INTERFACE -fuse-ld=lld)

if(CORTADO_SANITIZER STREQUAL "asan")
  target_compile_options(cortado_flags INTERFACE -fsanitize=address,undefined -fno-sanitize=function,vptr
    -fno-sanitize-recover=undefined -fsanitize-address-use-after-return=never)
  target_link_options(cortado_flags INTERFACE -fsanitize=address,undefined)
  # Its shadow memory takes the low addresses.
  target_compile_definitions(cortado_flags INTERFACE CORTADO_HIGH_METADATA=1)
  if(CORTADO_FUZZ)
    target_compile_options(cortado_flags INTERFACE -fsanitize=fuzzer-no-link)
  endif()
elseif(CORTADO_SANITIZER STREQUAL "tsan")
  target_compile_options(cortado_flags INTERFACE -fsanitize=thread)
  target_link_options(cortado_flags INTERFACE -fsanitize=thread)
elseif(CORTADO_SANITIZER)
  message(FATAL_ERROR "CORTADO_SANITIZER must be empty, asan or tsan")
endif()

# A JDK 17 gives the JNI headers, and javac for the examples.
if(NOT CORTADO_JDK)
  file(GLOB cortado_usual_homes /usr/lib/jvm/java-17-openjdk-*)
  file(GLOB cortado_other_homes /usr/lib/jvm/*)
  foreach(home $ENV{CORTADO_JAVA_HOME} $ENV{JAVA_HOME} ${cortado_usual_homes} ${cortado_other_homes})
    if(EXISTS ${home}/include/jni.h AND EXISTS ${home}/release)
      file(STRINGS ${home}/release cortado_release REGEX "^JAVA_VERSION=\"17[.\"]")
      if(cortado_release)
        set(CORTADO_JDK ${home} CACHE PATH "A JDK 17 with headers")
        break()
      endif()
    endif()
  endforeach()
endif()
if(NOT CORTADO_JDK)
  message(FATAL_ERROR "No JDK 17 with headers found (./dev setup installs openjdk-17-jdk-headless)")
endif()
target_include_directories(cortado_flags SYSTEM INTERFACE ${CORTADO_JDK}/include ${CORTADO_JDK}/include/linux)

find_package(Threads REQUIRED)
find_library(CORTADO_LIBFFI NAMES libffi_pic.a REQUIRED)
find_library(CORTADO_LIBZ NAMES libz.a REQUIRED)
find_library(CORTADO_LIBBOOST_CONTEXT NAMES libboost_context.a REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# What every house may use besides the C and C++ libraries; linked statically and kept hidden.
add_library(cortado_external INTERFACE)
target_link_libraries(cortado_external INTERFACE Threads::Threads ${CORTADO_LIBFFI} ${CORTADO_LIBZ}
  ${CORTADO_LIBBOOST_CONTEXT} dl)
