#pragma once
// Breakpoints: an opcode of the rewritten code is overwritten, and remembered here. Set and cleared with the world stopped;
// only in a VM that may be watched (runtime/code_watching.h), whose instructions are executed one by one.

#include "interp/internal_opcodes.h"
#include "runtime/method.h"

namespace cortado::interp {

inline constexpr bool is_breakpoint(uint8_t opcode) {
  return opcode == classfile::kBreakpointOpcode || opcode == static_cast<uint8_t>(InternalOpcode::kBreakpointAtCall);
}
// What is executed at pc: the opcode, or the one that a breakpoint there stands for.
uint8_t opcode_behind_breakpoint(const uint8_t* pc);
// The instruction at pc was resolved.
void rewrite_watched(const uint8_t* pc, uint8_t opcode);

// The method has its rewritten code. False: there is one already, or none.
bool set_breakpoint(Method* method, uint32_t bci);
bool clear_breakpoint(Method* method, uint32_t bci);
// The method is given other code.
void clear_breakpoints(Method* method);

}  // namespace cortado::interp
