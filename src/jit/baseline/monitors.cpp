// Tier 1: monitors (JVMS 6.5 monitorenter, synchronized methods). The fast lock of runtime/monitor_fast.cpp in line; what
// it does not cover (recursion, contention, inflated monitors) goes to the runtime.

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::LinkageOffsets;

namespace {

constexpr int32_t kFast = static_cast<int32_t>(LockState::kFast);
constexpr int32_t kMask = static_cast<int32_t>(Object::kLockMask);
static_assert(static_cast<uint32_t>(LockState::kUnlocked) == 0);

Mem lock_count() { return x86::dword_ptr(kThread, static_cast<int32_t>(LinkageOffsets::kThreadLockCount)); }
// The object at `index`, plus `offset` entries.
Mem lock_entry(const Gp& index, int32_t offset) {
  auto base = static_cast<int32_t>(LinkageOffsets::kThreadLockObjects);
  return x86::qword_ptr(kThread, index, 3, base + 8 * offset);
}

}  // namespace

// An unlocked object becomes fast-locked and goes on top of the thread's lock stack. Changes rax, `other` and the scratch
// register; the rest goes to `slow`, nothing done.
void BaselineCompiler::emit_fast_lock(const Gp& object, const Gp& other, const Label& slow) {
  a_.mov(kScratch.r32(), lock_count());
  a_.cmp(kScratch.r32(), LockStack::kCapacity);
  a_.je(slow);
  a_.mov(x86::eax, x86::dword_ptr(object));
  a_.test(x86::al, kMask);
  a_.jnz(slow);
  a_.lea(other.r32(), x86::ptr(x86::rax, kFast));
  a_.lock().cmpxchg(x86::dword_ptr(object), other.r32());
  a_.jne(slow);
  a_.mov(lock_entry(kScratch, 0), object);
  a_.add(kScratch.r32(), 1);
  a_.mov(lock_count(), kScratch.r32());
}

// The object on top of the lock stack, and nowhere else in it, becomes unlocked.
void BaselineCompiler::emit_fast_unlock(const Gp& object, const Gp& other, const Label& slow) {
  Label next = a_.newLabel(), release = a_.newLabel();
  a_.mov(kScratch.r32(), lock_count());
  a_.sub(kScratch.r32(), 1);
  a_.js(slow);
  a_.cmp(lock_entry(kScratch, 0), object);
  a_.jne(slow);
  a_.mov(x86::eax, kScratch.r32());
  a_.bind(next);
  a_.sub(x86::eax, 1);
  a_.js(release);
  a_.cmp(lock_entry(x86::rax, 0), object);
  a_.je(slow);
  a_.jmp(next);
  a_.bind(release);
  a_.mov(x86::eax, x86::dword_ptr(object));
  a_.mov(other.r32(), x86::eax);
  a_.xor_(other.r32(), kFast);
  a_.test(other.r8(), kMask);
  a_.jnz(slow);
  a_.lock().cmpxchg(x86::dword_ptr(object), other.r32());
  a_.jne(slow);
  a_.mov(lock_count(), kScratch.r32());
}

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
    emit_fast_lock(object, other, slow);
  else
    emit_fast_unlock(object, other, slow);
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
  emit_fast_lock(x86::rdi, x86::rdx, slow);
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
  emit_fast_unlock(object, other, slow);
  a_.mov(lock_cell(), 0);
  a_.bind(resume);
}

Mem BaselineCompiler::lock_cell() const { return operand_home(0).cloneAdjusted(-16); }

}  // namespace cortado::jit
