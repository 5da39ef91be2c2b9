#pragma once
// What the files that implement Heap share.

#include <algorithm>
#include <atomic>
#include <vector>

#include "gc/bitmap.h"
#include "gc/collection_records.h"
#include "gc/heap.h"
#include "gc/large_objects.h"
#include "gc/space.h"
#include "gc/survival_by_age.h"
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
  PageChooser pages;  // of all spaces
  uint8_t* cards = nullptr;
  size_t card_bytes = 0;
  HeapBitmap object_starts;       // of the old spaces
  HeapBitmap live_words;          // during a full collection; else no bit is set
  uint32_t* new_units = nullptr;  // during a full collection: see FullCollector::plan

  // Policy (gc/heap_policy.h). Bytes.
  size_t maximum = 0;  // old, eden and survivors in use never exceed it together
  size_t young_minimum = 0, young_maximum = 0;
  std::atomic<size_t> eden_limit{0};  // what of eden may be used before a collection
  size_t eden_wanted = 0;             // eden_limit where there is room
  size_t old_threshold = 0;           // a full collection comes when more of the old space is used
  size_t room_after_full = 0;         // maximum less what was alive at the last full collection
  uint32_t tenuring_age = 15;
  SurvivalByAge last_survival;  // of the last collection, if it was a young one
  LargeObjects large_objects;
  size_t gap_bytes = 0;     // left in front of large objects by the last full collection
  int64_t young_share = 0;  // of the time, that young collections take, in thousandths
  // What its collections took and how much of it survived, since eden has its size.
  struct EdenRecord {
    int64_t collecting_ns = 0;
    size_t allocated = 0, survived = 0;  // bytes
    size_t survival() const { return survived * 1000 / std::max<size_t>(allocated, 1); }
  };
  EdenRecord eden_record;
  size_t survival_before = 0;       // at the size before this one; 0: not known
  uint32_t growth_doubt = 0;        // how often in a row eden grew and no less survived
  std::atomic<size_t> capacity{0};  // what the heap says it has
  int64_t last_collection_end_ns = 0;

  Mutex mutex{LockRank::kLeaf, "heap allocation"};  // guards allocation from the spaces and the lists below
  std::vector<Object**> global_roots;
  std::vector<NarrowRef*> young_metadata_cells;  // may refer to young objects
  Object* pending_references = nullptr;

  // Arrays in JNI critical sections, with how often.
  struct Pin {
    Object* object;
    uint32_t count;
  };
  Mutex pin_mutex{LockRank::kLeaf, "pinned arrays"};
  std::vector<Pin> pins;

  Mutex record_mutex{LockRank::kLeaf, "collection records"};
  CollectionRecord last_young, last_full;

  std::atomic<void (*)()> collection_listener{nullptr};

  // For the overhead limit: full collections in a row that left little and took nearly all the time.
  uint32_t poor_collections = 0;
  std::vector<Mutator*> failed_by_overhead;  // not yet told
  int64_t collecting_ns_since_full = 0, last_full_end_ns = 0;
  // For idle collections: what was seen when it was asked last, and when that changed.
  uint64_t idle_collections_seen = 0;
  size_t idle_used_seen = 0;
  int64_t idle_since_ns = 0;
  uint64_t collections_at_idle = 0;  // `collections` after the last idle one
  uint32_t idle_doubt = 0;           // how many of those in a row gave little back

  std::atomic<uint64_t> collections{0};
  std::atomic<uint64_t> young_count{0}, full_count{0};
  std::atomic<uint64_t> young_nanoseconds{0}, full_nanoseconds{0};
  std::atomic<int64_t> last_collection_ms{0};

  Space& old_space() { return olds[active_old]; }
  Space& eden() { return edens[active_eden]; }
  Space& survivors() { return survivor_spaces[active_survivors]; }
  Space& empty_survivors() { return survivor_spaces[active_survivors ^ 1]; }
  // Stress mode moves everything, unless something may not move.
  bool moves_everything() const { return options.collect_at_every_allocation && pins.empty(); }
  Space& full_collection_target() { return olds[moves_everything() ? active_old ^ 1 : active_old]; }
  size_t young_used() { return eden().used() + survivors().used(); }
  size_t used() { return old_space().used() + young_used(); }
  size_t survivor_limit() const { return std::min(survivor_spaces[0].size(), eden_wanted / 4); }
  // Bytes of the spaces that have memory of the system behind them.
  size_t resident_estimate() {
    return old_space().resident() + survivors().resident() + empty_survivors().resident() + eden().resident();
  }
  // What the tables that only full collections use have of memory, and those of object starts above what is used.
  void give_back_tables();
};

// Never destroyed: daemon threads run while the process exits.
HeapState& heap_state();

}  // namespace cortado
