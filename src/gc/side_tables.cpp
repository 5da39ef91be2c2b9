#include "gc/side_tables.h"

#include "gc/heap_state.h"

namespace cortado {

bool is_heap_side_table(const void* address) {
  const HeapState& heap = heap_state();
  auto* byte = static_cast<const uint8_t*>(address);
  auto within = [byte](const void* table, size_t size) {
    return byte >= table && byte < static_cast<const uint8_t*>(table) + size;
  };
  size_t bitmap_bytes = heap.reserved / kObjectAlignment / 8;
  return within(heap.cards, heap.card_bytes) || within(heap.object_starts.table(), bitmap_bytes) ||
         within(heap.live_words.table(), bitmap_bytes) ||
         within(heap.new_units, heap.reserved / HeapBitmap::kBytesPerWord * sizeof(uint32_t));
}

}  // namespace cortado
