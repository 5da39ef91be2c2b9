// Floating point (JVMS 2.8): strict IEEE 754, float bits in `tos`, doubles in memory. Built without fast-math and
// without contraction (house.cmake).

#include <cmath>
#include <limits>

#include "interp/handler.h"

namespace cortado::interp {

#define FLOAT_BINARY(name, operation)     \
  OP(name) {                              \
    auto b = bit_cast_slot<float>(tos);   \
    auto a = bit_cast_slot<float>(*--sp); \
    tos = slot_of(a operation b);         \
    NEXT(1);                              \
  }
FLOAT_BINARY(fadd, +)
FLOAT_BINARY(fsub, -)
FLOAT_BINARY(fmul, *)
FLOAT_BINARY(fdiv, /)
#undef FLOAT_BINARY

#define DOUBLE_BINARY(name, operation)      \
  OP(name) {                                \
    auto b = bit_cast_slot<double>(sp[-1]); \
    auto a = bit_cast_slot<double>(sp[-3]); \
    sp -= 2;                                \
    sp[-1] = slot_of(a operation b);        \
    NEXT(1);                                \
  }
DOUBLE_BINARY(dadd, +)
DOUBLE_BINARY(dsub, -)
DOUBLE_BINARY(dmul, *)
DOUBLE_BINARY(ddiv, /)
#undef DOUBLE_BINARY

// The remainder of truncating division is C's fmod.
static HANDLER(slow_frem) {
  SAVE_STATE();
  float b = bit_cast_slot<float>(tos);
  tos = slot_of(std::fmod(bit_cast_slot<float>(*--sp), b));
  NEXT(1);
}
static HANDLER(slow_drem) {
  SAVE_STATE();
  double b = bit_cast_slot<double>(sp[-1]);
  double a = bit_cast_slot<double>(sp[-3]);
  sp -= 2;
  sp[-1] = slot_of(std::fmod(a, b));
  NEXT(1);
}
OP(fneg) {
  tos = static_cast<uint32_t>(tos) ^ 0x80000000u;
  NEXT(1);
}
OP(dneg) {
  sp[-1] ^= Slot{1} << 63;
  NEXT(1);
}

// nan: the result if either is NaN.
template <class V>
CORTADO_ALWAYS_INLINE int32_t compare(V a, V b, int32_t nan) {
  if (a > b) return 1;
  if (a == b) return 0;
  if (a < b) return -1;
  return nan;
}
template <int nan>
OP(fcmp) {
  auto b = bit_cast_slot<float>(tos);
  auto a = bit_cast_slot<float>(*--sp);
  tos = slot_of(compare(a, b, nan));
  NEXT(1);
}
template <int nan>
OP(dcmp) {
  auto b = bit_cast_slot<double>(sp[-1]);
  auto a = bit_cast_slot<double>(sp[-3]);
  sp -= 3;
  tos = slot_of(compare(a, b, nan));
  NEXT(1);
}

// Saturating, NaN is 0.
template <class To, class From>
CORTADO_ALWAYS_INLINE To to_integer(From value) {
  // The bounds as From: the lower is exact, the upper rounds up to one more than the maximum.
  constexpr auto lower = static_cast<From>(std::numeric_limits<To>::min());
  constexpr From upper = -lower;
  if (__builtin_isnan(value)) return 0;
  if (value < lower) return std::numeric_limits<To>::min();
  if (value >= upper) return std::numeric_limits<To>::max();
  return static_cast<To>(value);
}
OP(f2i) {
  tos = slot_of(to_integer<int32_t>(bit_cast_slot<float>(tos)));
  NEXT(1);
}
OP(f2l) {
  *sp++ = slot_of(to_integer<int64_t>(bit_cast_slot<float>(tos)));
  NEXT(1);
}
OP(f2d) {
  *sp++ = slot_of(static_cast<double>(bit_cast_slot<float>(tos)));
  NEXT(1);
}
OP(d2i) {
  sp -= 1;
  tos = slot_of(to_integer<int32_t>(bit_cast_slot<double>(*sp)));
  NEXT(1);
}
OP(d2l) {
  sp[-1] = slot_of(to_integer<int64_t>(bit_cast_slot<double>(sp[-1])));
  NEXT(1);
}
OP(d2f) {
  sp -= 1;
  tos = slot_of(static_cast<float>(bit_cast_slot<double>(*sp)));
  NEXT(1);
}
OP(i2f) {
  tos = slot_of(static_cast<float>(static_cast<int32_t>(tos)));
  NEXT(1);
}
OP(i2d) {
  *sp++ = slot_of(static_cast<double>(static_cast<int32_t>(tos)));
  NEXT(1);
}
OP(l2f) {
  sp -= 1;
  tos = slot_of(static_cast<float>(static_cast<int64_t>(*sp)));
  NEXT(1);
}
OP(l2d) {
  sp[-1] = slot_of(static_cast<double>(static_cast<int64_t>(sp[-1])));
  NEXT(1);
}

void add_floating_point_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kFadd, op_fadd);
  table.set(Opcode::kFsub, op_fsub);
  table.set(Opcode::kFmul, op_fmul);
  table.set(Opcode::kFdiv, op_fdiv);
  table.set(Opcode::kFrem, slow_frem);
  table.set(Opcode::kFneg, op_fneg);
  table.set(Opcode::kDadd, op_dadd);
  table.set(Opcode::kDsub, op_dsub);
  table.set(Opcode::kDmul, op_dmul);
  table.set(Opcode::kDdiv, op_ddiv);
  table.set(Opcode::kDrem, slow_drem);
  table.set(Opcode::kDneg, op_dneg);
  table.set(Opcode::kFcmpl, op_fcmp<-1>);
  table.set(Opcode::kFcmpg, op_fcmp<1>);
  table.set(Opcode::kDcmpl, op_dcmp<-1>);
  table.set(Opcode::kDcmpg, op_dcmp<1>);
  table.set(Opcode::kF2i, op_f2i);
  table.set(Opcode::kF2l, op_f2l);
  table.set(Opcode::kF2d, op_f2d);
  table.set(Opcode::kD2i, op_d2i);
  table.set(Opcode::kD2l, op_d2l);
  table.set(Opcode::kD2f, op_d2f);
  table.set(Opcode::kI2f, op_i2f);
  table.set(Opcode::kI2d, op_i2d);
  table.set(Opcode::kL2f, op_l2f);
  table.set(Opcode::kL2d, op_l2d);
}

}  // namespace cortado::interp
