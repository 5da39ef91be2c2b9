#pragma once
// What users and tools see of compilations: -Xlog:jit+compilation, -XX:+PrintCompilation, and with -XX:+DumpPerfMapAtExit the
// file by which `perf` names compiled code; jit_dump.h, debugger_interface.h.

#include <cstddef>
#include <cstdint>

#include "runtime/method.h"

namespace cortado::jit {

// Under the compilation lock. `nanoseconds` is the time that compiling took.
void list_compilation(const Method* method, const uint8_t* code, size_t size, int64_t nanoseconds);

}  // namespace cortado::jit
