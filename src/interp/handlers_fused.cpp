// Instructions executed as one (fused_opcodes.def). Each does what they do one after the other, without what one only leaves
// for the next. Where an instruction would throw, nothing has been executed and the first one's own
// handler runs: the second is then executed where it stands.

#include "gc/array_layout.h"
#include "gc/heap_access.h"
#include "interp/handler.h"
#include "interp/returning.h"

namespace cortado::interp {

using classfile::Opcode;

#define UNFUSED_IF(condition, first) \
  if (CORTADO_UNLIKELY(condition)) TAIL_ADDRESS(dispatch[static_cast<uint8_t>(Opcode::first)])

CORTADO_ALWAYS_INLINE bool is_outside(const Array* array, uint32_t index) {
  return array == nullptr || index >= static_cast<uint32_t>(array->length());
}
template <class V>
CORTADO_ALWAYS_INLINE V element(const Array* array, uint32_t index) {
  constexpr uint32_t shift = __builtin_ctz(sizeof(V));
  return HeapAccess::load<V>(array, element_base_of(shift) + (static_cast<size_t>(index) << shift));
}
CORTADO_ALWAYS_INLINE uint32_t narrow_local(const Slot* locals, uint32_t index) {
  return static_cast<uint32_t>(load_narrow(locals + index));
}

// --- Two loads.
#define PUSH_TWO(first, second) \
  do {                          \
    Slot first_ = (first);      \
    Slot second_ = (second);    \
    sp[0] = tos;                \
    sp[1] = first_;             \
    sp += 2;                    \
    tos = second_;              \
  } while (0)
OP(iload_iload) {
  PUSH_TWO(narrow_local(locals, pc[1]), narrow_local(locals, pc[3]));
  NEXT(4);
}
OP(aload_iload) {
  PUSH_TWO(locals[pc[1]], narrow_local(locals, pc[3]));
  NEXT(4);
}
OP(aload_0_iload_any) {
  PUSH_TWO(locals[0], narrow_local(locals, pc[2]));
  NEXT(3);
}
OP(aload_0_aload_1) {
  PUSH_TWO(locals[0], locals[1]);
  NEXT(2);
}
OP(aload_2_iload) {
  PUSH_TWO(locals[2], narrow_local(locals, pc[2]));
  NEXT(3);
}
OP(iload_0_iload_1) {
  PUSH_TWO(narrow_local(locals, 0), narrow_local(locals, 1));
  NEXT(2);
}
template <int index>
OP(aload_0_iload) {
  PUSH_TWO(locals[0], narrow_local(locals, index));
  NEXT(2);
}
OP(lload_lload) {
  sp[0] = tos;
  sp[1] = locals[pc[1]];
  sp[3] = locals[pc[3]];
  sp += 4;
  NEXT(4);
}
OP(istore_iload) {
  store_narrow(locals + pc[1], tos);
  tos = narrow_local(locals, pc[3]);
  NEXT(4);
}

// --- A load and an operation.
OP(aload_0_dup) {
  PUSH_TWO(locals[0], locals[0]);
  NEXT(2);
}
OP(sipush_iand) {
  tos = static_cast<uint32_t>(tos) & static_cast<uint32_t>(read_operand<int16_t>(pc + 1));
  NEXT(4);
}
OP(iconst_1_iadd) {
  tos = static_cast<uint32_t>(tos) + 1;
  NEXT(2);
}
OP(iconst_1_isub) {
  tos = static_cast<uint32_t>(tos) - 1;
  NEXT(2);
}
OP(iload_iadd) {
  tos = static_cast<uint32_t>(tos) + narrow_local(locals, pc[1]);
  NEXT(3);
}
OP(iload_ior) {
  tos = static_cast<uint32_t>(tos) | narrow_local(locals, pc[1]);
  NEXT(3);
}
OP(iload_0_iload_1_iadd) {
  PUSH(narrow_local(locals, 0) + narrow_local(locals, 1));
  NEXT(3);
}
// A load, iconst_1, and iadd or isub. The two behind the load are a pair of their own, which says which it is.
CORTADO_ALWAYS_INLINE uint32_t one_by_pair(uint8_t pair) {
  constexpr auto plus = static_cast<uint8_t>(FusedOpcode::kIconst1Iadd);
  static_assert(static_cast<uint8_t>(FusedOpcode::kIconst1Isub) == plus + 1);
  return 1u + 2u * plus - 2u * pair;
}
template <int index>
OP(iload_iconst_1_add) {
  PUSH(narrow_local(locals, index) + one_by_pair(pc[1]));
  NEXT(3);
}
OP(iload_iconst_1_add) {
  PUSH(narrow_local(locals, pc[1]) + one_by_pair(pc[2]));
  NEXT(4);
}
// iconst_1 and ishl, ishr or iushr.
OP(iconst_1_shift) {
  auto value = static_cast<uint32_t>(tos);
  uint32_t shifted = value << 1;
  if (pc[1] == static_cast<uint8_t>(Opcode::kIshr)) shifted = static_cast<uint32_t>(static_cast<int32_t>(value) >> 1);
  if (pc[1] == static_cast<uint8_t>(Opcode::kIushr)) shifted = value >> 1;
  tos = shifted;
  NEXT(2);
}
OP(i2l_ladd) {
  sp -= 1;
  sp[-1] += slot_of(static_cast<int64_t>(static_cast<int32_t>(tos)));
  NEXT(2);
}
OP(lload_dmul) {
  sp[-1] = slot_of(bit_cast_slot<double>(sp[-1]) * bit_cast_slot<double>(locals[pc[1]]));
  NEXT(3);
}
OP(lload_lload_dmul) {
  PUSH2(slot_of(bit_cast_slot<double>(locals[pc[1]]) * bit_cast_slot<double>(locals[pc[3]])));
  NEXT(5);
}
OP(dmul_dadd_lstore) {
  double product = bit_cast_slot<double>(sp[-3]) * bit_cast_slot<double>(sp[-1]);
  locals[pc[3]] = slot_of(bit_cast_slot<double>(sp[-5]) + product);
  DROP(6);
  NEXT(4);
}
OP(dmul_dadd) {
  double product = bit_cast_slot<double>(sp[-3]) * bit_cast_slot<double>(sp[-1]);
  sp -= 4;
  sp[-1] = slot_of(bit_cast_slot<double>(sp[-1]) + product);
  NEXT(2);
}
OP(dadd_lstore) {
  locals[pc[2]] = slot_of(bit_cast_slot<double>(sp[-3]) + bit_cast_slot<double>(sp[-1]));
  DROP(4);
  NEXT(3);
}
OP(goto_ireturn) { LEAVE_ONE(); }
OP(goto_ireturn_boolean) {
  tos &= 1;
  LEAVE_ONE();
}
OP(iconst_1_goto_ireturn_boolean) {
  tos = 1;
  LEAVE_ONE();
}
OP(iadd_ireturn) {
  tos = static_cast<uint32_t>(tos) + static_cast<uint32_t>(sp[-1]);
  LEAVE_ONE();
}

// --- Elements of arrays and fields.
template <class V, bool is_implicit>
OP(iload_element) {
  auto* array = reinterpret_cast<Array*>(tos);
  uint32_t index = narrow_local(locals, is_implicit ? 2 : pc[1]);
  if constexpr (is_implicit) {
    UNFUSED_IF(is_outside(array, index), kIload2);
  } else {
    UNFUSED_IF(is_outside(array, index), kIload);
  }
  tos = slot_of(static_cast<int32_t>(element<V>(array, index)));
  NEXT(is_implicit ? 2 : 3);
}
template <ReferenceMode M>
OP(iload_aaload) {
  auto* array = reinterpret_cast<Array*>(tos);
  uint32_t index = narrow_local(locals, pc[1]);
  UNFUSED_IF(is_outside(array, index), kIload);
  tos = slot_of(Barrier::loaded(decode_reference<M>(element<NarrowRef>(array, index)), LoadStrength::kStrong));
  NEXT(3);
}
OP(aload_iload_iaload) {
  auto* array = reinterpret_cast<Array*>(locals[pc[1]]);
  uint32_t index = narrow_local(locals, pc[3]);
  UNFUSED_IF(is_outside(array, index), kAload);
  PUSH(element<uint32_t>(array, index));
  NEXT(5);
}
template <ReferenceMode M>
OP(aload_iload_aaload) {
  auto* array = reinterpret_cast<Array*>(locals[pc[1]]);
  uint32_t index = narrow_local(locals, pc[3]);
  UNFUSED_IF(is_outside(array, index), kAload);
  PUSH(slot_of(Barrier::loaded(decode_reference<M>(element<NarrowRef>(array, index)), LoadStrength::kStrong)));
  NEXT(5);
}
OP(iload_laload) {
  auto* array = reinterpret_cast<Array*>(tos);
  uint32_t index = narrow_local(locals, pc[1]);
  UNFUSED_IF(is_outside(array, index), kIload);
  *sp++ = element<uint64_t>(array, index);
  NEXT(3);
}
OP(laload_dmul) {
  auto* array = reinterpret_cast<Array*>(sp[-1]);
  auto index = static_cast<uint32_t>(tos);
  UNFUSED_IF(is_outside(array, index), kLaload);
  sp -= 2;
  sp[-1] = slot_of(bit_cast_slot<double>(sp[-1]) * bit_cast_slot<double>(element<uint64_t>(array, index)));
  NEXT(2);
}
OP(aload_0_arraylength) {
  auto* array = reinterpret_cast<Array*>(locals[0]);
  UNFUSED_IF(array == nullptr, kAload0);
  PUSH(slot_of(array->length()));
  NEXT(2);
}
OP(aload_0_getfield) {
  uint8_t getfield = pc[1];
  if (getfield != static_cast<uint8_t>(Opcode::kGetfield)) {
    __atomic_store_n(const_cast<uint8_t*>(pc), aload_0_before(getfield), __ATOMIC_RELEASE);
  }
  PUSH(locals[0]);
  NEXT(1);
}
template <class V>
OP(aload_0_getfield_as) {
  auto* object = reinterpret_cast<Object*>(locals[0]);
  UNFUSED_IF(object == nullptr, kAload0);
  PUSH(slot_of(static_cast<int32_t>(HeapAccess::load<V>(object, field_entry_at(frame, pc + 1).offset))));
  NEXT(4);
}
template <ReferenceMode M>
OP(aload_0_getfield_reference) {
  auto* object = reinterpret_cast<Object*>(locals[0]);
  UNFUSED_IF(object == nullptr, kAload0);
  auto bits = HeapAccess::load<NarrowRef>(object, field_entry_at(frame, pc + 1).offset);
  PUSH(slot_of(Barrier::loaded(decode_reference<M>(bits), LoadStrength::kStrong)));
  NEXT(4);
}

// --- Jumps. The jump's operand is behind the first instruction.
CORTADO_ALWAYS_INLINE uint32_t increment(Slot* locals, const uint8_t* pc) {
  uint32_t value = narrow_local(locals, pc[1]) + static_cast<uint32_t>(static_cast<int8_t>(pc[2]));
  store_narrow(locals + pc[1], value);
  return value;
}
OP(iinc_goto) {
  increment(locals, pc);
  pc += 3;
  JUMP(read_operand<int16_t>(pc + 1));
}
// The same with the head of the loop, where the load of the same local stands in its shortest form.
#define JUMP_TO_HEAD()                                                              \
  do {                                                                              \
    pc += 3;                                                                        \
    pc += read_operand<int16_t>(pc + 1);                                            \
    if (CORTADO_UNLIKELY(poll_requested(thread, frame))) TAIL(slow_poll);           \
    if (CORTADO_UNLIKELY(counted_down(current_method(frame)))) TAIL(slow_loop_hot); \
  } while (0)
CORTADO_ALWAYS_INLINE uint32_t load_length(uint32_t index) { return index > 3 ? 2 : 1; }
OP(iinc_goto_iload) {
  uint32_t index = pc[1];
  uint32_t value = increment(locals, pc);
  JUMP_TO_HEAD();
  PUSH(value);
  NEXT(load_length(index));
}
// The opcode of the second load may be its own or that of its pair with the comparison.
OP(iinc_goto_if_icmpge) {
  uint32_t index = pc[1];
  uint32_t value = increment(locals, pc);
  JUMP_TO_HEAD();
  pc += load_length(index);
  uint32_t bound = pc[0] - static_cast<uint32_t>(Opcode::kIload0);
  if (bound > 3) bound = *++pc;
  pc += 1;
  IF(static_cast<int32_t>(value) >= static_cast<int32_t>(narrow_local(locals, bound)));
}
// With a number behind bipush, if the opcode is that of its pair with the comparison, or sipush: two ways, so that what
// follows waits for neither.
OP(iinc_goto_if_icmpge_constant) {
  uint32_t index = pc[1];
  auto value = static_cast<int32_t>(increment(locals, pc));
  JUMP_TO_HEAD();
  pc += load_length(index);
  if (CORTADO_UNLIKELY(*pc == static_cast<uint8_t>(Opcode::kSipush))) {
    int32_t bound = read_operand<int16_t>(pc + 1);
    pc += 3;
    IF(value >= bound);
  }
  int32_t bound = static_cast<int8_t>(pc[1]);
  pc += 2;
  IF(value >= bound);
}
#define ILOAD_IF_ICMP(name, operation)                          \
  OP(iload_##name) {                                            \
    auto a = static_cast<int32_t>(tos);                         \
    auto b = static_cast<int32_t>(narrow_local(locals, pc[1])); \
    DROP(1);                                                    \
    pc += 2;                                                    \
    IF(a operation b);                                          \
  }
ILOAD_IF_ICMP(if_icmpge, >=)
ILOAD_IF_ICMP(if_icmpgt, >)
#undef ILOAD_IF_ICMP
OP(bipush_if_icmpge) {
  auto a = static_cast<int32_t>(tos);
  auto b = static_cast<int32_t>(static_cast<int8_t>(pc[1]));
  DROP(1);
  pc += 2;
  IF(a >= b);
}
OP(iand_ifeq) {
  auto both = static_cast<uint32_t>(tos) & static_cast<uint32_t>(sp[-1]);
  DROP(2);
  pc += 1;
  IF(both == 0);
}

template <ReferenceMode M>
static void add_for_mode(HandlerTable& table) {
  table.set(FusedOpcode::kAloadIloadAaload, op_aload_iload_aaload<M>);
  table.set(FusedOpcode::kIloadAaload, op_iload_aaload<M>);
  table.set(FusedOpcode::kAload0GetfieldReference, op_aload_0_getfield_reference<M>);
}

void add_fused_handlers(HandlerTable& table, ReferenceMode mode) {
  table.set(FusedOpcode::kIincGoto, op_iinc_goto);
  table.set(FusedOpcode::kIloadIload, op_iload_iload);
  table.set(FusedOpcode::kAloadIload, op_aload_iload);
  table.set(FusedOpcode::kIload0Iload1, op_iload_0_iload_1);
  table.set(FusedOpcode::kAload0Iload1, op_aload_0_iload<1>);
  table.set(FusedOpcode::kAload0Iload2, op_aload_0_iload<2>);
  table.set(FusedOpcode::kAload0Iload3, op_aload_0_iload<3>);
  table.set(FusedOpcode::kAload0Iload, op_aload_0_iload_any);
  table.set(FusedOpcode::kAload0Aload1, op_aload_0_aload_1);
  table.set(FusedOpcode::kIloadIaload, op_iload_element<int32_t, false>);
  table.set(FusedOpcode::kIloadBaload, op_iload_element<int8_t, false>);
  table.set(FusedOpcode::kIload2Iaload, op_iload_element<int32_t, true>);
  table.set(FusedOpcode::kIload2Baload, op_iload_element<int8_t, true>);
  table.set(FusedOpcode::kIloadLaload, op_iload_laload);
  table.set(FusedOpcode::kAload2Iload, op_aload_2_iload);
  table.set(FusedOpcode::kIconst1Iadd, op_iconst_1_iadd);
  table.set(FusedOpcode::kIconst1Isub, op_iconst_1_isub);
  table.set(FusedOpcode::kIloadIadd, op_iload_iadd);
  table.set(FusedOpcode::kIaddIreturn, op_iadd_ireturn);
  table.set(FusedOpcode::kI2lLadd, op_i2l_ladd);
  table.set(FusedOpcode::kLloadLload, op_lload_lload);
  table.set(FusedOpcode::kLloadDmul, op_lload_dmul);
  table.set(FusedOpcode::kDmulDadd, op_dmul_dadd);
  table.set(FusedOpcode::kDaddLstore, op_dadd_lstore);
  table.set(FusedOpcode::kLaloadDmul, op_laload_dmul);
  table.set(FusedOpcode::kIloadIfIcmpge, op_iload_if_icmpge);
  table.set(FusedOpcode::kIloadIfIcmpgt, op_iload_if_icmpgt);
  table.set(FusedOpcode::kBipushIfIcmpge, op_bipush_if_icmpge);
  table.set(FusedOpcode::kIandIfeq, op_iand_ifeq);
  table.set(FusedOpcode::kIstoreIload, op_istore_iload);
  table.set(FusedOpcode::kAload0Arraylength, op_aload_0_arraylength);
  table.set(FusedOpcode::kAload0Getfield, op_aload_0_getfield);
  table.set(FusedOpcode::kAload0GetfieldInt, op_aload_0_getfield_as<int32_t>);
  table.set(FusedOpcode::kAload0GetfieldByte, op_aload_0_getfield_as<int8_t>);
  table.set(FusedOpcode::kIloadIor, op_iload_ior);
  table.set(FusedOpcode::kSipushIand, op_sipush_iand);
  table.set(FusedOpcode::kAload0Dup, op_aload_0_dup);
  table.set(FusedOpcode::kLloadLloadDmul, op_lload_lload_dmul);
  table.set(FusedOpcode::kDmulDaddLstore, op_dmul_dadd_lstore);
  table.set(FusedOpcode::kAloadIloadIaload, op_aload_iload_iaload);
  table.set(FusedOpcode::kIconst1GotoIreturnBoolean, op_iconst_1_goto_ireturn_boolean);
  table.set(FusedOpcode::kIload0Iload1Iadd, op_iload_0_iload_1_iadd);
  table.set(FusedOpcode::kIload0Iconst1Add, op_iload_iconst_1_add<0>);
  table.set(FusedOpcode::kIload1Iconst1Add, op_iload_iconst_1_add<1>);
  table.set(FusedOpcode::kIloadIconst1Add, op_iload_iconst_1_add);
  table.set(FusedOpcode::kIconst1Shift, op_iconst_1_shift);
  table.set(FusedOpcode::kGotoIreturn, op_goto_ireturn);
  table.set(FusedOpcode::kGotoIreturnBoolean, op_goto_ireturn_boolean);
  table.set(FusedOpcode::kIincGotoIload, op_iinc_goto_iload);
  table.set(FusedOpcode::kIincGotoIfIcmpge, op_iinc_goto_if_icmpge);
  table.set(FusedOpcode::kIincGotoIfIcmpgeConstant, op_iinc_goto_if_icmpge_constant);
  FOR_REFERENCE_MODE(mode, add_for_mode, table);
}

}  // namespace cortado::interp
