#pragma once
// Places in compiled code that cost nothing until the code there is no longer right, and then become jumps.

#include <cstddef>
#include <cstdint>

#include "jit/code_cache.h"

namespace cortado::jit {

struct PatchPoint {
  static constexpr size_t kSize = 5;  // bytes, of the instruction there and of the jump
  static constexpr uint8_t kInstruction[kSize] = {0x0F, 0x1F, 0x44, 0x00, 0x00};  // one that does nothing

  uint32_t offset;  // in the code; nothing jumps between there and its end
  uint32_t target;  // likewise
};

// The world is stopped. Threads that come to the place afterwards jump.
void redirect(const CodeCache::Block& block, const PatchPoint& point);

}  // namespace cortado::jit
