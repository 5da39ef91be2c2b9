#pragma once
// How large the spaces are. All functions run while the world is stopped or at start.

#include "gc/heap_state.h"

namespace cortado {

struct YoungResult {
  size_t eden_used = 0;  // bytes, before
  size_t promoted = 0;   // bytes
  SurvivalByAge survival;
  int64_t pause_ns = 0;
  int64_t since_last_ns = 0;  // from the end of the collection before to the start of this one
};

namespace heap_policy {

void initialize(HeapState& heap);
// Whether the next collection is a full one: the old space has reached its threshold, or leaves eden too little room.
bool wants_full_collection(HeapState& heap);
void after_young(HeapState& heap, const YoungResult& result);
struct FullResult {
  size_t used_before = 0;  // bytes, of all spaces
  size_t needed = 0;       // bytes that will be allocated next
  int64_t start_ns = 0, end_ns = 0;
  bool by_allocation = false;  // not asked for by the program
  bool again = false;          // CollectionWish::again
};
void after_full(HeapState& heap, const FullResult& result);
// Too many full collections in a row took nearly all the time and left little.
bool is_overhead_limit_reached(HeapState& heap);
// Eden's limit for what the other spaces use now.
void limit_eden(HeapState& heap);

}  // namespace heap_policy
}  // namespace cortado
