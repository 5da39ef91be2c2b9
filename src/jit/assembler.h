#pragma once
// The one place that sees AsmJit: names for its types, the registers of compiled code, and addressing of frames.

#include <asmjit/x86.h>

#include "interp/linkage.h"

namespace cortado::jit {

class Assembler : public asmjit::x86::Assembler {
 public:
  using asmjit::x86::Assembler::Assembler;
  asmjit::Error bind(const asmjit::Label& label) override {
    label_at_ = offset();
    return asmjit::x86::Assembler::bind(label);
  }
  // The next instruction may be jumped to.
  bool is_label_here() const { return label_at_ == offset(); }

 private:
  size_t label_at_ = SIZE_MAX;
};
using Gp = asmjit::x86::Gp;
using Xmm = asmjit::x86::Xmm;
using Mem = asmjit::x86::Mem;
using Label = asmjit::Label;
using Condition = asmjit::x86::CondCode;

namespace x86 = asmjit::x86;

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
