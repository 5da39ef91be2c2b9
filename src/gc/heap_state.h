#pragma once
// What the files that implement Heap share.

#include <atomic>
#include <vector>

#include "gc/heap.h"
#include "gc/space.h"
#include "os/mutex.h"

namespace cortado {

struct HeapState {
  HeapOptions options;
  HeapClient client;
  Space spaces[2];
  uint32_t active = 0;              // index of the space that is allocated from; changed while the world is stopped
  std::atomic<size_t> capacity{0};  // bytes of a space that may be used before a collection
  size_t maximum = 0;               // the most that capacity grows to
  uint8_t* base = nullptr;          // of the whole reservation
  size_t reserved = 0;

  Mutex mutex{LockRank::kLeaf, "heap allocation"};  // guards allocation from the active space and the lists below
  std::vector<Object**> global_roots;
  Object* pending_references = nullptr;

  // JNI critical sections: collections wait until nobody is in one; entering waits while a collection waits.
  Mutex critical_mutex{LockRank::kLeaf, "critical sections"};
  Condition critical_changed;
  uint32_t threads_in_critical = 0;
  uint32_t collections_waiting = 0;

  std::atomic<uint64_t> collections{0};
  std::atomic<uint64_t> nanoseconds{0};
  std::atomic<int64_t> last_collection_ms{0};

  Space& allocation_space() { return spaces[active]; }
  Space& other_space() { return spaces[active ^ 1]; }
};

// Never destroyed: daemon threads run while the process exits.
HeapState& heap_state();

}  // namespace cortado
