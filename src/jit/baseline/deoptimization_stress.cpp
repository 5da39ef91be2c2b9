#include "jit/baseline/deoptimization_stress.h"

#include <algorithm>
#include <random>

#include "jit/baseline/compiler.h"
#include "runtime/class.h"
#include "runtime/flags.h"
#include "runtime/loader_data.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

static std::minstd_rand& numbers() {
  static std::minstd_rand generator(static_cast<uint32_t>(Flags::integer("StressSeed")) + 1);
  return generator;
}

void DeoptimizationStress::initialize() {
  static const bool wanted = Flags::boolean("StressDeoptimization");
  if (!wanted || countdown != nullptr) return;
  countdown = wk.classes.Object->loader->arena.make<int32_t>(0);
}

int32_t DeoptimizationStress::draw() {
  int64_t interval = std::clamp<int64_t>(Flags::integer("StressDeoptimizationInterval"), 1, 1 << 20);
  return std::uniform_int_distribution<int32_t>(1, static_cast<int32_t>(2 * interval - 1))(numbers());
}

// Threads count without a lock: one that is lost makes the next wait longer or shorter.
void BaselineCompiler::emit_stress_exit() {
  if (needs_no_locals(bci_)) return;
  begin_exits();
  Label leave = new_exit(ExitKind::kStress, static_cast<uint32_t>(DeoptimizationStress::draw()));
  a_.mov(kScratch, reinterpret_cast<uintptr_t>(DeoptimizationStress::countdown));
  a_.sub(x86::dword_ptr(kScratch), 1);
  a_.jle(leave);
}

}  // namespace cortado::jit
