#pragma once
// -XX:+DumpJitCode: /tmp/jit-PID.dump in perf's jitdump format, by which `perf inject --jit` gives `perf report` and `perf
// annotate` names and instructions of compiled code (record with `perf record -k mono`).

#include <cstddef>
#include <cstdint>
#include <string>

namespace cortado::jit {

// Under the compilation lock.
void dump_code(const std::string& name, const uint8_t* code, size_t size);

}  // namespace cortado::jit
