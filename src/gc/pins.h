#pragma once
// Arrays in JNI critical sections. Collections leave them where they are: the young spaces are emptied around them
// (Space::reset), and a full collection slides nothing below the highest one of the old space. They have no references.

#include <vector>

#include "gc/header_word.h"
#include "gc/heap_state.h"

namespace cortado {

// The world is stopped. In the order of addresses.
std::vector<Space::Kept> pinned_in(const HeapState& heap, const Space& space);
bool is_pinned(const HeapState& heap, const Object* object);

// While it lives, the pinned objects of a range seem to be moved to where they are.
class PinnedForwarding {
 public:
  PinnedForwarding(const HeapState& heap, const uint8_t* start, size_t size);
  ~PinnedForwarding();
  PinnedForwarding(const PinnedForwarding&) = delete;
  PinnedForwarding& operator=(const PinnedForwarding&) = delete;

 private:
  struct Saved {
    Object* object;
    HeaderWord header;
  };
  std::vector<Saved> saved_;
};

}  // namespace cortado
