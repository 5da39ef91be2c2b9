#pragma once
// -XX:+StressDeoptimization: compiled code goes on interpreted at random bytecodes. Before every bytecode it counts down one
// word of the process; at zero all frames of the compiled method, inlined ones too, become interpreted ones, and the word
// gets a number that was drawn when the code was made, on average -XX:StressDeoptimizationInterval. -XX:StressSeed chooses
// the numbers. Guarded by the lock of compilations.

#include <cstdint>

namespace cortado::jit {

struct DeoptimizationStress {
  // In the method area; null: off.
  static inline int32_t* countdown = nullptr;
  // By the flags. To be called before the first compilation.
  static void initialize();
  static int32_t draw();
};

}  // namespace cortado::jit
