#pragma once
// -XX:+RegisterCodeWithDebugger: gdb's interface for code made at run time. Each method's code is told to the debugger as an
// object file in memory with one symbol, so backtraces and disassembly have its name. All under the compilation lock.

#include <cstddef>
#include <cstdint>
#include <string>

namespace cortado::jit {

void register_with_debugger(const std::string& name, const uint8_t* code, size_t size);
// The code is freed. Nothing happens if it was not registered.
void unregister_from_debugger(const uint8_t* code);

}  // namespace cortado::jit
