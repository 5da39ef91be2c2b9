#include "jit/encoder.h"

namespace cortado::jit {

namespace {

using namespace encoding;
namespace x86 = asmjit::x86;
namespace Inst = x86::Inst;
using Operand = asmjit::Operand_;

// Operands of the forms that are encoded here.
enum class Kind : uint8_t { kNone, kRegister32, kRegister64, kMemory, kImmediate, kOther };

Kind kind_of(const Operand& operand) {
  uint32_t bits = operand.signature().bits();
  if (bits == x86::Gpq::kSignature) return Kind::kRegister64;
  if (bits == x86::Gpd::kSignature) return Kind::kRegister32;
  if (bits == 0) return Kind::kNone;
  if (operand.isImm()) return Kind::kImmediate;
  return operand.isMem() && has_plain_shape(operand.as<x86::Mem>()) ? Kind::kMemory : Kind::kOther;
}
bool is_register(Kind kind) { return kind == Kind::kRegister32 || kind == Kind::kRegister64; }
const x86::Mem& memory(const Operand& operand) { return operand.as<x86::Mem>(); }

// Both operands, looked at once.
class Form {
 public:
  Form(const Operand& first, const Operand& second)
      : first_(first), second_(second), left_(kind_of(first)), right_(kind_of(second)) {}

  bool is_pair() const { return left_ == right_ && is_register(left_); }
  bool loads() const { return is_register(left_) && right_ == Kind::kMemory && fits(first_, second_); }
  bool stores() const { return left_ == Kind::kMemory && is_register(right_) && fits(second_, first_); }
  bool sets_register() const { return is_register(left_) && has_immediate(); }
  bool sets_memory() const { return left_ == Kind::kMemory && has_immediate() && has_width(first_); }
  bool jumps() const { return left_ == Kind::kMemory && right_ == Kind::kNone && memory(first_).size() == 8; }
  bool is_empty() const { return left_ == Kind::kNone; }

  bool is_wide() const {
    if (left_ == Kind::kMemory && !is_register(right_)) return memory(first_).size() == 8;
    return left_ == Kind::kRegister64 || right_ == Kind::kRegister64;
  }
  uint32_t first_id() const { return first_.id(); }
  uint32_t second_id() const { return second_.id(); }
  const x86::Mem& first_memory() const { return memory(first_); }
  const x86::Mem& second_memory() const { return memory(second_); }
  int64_t number() const { return second_.as<asmjit::Imm>().value(); }

 private:
  bool has_immediate() const { return right_ == Kind::kImmediate && fits_int(number()); }
  static bool has_width(const Operand& place) { return memory(place).size() == 4 || memory(place).size() == 8; }
  static bool fits(const Operand& reg, const Operand& place) {
    return memory(place).size() == 0 || memory(place).size() == reg.as<x86::Reg>().size();
  }

  const Operand& first_;
  const Operand& second_;
  Kind left_, right_;
};

uint8_t* encode_arithmetic(Writer to, Arithmetic operation, const Form& form) {
  bool wide = form.is_wide();
  if (form.is_pair()) {
    to.with_register(wide, opcode_of(operation, kFromRegister), form.second_id(), form.first_id());
  } else if (form.loads()) {
    to.with_memory(wide, opcode_of(operation, kFromMemory), form.first_id(), form.second_memory());
  } else if (form.stores()) {
    to.with_memory(wide, opcode_of(operation, kFromRegister), form.second_id(), form.first_memory());
  } else if (form.sets_register()) {
    write_with_number(to, wide, operation, form.first_id(), form.number());
  } else if (form.sets_memory()) {
    write_with_number(to, wide, operation, form.first_memory(), form.number());
  } else {
    return nullptr;
  }
  return to.end();
}

uint8_t* encode_move(Writer to, const Form& form) {
  bool wide = form.is_wide();
  if (form.stores()) {
    to.with_memory(wide, 0x89, form.second_id(), form.first_memory());
  } else if (form.loads()) {
    to.with_memory(wide, 0x8B, form.first_id(), form.second_memory());
  } else if (form.is_pair()) {
    to.with_register(wide, 0x89, form.second_id(), form.first_id());
  } else if (form.sets_memory()) {
    to.with_memory(wide, 0xC7, 0, form.first_memory());
    to.word(form.number());
  } else if (form.sets_register()) {
    write_load_of_number(to, wide, form.first_id(), form.number());
  } else {
    return nullptr;
  }
  return to.end();
}

uint8_t* encode_shift(Writer to, uint32_t number, const Form& form) {
  if (!form.sets_register() || form.number() <= 1 || form.number() > 63) return nullptr;
  to.with_register(form.is_wide(), 0xC1, number, form.first_id());
  to.byte(static_cast<uint32_t>(form.number()));
  return to.end();
}

uint8_t* encode_jump(Writer to, uint32_t number, const Form& form) {
  if (!form.jumps()) return nullptr;
  to.with_memory(false, 0xFF, number, form.first_memory());
  return to.end();
}

}  // namespace

uint8_t* encode(uint8_t* at, asmjit::InstId id, const Operand& first, const Operand& second) {
  Writer to(at);
  Form form(first, second);
  switch (id) {
    case Inst::kIdMov: return encode_move(to, form);
    case Inst::kIdAdd: return encode_arithmetic(to, Arithmetic::kAdd, form);
    case Inst::kIdOr: return encode_arithmetic(to, Arithmetic::kOr, form);
    case Inst::kIdAnd: return encode_arithmetic(to, Arithmetic::kAnd, form);
    case Inst::kIdSub: return encode_arithmetic(to, Arithmetic::kSub, form);
    case Inst::kIdXor: return encode_arithmetic(to, Arithmetic::kXor, form);
    case Inst::kIdCmp: return encode_arithmetic(to, Arithmetic::kCompare, form);
    case Inst::kIdShl: return encode_shift(to, 4, form);
    case Inst::kIdShr: return encode_shift(to, 5, form);
    case Inst::kIdSar: return encode_shift(to, 7, form);
    case Inst::kIdCall: return encode_jump(to, 2, form);
    case Inst::kIdJmp: return encode_jump(to, 4, form);
    case Inst::kIdLea:
      if (!form.loads()) return nullptr;
      to.with_memory(form.is_wide(), 0x8D, form.first_id(), form.second_memory());
      return to.end();
    case Inst::kIdTest:
      if (!form.is_pair()) return nullptr;
      to.with_register(form.is_wide(), 0x85, form.second_id(), form.first_id());
      return to.end();
    case Inst::kIdRet:
      if (!form.is_empty()) return nullptr;
      to.byte(0xC3);
      return to.end();
    default: return nullptr;
  }
}

}  // namespace cortado::jit
