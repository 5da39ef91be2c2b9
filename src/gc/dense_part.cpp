#include "gc/dense_part.h"

#include <algorithm>
#include <cstring>

namespace cortado {

namespace {
// Of a part, that may be dead.
constexpr size_t kGapShare = 64;
constexpr size_t kBlockBytes = size_t{64} << 10;

uint8_t* start_of(Object* object) { return reinterpret_cast<uint8_t*>(object); }
uint8_t* end_of(Object* object) { return start_of(object) + object_size(object); }
}  // namespace

// The end of the last object that is alive and starts below `boundary`, where no large object is cut.
uint8_t* DensePart::end_of_live_below(uint8_t* boundary, uint8_t* end) const {
  uint8_t* next = starts_.first_at_or_above(boundary, end);
  while (next < end && !live_words_.test(next)) next = starts_.first_at_or_above(next + kObjectAlignment, end);
  return live_words_.last_at_or_below(next - kObjectAlignment) + kObjectAlignment;
}

uint8_t* DensePart::find_end(uint8_t* begin, uint8_t* end, Gaps gaps) const {
  auto may_be_dead = [&](size_t bytes) { return gaps == Gaps::kSmall ? bytes / kGapShare : 0; };
  size_t most_dead = may_be_dead(static_cast<size_t>(end - begin));
  size_t dead = 0;
  uint8_t* boundary = begin;
  uint8_t* large_end = begin;  // of the last large object below the boundary
  uint8_t* passed = begin;     // the same below `at`
  auto large = large_.begin();
  for (uint8_t* at = begin; at < end && dead <= most_dead;) {
    if (large != large_.end() && at == start_of(*large)) {
      at = passed = end_of(*large++);
    } else {
      uint8_t* block = at;
      at = std::min(at + kBlockBytes, large != large_.end() ? start_of(*large) : end);
      auto size = static_cast<size_t>(at - block);
      dead += size - live_words_.count_range(block, size) * kObjectAlignment;
    }
    if (dead > may_be_dead(static_cast<size_t>(at - begin))) continue;
    boundary = at;
    large_end = passed;
  }
  if (boundary == begin || boundary == large_end) return boundary;
  return std::max(end_of_live_below(boundary, end), large_end);
}

size_t DensePart::clear_gaps_between(uint8_t* begin, uint8_t* end) {
  size_t bytes = 0;
  for (uint8_t* gap = live_words_.first_clear_at_or_above(begin, end); gap < end;) {
    uint8_t* gap_end = live_words_.first_at_or_above(gap, end);
    auto size = static_cast<size_t>(gap_end - gap);
    std::memset(gap, 0, size);
    starts_.clear_range(gap, size);
    bytes += size;
    gap = live_words_.first_clear_at_or_above(gap_end, end);
  }
  return bytes;
}

size_t DensePart::clear_gaps(uint8_t* begin, uint8_t* end) {
  size_t bytes = 0;
  for (Object* object : large_) {
    if (start_of(object) >= end) break;
    bytes += clear_gaps_between(begin, start_of(object));
    begin = end_of(object);
  }
  return bytes + clear_gaps_between(begin, end);
}

}  // namespace cortado
