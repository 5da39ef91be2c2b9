// The bytecodes (JVMS 6.5) as data, and the decoding of instructions. All functions are pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/annotations.h"
#include "classfile/bytes.h"

namespace cortado::classfile {

enum class Opcode : uint8_t {
#define CORTADO_OPCODE(value, name, mnemonic, format, stack, flow, effect, constant) k##name = value,
#include "classfile/opcodes.def"
};

inline constexpr unsigned kOpcodeCount = 202;
// Reserved by JVMS 6.2; never legal in a class file. Debuggers' breakpoints overwrite an opcode with the first.
inline constexpr uint8_t kBreakpointOpcode = 0xca;

// What follows the opcode byte.
enum class OperandFormat : uint8_t {
  kNone,
  kS1,               // signed byte (bipush)
  kS2,               // signed short (sipush)
  kCp1,              // constant pool index, one byte (ldc)
  kCp2,              // constant pool index, two bytes
  kLocal1,           // local index, one byte; two after wide
  kLocalImplicit,    // no operand; the local's index is part of the opcode (iload_0)
  kIinc,             // local index u1 and increment s1; u2 and s2 after wide
  kBranch2,          // signed 16-bit offset from the opcode
  kBranch4,          // signed 32-bit offset from the opcode
  kTableSwitch,      // padding, default, low, high, offsets
  kLookupSwitch,     // padding, default, count, match-offset pairs
  kInvokeInterface,  // constant pool index u2, argument slots u1, zero
  kInvokeDynamic,    // constant pool index u2, two zeros
  kArrayType,        // element type code u1 (newarray)
  kMultiANewArray,   // constant pool index u2, dimensions u1
  kWide,             // another opcode with two-byte local index
};

enum class ControlFlow : uint8_t { kNext, kBranch, kGoto, kJsr, kRet, kSwitch, kReturn, kThrow };

// Throws implies Polls: making an exception may collect.
enum class Effect : uint8_t { kNone, kPolls, kThrows };

enum class ConstantKind : uint8_t {
  kNone,
  kLoadable,         // Integer, Float, String, Class, MethodHandle, MethodType, Dynamic of one slot
  kLoadable2,        // Long, Double, Dynamic of two slots
  kField,            // Fieldref
  kMethod,           // Methodref
  kAnyMethod,        // Methodref, or InterfaceMethodref from version 52
  kInterfaceMethod,  // InterfaceMethodref
  kInvokeDynamic,    // InvokeDynamic
  kClass,            // Class
};

struct OpcodeInfo {
  const char* mnemonic;
  const char* stack_effect;  // "popped:pushed", see opcodes.def
  OperandFormat format;
  ControlFlow flow;
  Effect effect;
  ConstantKind constant;
  uint8_t length;  // bytes with operands; 0 for the switches and wide
};

inline constexpr unsigned format_length(OperandFormat format) {
  switch (format) {
    case OperandFormat::kNone:
    case OperandFormat::kLocalImplicit: return 1;
    case OperandFormat::kS1:
    case OperandFormat::kCp1:
    case OperandFormat::kLocal1:
    case OperandFormat::kArrayType: return 2;
    case OperandFormat::kS2:
    case OperandFormat::kCp2:
    case OperandFormat::kIinc:
    case OperandFormat::kBranch2: return 3;
    case OperandFormat::kMultiANewArray: return 4;
    case OperandFormat::kBranch4:
    case OperandFormat::kInvokeInterface:
    case OperandFormat::kInvokeDynamic: return 5;
    case OperandFormat::kTableSwitch:
    case OperandFormat::kLookupSwitch:
    case OperandFormat::kWide: return 0;
  }
  return 0;
}

inline constexpr OpcodeInfo kOpcodeTable[kOpcodeCount] = {
#define CORTADO_OPCODE(value, name, mnemonic, format, stack, flow, effect, constant) \
  {mnemonic,                                                                         \
   stack,                                                                            \
   OperandFormat::k##format,                                                         \
   ControlFlow::k##flow,                                                             \
   Effect::k##effect,                                                                \
   ConstantKind::k##constant,                                                        \
   static_cast<uint8_t>(format_length(OperandFormat::k##format))},
#include "classfile/opcodes.def"
};

inline constexpr bool is_opcode(uint8_t byte) { return byte < kOpcodeCount; }
inline constexpr const OpcodeInfo& opcode_info(Opcode opcode) { return kOpcodeTable[static_cast<uint8_t>(opcode)]; }
inline constexpr const char* mnemonic(Opcode opcode) { return opcode_info(opcode).mnemonic; }
inline constexpr bool may_throw(Opcode opcode) { return opcode_info(opcode).effect == Effect::kThrows; }
inline constexpr bool may_reach_safepoint(Opcode opcode) { return opcode_info(opcode).effect != Effect::kNone; }
// Whether control can go on to the next instruction (a jsr's subroutine may return there, too, but not directly).
inline constexpr bool falls_through(Opcode opcode) {
  ControlFlow flow = opcode_info(opcode).flow;
  return flow == ControlFlow::kNext || flow == ControlFlow::kBranch;
}
inline constexpr bool is_invoke(Opcode opcode) {
  return opcode >= Opcode::kInvokevirtual && opcode <= Opcode::kInvokedynamic;
}

// Length in bytes of the instruction at bci, or 0 if its opcode is unknown, it does not fit into the code, a switch
// has high < low or a negative count, or wide precedes an opcode that it cannot widen. bci < code.size().
uint32_t slow_instruction_length(Bytes code, uint32_t bci);
inline uint32_t instruction_length(Bytes code, uint32_t bci) {
  uint8_t byte = code[bci];
  uint32_t length = is_opcode(byte) ? kOpcodeTable[byte].length : 0;
  bool is_found = length != 0 && length <= code.size() - bci;
  return CORTADO_LIKELY(is_found) ? length : slow_instruction_length(code, bci);
}

// Where a switch keeps its words: the first multiple of 4 after the opcode.
inline constexpr uint32_t switch_operands(uint32_t bci) { return (bci + 4) & ~3u; }

// One instruction, decoded, with wide folded in. Valid while the code bytes are.
struct Instruction {
  Opcode opcode;  // of the widened instruction after wide
  bool is_wide;
  uint32_t bci;
  uint32_t length;
  const uint8_t* at;  // the opcode byte (that of wide, if there)

  const OpcodeInfo& info() const { return opcode_info(opcode); }
  uint32_t next_bci() const { return bci + length; }

  // kCp1, kCp2, kInvokeInterface, kInvokeDynamic, kMultiANewArray
  uint16_t constant_index() const { return info().format == OperandFormat::kCp1 ? at[1] : read_u2(at + 1); }
  // kLocal1, kLocalImplicit, kIinc
  uint16_t local_index() const;
  int32_t increment() const { return is_wide ? read_s2(at + 4) : static_cast<int8_t>(at[2]); }
  int32_t immediate() const {
    return info().format == OperandFormat::kS1 ? static_cast<int8_t>(at[1]) : read_s2(at + 1);
  }
  uint8_t byte_operand() const { return at[1]; }     // newarray's type
  uint8_t dimensions() const { return at[3]; }       // multianewarray
  uint8_t interface_count() const { return at[3]; }  // invokeinterface

  // kBranch2, kBranch4: the target as a bci. It may be out of the code: the arithmetic is signed.
  int64_t branch_target() const {
    return static_cast<int64_t>(bci) + (info().format == OperandFormat::kBranch4 ? read_s4(at + 1) : read_s2(at + 1));
  }

  // The switches.
  int64_t switch_default() const { return static_cast<int64_t>(bci) + switch_word(0); }
  uint32_t switch_count() const {
    return opcode == Opcode::kTableswitch ? static_cast<uint32_t>(switch_word(2) - switch_word(1) + 1)
                                          : static_cast<uint32_t>(switch_word(1));
  }
  int32_t switch_match(uint32_t index) const {
    return opcode == Opcode::kTableswitch ? static_cast<int32_t>(switch_word(1) + static_cast<int64_t>(index))
                                          : switch_word(2 + 2 * index);
  }
  int64_t switch_target(uint32_t index) const {
    return static_cast<int64_t>(bci) + switch_word(opcode == Opcode::kTableswitch ? 3 + index : 3 + 2 * index);
  }
  // The switch's words after the padding: default first.
  int32_t switch_word(uint32_t index) const {
    return read_s4(at + (switch_operands(bci) - bci) + 4 * static_cast<size_t>(index));
  }
};

// The instruction at bci must be well formed (instruction_length(code, bci) != 0).
Instruction decode_instruction(Bytes code, uint32_t bci);
// The same with the checks: false if the instruction is malformed or does not fit.
bool try_decode_instruction(Bytes code, uint32_t bci, Instruction& out);

}  // namespace cortado::classfile
