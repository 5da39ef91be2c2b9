#pragma once
// For each instruction of a method: which instruction pushed each operand, as far as that is the same on all paths. What
// helpful NullPointerException messages are made from (JEP 358). Pure; made when a message is asked for.

#include <memory>
#include <vector>

#include "classfile/opcodes.h"
#include "runtime/method.h"

namespace cortado {

class OperandSources {
 public:
  static constexpr int32_t kUnknown = -1;

  // Methods with subroutines and malformed ones know nothing.
  explicit OperandSources(const Method* method);

  // The bci of the instruction that pushed operand `slot` (0 is the top) of the instruction at bci, or kUnknown.
  int32_t source(uint32_t bci, uint32_t slot) const;
  // Whether a local may have been assigned to on the way to bci.
  bool local_was_written(uint32_t bci, uint32_t local) const;

 private:
  struct State {
    std::vector<int32_t> operands;  // bottom first
    uint64_t written = 0;           // locals 0 to 63; others count as written
  };

  void run();
  // Executes the instruction on the state. False: it cannot be modelled.
  bool execute(const classfile::Instruction& instruction, State& state) const;
  bool execute_effect(const classfile::Instruction& instruction, State& state) const;
  bool execute_shuffle(const char* effect, State& state) const;
  bool execute_constant(const classfile::Instruction& instruction, State& state) const;
  void flow_to(int64_t bci, const State& state);
  const State* state_at(uint32_t bci) const { return bci < states_.size() ? states_[bci].get() : nullptr; }

  const Method* method_;
  classfile::Bytes code_;
  std::vector<std::unique_ptr<State>> states_;  // by bci; before the instruction
  std::vector<uint32_t> work_;
};

}  // namespace cortado
