#pragma once
// How large the spaces are. All functions run while the world is stopped or at start.

#include "gc/heap_state.h"

namespace cortado {

struct YoungResult {
  size_t promoted = 0;                   // bytes
  const size_t* bytes_by_age = nullptr;  // of survivors
  int64_t pause_ns = 0;
  int64_t since_last_ns = 0;  // from the end of the collection before to the start of this one
};

namespace heap_policy {

void initialize(HeapState& heap);
// Whether the next collection is a full one: the old space has reached its threshold, or leaves eden too little room.
bool wants_full_collection(HeapState& heap);
void after_young(HeapState& heap, const YoungResult& result);
// `needed`: bytes that will be allocated next.
void after_full(HeapState& heap, size_t needed);
// Eden's limit for what the other spaces use now.
void limit_eden(HeapState& heap);

}  // namespace heap_policy
}  // namespace cortado
