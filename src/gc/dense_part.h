#pragma once
// The lower part of the old space, in which so little is dead that a full collection moves nothing there. It clears the
// gaps: who walks the space skips zeros.

#include <cstddef>
#include <cstdint>
#include <span>

#include "gc/bitmap.h"

namespace cortado {

class DensePart {
 public:
  enum class Gaps : bool { kNone, kSmall };  // what may be left

  // Of [begin, end), where all of what is alive is marked in `live_words`, but for `large` objects, of which the ends are,
  // in the order of addresses; `starts` says where objects start.
  DensePart(const HeapBitmap& live_words, HeapBitmap& starts, std::span<Object* const> large)
      : live_words_(live_words), starts_(starts), large_(large) {}

  // It ends with a live object, or is empty.
  uint8_t* find_end(uint8_t* begin, uint8_t* end, Gaps gaps) const;
  // Forgets what is dead in [begin, end). Answers how many bytes that were.
  size_t clear_gaps(uint8_t* begin, uint8_t* end);

 private:
  uint8_t* end_of_live_below(uint8_t* boundary, uint8_t* end) const;
  size_t clear_gaps_between(uint8_t* begin, uint8_t* end);

  const HeapBitmap& live_words_;
  HeapBitmap& starts_;
  const std::span<Object* const> large_;
};

}  // namespace cortado
