#include "jit/patch_point.h"

#include <cstring>

#include "base/assert.h"
#include "os/process_barrier.h"

namespace cortado::jit {

bool can_change_running_code() { return os::ProcessBarrier::can_synchronize_code(); }

void write_branch(const CodeCache::Block& block, uint32_t offset, uint8_t opcode, int64_t distance) {
  auto from_end = static_cast<int32_t>(distance - static_cast<int64_t>(PatchPoint::kSize));
  CORTADO_ASSERT(from_end == distance - static_cast<int64_t>(PatchPoint::kSize));
  size_t in_unit = reinterpret_cast<uintptr_t>(block.writable + offset) % PatchPoint::kUnit;
  CORTADO_ASSERT(in_unit + PatchPoint::kSize <= PatchPoint::kUnit);
  auto* unit = reinterpret_cast<uint64_t*>(block.writable + offset - in_unit);
  uint64_t word = __atomic_load_n(unit, __ATOMIC_RELAXED);
  uint8_t* at = reinterpret_cast<uint8_t*>(&word) + in_unit;
  at[0] = opcode;
  std::memcpy(at + 1, &from_end, sizeof from_end);
  __atomic_store_n(unit, word, __ATOMIC_RELEASE);
}

void redirect(const CodeCache::Block& block, const PatchPoint& point) {
  constexpr uint8_t kJump = 0xE9;
  write_branch(block, point.offset, kJump, int64_t{point.target} - int64_t{point.offset});
}

}  // namespace cortado::jit
