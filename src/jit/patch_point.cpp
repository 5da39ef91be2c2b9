#include "jit/patch_point.h"

#include <cstring>

namespace cortado::jit {

void redirect(const CodeCache::Block& block, const PatchPoint& point) {
  auto distance = static_cast<int32_t>(point.target - point.offset - PatchPoint::kSize);
  uint8_t* at = block.writable + point.offset;
  at[0] = 0xE9;  // jmp
  std::memcpy(at + 1, &distance, sizeof distance);
}

}  // namespace cortado::jit
