// Integer arithmetic (JVMS 2.11.3): int in `tos`, long in memory.

#include "interp/handler.h"

namespace cortado::interp {

#define INT_BINARY(name, expression)                  \
  OP(name) {                                          \
    auto b = static_cast<uint32_t>(tos);              \
    auto a = static_cast<uint32_t>(*--sp);            \
    tos = slot_of(static_cast<uint32_t>(expression)); \
    NEXT(1);                                          \
  }
INT_BINARY(iadd, a + b)
INT_BINARY(isub, a - b)
INT_BINARY(imul, (a * b))
INT_BINARY(iand, (a & b))
INT_BINARY(ior, a | b)
INT_BINARY(ixor, a ^ b)
INT_BINARY(ishl, a << (b & 31))
INT_BINARY(ishr, static_cast<int32_t>(a) >> (b & 31))
INT_BINARY(iushr, a >> (b & 31))
#undef INT_BINARY

OP(ineg) {
  tos = slot_of(-static_cast<uint32_t>(tos));
  NEXT(1);
}
OP(idiv) {
  auto b = static_cast<int32_t>(tos);
  auto a = static_cast<int32_t>(sp[-1]);
  if (CORTADO_UNLIKELY(b == 0)) TAIL(slow_throw_division_by_zero);
  sp -= 1;
  tos = b == -1 ? slot_of(-static_cast<uint32_t>(a)) : slot_of(a / b);
  NEXT(1);
}
OP(irem) {
  auto b = static_cast<int32_t>(tos);
  auto a = static_cast<int32_t>(sp[-1]);
  if (CORTADO_UNLIKELY(b == 0)) TAIL(slow_throw_division_by_zero);
  sp -= 1;
  tos = b == -1 ? 0 : slot_of(a % b);
  NEXT(1);
}

#define LONG_BINARY(name, expression) \
  OP(name) {                          \
    uint64_t b = sp[-1];              \
    uint64_t a = sp[-3];              \
    sp -= 2;                          \
    sp[-1] = expression;              \
    NEXT(1);                          \
  }
LONG_BINARY(ladd, a + b)
LONG_BINARY(lsub, a - b)
LONG_BINARY(lmul, (a * b))
LONG_BINARY(land, (a & b))
LONG_BINARY(lor, a | b)
LONG_BINARY(lxor, a ^ b)
#undef LONG_BINARY

#define LONG_SHIFT(name, expression)     \
  OP(name) {                             \
    auto b = static_cast<uint32_t>(tos); \
    uint64_t a = sp[-2];                 \
    sp -= 1;                             \
    sp[-1] = expression;                 \
    NEXT(1);                             \
  }
LONG_SHIFT(lshl, a << (b & 63))
LONG_SHIFT(lshr, static_cast<uint64_t>(static_cast<int64_t>(a) >> (b & 63)))
LONG_SHIFT(lushr, a >> (b & 63))
#undef LONG_SHIFT

OP(lneg) {
  sp[-1] = -sp[-1];
  NEXT(1);
}
OP(ldiv) {
  auto b = static_cast<int64_t>(sp[-1]);
  auto a = static_cast<int64_t>(sp[-3]);
  if (CORTADO_UNLIKELY(b == 0)) TAIL(slow_throw_division_by_zero);
  sp -= 2;
  sp[-1] = b == -1 ? -static_cast<uint64_t>(a) : static_cast<uint64_t>(a / b);
  NEXT(1);
}
OP(lrem) {
  auto b = static_cast<int64_t>(sp[-1]);
  auto a = static_cast<int64_t>(sp[-3]);
  if (CORTADO_UNLIKELY(b == 0)) TAIL(slow_throw_division_by_zero);
  sp -= 2;
  sp[-1] = b == -1 ? 0 : static_cast<uint64_t>(a % b);
  NEXT(1);
}
OP(lcmp) {
  auto b = static_cast<int64_t>(sp[-1]);
  auto a = static_cast<int64_t>(sp[-3]);
  sp -= 3;
  tos = slot_of(static_cast<int32_t>(a > b) - static_cast<int32_t>(a < b));
  NEXT(1);
}

OP(i2l) {
  *sp++ = slot_of(static_cast<int64_t>(static_cast<int32_t>(tos)));
  NEXT(1);
}
OP(l2i) {
  sp -= 1;
  tos = static_cast<uint32_t>(*sp);
  NEXT(1);
}
OP(i2b) {
  tos = slot_of(static_cast<int32_t>(static_cast<int8_t>(tos)));
  NEXT(1);
}
OP(i2c) {
  tos = static_cast<uint16_t>(tos);
  NEXT(1);
}
OP(i2s) {
  tos = slot_of(static_cast<int32_t>(static_cast<int16_t>(tos)));
  NEXT(1);
}

void add_integer_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kIadd, op_iadd);
  table.set(Opcode::kIsub, op_isub);
  table.set(Opcode::kImul, op_imul);
  table.set(Opcode::kIand, op_iand);
  table.set(Opcode::kIor, op_ior);
  table.set(Opcode::kIxor, op_ixor);
  table.set(Opcode::kIshl, op_ishl);
  table.set(Opcode::kIshr, op_ishr);
  table.set(Opcode::kIushr, op_iushr);
  table.set(Opcode::kIneg, op_ineg);
  table.set(Opcode::kIdiv, op_idiv);
  table.set(Opcode::kIrem, op_irem);
  table.set(Opcode::kLadd, op_ladd);
  table.set(Opcode::kLsub, op_lsub);
  table.set(Opcode::kLmul, op_lmul);
  table.set(Opcode::kLand, op_land);
  table.set(Opcode::kLor, op_lor);
  table.set(Opcode::kLxor, op_lxor);
  table.set(Opcode::kLshl, op_lshl);
  table.set(Opcode::kLshr, op_lshr);
  table.set(Opcode::kLushr, op_lushr);
  table.set(Opcode::kLneg, op_lneg);
  table.set(Opcode::kLdiv, op_ldiv);
  table.set(Opcode::kLrem, op_lrem);
  table.set(Opcode::kLcmp, op_lcmp);
  table.set(Opcode::kI2l, op_i2l);
  table.set(Opcode::kL2i, op_l2i);
  table.set(Opcode::kI2b, op_i2b);
  table.set(Opcode::kI2c, op_i2c);
  table.set(Opcode::kI2s, op_i2s);
}

}  // namespace cortado::interp
