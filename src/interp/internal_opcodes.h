#pragma once
// The opcodes of the rewritten code (internal_opcodes.def, fused_opcodes.def).

#include <array>

#include "classfile/opcodes.h"

namespace cortado::interp {

inline constexpr uint8_t kFirstInternalOpcode = 203;

enum class InternalOpcode : uint8_t {
  kBeforeFirst = kFirstInternalOpcode - 1,
#define CORTADO_INTERNAL_OPCODE(name, original) k##name,
#include "interp/internal_opcodes.def"
  kEnd
};

enum class FusedOpcode : uint8_t {
#define CORTADO_FUSED(value, name, first, second) k##name = value,
#define CORTADO_FUSED_THREE(value, name, first, second, third) k##name = value,
#define CORTADO_FUSED_ANY(value, name) k##name = value,
#define CORTADO_FUSED_JUMP(value, name, first) k##name = value,
#define CORTADO_FUSED_LATER(value, name) k##name = value,
#include "interp/fused_opcodes.def"
};

inline constexpr bool is_internal_opcode(uint8_t opcode) {
  return opcode >= kFirstInternalOpcode && opcode < static_cast<uint8_t>(InternalOpcode::kEnd);
}
inline constexpr uint8_t kOriginalOpcodes[] = {
#define CORTADO_INTERNAL_OPCODE(name, original) static_cast<uint8_t>(classfile::Opcode::k##original),
#include "interp/internal_opcodes.def"
};
static_assert(kFirstInternalOpcode + sizeof kOriginalOpcodes == static_cast<size_t>(InternalOpcode::kEnd));
// The opcode of the class file that stood here; a standard opcode is its own. Not for opcodes that tier 0 fused or replaced.
inline constexpr uint8_t original_opcode(uint8_t opcode) {
  return is_internal_opcode(opcode) ? kOriginalOpcodes[opcode - kFirstInternalOpcode] : opcode;
}
// A resolved call of a method that a MethodEntry names: its operand is the entry's index.
inline constexpr bool is_method_call(InternalOpcode opcode) {
  return opcode >= InternalOpcode::kInvokevirtualVtable && opcode <= InternalOpcode::kInvokehandle;
}
// What stands for aload_0 in front of `getfield`, an opcode of the copy.
inline constexpr uint8_t aload_0_before(uint8_t getfield) {
  switch (static_cast<InternalOpcode>(getfield)) {
    case InternalOpcode::kGetfieldInt: return static_cast<uint8_t>(FusedOpcode::kAload0GetfieldInt);
    case InternalOpcode::kGetfieldByte: return static_cast<uint8_t>(FusedOpcode::kAload0GetfieldByte);
    case InternalOpcode::kGetfieldReference: return static_cast<uint8_t>(FusedOpcode::kAload0GetfieldReference);
    default: break;
  }
  bool waits = getfield == static_cast<uint8_t>(classfile::Opcode::kGetfield);
  return waits ? static_cast<uint8_t>(FusedOpcode::kAload0Getfield) : static_cast<uint8_t>(classfile::Opcode::kAload0);
}
// Instructions of the class file that call a method, or in compiled code a function on their usual way.
inline constexpr bool is_call(classfile::Opcode opcode) {
  using classfile::Opcode;
  bool is_invocation = opcode >= Opcode::kInvokevirtual && opcode <= Opcode::kInvokedynamic;
  return is_invocation || opcode == Opcode::kFrem || opcode == Opcode::kDrem;
}
const char* internal_mnemonic(uint8_t opcode);

}  // namespace cortado::interp
