#pragma once
// The opcodes of the rewritten code (internal_opcodes.def).

#include "classfile/opcodes.h"

namespace cortado::interp {

inline constexpr uint8_t kFirstInternalOpcode = 203;

enum class InternalOpcode : uint8_t {
  kBeforeFirst = kFirstInternalOpcode - 1,
#define CORTADO_INTERNAL_OPCODE(name, original) k##name,
#include "interp/internal_opcodes.def"
  kEnd
};

inline constexpr bool is_internal_opcode(uint8_t opcode) {
  return opcode >= kFirstInternalOpcode && opcode < static_cast<uint8_t>(InternalOpcode::kEnd);
}
// The opcode of the class file that stood here; a standard opcode is its own.
uint8_t original_opcode(uint8_t opcode);
const char* internal_mnemonic(uint8_t opcode);

}  // namespace cortado::interp
