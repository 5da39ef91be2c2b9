#pragma once
// One thread's part of the marking of a full collection. What is found is looked at a little later, when its header and
// its marks, asked for at once, have come from memory. Several threads mark at once: who sets the first bit of an object
// has found it. Work is an object that may be alive and unmarked, or a run of cells (WorkItem).

#include <array>
#include <vector>

#include "gc/crew.h"
#include "gc/heap_state.h"
#include "gc/live_blocks.h"
#include "gc/work_item.h"
#include "gc/work_pool.h"

namespace cortado {

// What the workers of one marking have in common.
struct Marking {
  HeapState& heap;
  LiveBlocks& live;
  WorkPool pool;
  std::atomic<bool> is_shared{false};  // more than one worker may run
  // The first worker calls for help when it has marked much.
  Crew::Job* job = nullptr;
  uint32_t helpers = 0;
};

class MarkWorker {
 public:
  explicit MarkWorker(Marking& marking) : marking_(marking), heap_(marking.heap) {}

  // The object is alive; it and what it refers to is left to drain().
  void push(Object* object) { stack_.push_back(WorkItem::of_object(object)); }
  void push_cells(const NarrowRef* cells, size_t count);
  void drain();
  // Shares work with the others until there is none. Alone: the same as drain().
  void work_to_the_end();
  const std::vector<Object*>& large_objects() const { return large_objects_; }  // marked, of LargeObjects::kLeastBytes

  std::vector<Object*> references_found;  // marked objects of java.lang.ref

 private:
  static constexpr size_t kAhead = 32;

  class Roots;

  void push_each(const NarrowRef* cells, size_t count);
  Object* pop();
  Object* next();
  void look_at_mark(Object** coming);
  bool set_mark(Object* object, size_t size);
  void scan(Object* object);
  void call_for_help();

  Marking& marking_;
  HeapState& heap_;
  std::vector<WorkPool::Item> stack_;
  std::array<Object*, kAhead> coming_{};  // asked for, looked at in turn
  size_t turn_ = 0;
  size_t waiting_ = 0;  // how many of coming_
  uint32_t marked_ = 0;
  std::vector<Object*> large_objects_;
};

}  // namespace cortado
