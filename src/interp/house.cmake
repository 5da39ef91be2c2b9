# Handlers: exact floating point, and no frame pointers or stack protectors that would give them prologues.
target_compile_options(cortado_interp PRIVATE -ffp-contract=off -fomit-frame-pointer -fno-stack-protector)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  # Tail calls between handlers need no optimisation, but frames that grow at every call would.
  target_compile_options(cortado_interp PRIVATE -O1)
endif()
