// Constants: aconst_null to ldc2_w.

#include "interp/handler.h"
#include "runtime/mirrors.h"

namespace cortado::interp {

OP(nop) { NEXT(1); }

#define ICONST(name, value) \
  OP(name) {                \
    PUSH(slot_of(value));   \
    NEXT(1);                \
  }
ICONST(iconst_m1, -1)
ICONST(iconst_0, 0)  // and aconst_null, fconst_0
ICONST(iconst_1, 1)
ICONST(iconst_2, 2)
ICONST(iconst_3, 3)
ICONST(iconst_4, 4)
ICONST(iconst_5, 5)
ICONST(fconst_1, 1.0f)
ICONST(fconst_2, 2.0f)
#undef ICONST

#define LCONST(name, value) \
  OP(name) {                \
    PUSH2(slot_of(value));  \
    NEXT(1);                \
  }
LCONST(lconst_0, int64_t{0})
LCONST(lconst_1, int64_t{1})
LCONST(dconst_1, 1.0)
#undef LCONST

OP(bipush) {
  PUSH(slot_of(static_cast<int32_t>(static_cast<int8_t>(pc[1]))));
  NEXT(2);
}
OP(sipush) {
  PUSH(slot_of(static_cast<int32_t>(read_operand<int16_t>(pc + 1))));
  NEXT(3);
}
OP(ldc_int) {
  PUSH(slot_of(current_pool(frame)->value(pc[1])));
  NEXT(2);
}
OP(ldc_w_int) {
  PUSH(slot_of(current_pool(frame)->value(static_cast<uint16_t>(operand_u2(pc)))));
  NEXT(3);
}
OP(ldc2_long) {
  PUSH2(slot_of(current_pool(frame)->long_at(static_cast<uint16_t>(operand_u2(pc)))));
  NEXT(3);
}

void add_constant_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kNop, op_nop);
  table.set(Opcode::kIconstM1, op_iconst_m1);
  table.set(Opcode::kIconst0, op_iconst_0);
  table.set(Opcode::kIconst1, op_iconst_1);
  table.set(Opcode::kIconst2, op_iconst_2);
  table.set(Opcode::kIconst3, op_iconst_3);
  table.set(Opcode::kIconst4, op_iconst_4);
  table.set(Opcode::kIconst5, op_iconst_5);
  table.set(Opcode::kLconst0, op_lconst_0);
  table.set(Opcode::kLconst1, op_lconst_1);
  table.set(Opcode::kFconst1, op_fconst_1);
  table.set(Opcode::kFconst2, op_fconst_2);
  table.set(Opcode::kDconst1, op_dconst_1);
  table.set(Opcode::kBipush, op_bipush);
  table.set(Opcode::kSipush, op_sipush);
  table.set(InternalOpcode::kLdcInt, op_ldc_int);
  table.set(InternalOpcode::kLdcWInt, op_ldc_w_int);
  table.set(InternalOpcode::kLdc2Long, op_ldc2_long);
}

// ldc of a String: a cell of the pool; of a Class: its mirror.
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Slot string_at(const ConstantPool* pool, uint32_t index) {
  uint32_t cell = pool->resolved.get_non_null()[index] - 1;
  return slot_of(decode_reference<M>(pool->references[cell]));
}
template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Slot mirror_at(const ConstantPool* pool, uint32_t index) {
  const Class* c = MetaPtr<Class>::from_bits(pool->resolved.get_non_null()[index]).get_non_null();
  return slot_of(decode_reference<M>(c->mirror));
}

template <ReferenceMode M>
OP(ldc_string) {
  PUSH(string_at<M>(current_pool(frame), pc[1]));
  NEXT(2);
}
template <ReferenceMode M>
OP(ldc_class) {
  PUSH(mirror_at<M>(current_pool(frame), pc[1]));
  NEXT(2);
}
template <ReferenceMode M>
OP(ldc_w_string) {
  PUSH(string_at<M>(current_pool(frame), operand_u2(pc)));
  NEXT(3);
}
template <ReferenceMode M>
OP(ldc_w_class) {
  PUSH(mirror_at<M>(current_pool(frame), operand_u2(pc)));
  NEXT(3);
}

template <ReferenceMode M>
static void add_for_mode(HandlerTable& table) {
  table.set(InternalOpcode::kLdcString, op_ldc_string<M>);
  table.set(InternalOpcode::kLdcClass, op_ldc_class<M>);
  table.set(InternalOpcode::kLdcWString, op_ldc_w_string<M>);
  table.set(InternalOpcode::kLdcWClass, op_ldc_w_class<M>);
}

void add_constant_reference_handlers(HandlerTable& table, ReferenceMode mode) {
  FOR_REFERENCE_MODE(mode, add_for_mode, table);
}

}  // namespace cortado::interp
