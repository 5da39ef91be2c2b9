#pragma once
// Finds the instructions of a method's copy that are executed as one (fused_opcodes.def), as the copy is made.

#include "interp/internal_opcodes.h"
#include "runtime/method.h"

namespace cortado::interp {

// What stands in the copy for an opcode of the class file that another does for.
uint8_t replacement_of(classfile::Opcode opcode);

class Fusion {
 public:
  // `from` is the class file's code, `to` the copy.
  Fusion(const Method* method, const uint8_t* from, uint8_t* to) : method_(method), from_(from), to_(to) {}
  // The next instruction has been rewritten. The one two before it knows now what follows it.
  void add(uint32_t bci);
  // There are no more.
  void end();

 private:
  struct Instruction {
    uint32_t bci;
    uint8_t opcode;  // in the copy, before fusion; 0: there is none
  };
  uint8_t fused(Instruction first, Instruction second, Instruction third) const;
  uint8_t fused_one(Instruction second) const;
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
