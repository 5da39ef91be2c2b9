// Identity hashes, and locks without contention: lock bits in the header and the thread's lock stack.

#include "runtime/monitor.h"
#include "runtime/monitor_table.h"

namespace cortado {

namespace {

constexpr uint32_t kFastBits = static_cast<uint32_t>(LockState::kFast);
constexpr uint32_t kUnlockedBits = static_cast<uint32_t>(LockState::kUnlocked);

bool is_on_lock_stack(const Thread& thread, const Object* object) {
  for (uint32_t i = thread.lock_stack.count; i-- > 0;) {
    if (thread.lock_stack.objects[i] == object) return true;
  }
  return false;
}

uint32_t next_hash(uint64_t& x) {
  uint32_t hash;
  do {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    hash = static_cast<uint32_t>(x >> 32) & Object::kHashMax;
  } while (hash == 0);
  return hash;
}

}  // namespace

int32_t identity_hash_of(Object* object) {
  if (object == nullptr) return 0;
  uint32_t state = object->state().load(std::memory_order_relaxed);
  if (uint32_t hash = state >> Object::kHashShift) return static_cast<int32_t>(hash);
  uint32_t hash = next_hash(Thread::current().hash_state);
  while ((state >> Object::kHashShift) == 0) {
    if (object->state().compare_exchange_weak(state, state | (hash << Object::kHashShift), std::memory_order_relaxed)) {
      return static_cast<int32_t>(hash);
    }
  }
  return static_cast<int32_t>(state >> Object::kHashShift);
}
int32_t identity_hash(Thread& /*thread*/, Handle<Object> object) {
  NoGcToken no_gc;
  return identity_hash_of(object.raw(no_gc));
}

bool monitor_try_enter_fast(Thread& thread, Object* object) {
  LockStack& stack = thread.lock_stack;
  if (CORTADO_UNLIKELY(stack.count == LockStack::kCapacity)) return false;
  uint32_t state = object->state().load(std::memory_order_relaxed);
  while ((state & Object::kLockMask) == kUnlockedBits) {
    if (object->state().compare_exchange_weak(state, state | kFastBits, std::memory_order_acquire)) {
      stack.objects[stack.count++] = object;
      return true;
    }
  }
  if ((state & Object::kLockMask) != kFastBits || !is_on_lock_stack(thread, object)) return false;
  stack.objects[stack.count++] = object;
  return true;
}

bool monitor_try_exit_fast(Thread& thread, Object* object) {
  LockStack& stack = thread.lock_stack;
  uint32_t at = stack.count;
  while (at > 0 && stack.objects[at - 1] != object) at--;
  if (at == 0) return false;
  at--;
  bool again = false;
  for (uint32_t i = 0; i < at && !again; i++) again = stack.objects[i] == object;
  if (!again) {
    uint32_t state = object->state().load(std::memory_order_relaxed);
    do {
      // Inflated by a contender: the slow path takes the monitor over and hands it on.
      if ((state & Object::kLockMask) != kFastBits) return false;
    } while (!object->state().compare_exchange_weak(state, state & ~Object::kLockMask, std::memory_order_release));
  }
  for (uint32_t i = at + 1; i < stack.count; i++) stack.objects[i - 1] = stack.objects[i];
  stack.count--;
  return true;
}

bool monitor_is_owned_by(Thread& thread, Handle<Object> object) {
  NoGcToken no_gc;
  Object* raw = object.raw(no_gc);
  if (is_on_lock_stack(thread, raw)) return true;
  Monitor* monitor = MonitorTable::find(raw);
  return monitor != nullptr && monitor->owner.load(std::memory_order_relaxed) == &thread;
}

}  // namespace cortado
