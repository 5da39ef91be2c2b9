#pragma once
// What users and tools see of compilations: -Xlog:jit+compilation, -XX:+PrintCompilation, and with -XX:+DumpPerfMapAtExit the
// file by which `perf` names compiled code; jit_dump.h, debugger_interface.h.

#include <cstddef>
#include <cstdint>

#include "runtime/method.h"

namespace cortado::jit {

struct Compilation {
  const Method* method;
  const uint8_t* code;
  size_t size;             // of the code
  uint32_t inlined_bytes;  // of bytecode
  int64_t nanoseconds;     // that compiling took
};

// Under the compilation lock.
void list_compilation(const Compilation& made);

}  // namespace cortado::jit
