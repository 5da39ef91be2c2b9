#pragma once
// What the files that implement Heap share.

#include <algorithm>
#include <atomic>
#include <vector>

#include "gc/bitmap.h"
#include "gc/heap.h"
#include "gc/space.h"
#include "os/mutex.h"

namespace cortado {

struct HeapState {
  HeapOptions options;
  HeapClient client;

  // In the order of addresses: old spaces, a survivor space, edens, the other survivor space. The second old space and
  // the second eden exist in stress mode only, where each collection moves everything and protects what it left.
  Space olds[2];
  Space survivor_spaces[2];
  Space edens[2];
  // Indices; changed while the world is stopped.
  uint32_t active_old = 0, active_survivors = 0, active_eden = 0;
  uint8_t *base = nullptr, *young_start = nullptr;  // of the whole reservation; of what is young
  uint8_t *young_eden_start = nullptr, *young_eden_end = nullptr;
  size_t reserved = 0;
  uint8_t* cards = nullptr;
  size_t card_bytes = 0;
  HeapBitmap object_starts;       // of the old spaces
  HeapBitmap live_words;          // during a full collection
  uint32_t* new_units = nullptr;  // during a full collection: see FullCollector::plan

  // Policy (gc/heap_policy.h). Bytes.
  size_t maximum = 0;  // old, eden and survivors in use never exceed it together
  size_t young_minimum = 0, young_maximum = 0;
  std::atomic<size_t> eden_limit{0};  // what of eden may be used before a collection
  size_t eden_wanted = 0;             // eden_limit where there is room
  size_t old_threshold = 0;           // a full collection comes when more of the old space is used
  size_t room_after_full = 0;         // maximum less what was alive at the last full collection
  uint32_t tenuring_age = 15;
  std::atomic<size_t> capacity{0};  // what the heap says it has
  int64_t last_collection_end_ns = 0;

  Mutex mutex{LockRank::kLeaf, "heap allocation"};  // guards allocation from the spaces and the lists below
  std::vector<Object**> global_roots;
  std::vector<NarrowRef*> young_metadata_cells;  // may refer to young objects
  Object* pending_references = nullptr;

  // JNI critical sections: collections wait until nobody is in one; entering waits while a collection waits.
  Mutex critical_mutex{LockRank::kLeaf, "critical sections"};
  Condition critical_changed;
  uint32_t threads_in_critical = 0;
  uint32_t collections_waiting = 0;

  std::atomic<uint64_t> collections{0};
  std::atomic<uint64_t> young_count{0}, full_count{0};
  std::atomic<uint64_t> young_nanoseconds{0}, full_nanoseconds{0};
  std::atomic<int64_t> last_collection_ms{0};

  Space& old_space() { return olds[active_old]; }
  Space& eden() { return edens[active_eden]; }
  Space& survivors() { return survivor_spaces[active_survivors]; }
  Space& empty_survivors() { return survivor_spaces[active_survivors ^ 1]; }
  Space& full_collection_target() { return olds[options.collect_at_every_allocation ? active_old ^ 1 : active_old]; }
  size_t young_used() { return eden().used() + survivors().used(); }
  size_t used() { return old_space().used() + young_used(); }
  size_t survivor_limit() const { return std::min(survivor_spaces[0].size(), eden_wanted / 4); }
  void discard_new_units();
};

// Never destroyed: daemon threads run while the process exits.
HeapState& heap_state();

}  // namespace cortado
