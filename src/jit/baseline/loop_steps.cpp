#include "jit/baseline/loop_steps.h"

#include <algorithm>

namespace cortado::jit {

namespace {

constexpr auto kIncrement = static_cast<uint8_t>(classfile::Opcode::kIinc);

}  // namespace

void LoopSteps::find(const MethodAnalysis& analysis) {
  loops_ = analysis.loops();
  for (uint32_t bci = 0; bci < analysis.code().size() && !loops_.empty(); bci += analysis.length_at(bci)) {
    if (analysis.loop_depth(bci) == 0) continue;
    if (analysis.opcode_at(bci) != kIncrement || static_cast<int8_t>(analysis.code()[bci + 2]) != 1) continue;
    steps_.push_back({analysis.code()[bci + 1], innermost_head(bci)});
  }
}

bool LoopSteps::is_stepped(uint32_t local, uint32_t bci) const {
  if (steps_.empty()) return false;
  uint32_t head = innermost_head(bci);
  return head != kNoLoop && std::any_of(steps_.begin(), steps_.end(),
                                        [&](const Step& step) { return step.local == local && step.head == head; });
}

// The shortest of the loops around it.
uint32_t LoopSteps::innermost_head(uint32_t bci) const {
  uint32_t head = kNoLoop, shortest = UINT32_MAX;
  for (const LoopRange& loop : loops_) {
    uint32_t length = loop.tail - loop.head;
    if (bci < loop.head || bci > loop.tail || length >= shortest) continue;
    head = loop.head;
    shortest = length;
  }
  return head;
}

}  // namespace cortado::jit
