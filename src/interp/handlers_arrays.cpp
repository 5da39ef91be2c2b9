// Array loads, stores and length. Null, then bounds, then (aastore) the element's type: JVMS 6.5.

#include "gc/array_layout.h"
#include "gc/heap_access.h"
#include "interp/handler.h"
#include "interp/slow_paths.h"

namespace cortado::interp {

// Byte offset of an element of 1 << shift bytes.
CORTADO_ALWAYS_INLINE size_t element_at(uint32_t index, uint32_t shift) {
  return element_base_of(shift) + (static_cast<size_t>(index) << shift);
}

#define CHECK_ARRAY(array, index)                                            \
  do {                                                                       \
    if (CORTADO_UNLIKELY((array) == nullptr)) TAIL(slow_throw_null_pointer); \
    auto length_ = static_cast<uint32_t>((array)->length());                 \
    if (CORTADO_UNLIKELY((index) >= length_)) {                              \
      aux = static_cast<Slot>(length_) << 32 | (index);                      \
      TAIL(slow_throw_array_index);                                          \
    }                                                                        \
  } while (0)

template <class V>
OP(load) {
  auto* array = reinterpret_cast<Array*>(sp[-1]);
  auto index = static_cast<uint32_t>(tos);
  CHECK_ARRAY(array, index);
  sp -= 1;
  tos = slot_of(static_cast<int32_t>(HeapAccess::load<V>(array, element_at(index, __builtin_ctz(sizeof(V))))));
  NEXT(1);
}
OP(laload) {
  auto* array = reinterpret_cast<Array*>(sp[-1]);
  auto index = static_cast<uint32_t>(tos);
  CHECK_ARRAY(array, index);
  sp[-1] = HeapAccess::load<uint64_t>(array, element_at(index, 3));
  NEXT(1);
}
template <ReferenceMode M>
OP(aaload) {
  auto* array = reinterpret_cast<Array*>(sp[-1]);
  auto index = static_cast<uint32_t>(tos);
  CHECK_ARRAY(array, index);
  sp -= 1;
  auto bits = HeapAccess::load<NarrowRef>(array, element_at(index, 2));
  tos = slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong));
  NEXT(1);
}

template <class V>
OP(store) {
  auto* array = reinterpret_cast<Array*>(sp[-2]);
  auto index = static_cast<uint32_t>(sp[-1]);
  CHECK_ARRAY(array, index);
  HeapAccess::store<V>(array, element_at(index, __builtin_ctz(sizeof(V))), static_cast<V>(tos));
  DROP(3);
  NEXT(1);
}
// bastore serves boolean[] too, which holds 0 and 1 only.
OP(bastore) {
  auto* array = reinterpret_cast<Array*>(sp[-2]);
  auto index = static_cast<uint32_t>(sp[-1]);
  CHECK_ARRAY(array, index);
  auto value = static_cast<uint8_t>(tos);
  if (Class::of(array)->primitive_type == BasicType::kBoolean) value &= 1;
  HeapAccess::store<uint8_t>(array, element_at(index, 0), value);
  DROP(3);
  NEXT(1);
}
OP(lastore) {
  auto* array = reinterpret_cast<Array*>(sp[-3]);
  auto index = static_cast<uint32_t>(sp[-2]);
  CHECK_ARRAY(array, index);
  HeapAccess::store<uint64_t>(array, element_at(index, 3), sp[-1]);
  DROP(4);
  NEXT(1);
}

// The type check needs a search: ends in ArrayStoreException or the store.
static HANDLER(slow_aastore) {
  SAVE_STATE();
  if (!check_array_store(*thread, sp)) TAIL(slow_unwind);
  DROP(3);
  NEXT(1);
}
// Itself, or a class among the supers by depth (Object's depth is 0).
CORTADO_ALWAYS_INLINE bool fits_quickly(const Class* c, const Class* element) {
  return c == element || (element->depth < Class::kDisplaySize && c->display[element->depth].get() == element);
}
template <ReferenceMode M>
OP(aastore) {
  auto* array = reinterpret_cast<Array*>(sp[-2]);
  CHECK_ARRAY(array, static_cast<uint32_t>(sp[-1]));
  if (tos != 0 && CORTADO_UNLIKELY(!fits_quickly(Class::of(reinterpret_cast<Object*>(tos)),
                                                 Class::of(array)->element_class.get_non_null()))) {
    TAIL(slow_aastore);
  }
  auto* value = reinterpret_cast<Object*>(tos);
  size_t offset = element_at(static_cast<uint32_t>(sp[-1]), 2);
  HeapAccess::store<NarrowRef>(array, offset, encode_reference<M>(value));
  Barrier::stored(array, reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(array) + offset), value);
  DROP(3);
  NEXT(1);
}

OP(arraylength) {
  auto* array = reinterpret_cast<Array*>(tos);
  if (CORTADO_UNLIKELY(array == nullptr)) TAIL(slow_throw_null_pointer);
  tos = slot_of(array->length());
  NEXT(1);
}

template <ReferenceMode M>
static void add_for_mode(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kAaload, op_aaload<M>);
  table.set(Opcode::kAastore, op_aastore<M>);
}

void add_array_handlers(HandlerTable& table, ReferenceMode mode) {
  using classfile::Opcode;
  table.set(Opcode::kIaload, op_load<int32_t>);
  table.set(Opcode::kBaload, op_load<int8_t>);
  table.set(Opcode::kCaload, op_load<uint16_t>);
  table.set(Opcode::kSaload, op_load<int16_t>);
  table.set(Opcode::kLaload, op_laload);
  table.set(Opcode::kIastore, op_store<uint32_t>);
  table.set(Opcode::kBastore, op_bastore);
  table.set(Opcode::kCastore, op_store<uint16_t>);
  table.set(Opcode::kSastore, op_store<uint16_t>);
  table.set(Opcode::kLastore, op_lastore);
  table.set(Opcode::kArraylength, op_arraylength);
  FOR_REFERENCE_MODE(mode, add_for_mode, table);
}

}  // namespace cortado::interp
