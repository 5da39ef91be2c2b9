#include "gc/mark_worker.h"

#include <utility>

#include "gc/object_cells.h"

namespace cortado {

void MarkWorker::push_cells(const NarrowRef* cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cells[i] == NarrowRef::kNull) continue;
    Object* object = decode_reference(cells[i]);
    if (!heap_.live_words.test(object)) push(object);
  }
}

// Null when nothing is left.
Object* MarkWorker::next() {
  while (!stack_.empty() || waiting_ > 0) {
    Object* asked = nullptr;
    if (!stack_.empty()) {
      asked = reinterpret_cast<Object*>(stack_.back());
      stack_.pop_back();
      __builtin_prefetch(asked);
      waiting_++;
    }
    Object* ready = std::exchange(coming_[turn_], asked);
    turn_ = (turn_ + 1) % kAhead;
    if (ready == nullptr) continue;
    waiting_--;
    return ready;
  }
  return nullptr;
}

bool MarkWorker::set_mark(Object* object, size_t size) {
  HeapBitmap& marks = heap_.live_words;
  if (marks.test(object)) return false;
  if (marking_.is_shared.load(std::memory_order_relaxed)) return marks.set_range_shared(object, size);
  marks.set_range(object, size);
  return true;
}

void MarkWorker::scan(Object* object) {
  for_each_cell_block(object, [this](const NarrowRef* cells, size_t count) { push_cells(cells, count); });
  if (object->layout()->kind == ObjectKind::kReference) references_found.push_back(object);
}

void MarkWorker::call_for_help() {
  if (marking_.helpers == 0 || marking_.is_shared.load(std::memory_order_relaxed)) return;
  marking_.is_shared.store(true, std::memory_order_relaxed);
  Crew::begin(*marking_.job, marking_.helpers);
}

void MarkWorker::drain() {
  constexpr uint32_t kMuch = 1 << 15;  // objects
  while (Object* object = next()) {
    if (!set_mark(object, object_size(object))) continue;
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
