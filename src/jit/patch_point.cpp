#include "jit/patch_point.h"

#include <cstring>

namespace cortado::jit {

void redirect(const CodeCache::Block& block, const PatchPoint& point) {
  auto distance = static_cast<int32_t>(point.target - point.offset - PatchPoint::kSize);
  size_t in_unit = point.offset % PatchPoint::kUnit;
  auto* unit = reinterpret_cast<uint64_t*>(block.writable + point.offset - in_unit);
  uint64_t word = __atomic_load_n(unit, __ATOMIC_RELAXED);
  uint8_t* at = reinterpret_cast<uint8_t*>(&word) + in_unit;
  at[0] = 0xE9;  // jmp
  std::memcpy(at + 1, &distance, sizeof distance);
  __atomic_store_n(unit, word, __ATOMIC_RELEASE);
}

}  // namespace cortado::jit
