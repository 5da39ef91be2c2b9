#pragma once
// The opcodes of a method's copy without what only tier 0 wants to know: that instructions are executed as one, and that some
// are executed by what another does.

#include <array>
#include <cstdint>

#include "base/annotations.h"
#include "interp/internal_opcodes.h"
#include "runtime/method.h"

namespace cortado::interp {

// Why an opcode of the copy may stand for another one: which kind of opcodes of the class file it may stand for.
enum class Doubt : uint8_t {
  kFloating = 1,  // what treats floating-point numbers as ints or longs of the same bits
  kNull = 2,      // aconst_null
  kReturn = 4,    // of another type than the opcode's
  kAlways = 8,    // what is not resolved, or not the copy's
};
constexpr uint8_t operator|(uint8_t doubts, Doubt doubt) {
  return static_cast<uint8_t>(doubts | static_cast<uint8_t>(doubt));
}
// Of the doubts about an opcode, by what it replaced.
constexpr Doubt doubt_about(classfile::Opcode opcode, classfile::Opcode replacement) {
  using classfile::Opcode;
  if (opcode == Opcode::kAconstNull) return Doubt::kNull;
  if (replacement == Opcode::kGetfield) return Doubt::kAlways;
  return replacement == Opcode::kIreturn || replacement == Opcode::kLreturn ? Doubt::kReturn : Doubt::kFloating;
}

// What stands in the copy, before instructions are fused, and what else the class file may have there.
struct PlainOpcode {
  uint8_t opcode = 0;
  uint8_t doubts = static_cast<uint8_t>(Doubt::kAlways);
};
inline constexpr auto kPlainOpcodes = [] {
  using classfile::Opcode;
  std::array<PlainOpcode, 256> plain{};
  for (uint32_t raw = 0; raw < plain.size(); raw++) {
    auto opcode = static_cast<uint8_t>(raw);
    if (classfile::is_opcode(opcode) || is_internal_opcode(opcode)) plain[raw] = {opcode, 0};
  }
  auto set = [&](FusedOpcode fused, uint8_t opcode) { plain[static_cast<uint8_t>(fused)] = {opcode, 0}; };
  auto set_first = [&](FusedOpcode fused, Opcode first) { set(fused, static_cast<uint8_t>(first)); };
  std::array<uint8_t, 256> doubts{};
#define CORTADO_SAME(opcode, replacement)                \
  doubts[static_cast<uint8_t>(Opcode::k##replacement)] = \
      doubts[static_cast<uint8_t>(Opcode::k##replacement)] | doubt_about(Opcode::k##opcode, Opcode::k##replacement);
#define CORTADO_FUSED(value, name, first, second) set_first(FusedOpcode::k##name, Opcode::k##first);
#define CORTADO_FUSED_THREE(value, name, first, second, third) set_first(FusedOpcode::k##name, Opcode::k##first);
#define CORTADO_SEQUENCE(name, first, second, third) set_first(FusedOpcode::k##name, Opcode::k##first);
#define CORTADO_FUSED_JUMP(value, name, first) set_first(FusedOpcode::k##name, Opcode::k##first);
#define CORTADO_FUSED_LATER(value, name) set(FusedOpcode::k##name, static_cast<uint8_t>(Opcode::kAload0));
#include "interp/fused_opcodes.def"
  set(FusedOpcode::kNewDup, static_cast<uint8_t>(InternalOpcode::kNewResolved));
  set(FusedOpcode::kGetstaticByteIfeq, static_cast<uint8_t>(InternalOpcode::kGetstaticByte));
  for (PlainOpcode& each : plain) {
    if (each.doubts == 0) each.doubts = doubts[each.opcode];
  }
  return plain;
}();
// What an opcode of the class file says of its method, as flags of Method.
inline constexpr auto kFlagsOfOpcodes = [] {
  std::array<uint32_t, 256> flags{};
  for (uint32_t raw = 0; raw < flags.size(); raw++) {
    if (is_call(static_cast<classfile::Opcode>(raw))) flags[raw] = Method::kHasCall;
  }
#define CORTADO_SAME(opcode, replacement)                                                               \
  if (doubt_about(classfile::Opcode::k##opcode, classfile::Opcode::k##replacement) == Doubt::kFloating) \
    flags[static_cast<uint8_t>(classfile::Opcode::k##opcode)] = Method::kReplacesFloating;
#include "interp/fused_opcodes.def"
  flags[static_cast<uint8_t>(classfile::Opcode::kAconstNull)] = Method::kReplacesNull;
  return flags;
}();

// The opcodes of one method: the resolved forms, or the class file's. The class file, which nobody has looked at for long, is
// asked only where the method may have several there.
class PlainOpcodes {
 public:
  explicit PlainOpcodes(const Method* method) : method_(method), doubts_(doubts_of(*method)) {}
  // `raw`: what the copy has at `bci`.
  uint8_t of(uint8_t raw, uint32_t bci) const {
    PlainOpcode plain = kPlainOpcodes[raw];
    return CORTADO_LIKELY((plain.doubts & doubts_) == 0) ? plain.opcode : ask(plain, bci);
  }

 private:
  static uint8_t doubts_of(const Method& method) {
    uint8_t doubts = uint8_t{0} | Doubt::kAlways | Doubt::kReturn;
    if (method.has(Method::kReplacesFloating)) doubts = doubts | Doubt::kFloating;
    if (method.has(Method::kReplacesNull)) doubts = doubts | Doubt::kNull;
    return doubts;
  }
  uint8_t ask(PlainOpcode plain, uint32_t bci) const {
    bool is_return = plain.doubts == static_cast<uint8_t>(Doubt::kReturn);
    return is_return ? return_opcode(plain.opcode) : method_->bytecode()[bci];
  }
  uint8_t return_opcode(uint8_t integer) const {
    using classfile::Opcode;
    switch (method_->result_type) {
      case BasicType::kFloat: return static_cast<uint8_t>(Opcode::kFreturn);
      case BasicType::kDouble: return static_cast<uint8_t>(Opcode::kDreturn);
      case BasicType::kObject:
      case BasicType::kArray: return static_cast<uint8_t>(Opcode::kAreturn);
      default: return integer;
    }
  }

  const Method* method_;
  uint8_t doubts_;
};

}  // namespace cortado::interp
