#pragma once
// References in fields, and where static fields are, for handlers that have a reference mode.

#include "gc/heap_access.h"
#include "interp/handler.h"

namespace cortado::interp {

template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Slot load_reference(const Object* object, uint32_t offset) {
  auto bits = HeapAccess::load<NarrowRef>(object, offset);
  return slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong));
}
template <ReferenceMode M, int Order = __ATOMIC_RELAXED>
CORTADO_ALWAYS_INLINE void store_reference(Object* object, uint32_t offset, Slot value) {
  HeapAccess::store<NarrowRef, Order>(object, offset, encode_reference<M>(reinterpret_cast<Object*>(value)));
  Barrier::stored(object, reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + offset),
                  reinterpret_cast<Object*>(value));
}
// Static fields are in the mirror.
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Object* mirror_of_holder(const FieldEntry& entry) {
  return decode_reference<M>(entry.holder.get_non_null()->mirror);
}

}  // namespace cortado::interp
