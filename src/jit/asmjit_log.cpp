// What our copy of AsmJit prints to (cmake/CortadoAsmJit.cmake).

#include <cstdio>

extern "C" {
extern FILE* cortado_asmjit_log;
FILE* cortado_asmjit_log = stderr;
}
