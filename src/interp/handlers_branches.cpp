// Branches, switches and subroutines. A jump backwards is a loop: it polls, at its target.

#include "interp/handler.h"

namespace cortado::interp {

#define IF_ZERO(name, operation)            \
  OP(name) {                                \
    auto value = static_cast<int32_t>(tos); \
    DROP(1);                                \
    IF(value operation 0);                  \
  }
IF_ZERO(ifeq, ==)
IF_ZERO(ifne, !=)
IF_ZERO(iflt, <)
IF_ZERO(ifge, >=)
IF_ZERO(ifgt, >)
IF_ZERO(ifle, <=)
#undef IF_ZERO

#define IF_ICMP(name, operation)           \
  OP(name) {                               \
    auto b = static_cast<int32_t>(tos);    \
    auto a = static_cast<int32_t>(sp[-1]); \
    DROP(2);                               \
    IF(a operation b);                     \
  }
IF_ICMP(if_icmpeq, ==)
IF_ICMP(if_icmpne, !=)
IF_ICMP(if_icmplt, <)
IF_ICMP(if_icmpge, >=)
IF_ICMP(if_icmpgt, >)
IF_ICMP(if_icmple, <=)
#undef IF_ICMP

OP(if_acmpeq) {
  Slot b = tos, a = sp[-1];
  DROP(2);
  IF(a == b);
}
OP(if_acmpne) {
  Slot b = tos, a = sp[-1];
  DROP(2);
  IF(a != b);
}
OP(ifnull) {
  Slot value = tos;
  DROP(1);
  IF(value == 0);
}
OP(ifnonnull) {
  Slot value = tos;
  DROP(1);
  IF(value != 0);
}

OP(goto) { JUMP(read_operand<int16_t>(pc + 1)); }
HANDLER(op_goto_w) { JUMP(read_operand<int32_t>(pc + 1)); }

// The return address is the bci of the next instruction.
HANDLER(op_jsr) {
  PUSH(static_cast<Slot>(pc + 3 - current_method(frame)->code.get_non_null()));
  JUMP(read_operand<int16_t>(pc + 1));
}
HANDLER(op_jsr_w) {
  PUSH(static_cast<Slot>(pc + 5 - current_method(frame)->code.get_non_null()));
  JUMP(read_operand<int32_t>(pc + 1));
}

// The code starts at a multiple of 4, so the words' alignment is the address's.
CORTADO_ALWAYS_INLINE const int32_t* switch_words(const uint8_t* pc) {
  return reinterpret_cast<const int32_t*>((reinterpret_cast<uintptr_t>(pc) + 4) & ~uintptr_t{3});
}
OP(tableswitch) {
  const int32_t* words = switch_words(pc);  // default, low, high, offsets
  auto key = static_cast<int32_t>(tos);
  DROP(1);
  uint32_t index = static_cast<uint32_t>(key) - static_cast<uint32_t>(words[1]);
  uint32_t limit = static_cast<uint32_t>(words[2]) - static_cast<uint32_t>(words[1]);
  JUMP(index <= limit ? words[3 + index] : words[0]);
}
static HANDLER(slow_lookupswitch) {
  const int32_t* words = switch_words(pc);  // default, count, pairs by ascending key
  auto key = static_cast<int32_t>(tos);
  DROP(1);
  int32_t low = 0, high = words[1] - 1;
  int32_t offset = words[0];
  while (low <= high) {
    int32_t middle = static_cast<int32_t>(static_cast<uint32_t>(low + high) >> 1);
    int32_t match = words[2 + 2 * middle];
    if (key == match) {
      offset = words[3 + 2 * middle];
      break;
    }
    if (key < match)
      high = middle - 1;
    else
      low = middle + 1;
  }
  JUMP(offset);
}

void add_branch_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(Opcode::kIfeq, op_ifeq);
  table.set(Opcode::kIfne, op_ifne);
  table.set(Opcode::kIflt, op_iflt);
  table.set(Opcode::kIfge, op_ifge);
  table.set(Opcode::kIfgt, op_ifgt);
  table.set(Opcode::kIfle, op_ifle);
  table.set(Opcode::kIfIcmpeq, op_if_icmpeq);
  table.set(Opcode::kIfIcmpne, op_if_icmpne);
  table.set(Opcode::kIfIcmplt, op_if_icmplt);
  table.set(Opcode::kIfIcmpge, op_if_icmpge);
  table.set(Opcode::kIfIcmpgt, op_if_icmpgt);
  table.set(Opcode::kIfIcmple, op_if_icmple);
  table.set(Opcode::kIfAcmpeq, op_if_acmpeq);
  table.set(Opcode::kIfAcmpne, op_if_acmpne);
  table.set(Opcode::kIfnull, op_ifnull);
  table.set(Opcode::kIfnonnull, op_ifnonnull);
  table.set(Opcode::kGoto, op_goto);
  table.set(Opcode::kTableswitch, op_tableswitch);
  table.set(Opcode::kLookupswitch, slow_lookupswitch);
}

}  // namespace cortado::interp
