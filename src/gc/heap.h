#pragma once
// The heap: reservation, allocation, collection. Policy-free interface; the collector behind it is chosen at start.

#include <cstddef>
#include <cstdint>

#include "base/annotations.h"
#include "gc/reference.h"
#include "gc/rooted.h"

namespace cortado {

struct HeapOptions {
  size_t initial_size = 0;        // bytes; 0: by the collector's own ergonomics
  size_t maximum_size = 0;        // bytes: what Runtime.maxMemory says
  size_t initial_young_size = 0;  // bytes of the young generation (-XX:NewSize, -Xmn); 0: by the collector
  size_t maximum_young_size = 0;
  uint32_t maximum_tenuring_age = 15;             // young collections that an object survives before it is promoted
  bool collect_at_every_allocation = false;       // stress: moves all objects at every slow-path allocation, no buffers
  uint32_t stress_full_interval = 1;              // of these collections each so many-th is full, the others are young
  bool poison_free_memory = false;                // debug: from-space is filled with a pattern after each collection
  bool verify = false;                            // walk the heap before and after each collection
  int64_t soft_reference_ms_per_megabyte = 1000;  // -XX:SoftRefLRUPolicyMSPerMB
};

enum class CollectionCause : uint8_t { kAllocation, kSystemGc, kStress, kLastDitch, kShutdown, kJvmti, kMetadata };

// What a visit of weak roots is part of.
enum class CollectionScope : uint8_t {
  kYoung,   // only cells that may refer to young objects need be visited
  kFull,    // all cells
  kUpdate,  // the second visit of a full collection, all cells: objects get new addresses, none dies
};

// Called with the address of a cell that holds a decoded object pointer (stack slot, handle), which may be null.
class RootVisitor {
 public:
  virtual void visit(Object** cell) = 0;
  virtual void visit_narrow(NarrowRef* cell) = 0;  // cells in metadata, e.g. a class's mirror
  // The marking of a full collection: only what is alive by itself is visited, not what HeapClient::marked finds.
  virtual bool is_marking() const { return false; }

 protected:
  ~RootVisitor() = default;
};
// For weakly held cells, after marking: calls back for each; the collector updates or clears the cell.
class WeakVisitor {
 public:
  // Returns false and sets the cell to null if the object died.
  virtual bool visit(Object** cell) = 0;
  virtual bool visit_narrow(NarrowRef* cell) = 0;

 protected:
  ~WeakVisitor() = default;
};

// What the heap needs from the house above it, filled by runtime at start.
struct HeapClient {
  // Stops all mutators at safepoints / lets them go. The caller is in state InVm with may_gc. Where `is_done(context)`, once
  // it is the caller's turn, nothing is stopped, and the answer is false.
  bool (*stop_the_world)(Mutator& current, CollectionCause cause, bool (*is_done)(const void*),
                         const void* context) = nullptr;
  void (*resume_the_world)(Mutator& current) = nullptr;
  // Runs `body` while the current thread may be stopped: for waiting. Null: runs it directly.
  void (*run_blocked)(Mutator& current, void* context, void (*body)(void* context)) = nullptr;
  void (*for_each_mutator)(void* context, void (*visit)(void* context, Mutator&)) = nullptr;
  // Everything but the rooted locals, which the heap visits itself, and what follows: Java frames, JNI references,
  // loaders, VM globals.
  void (*visit_strong_roots)(RootVisitor&) = nullptr;
  // Strong roots in the metadata of classes. Each cell once. A young collection visits only those cells for which
  // Barrier::stored_in_metadata was called since the last collection.
  void (*visit_metadata_roots)(RootVisitor&) = nullptr;
  // String table, monitor table, resolved method names: called before references are processed finally (weak strength).
  void (*visit_weak_roots)(WeakVisitor&, CollectionScope) = nullptr;
  // JNI weak globals: after phantom references.
  void (*visit_phantom_roots)(WeakVisitor&) = nullptr;
  // Class unloading, for full collections only, in this order: before the roots are visited; for each object that is
  // marked whose Layout has a marking_notice (visits what it keeps alive besides its own references; any marking thread,
  // several at once, each with its own visitor); when everything is marked, before anything moves. The Layouts of what
  // was not marked may be gone after the last: nobody may look at dead objects any more.
  void (*begin_marking)() = nullptr;
  void (*marked)(Object*, RootVisitor&) = nullptr;
  void (*unload_unmarked)() = nullptr;
  // Offsets in java.lang.ref.Reference: referent, queue, next, discovered; SoftReference: timestamp, static clock setter.
  struct ReferenceOffsets {
    uint32_t referent, next, discovered, soft_timestamp;
  } reference_offsets = {};
  int64_t (*soft_reference_clock)() = nullptr;
  void (*set_soft_reference_clock)(int64_t milliseconds) = nullptr;
  // After a collection that put References on the pending list; the world still stopped.
  void (*references_pending)() = nullptr;
};

class Heap {
 public:
  // Reserves the range, sets reference_encoding. False with `error` filled if memory cannot be had.
  static bool initialize(const HeapOptions& options, const HeapClient& client, const char** error);
  static void shut_down_for_test();  // so that a test may initialize again
  static void set_client(const HeapClient& client);

  // Allocates zeroed memory with the header set, from the thread's buffer. Null: out of memory after all collections;
  // the caller throws OutOfMemoryError. `size` bytes, a multiple of 8. What is smaller than 32 KiB is young, or all its cards
  // are dirty: until the next safepoint its maker may store references in it without a barrier.
  static Unrooted<Object> allocate(Mutator& thread, Layout* layout, size_t size) MAY_GC;
  static Unrooted<Array> allocate_array(Mutator& thread, Layout* layout, int32_t length) MAY_GC;
  // The same without a collection, null if there is no room at hand: for code that may not reach a safepoint.
  static Object* try_allocate(Mutator& thread, Layout* layout, size_t size) IN_VM;

  // The thread ends: gives its allocation buffer back.
  static void forget_mutator(Mutator& thread) IN_VM;

  static void collect(Mutator& thread, CollectionCause cause) MAY_GC;
  // Count the JNI critical sections that the thread is in; gc/pinning.h keeps their arrays in place.
  static void enter_critical(Mutator& thread) MAY_GC;
  static void leave_critical(Mutator& thread);

  static bool contains(const void* address);
  static bool is_young(const void* address);  // it may move in a young collection
  static size_t capacity();                   // bytes that may be used before the heap grows
  static size_t used();                       // bytes
  static size_t maximum_size();               // bytes
  static uint64_t collections();              // number since start
  static uint64_t collection_nanoseconds();

  struct SpaceSizes {
    size_t used, capacity, maximum;  // bytes
  };
  struct Generations {
    SpaceSizes eden, survivors[2], old;
  };
  static Generations generations();
  struct CollectorTotals {
    uint64_t collections, nanoseconds;
  };
  static CollectorTotals young_collections();
  static CollectorTotals full_collections();
  static int64_t milliseconds_since_last_collection();

  // java.lang.ref.Reference's pending list, linked by `discovered`.
  static Unrooted<Object> take_pending_references() IN_VM;
  static bool has_pending_references();

  // Walks every live object; the world is stopped. For heap dumps, verification, JVMTI.
  static void for_each_object(void* context, void (*visit)(void* context, Object*)) IN_VM;
  // Where objects may be.
  struct Range {
    const uint8_t* start;
    size_t size;  // bytes
  };
  static Range range();
  // Adds cells that are scanned as strong roots until removed.
  static void add_global_root(Object** cell);
  // Shows those cells; the world is stopped.
  static void visit_global_roots(RootVisitor& visitor);
};

}  // namespace cortado
