// Resolved getfield, putfield, getstatic, putstatic.

#include "interp/field_access.h"
#include "interp/handler.h"

namespace cortado::interp {

// --- Instance fields of one width.
template <class V>
OP(getfield) {
  auto* object = reinterpret_cast<Object*>(tos);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  tos = slot_of(static_cast<int32_t>(HeapAccess::load<V>(object, field_entry_at(frame, pc).offset)));
  NEXT(3);
}
OP(getfield_long) {
  auto* object = reinterpret_cast<Object*>(tos);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  *sp++ = HeapAccess::load<uint64_t>(object, field_entry_at(frame, pc).offset);
  NEXT(3);
}
template <ReferenceMode M>
OP(getfield_reference) {
  auto* object = reinterpret_cast<Object*>(tos);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  auto bits = HeapAccess::load<NarrowRef>(object, field_entry_at(frame, pc).offset);
  tos = slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong));
  NEXT(3);
}
template <class V, int mask>
OP(putfield) {
  auto* object = reinterpret_cast<Object*>(sp[-1]);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  HeapAccess::store<V>(object, field_entry_at(frame, pc).offset, static_cast<V>(tos) & static_cast<V>(mask));
  DROP(2);
  NEXT(3);
}
OP(putfield_long) {
  auto* object = reinterpret_cast<Object*>(sp[-2]);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  HeapAccess::store<uint64_t>(object, field_entry_at(frame, pc).offset, sp[-1]);
  DROP(3);
  NEXT(3);
}
template <ReferenceMode M>
OP(putfield_reference) {
  auto* object = reinterpret_cast<Object*>(sp[-1]);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  store_reference<M>(object, field_entry_at(frame, pc).offset, tos);
  DROP(2);
  NEXT(3);
}

// --- Any type, volatile accesses sequentially consistent.
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Slot load_any(const Object* object, const FieldEntry& entry) {
  constexpr int order = __ATOMIC_SEQ_CST;
  uint32_t offset = entry.offset;
  switch (static_cast<BasicType>(entry.type)) {
    case BasicType::kBoolean:
    case BasicType::kByte: return slot_of(static_cast<int32_t>(HeapAccess::load<int8_t, order>(object, offset)));
    case BasicType::kChar: return HeapAccess::load<uint16_t, order>(object, offset);
    case BasicType::kShort: return slot_of(static_cast<int32_t>(HeapAccess::load<int16_t, order>(object, offset)));
    case BasicType::kInt:
    case BasicType::kFloat: return HeapAccess::load<uint32_t, order>(object, offset);
    case BasicType::kLong:
    case BasicType::kDouble: return HeapAccess::load<uint64_t, order>(object, offset);
    default:
      return slot_of(Barrier::loaded(decode_reference<M>(HeapAccess::load<NarrowRef, order>(object, offset)),
                                     LoadStrength::kStrong));
  }
}
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE void store_any(Object* object, const FieldEntry& entry, Slot value) {
  constexpr int order = __ATOMIC_SEQ_CST;
  uint32_t offset = entry.offset;
  switch (static_cast<BasicType>(entry.type)) {
    case BasicType::kBoolean: HeapAccess::store<uint8_t, order>(object, offset, value & 1); break;
    case BasicType::kByte: HeapAccess::store<uint8_t, order>(object, offset, static_cast<uint8_t>(value)); break;
    case BasicType::kChar:
    case BasicType::kShort: HeapAccess::store<uint16_t, order>(object, offset, static_cast<uint16_t>(value)); break;
    case BasicType::kInt:
    case BasicType::kFloat: HeapAccess::store<uint32_t, order>(object, offset, static_cast<uint32_t>(value)); break;
    case BasicType::kLong:
    case BasicType::kDouble: HeapAccess::store<uint64_t, order>(object, offset, value); break;
    default: store_reference<M, order>(object, offset, value); break;
  }
}
CORTADO_ALWAYS_INLINE bool is_wide(const FieldEntry& entry) { return is_two_slots(static_cast<BasicType>(entry.type)); }

template <ReferenceMode M>
OP(getfield_volatile) {
  auto* object = reinterpret_cast<Object*>(tos);
  if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
  const FieldEntry& entry = field_entry_at(frame, pc);
  Slot value = load_any<M>(object, entry);
  if (is_wide(entry))
    *sp++ = value;
  else
    tos = value;
  NEXT(3);
}
template <ReferenceMode M>
OP(putfield_volatile) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  if (is_wide(entry)) {
    auto* object = reinterpret_cast<Object*>(sp[-2]);
    if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
    store_any<M>(object, entry, sp[-1]);
    DROP(3);
  } else {
    auto* object = reinterpret_cast<Object*>(sp[-1]);
    if (CORTADO_UNLIKELY(object == nullptr)) TAIL(slow_throw_null_pointer);
    store_any<M>(object, entry, tos);
    DROP(2);
  }
  NEXT(3);
}

// --- Static fields: in the mirror.
template <ReferenceMode M>
OP(getstatic_int) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  PUSH(HeapAccess::load<uint32_t>(mirror_of_holder<M>(entry), entry.offset));
  NEXT(3);
}
template <ReferenceMode M>
OP(getstatic_byte) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  PUSH(slot_of(static_cast<int32_t>(HeapAccess::load<int8_t>(mirror_of_holder<M>(entry), entry.offset))));
  NEXT(3);
}
template <ReferenceMode M>
OP(getstatic_byte_ifeq) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  auto value = HeapAccess::load<int8_t>(mirror_of_holder<M>(entry), entry.offset);
  pc += 3;
  IF(value == 0);
}
template <ReferenceMode M>
OP(getstatic_reference) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  auto bits = HeapAccess::load<NarrowRef>(mirror_of_holder<M>(entry), entry.offset);
  PUSH(slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong)));
  NEXT(3);
}
template <ReferenceMode M>
OP(getstatic_other) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  Slot value = load_any<M>(mirror_of_holder<M>(entry), entry);
  if (is_wide(entry))
    PUSH2(value);
  else
    PUSH(value);
  NEXT(3);
}
template <ReferenceMode M>
OP(putstatic_int) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  HeapAccess::store<uint32_t>(mirror_of_holder<M>(entry), entry.offset, static_cast<uint32_t>(tos));
  DROP(1);
  NEXT(3);
}
template <ReferenceMode M>
OP(putstatic_reference) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  store_reference<M>(mirror_of_holder<M>(entry), entry.offset, tos);
  DROP(1);
  NEXT(3);
}
template <ReferenceMode M>
OP(putstatic_other) {
  const FieldEntry& entry = field_entry_at(frame, pc);
  Object* mirror = mirror_of_holder<M>(entry);
  if (is_wide(entry)) {
    store_any<M>(mirror, entry, sp[-1]);
    DROP(2);
  } else {
    store_any<M>(mirror, entry, tos);
    DROP(1);
  }
  NEXT(3);
}

template <ReferenceMode M>
static void add_for_mode(HandlerTable& table) {
  table.set(InternalOpcode::kGetfieldReference, op_getfield_reference<M>);
  table.set(InternalOpcode::kGetfieldVolatile, op_getfield_volatile<M>);
  table.set(InternalOpcode::kPutfieldReference, op_putfield_reference<M>);
  table.set(InternalOpcode::kPutfieldVolatile, op_putfield_volatile<M>);
  table.set(InternalOpcode::kGetstaticInt, op_getstatic_int<M>);
  table.set(InternalOpcode::kGetstaticByte, op_getstatic_byte<M>);
  table.set(FusedOpcode::kGetstaticByteIfeq, op_getstatic_byte_ifeq<M>);
  table.set(InternalOpcode::kGetstaticReference, op_getstatic_reference<M>);
  table.set(InternalOpcode::kGetstaticOther, op_getstatic_other<M>);
  table.set(InternalOpcode::kPutstaticInt, op_putstatic_int<M>);
  table.set(InternalOpcode::kPutstaticReference, op_putstatic_reference<M>);
  table.set(InternalOpcode::kPutstaticOther, op_putstatic_other<M>);
}

void add_field_handlers(HandlerTable& table, ReferenceMode mode) {
  table.set(InternalOpcode::kGetfieldByte, op_getfield<int8_t>);
  table.set(InternalOpcode::kGetfieldChar, op_getfield<uint16_t>);
  table.set(InternalOpcode::kGetfieldShort, op_getfield<int16_t>);
  table.set(InternalOpcode::kGetfieldInt, op_getfield<int32_t>);
  table.set(InternalOpcode::kGetfieldLong, op_getfield_long);
  table.set(InternalOpcode::kPutfieldBoolean, op_putfield<uint8_t, 1>);
  table.set(InternalOpcode::kPutfieldByte, op_putfield<uint8_t, -1>);
  table.set(InternalOpcode::kPutfieldShort, op_putfield<uint16_t, -1>);
  table.set(InternalOpcode::kPutfieldInt, op_putfield<uint32_t, -1>);
  table.set(InternalOpcode::kPutfieldLong, op_putfield_long);
  FOR_REFERENCE_MODE(mode, add_for_mode, table);
}

}  // namespace cortado::interp
