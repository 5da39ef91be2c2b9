#include "gc/reference_update.h"

#include <algorithm>

#include "gc/bitmap.h"

namespace cortado {

namespace {
constexpr size_t kBlockBytes = size_t{1} << 20;
}

void ReferenceUpdate::add(uint8_t* begin, uint8_t* end, const HeapBitmap* starts) {
  if (starts == nullptr) {
    if (begin < end) blocks_.push_back({begin, end, nullptr});
    return;
  }
  for (uint8_t* at = begin; at < end; at += kBlockBytes) {
    size_t size = std::min(kBlockBytes, static_cast<size_t>(end - at));
    blocks_.push_back({at, at + size, starts});
  }
}

void ReferenceUpdate::run(uint32_t helpers) {
  // Waking a thread takes longer than a block or two.
  bool is_shared = helpers > 0 && blocks_.size() > 2;
  if (is_shared) Crew::begin(*this, helpers);
  help(0);
  if (is_shared) Crew::end();
}

void ReferenceUpdate::help(uint32_t /*helper*/) {
  for (;;) {
    size_t number = next_.fetch_add(1, std::memory_order_relaxed);
    if (number >= blocks_.size()) return;
    update_block(blocks_[number]);
  }
}

// From an object's begin or end, the next mark is the begin of a live one.
void ReferenceUpdate::update_block(const Block& block) const {
  uint8_t* at = block.starts == nullptr ? block.begin : block.starts->first_at_or_above(block.begin, block.end);
  at = live_words_.first_at_or_above(at, block.end);
  while (at < block.end) {
    auto* object = reinterpret_cast<Object*>(at);
    size_t size = object_size(object);
    updater_.update(object);
    at = live_words_.first_at_or_above(at + size, block.end);
  }
}

}  // namespace cortado
