#pragma once
// Which locals count a loop's rounds: those that it increments by one.

#include <cstdint>

#include "jit/baseline/method_analysis.h"
#include "jit/compile_memory.h"

namespace cortado::jit {

class LoopSteps {
 public:
  void find(const MethodAnalysis& analysis);
  // In the innermost loop around the instruction.
  bool is_stepped(uint32_t local, uint32_t bci) const;

 private:
  struct Step {
    uint32_t local;
    uint32_t head;  // of the innermost loop around the increment
  };
  static constexpr uint32_t kNoLoop = UINT32_MAX;
  uint32_t innermost_head(uint32_t bci) const;

  CompileVector<LoopRange> loops_;
  CompileVector<Step> steps_;
};

}  // namespace cortado::jit
