#pragma once
// The whole header of an object as one word, for collections: what one says that was read before, and the forwarding
// address that replaces it (object.h). Threads of one collection may exchange it at the same time.

#include "gc/object.h"

namespace cortado {

struct HeaderWord {
  uint64_t bits;

  static HeaderWord of(const Object* object) {
    return {__atomic_load_n(reinterpret_cast<const uint64_t*>(object), __ATOMIC_RELAXED)};
  }
  static HeaderWord forwarding_to(const Object* target) { return {reinterpret_cast<uint64_t>(target) | kForwarding}; }
  void store_in(Object* object) const { __atomic_store_n(reinterpret_cast<uint64_t*>(object), bits, __ATOMIC_RELAXED); }
  // Null if the object had this header and is forwarded now, else where another thread has moved it.
  Object* exchange_for(Object* object, const Object* target) const {
    uint64_t found = bits;
    bool won = __atomic_compare_exchange_n(reinterpret_cast<uint64_t*>(object), &found, forwarding_to(target).bits,
                                           false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
    return won ? nullptr : HeaderWord{found}.forwardee();
  }

  bool is_forwarding() const { return (bits & kForwarding) == kForwarding; }
  Object* forwardee() const { return reinterpret_cast<Object*>(bits & ~kForwarding); }
  uint32_t age() const { return (static_cast<uint32_t>(bits) & Object::kAgeMask) >> Object::kAgeShift; }
  HeaderWord with_age(uint32_t age) const {
    return {(bits & ~uint64_t{Object::kAgeMask}) | (uint64_t{age} << Object::kAgeShift)};
  }
  Layout* layout() const { return MetaPtr<Layout>::from_bits(static_cast<uint32_t>(bits >> 32)).get_non_null(); }

 private:
  static constexpr uint64_t kForwarding = static_cast<uint64_t>(LockState::kForwarded);
};

// As object_size(), of an object that may be forwarded; `layout` is its own.
inline size_t object_size_with(const Object* object, const Layout* layout) {
  switch (layout->kind) {
    case ObjectKind::kInstance:
    case ObjectKind::kReference: return layout->instance_size;
    case ObjectKind::kMirror: {
      const Layout* mirrored = mirrored_layout(object);
      return mirrored != nullptr ? mirrored->mirror_size : layout->instance_size;
    }
    case ObjectKind::kReferenceArray:
    case ObjectKind::kPrimitiveArray: return array_size(layout, static_cast<const Array*>(object)->length());
  }
  __builtin_unreachable();
}

}  // namespace cortado
