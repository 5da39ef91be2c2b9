#include "gc/live_blocks.h"

#include <algorithm>

namespace cortado {

LiveBlocks::LiveBlocks(uint8_t* base, size_t size)
    : base_(base), ranks_(std::make_unique<std::atomic<uint16_t>[]>(size / kBlockBytes + 1)) {}

// The marks of what was noted may have been taken away since (pinned objects): the next mark begins a live one.
void LiveBlocks::list(uint8_t* begin, uint8_t* end, const HeapBitmap& live_words) {
  size_t number = static_cast<size_t>(begin - base_) / kBlockBytes;
  for (uint8_t* at = base_ + number * kBlockBytes; at < end; at += kBlockBytes, number++) {
    uint16_t rank = ranks_[number].load(std::memory_order_relaxed);
    if (rank == 0) continue;
    uint8_t* block_end = std::min(at + kBlockBytes, end);
    uint8_t* first = at + kBlockBytes - size_t{rank} * kObjectAlignment;
    first = live_words.first_at_or_above(std::max(first, begin), block_end);
    if (first < block_end) blocks_.push_back({first, block_end});
  }
}

void BlockPass::run(Work& work, size_t blocks, uint32_t helpers) {
  // Waking a thread takes longer than a few blocks.
  constexpr size_t kMany = 32;
  BlockPass pass(work, blocks);
  bool is_shared = helpers > 0 && blocks >= kMany;
  if (is_shared) Crew::begin(pass, helpers);
  pass.help(0);
  if (is_shared) Crew::end();
}

void BlockPass::help(uint32_t /*helper*/) {
  for (;;) {
    size_t number = next_.fetch_add(1, std::memory_order_relaxed);
    if (number >= blocks_) return;
    work_.do_block(number);
  }
}

}  // namespace cortado
