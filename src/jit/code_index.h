#pragma once
// Compiled code by address, for signal handlers: finding takes no lock.

#include <cstdint>

namespace cortado::jit {

struct CompiledCode;

namespace code_index {

// Before the code is entered, and when nobody can be in it any more. Not by two threads at once.
void add(const CompiledCode* code);
void remove(const CompiledCode* code);
// The code that `pc` is in. If the caller's thread runs there, or will return there, the answer is exact and stays valid
// until it leaves. Safe in signal handlers.
const CompiledCode* find(uintptr_t pc);

}  // namespace code_index
}  // namespace cortado::jit
