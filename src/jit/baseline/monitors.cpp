// Tier 1: monitors (JVMS 6.5 monitorenter, synchronized methods). The fast lock in line; what it does not cover goes to
// the runtime.

#include "jit/baseline/compiler.h"
#include "jit/fast_lock.h"
#include "runtime/class.h"

namespace cortado::jit {

void BaselineCompiler::emit_monitor(bool enter) {
  if (!has_operands(1)) return;
  free_register(Gp::kIdAx);
  begin_exits();
  Value operand = pop();
  Gp object = nonnull_gp(operand);
  Gp other = new_gp();
  SlowPath& path = slow_call(enter ? RuntimeFunction::kMonitorEnter : RuntimeFunction::kMonitorExit,
                             {Value::argument_address(operand.slot)}, -1, SlowPath::Failure::kUnwind);
  Label slow = path.start, resume = path.resume;
  if (enter)
    emit_fast_lock(a_, object, other, slow);
  else
    emit_fast_unlock(a_, object, other, slow);
  a_.bind(resume);
}

// At the method's entry: the arguments are in their homes, nothing else is there. The lock cell names the object once it
// is locked.
void BaselineCompiler::emit_lock_method() {
  Mem cell = lock_cell();
  a_.mov(cell, 0);
  if (method_->is_static()) {
    a_.mov(kScratch, reinterpret_cast<uintptr_t>(&method_->holder->mirror));
    a_.mov(x86::edi, x86::dword_ptr(kScratch));
    decode(x86::rdi);
  } else {
    a_.mov(x86::rdi, local_home(0));
  }
  snapshot_.clear();
  bci_ = 0;
  SlowPath& path = slow_call(RuntimeFunction::kLockMethod, {Value::argument_frame()}, -1, SlowPath::Failure::kUnwind);
  Label slow = path.start, resume = path.resume;
  emit_fast_lock(a_, x86::rdi, x86::rdx, slow);
  a_.mov(cell, x86::rdi);
  a_.bind(resume);
}

// Before the result is popped: it waits where it is, or in its home.
void BaselineCompiler::emit_unlock_method() {
  free_register(Gp::kIdAx);
  begin_exits();
  Gp object = new_gp();
  Gp other = new_gp();
  a_.mov(object, lock_cell());
  SlowPath& path = slow_call(RuntimeFunction::kUnlockMethod, {Value::argument_frame()}, -1, SlowPath::Failure::kUnwind);
  Label slow = path.start, resume = path.resume;
  a_.test(object, object);
  a_.jz(slow);
  emit_fast_unlock(a_, object, other, slow);
  a_.mov(lock_cell(), 0);
  a_.bind(resume);
}

Mem BaselineCompiler::lock_cell() const { return operand_home(0).cloneAdjusted(-16); }

}  // namespace cortado::jit
