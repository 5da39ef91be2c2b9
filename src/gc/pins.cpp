#include "gc/pins.h"

#include <algorithm>

#include "gc/pinning.h"

namespace cortado {

void pin_array(Array* array) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.pin_mutex);
  for (HeapState::Pin& pin : heap.pins) {
    if (pin.object == array) {
      pin.count++;
      return;
    }
  }
  heap.pins.push_back({array, 1});
}

void unpin_array(Array* array) {
  HeapState& heap = heap_state();
  MutexLock lock(heap.pin_mutex);
  for (HeapState::Pin& pin : heap.pins) {
    if (pin.object != array) continue;
    if (--pin.count == 0) {
      pin = heap.pins.back();
      heap.pins.pop_back();
    }
    return;
  }
}

std::vector<Space::Kept> pinned_in(const HeapState& heap, const Space& space) {
  std::vector<Space::Kept> kept;
  for (const HeapState::Pin& pin : heap.pins) {
    auto* begin = reinterpret_cast<uint8_t*>(pin.object);
    if (space.contains(begin)) kept.push_back({begin, begin + object_size(pin.object)});
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return kept;
}

bool is_pinned(const HeapState& heap, const Object* object) {
  return std::any_of(heap.pins.begin(), heap.pins.end(), [=](const auto& pin) { return pin.object == object; });
}

PinnedForwarding::PinnedForwarding(const HeapState& heap, const uint8_t* start, size_t size) {
  for (const HeapState::Pin& pin : heap.pins) {
    if (static_cast<size_t>(reinterpret_cast<const uint8_t*>(pin.object) - start) >= size) continue;
    saved_.push_back({pin.object, HeaderWord::of(pin.object)});
    pin.object->forward_to(pin.object);
  }
}

PinnedForwarding::~PinnedForwarding() {
  for (const Saved& saved : saved_) saved.header.store_in(saved.object);
}

}  // namespace cortado
