#pragma once
// The object format.
//   offset 0: state word, 32 bits: bits 0-1 lock, 2-5 age, 6 unused, 7-31 identity hash (25 bits, 0 = none yet)
//   offset 4: class word, MetaPtr<Layout>
//   offset 8: fields, or the array length (elements from Layout::element_base: 12 or 16)
// While a collection runs, lock bits 11 mean that the whole 64-bit word is the new address | 3.

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "base/annotations.h"
#include "gc/layout.h"

namespace cortado {

enum class LockState : uint32_t {
  kUnlocked = 0,
  kFast = 1,      // the owner has the object on its lock stack
  kInflated = 2,  // the monitor is in the monitor table, found by identity hash
  kForwarded = 3,
};

inline constexpr size_t kObjectAlignment = 8;
inline constexpr size_t kObjectHeaderSize = 8;
inline constexpr size_t kArrayLengthOffset = 8;

class Object {
 public:
  static constexpr uint32_t kLockMask = 3;
  static constexpr uint32_t kAgeShift = 2;
  static constexpr uint32_t kAgeMask = 0xF << kAgeShift;
  static constexpr uint32_t kHashShift = 7;
  static constexpr uint32_t kHashMax = (1u << 25) - 1;

  Layout* layout() const { return class_word_.get_non_null(); }
  MetaPtr<Layout> class_word() const { return class_word_; }
  // Only for allocation: before the object is published.
  void initialize_header(Layout* layout) {
    state_.store(0, std::memory_order_relaxed);
    class_word_ = layout;
  }
  std::atomic<uint32_t>& state() { return state_; }
  const std::atomic<uint32_t>& state() const { return state_; }
  LockState lock_state() const { return LockState(state_.load(std::memory_order_relaxed) & kLockMask); }
  // 0 if none was given yet; see runtime/monitor.h: identity_hash().
  uint32_t hash_bits() const { return state_.load(std::memory_order_relaxed) >> kHashShift; }

  // Collections only. The age counts the young collections that the object survived; 0 in the old space.
  uint32_t age() const { return (state_.load(std::memory_order_relaxed) & kAgeMask) >> kAgeShift; }
  void set_age(uint32_t age) {
    uint32_t state = state_.load(std::memory_order_relaxed) & ~kAgeMask;
    state_.store(state | (age << kAgeShift), std::memory_order_relaxed);
  }
  bool is_forwarded() const { return lock_state() == LockState::kForwarded; }
  Object* forwardee() const { return reinterpret_cast<Object*>(header_word() & ~uintptr_t{3}); }
  void forward_to(Object* to) { *reinterpret_cast<uintptr_t*>(this) = reinterpret_cast<uintptr_t>(to) | 3; }

 protected:
  uintptr_t header_word() const { return *reinterpret_cast<const uintptr_t*>(this); }

 private:
  std::atomic<uint32_t> state_;
  MetaPtr<Layout> class_word_;
};
static_assert(sizeof(Object) == kObjectHeaderSize);

class Array : public Object {
 public:
  int32_t length() const { return length_; }
  void initialize_length(int32_t length) { length_ = length; }
  size_t element_offset(size_t index) const { return layout()->element_base + (index << layout()->element_shift); }
  uint8_t* elements() { return reinterpret_cast<uint8_t*>(this) + layout()->element_base; }

 private:
  int32_t length_;
};

// Size in bytes, a multiple of 8.
inline size_t array_size(const Layout* layout, int32_t length) {
  return (layout->element_base + (static_cast<size_t>(static_cast<uint32_t>(length)) << layout->element_shift) + 7) &
         ~size_t{7};
}
inline Layout* mirrored_layout(const Object* mirror) {
  return reinterpret_cast<const MetaPtr<Layout>*>(reinterpret_cast<const uint8_t*>(mirror) + kMirrorLayoutOffset)
      ->get();
}
// A mirror is made before it is tied to its class; until then it has no static fields.
inline size_t mirror_object_size(const Object* mirror) {
  const Layout* mirrored = mirrored_layout(mirror);
  return mirrored != nullptr ? mirrored->mirror_size : mirror->layout()->instance_size;
}
inline size_t object_size(const Object* object) {
  const Layout* layout = object->layout();
  switch (layout->kind) {
    case ObjectKind::kInstance:
    case ObjectKind::kReference: return layout->instance_size;
    case ObjectKind::kMirror: return mirror_object_size(object);
    case ObjectKind::kReferenceArray:
    case ObjectKind::kPrimitiveArray: return array_size(layout, static_cast<const Array*>(object)->length());
  }
  __builtin_unreachable();
}

}  // namespace cortado
