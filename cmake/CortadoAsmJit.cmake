# AsmJit as the distribution packages it: a static library that is not position-independent in one place, its use of
# stderr. The copy linked here takes a hidden FILE* of ours instead.
find_library(CORTADO_ASMJIT NAMES libasmjit.a REQUIRED)
find_program(CORTADO_OBJCOPY NAMES llvm-objcopy-19 objcopy REQUIRED)
set(asmjit_copy ${CMAKE_BINARY_DIR}/generated/libasmjit_pic.a)
add_custom_command(OUTPUT ${asmjit_copy}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated
  COMMAND ${CORTADO_OBJCOPY} --redefine-sym stderr=cortado_asmjit_log ${CORTADO_ASMJIT} ${asmjit_copy}
  DEPENDS ${CORTADO_ASMJIT} VERBATIM)
add_custom_target(cortado_asmjit_copy DEPENDS ${asmjit_copy})
add_library(cortado_asmjit INTERFACE)
target_link_libraries(cortado_asmjit INTERFACE ${asmjit_copy} rt)
add_dependencies(cortado_asmjit cortado_asmjit_copy)
