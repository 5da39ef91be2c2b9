#pragma once
// The machine registers of interrupted code. Safe in signal handlers.

#include <cstdint>

namespace cortado::os {

struct InterruptedRegisters {
  uintptr_t pc;
  uintptr_t general[16];  // by their numbers in machine code: 4 is the stack pointer
};
// Of a handler's third argument.
InterruptedRegisters interrupted_registers(const void* context);

// Is the calling thread's alternate signal stack there: was a signal handler interrupted? Of handlers that run on it.
bool is_on_alternate_stack(uintptr_t stack_pointer);

}  // namespace cortado::os
