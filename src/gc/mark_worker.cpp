#include "gc/mark_worker.h"

#include <algorithm>
#include <utility>

#include "gc/object_cells.h"

namespace cortado {

// What follows is what drain() does for each object: in line, as there are many.

CORTADO_ALWAYS_INLINE void MarkWorker::push_each(const NarrowRef* cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cells[i] != NarrowRef::kNull) push(decode_reference(cells[i]));
  }
}

// From the stack, which a long run of cells fills a little at a time. Null when it is empty.
CORTADO_ALWAYS_INLINE Object* MarkWorker::pop() {
  constexpr size_t kAtOnce = 64;
  while (!stack_.empty()) {
    WorkPool::Item item = stack_.back();
    stack_.pop_back();
    size_t count = WorkItem::count(item);
    if (count == 0) return WorkItem::object(item);
    NarrowRef* cells = WorkItem::cells(item);
    size_t now = std::min(count, kAtOnce);
    if (now < count) stack_.push_back(WorkItem::of_cells(cells + now, count - now));
    push_each(cells, now);
  }
  return nullptr;
}

// Null when nothing is left. An object's mark is asked for first, and its header, half the way later, only if that is not set.
CORTADO_ALWAYS_INLINE Object* MarkWorker::next() {
  for (;;) {
    Object* asked = pop();
    if (asked != nullptr) {
      heap_.live_words.prefetch(asked);
      waiting_++;
    } else if (waiting_ == 0) {
      return nullptr;
    }
    look_at_mark(&coming_[(turn_ + kAhead / 2) % kAhead]);
    Object* ready = std::exchange(coming_[turn_], asked);
    turn_ = (turn_ + 1) % kAhead;
    if (ready == nullptr) continue;
    waiting_--;
    return ready;
  }
}

CORTADO_ALWAYS_INLINE void MarkWorker::look_at_mark(Object** coming) {
  if (*coming == nullptr) return;
  if (heap_.live_words.test(*coming)) {
    *coming = nullptr;
    waiting_--;
  } else {
    __builtin_prefetch(*coming);
  }
}

CORTADO_ALWAYS_INLINE bool MarkWorker::set_mark(Object* object, size_t size) {
  HeapBitmap& marks = heap_.live_words;
  if (marks.test(object)) return false;
  if (CORTADO_UNLIKELY(size >= LargeObjects::kLeastBytes)) {
    if (!marks.set_ends_shared(object, size)) return false;
    large_objects_.push_back(object);
  } else if (marking_.is_shared.load(std::memory_order_relaxed)) {
    if (!marks.set_range_shared(object, size)) return false;
  } else {
    marks.set_range(object, size);
  }
  marking_.live.note(object);
  return true;
}

class MarkWorker::Roots final : public RootVisitor {
 public:
  explicit Roots(MarkWorker& worker) : worker_(worker) {}
  void visit(Object** cell) override {
    if (*cell != nullptr) worker_.push(*cell);
  }
  void visit_narrow(NarrowRef* cell) override { worker_.push_cells(cell, 1); }
  bool is_marking() const override { return true; }

 private:
  MarkWorker& worker_;
};

CORTADO_ALWAYS_INLINE void MarkWorker::scan(Object* object) {
  constexpr size_t kFew = 16;
  bool is_noticed = __atomic_load_n(&object->layout()->marking_notice, __ATOMIC_RELAXED) != 0;
  if (CORTADO_UNLIKELY(is_noticed) && heap_.client.marked != nullptr) {
    Roots roots(*this);
    heap_.client.marked(object, roots);
  }
  for_each_cell_block(object, [this](NarrowRef* cells, size_t count) {
    if (count <= kFew) {
      push_each(cells, count);
    } else {
      WorkItem::push_cells(stack_, cells, count);
    }
  });
  if (object->layout()->kind == ObjectKind::kReference) references_found.push_back(object);
}

void MarkWorker::push_cells(const NarrowRef* cells, size_t count) { push_each(cells, count); }

void MarkWorker::call_for_help() {
  if (marking_.helpers == 0 || marking_.is_shared.load(std::memory_order_relaxed)) return;
  marking_.is_shared.store(true, std::memory_order_relaxed);
  Crew::begin(*marking_.job, marking_.helpers);
}

void MarkWorker::drain() {
  constexpr uint32_t kMuch = 1 << 13;  // objects
  while (Object* object = next()) {
    size_t size = object_size(object);
    if (!set_mark(object, size)) continue;
    if (CORTADO_UNLIKELY(++marked_ % kMuch == 0)) call_for_help();
    scan(object);
    if (CORTADO_UNLIKELY(marking_.pool.is_hungry()) && stack_.size() > 1) marking_.pool.give(stack_);
  }
}

void MarkWorker::work_to_the_end() {
  do {
    drain();
  } while (marking_.is_shared.load(std::memory_order_relaxed) && marking_.pool.take(stack_));
}

}  // namespace cortado
