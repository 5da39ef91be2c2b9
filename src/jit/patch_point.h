#pragma once
// Places in compiled code that cost nothing until the code there is no longer right, and then become jumps.

#include <cstddef>
#include <cstdint>

#include "jit/code_cache.h"

namespace cortado::jit {

struct PatchPoint {
  static constexpr size_t kSize = 5;  // bytes, of the instruction there and of the jump
  static constexpr size_t kUnit = 8;  // bytes that are written at once: it lies within aligned ones
  static constexpr uint8_t kInstruction[kSize] = {0x0F, 0x1F, 0x44, 0x00, 0x00};  // one that does nothing

  // What comes in front where that is needed; the first as many bytes as are.
  static constexpr uint8_t kPadding[kUnit - kSize + 2][kUnit - kSize + 1] = {
      {}, {0x90}, {0x66, 0x90}, {0x0F, 0x1F, 0x00}, {0x0F, 0x1F, 0x40, 0x00}};

  uint32_t offset;  // in the code; nothing jumps between there and its end
  uint32_t target;  // likewise
};

// Whether all threads can be made to run code as it was changed. Else there are no direct calls, and no assumptions on the
// hierarchy of classes.
bool can_change_running_code();
// An instruction of kSize bytes with the distance of its target, from its own first byte, at an offset where a patch point
// may be.
void write_branch(const CodeCache::Block& block, uint32_t offset, uint8_t opcode, int64_t distance);
// Threads may be running the code: they do nothing there, or jump. After ProcessBarrier::synchronize_code, they jump.
void redirect(const CodeCache::Block& block, const PatchPoint& point);

}  // namespace cortado::jit
