// jdk.internal.misc.Unsafe: what touches references or exchanges. Slot 0 is the Unsafe itself; then base and offset. A
// null base makes the offset an address, as in the natives.

#include "gc/heap_access.h"
#include "jit/intrinsics/leaf.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

template <class V>
V* cell_in(const Slot* arguments) {
  return reinterpret_cast<V*>(arguments[1] + arguments[2]);
}

template <class V>
V compare_and_exchange(const Slot* arguments) {
  auto expected = static_cast<V>(arguments[4]);
  auto desired = static_cast<V>(arguments[4 + (sizeof(V) == 8 ? 2 : 1)]);
  __atomic_compare_exchange_n(cell_in<V>(arguments), &expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return expected;
}

size_t offset_in(const Slot* arguments) { return static_cast<size_t>(arguments[2]); }

}  // namespace

LeafResult unsafe_compare_and_set_int(Thread*, Slot* arguments) {
  return done_boolean(compare_and_exchange<int32_t>(arguments) == int_in(arguments + 4));
}
LeafResult unsafe_compare_and_set_long(Thread*, Slot* arguments) {
  return done_boolean(compare_and_exchange<int64_t>(arguments) == long_in(arguments + 4));
}
LeafResult unsafe_compare_and_exchange_int(Thread*, Slot* arguments) {
  return done_int(compare_and_exchange<int32_t>(arguments));
}
LeafResult unsafe_compare_and_exchange_long(Thread*, Slot* arguments) {
  return done_long(compare_and_exchange<int64_t>(arguments));
}
LeafResult unsafe_get_and_set_int(Thread*, Slot* arguments) {
  return done_int(__atomic_exchange_n(cell_in<int32_t>(arguments), int_in(arguments + 4), __ATOMIC_SEQ_CST));
}
LeafResult unsafe_get_and_set_long(Thread*, Slot* arguments) {
  return done_long(__atomic_exchange_n(cell_in<int64_t>(arguments), long_in(arguments + 4), __ATOMIC_SEQ_CST));
}
LeafResult unsafe_get_and_add_int(Thread*, Slot* arguments) {
  return done_int(__atomic_fetch_add(cell_in<int32_t>(arguments), int_in(arguments + 4), __ATOMIC_SEQ_CST));
}
LeafResult unsafe_get_and_add_long(Thread*, Slot* arguments) {
  return done_long(__atomic_fetch_add(cell_in<int64_t>(arguments), long_in(arguments + 4), __ATOMIC_SEQ_CST));
}

LeafResult unsafe_compare_and_exchange_reference(Thread*, Slot* arguments) {
  Object* base = object_in(arguments + 1);
  if (base == nullptr) return kNotDone;
  return done_reference(HeapAccess::compare_exchange_reference(base, offset_in(arguments), object_in(arguments + 4),
                                                               object_in(arguments + 5)));
}
LeafResult unsafe_compare_and_set_reference(Thread* thread, Slot* arguments) {
  LeafResult witness = unsafe_compare_and_exchange_reference(thread, arguments);
  return witness.done == 0 ? kNotDone : done_boolean(witness.value == arguments[4]);
}
LeafResult unsafe_get_and_set_reference(Thread*, Slot* arguments) {
  Object* base = object_in(arguments + 1);
  if (base == nullptr) return kNotDone;
  for (;;) {
    Object* before = HeapAccess::load_reference(base, offset_in(arguments));
    if (HeapAccess::compare_exchange_reference(base, offset_in(arguments), before, object_in(arguments + 4)) == before)
      return done_reference(before);
  }
}
// The referent of a Reference is a weak load: the native knows.
LeafResult unsafe_get_reference(Thread*, Slot* arguments) {
  Object* base = object_in(arguments + 1);
  if (base == nullptr || Class::of(base)->layout.kind == ObjectKind::kReference) return kNotDone;
  return done_reference(HeapAccess::load_reference<__ATOMIC_SEQ_CST>(base, offset_in(arguments)));
}
LeafResult unsafe_put_reference(Thread*, Slot* arguments) {
  Object* base = object_in(arguments + 1);
  if (base == nullptr) return kNotDone;
  HeapAccess::store_reference<__ATOMIC_RELEASE>(base, offset_in(arguments), object_in(arguments + 4));
  return done();
}
LeafResult unsafe_put_reference_volatile(Thread*, Slot* arguments) {
  Object* base = object_in(arguments + 1);
  if (base == nullptr) return kNotDone;
  HeapAccess::store_reference<__ATOMIC_SEQ_CST>(base, offset_in(arguments), object_in(arguments + 4));
  return done();
}

}  // namespace cortado::jit
