#include "gc/young_collector.h"

#include <algorithm>

#include "gc/card_table.h"
#include "gc/collector_options.h"
#include "gc/pins.h"
#include "gc/roots.h"

namespace cortado {

class YoungCollector::Roots final : public RootVisitor {
 public:
  explicit Roots(YoungWorker& worker) : worker_(worker) {}
  void visit(Object** cell) override { *cell = worker_.evacuate(*cell); }
  void visit_narrow(NarrowRef* cell) override { worker_.evacuate_cell(cell); }

 private:
  YoungWorker& worker_;
};

namespace {
// Eden lies between the survivor spaces, so that it and either of them are one range.
uint8_t* from_start(HeapState& heap) {
  return heap.active_survivors == 0 ? heap.survivors().base() : heap.young_eden_start;
}
size_t from_size(HeapState& heap) {
  uint8_t* end = heap.active_survivors == 0 ? heap.young_eden_end : heap.survivors().end_of_objects();
  return static_cast<size_t>(end - from_start(heap));
}
// What is promoted now begins on this card. So that its mark is not taken for an older one, the card is cleaned first.
bool clean_boundary_card(HeapState& heap) {
  uint8_t* card = CardTable::card_of(heap.old_space().top());
  bool was_dirty = *card != CardTable::kClean;
  *card = CardTable::kClean;
  return was_dirty;
}
}  // namespace

YoungCollector::YoungCollector(HeapState& heap, int64_t soft_lifetime_ms, uint32_t tenuring_age, size_t survivor_limit)
    : heap_(heap),
      collection_{.heap = heap,
                  .from_start = from_start(heap),
                  .from_size = from_size(heap),
                  .tenuring_age = tenuring_age,
                  .survivor_limit = survivor_limit,
                  .old_start_top = heap.old_space().top(),
                  .boundary_card_is_dirty = clean_boundary_card(heap),
                  .job = this,
                  .helpers = collector_options.threads - 1},
      worker_(collection_),
      helpers_(collection_.helpers),
      references_(*this, heap.client, false, soft_lifetime_ms) {}

Object* YoungCollector::survivor(Object* object) {
  if (!worker_.is_in_from(object)) return object;
  return object->is_forwarded() ? object->forwardee() : nullptr;
}

void YoungCollector::drain() {
  worker_.drain();
  while (!worker_.references_found.empty()) {
    std::vector<Object*> found;
    found.swap(worker_.references_found);
    for (Object* reference : found) references_.discover(reference);
    worker_.drain();
  }
}

// Cells that refer to old objects now need no visit in the next young collection.
void YoungCollector::trace_metadata_cells() {
  auto& cells = heap_.young_metadata_cells;
  size_t kept = 0;
  for (NarrowRef* cell : cells) {
    worker_.evacuate_cell(cell);
    Object* object = decode_reference(*cell);
    if (object != nullptr && reinterpret_cast<uint8_t*>(object) >= heap_.young_start) cells[kept++] = cell;
  }
  cells.resize(kept);
}

void YoungCollector::visit_roots() {
  Roots roots(worker_);
  visit_strong_roots(heap_, roots);
  trace_metadata_cells();
}

void YoungCollector::help(uint32_t helper) {
  if (!collection_.pool.join()) return;
  helpers_[helper] = std::make_unique<YoungWorker>(collection_);
  helpers_[helper]->work_to_the_end();
  helpers_[helper]->retire_buffers();
}

void YoungCollector::note_sizes(const YoungWorker& worker) {
  survival_.add(worker.survival());
  large_bytes_ += worker.copied_large_bytes();
}

void YoungCollector::copy_all() {
  collection_.pool.join();
  visit_roots();
  worker_.work_to_the_end();
  collection_.helpers = 0;  // nobody waits for helpers that the rest, which may copy much too, would call
  if (!collection_.is_shared.load(std::memory_order_relaxed)) return;
  Crew::end();
  collection_.is_shared.store(false, std::memory_order_relaxed);
  auto append = [](std::vector<Object*>& all, const std::vector<Object*>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  for (const auto& helper : helpers_) {
    if (helper == nullptr) continue;
    append(worker_.references_found, helper->references_found);
    append(worker_.references_on_cards, helper->references_on_cards);
    note_sizes(*helper);
  }
}

// A Reference on two cards is found twice.
void YoungCollector::discover_references_on_cards() {
  auto& found = worker_.references_on_cards;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (Object* reference : found) references_.discover(reference);
}

void YoungCollector::run() {
  const HeapClient& client = heap_.client;
  PinnedForwarding pinned(heap_, collection_.from_start, collection_.from_size);
  copy_all();
  discover_references_on_cards();
  drain();
  references_.process_clearable();
  SurvivorsOnly weak(*this);
  if (client.visit_weak_roots != nullptr) client.visit_weak_roots(weak, CollectionScope::kYoung);
  references_.process_phantom();
  if (client.visit_phantom_roots != nullptr) client.visit_phantom_roots(weak);
  heap_.pending_references = references_.pending_in_front_of(heap_.pending_references);
  worker_.retire_buffers();
  note_sizes(worker_);
  promoted_bytes_ = static_cast<size_t>(heap_.old_space().top() - collection_.old_start_top);
}

}  // namespace cortado
