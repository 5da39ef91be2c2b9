#pragma once
// The one place that sees AsmJit: names for its types, the registers of compiled code, and addressing of frames.

#include <asmjit/x86.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "interp/linkage.h"
#include "jit/encoder.h"
#include "runtime/method_area.h"

namespace cortado::jit {

// Bit n: general register n; from Assembler::kFirstVector on vector registers.
using RegisterSet = uint64_t;

using Gp = asmjit::x86::Gp;
using Xmm = asmjit::x86::Xmm;
using Mem = asmjit::x86::Mem;
using Label = asmjit::Label;
using Condition = asmjit::x86::CondCode;

namespace x86 = asmjit::x86;

class Assembler : public asmjit::x86::Assembler {
  using Base = asmjit::x86::Assembler;

 public:
  using Base::Base;

  // Half of all instructions.
  using Base::lea;
  using Base::mov;
  asmjit::Error mov(const Mem& to, const Gp& from) {
    return emit_with_memory(0x89, from, to) ? asmjit::kErrorOk : Base::mov(to, from);
  }
  asmjit::Error mov(const Gp& to, const Mem& from) {
    if (!emit_with_memory(0x8B, to, from)) return Base::mov(to, from);
    written_ |= RegisterSet{1} << to.id();
    return asmjit::kErrorOk;
  }
  asmjit::Error lea(const Gp& to, const Mem& place) {
    if (!emit_with_memory(0x8D, to, place)) return Base::lea(to, place);
    written_ |= RegisterSet{1} << to.id();
    return asmjit::kErrorOk;
  }

  asmjit::Error bind(const asmjit::Label& label) override {
    label_at_ = offset();
    merged_ = true;
    return Base::bind(label);
  }
  // The next instruction may be jumped to.
  bool is_label_here() const { return label_at_ == offset(); }

  // --- What happened to registers since this was asked last.
  static constexpr uint8_t kFirstVector = 32;
  // Those that may have been written.
  RegisterSet take_written() { return std::exchange(written_, 0); }
  // Ways met here, or something was called.
  bool take_merged() { return std::exchange(merged_, false); }
  // The metadata that the code names, as bits of MetaPtrs: what must not die before it. There may be numbers among them that
  // only look like such.
  const std::vector<uint32_t>& named_metadata() const { return named_metadata_; }
  // Metadata that the code depends on without naming it.
  void depend_on(uint32_t bits) { add_named(bits); }
  // A call of which the target is written once the code has its place (jit/direct_calls.h). Answers where it is.
  uint32_t call_later(uint8_t opcode) {
    merged_ = true;
    auto at = static_cast<uint32_t>(offset());
    const uint8_t instruction[5] = {opcode};
    embed(instruction, sizeof instruction);
    return at;
  }
  // Ways meet here of which all come from code made since one jump, and that learned nothing.
  void bind_inside(const asmjit::Label& label) {
    bool before = merged_;
    (void)bind(label);
    merged_ = before;
  }

 private:
  using Operand = asmjit::Operand_;
  asmjit::Error _emit(asmjit::InstId id, const Operand& o0, const Operand& o1, const Operand& o2,
                      const Operand* others) override {
    note_written(id, o0, o1);
    for (const Operand* operand : {&o0, &o1, &o2}) {
      if (operand->isImm() || operand->isMem()) note_named(*operand);
    }
    if (o2.isNone() && is_plain() && remainingSpace() >= kLongestEncoding) {
      if (uint8_t* end = encode(_bufferPtr, id, o0, o1)) {
        advance_to(end);
        return asmjit::kErrorOk;
      }
    }
    return Base::_emit(id, o0, o1, o2, others);
  }
  bool emit_with_memory(uint8_t opcode, const Gp& reg, const Mem& place) {
    uint32_t shape = reg.signature().bits();
    bool wide = shape == x86::Gpq::kSignature;
    if (!wide && shape != x86::Gpd::kSignature) return false;
    if (!has_plain_shape(place) || !is_plain() || remainingSpace() < kLongestEncoding) return false;
    if (place.size() != 0 && place.size() != reg.size()) return false;
    note_bits(static_cast<uint32_t>(place.offsetLo32()));
    advance_to(encode_with_memory(_bufferPtr, wide, opcode, reg.id(), place));
    return true;
  }
  void advance_to(uint8_t* end) {
    _bufferPtr = end;
    size_t& size = _section->_buffer._size;
    size = std::max(size, offset());
  }
  // No prefix, nor somebody who reads along.
  bool is_plain() const {
    return (instOptions() | forcedInstOptions()) == asmjit::InstOptions::kNone && !hasExtraReg() &&
           inlineComment() == nullptr;
  }
  void note_written(asmjit::InstId id, const Operand& o0, const Operand& o1);
  void note_named(const Operand& operand);
  void note_bits(uint32_t bits) {
    if (MethodArea::contains(reinterpret_cast<const void*>(metadata_base + bits))) add_named(bits);
  }
  void add_named(uint32_t bits);

  size_t label_at_ = SIZE_MAX;
  RegisterSet written_ = 0;
  bool merged_ = false;
  std::vector<uint32_t> named_metadata_;
};

// Registers with one meaning in all compiled code.
inline const Gp kThread = x86::r12;
inline const Gp kFrame = x86::r15;
inline const Gp kScratch = x86::r11;  // never holds a value from one instruction to the next

inline Gp register_of_width(const Gp& reg, bool wide) {
  if (wide) return reg.r64();
  return reg.r32();
}
inline Mem thread_word(size_t offset) { return x86::qword_ptr(kThread, static_cast<int32_t>(offset)); }
inline Mem frame_word(size_t offset) { return x86::qword_ptr(kFrame, static_cast<int32_t>(offset)); }

}  // namespace cortado::jit
