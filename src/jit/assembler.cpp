#include "jit/assembler.h"

namespace cortado::jit {

namespace {

constexpr RegisterSet kAllGeneral = 0xFFFF;

bool writes_nothing(asmjit::InstId id) {
  namespace Inst = asmjit::x86::Inst;
  return id == Inst::kIdCmp || id == Inst::kIdTest || id == Inst::kIdUcomisd || id == Inst::kIdUcomiss ||
         id == Inst::kIdJmp;
}

// Registers that are no operand, or the second one.
bool writes_others(asmjit::InstId id, const asmjit::Operand_& second) {
  namespace Inst = asmjit::x86::Inst;
  switch (id) {
    case Inst::kIdCdq:
    case Inst::kIdCqo:
    case Inst::kIdIdiv:
    case Inst::kIdDiv:
    case Inst::kIdMul:
    case Inst::kIdMulx:
    case Inst::kIdXchg:
    case Inst::kIdXadd:
    case Inst::kIdCmpxchg: return true;
    case Inst::kIdImul: return second.isNone();
    default: return false;
  }
}

}  // namespace

// The first operand counts as written wherever it is not known to be read only.
void Assembler::note_written(asmjit::InstId id, const Operand& o0, const Operand& o1) {
  if (id == asmjit::x86::Inst::kIdCall) merged_ = true;
  if (writes_others(id, o1)) written_ |= kAllGeneral;
  if (!o0.isReg() || writes_nothing(id)) return;
  if (x86::Reg::isGp(o0))
    written_ |= RegisterSet{1} << o0.id();
  else if (x86::Reg::isXmm(o0))
    written_ |= RegisterSet{1} << (kFirstVector + o0.id());
}

// An address, a MetaPtr, or one of these in either half of a word.
void Assembler::note_named(const Operand& operand) {
  if (operand.isImm()) {
    auto value = operand.as<asmjit::Imm>().valueAs<uint64_t>();
    note_bits(static_cast<uint32_t>(value));
    note_bits(static_cast<uint32_t>(value >> 32));
  } else if (operand.isMem()) {
    note_bits(static_cast<uint32_t>(operand.as<Mem>().offset()));
  }
}

void Assembler::add_named(uint32_t bits) {
  if (named_metadata_.empty() || named_metadata_.back() != bits) named_metadata_.push_back(bits);
}

}  // namespace cortado::jit
