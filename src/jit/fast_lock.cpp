#include "jit/fast_lock.h"

#include "interp/linkage.h"

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

void emit_fast_lock(Assembler& a, const Gp& object, const Gp& other, const Label& slow) {
  a.mov(kScratch.r32(), lock_count());
  a.cmp(kScratch.r32(), LockStack::kCapacity);
  a.je(slow);
  a.mov(x86::eax, x86::dword_ptr(object));
  a.test(x86::al, kMask);
  a.jnz(slow);
  a.lea(other.r32(), x86::ptr(x86::rax, kFast));
  a.lock().cmpxchg(x86::dword_ptr(object), other.r32());
  a.jne(slow);
  a.mov(lock_entry(kScratch, 0), object);
  a.add(kScratch.r32(), 1);
  a.mov(lock_count(), kScratch.r32());
}

void emit_fast_unlock(Assembler& a, const Gp& object, const Gp& other, const Label& slow) {
  Label next = a.newLabel(), release = a.newLabel();
  a.mov(kScratch.r32(), lock_count());
  a.sub(kScratch.r32(), 1);
  a.js(slow);
  a.cmp(lock_entry(kScratch, 0), object);
  a.jne(slow);
  a.mov(x86::eax, kScratch.r32());
  a.bind(next);
  a.sub(x86::eax, 1);
  a.js(release);
  a.cmp(lock_entry(x86::rax, 0), object);
  a.je(slow);
  a.jmp(next);
  a.bind(release);
  a.mov(x86::eax, x86::dword_ptr(object));
  a.mov(other.r32(), x86::eax);
  a.xor_(other.r32(), kFast);
  a.test(other.r8(), kMask);
  a.jnz(slow);
  a.lock().cmpxchg(x86::dword_ptr(object), other.r32());
  a.jne(slow);
  a.mov(lock_count(), kScratch.r32());
}

}  // namespace cortado::jit
