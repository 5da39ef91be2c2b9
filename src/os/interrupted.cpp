#include "os/interrupted.h"

#include <signal.h>
#include <ucontext.h>

namespace cortado::os {

InterruptedRegisters interrupted_registers(const void* context) {
  static constexpr int kOrder[] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                                   REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
  const auto& saved = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  InterruptedRegisters registers{static_cast<uintptr_t>(saved[REG_RIP]), {}};
  for (int i = 0; i < 16; i++) registers.general[i] = static_cast<uintptr_t>(saved[kOrder[i]]);
  return registers;
}

bool is_on_alternate_stack(uintptr_t stack_pointer) {
  stack_t stack;
  if (sigaltstack(nullptr, &stack) != 0 || (stack.ss_flags & SS_DISABLE) != 0) return false;
  auto start = reinterpret_cast<uintptr_t>(stack.ss_sp);
  return stack_pointer >= start && stack_pointer - start < stack.ss_size;
}

}  // namespace cortado::os
