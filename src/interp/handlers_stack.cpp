// The untyped operand-stack shuffles. They move slots as they are; of a long the unused half moves along.

#include "interp/handler.h"

namespace cortado::interp {

OP(pop) {
  DROP(1);
  NEXT(1);
}
OP(pop2) {
  DROP(2);
  NEXT(1);
}
OP(dup) {
  *sp++ = tos;
  NEXT(1);
}
// … 2 1 -> … 1 2 1
OP(dup_x1) {
  Slot second = sp[-1];
  sp[-1] = tos;
  sp[0] = second;
  sp += 1;
  NEXT(1);
}
// … 3 2 1 -> … 1 3 2 1
OP(dup_x2) {
  Slot second = sp[-1], third = sp[-2];
  sp[-2] = tos;
  sp[-1] = third;
  sp[0] = second;
  sp += 1;
  NEXT(1);
}
// … 2 1 -> … 2 1 2 1
OP(dup2) {
  sp[0] = tos;
  sp[1] = sp[-1];
  sp += 2;
  NEXT(1);
}
// … 3 2 1 -> … 2 1 3 2 1
OP(dup2_x1) {
  Slot second = sp[-1], third = sp[-2];
  sp[-2] = second;
  sp[-1] = tos;
  sp[0] = third;
  sp[1] = second;
  sp += 2;
  NEXT(1);
}
// … 4 3 2 1 -> … 2 1 4 3 2 1
OP(dup2_x2) {
  Slot second = sp[-1], third = sp[-2], fourth = sp[-3];
  sp[-3] = second;
  sp[-2] = tos;
  sp[-1] = fourth;
  sp[0] = third;
  sp[1] = second;
  sp += 2;
  NEXT(1);
}
OP(swap) {
  Slot second = sp[-1];
  sp[-1] = tos;
  tos = second;
  NEXT(1);
}

void add_stack_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kPop, op_pop);
  table.set(Opcode::kPop2, op_pop2);
  table.set(Opcode::kDup, op_dup);
  table.set(Opcode::kDupX1, op_dup_x1);
  table.set(Opcode::kDupX2, op_dup_x2);
  table.set(Opcode::kDup2, op_dup2);
  table.set(Opcode::kDup2X1, op_dup2_x1);
  table.set(Opcode::kDup2X2, op_dup2_x2);
  table.set(Opcode::kSwap, op_swap);
}

}  // namespace cortado::interp
