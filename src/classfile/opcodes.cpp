#include "classfile/opcodes.h"

namespace cortado::classfile {
namespace {

uint32_t fitting(Bytes code, uint32_t bci, uint64_t length) {
  return length <= code.size() - bci ? static_cast<uint32_t>(length) : 0;
}

uint32_t wide_length(Bytes code, uint32_t bci) {
  if (code.size() - bci < 2 || !is_opcode(code[bci + 1])) return 0;
  OperandFormat format = opcode_info(static_cast<Opcode>(code[bci + 1])).format;
  if (format == OperandFormat::kLocal1) return fitting(code, bci, 4);
  if (format == OperandFormat::kIinc) return fitting(code, bci, 6);
  return 0;
}

uint32_t switch_length(Bytes code, uint32_t bci, bool is_table) {
  uint64_t operands = switch_operands(bci);
  uint64_t words = is_table ? 3 : 2;
  if (operands + 4 * words > code.size()) return 0;
  const uint8_t* at = code.data() + operands;
  if (is_table) {
    int64_t low = read_s4(at + 4);
    int64_t high = read_s4(at + 8);
    if (high < low) return 0;
    words += static_cast<uint64_t>(high - low + 1);
  } else {
    int32_t count = read_s4(at + 4);
    if (count < 0) return 0;
    words += 2 * static_cast<uint64_t>(count);
  }
  return fitting(code, bci, operands - bci + 4 * words);
}

}  // namespace

uint32_t slow_instruction_length(Bytes code, uint32_t bci) {
  uint8_t byte = code[bci];
  if (!is_opcode(byte)) return 0;
  const OpcodeInfo& info = kOpcodeTable[byte];
  if (info.length != 0) return fitting(code, bci, info.length);
  if (info.format == OperandFormat::kWide) return wide_length(code, bci);
  return switch_length(code, bci, info.format == OperandFormat::kTableSwitch);
}

uint16_t Instruction::local_index() const {
  if (info().format == OperandFormat::kLocalImplicit) {
    // xload_n and xstore_n stand in groups of four behind the general forms.
    unsigned first =
        opcode < Opcode::kIstore ? static_cast<unsigned>(Opcode::kIload0) : static_cast<unsigned>(Opcode::kIstore0);
    return static_cast<uint16_t>((static_cast<unsigned>(opcode) - first) % 4);
  }
  return is_wide ? read_u2(at + 2) : at[1];
}

bool try_decode_instruction(Bytes code, uint32_t bci, Instruction& out) {
  if (bci >= code.size()) return false;
  uint32_t length = instruction_length(code, bci);
  if (length == 0) return false;
  const uint8_t* at = code.data() + bci;
  bool is_wide = static_cast<Opcode>(*at) == Opcode::kWide;
  out = {static_cast<Opcode>(is_wide ? at[1] : at[0]), is_wide, bci, length, at};
  return true;
}

Instruction decode_instruction(Bytes code, uint32_t bci) {
  Instruction instruction{Opcode::kNop, false, bci, 1, code.data() + bci};
  (void)try_decode_instruction(code, bci, instruction);
  return instruction;
}

}  // namespace cortado::classfile
