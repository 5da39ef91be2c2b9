#pragma once
// Finds the instructions of a method's copy that are executed as one (fused_opcodes.def), as the copy is made.

#include <array>

#include "base/annotations.h"
#include "interp/internal_opcodes.h"
#include "runtime/method.h"

namespace cortado::interp {

// By the opcode of the class file: what stands in the copy, its own or that of another which does the same.
inline constexpr auto kReplacements = [] {
  std::array<uint8_t, 256> all{};
  for (uint32_t i = 0; i < all.size(); i++) all[i] = static_cast<uint8_t>(i);
#define CORTADO_SAME(opcode, replacement) \
  all[static_cast<uint8_t>(classfile::Opcode::k##opcode)] = static_cast<uint8_t>(classfile::Opcode::k##replacement);
#include "interp/fused_opcodes.def"
  return all;
}();
// By the opcode of the copy: whether anything that is executed as one begins with it.
inline constexpr auto kBeginsFusion = [] {
  std::array<bool, 256> all{};
#define CORTADO_FUSED(value, name, first, second) all[static_cast<uint8_t>(classfile::Opcode::k##first)] = true;
#define CORTADO_FUSED_THREE(value, name, first, second, third) CORTADO_FUSED(value, name, first, second)
#define CORTADO_SEQUENCE(name, first, second, third) CORTADO_FUSED(0, name, first, second)
#include "interp/fused_opcodes.def"
  all[static_cast<uint8_t>(classfile::Opcode::kGoto)] = true;
  return all;
}();

class Fusion {
 public:
  // `from` is the class file's code, `to` the copy.
  Fusion(const Method* method, const uint8_t* from, uint8_t* to) : method_(method), from_(from), to_(to) {}
  // The next instruction has been rewritten. The one two before it knows now what follows it.
  CORTADO_ALWAYS_INLINE void add(uint32_t bci) {
    Instruction next{bci, to_[bci]};
    if (kBeginsFusion[first_.opcode]) fuse(next.opcode);
    first_ = second_;
    second_ = next;
  }
  // There are no more.
  void end();

 private:
  struct Instruction {
    uint32_t bci;
    uint8_t opcode;  // in the copy, before fusion; nop: there is none
  };
  void fuse(uint8_t third);
  uint8_t checked(uint8_t found) const;
  uint8_t fused_jump(uint32_t jump) const;
  uint8_t fused_loop(uint32_t increment, uint32_t jump) const;
  uint32_t target_of(uint32_t jump) const;
  bool is(uint32_t bci, classfile::Opcode opcode) const { return from_[bci] == static_cast<uint8_t>(opcode); }

  const Method* method_;
  const uint8_t* from_;
  uint8_t* to_;
  Instruction first_{}, second_{};
};

}  // namespace cortado::interp
