#include "gc/young_collector.h"

#include <algorithm>
#include <cstring>

#include "gc/barrier.h"
#include "gc/object_cells.h"

namespace cortado {

class YoungCollector::Roots final : public RootVisitor {
 public:
  explicit Roots(YoungCollector& collector) : collector_(collector) {}
  void visit(Object** cell) override { *cell = collector_.keep_alive(*cell); }
  void visit_narrow(NarrowRef* cell) override { collector_.scan_cells<false>(cell, 1); }

 private:
  YoungCollector& collector_;
};

class YoungCollector::WeakRoots final : public WeakVisitor {
 public:
  explicit WeakRoots(YoungCollector& collector) : collector_(collector) {}
  bool visit(Object** cell) override {
    *cell = collector_.survivor(*cell);
    return *cell != nullptr;
  }
  bool visit_narrow(NarrowRef* cell) override {
    Object* object = collector_.survivor(decode_reference(*cell));
    *cell = encode_reference(object);
    return object != nullptr;
  }

 private:
  YoungCollector& collector_;
};

YoungCollector::YoungCollector(HeapState& heap, int64_t soft_lifetime_ms, uint32_t tenuring_age, size_t survivor_limit)
    : heap_(heap),
      tenuring_age_(tenuring_age),
      old_start_top_(heap.old_space().top()),
      old_scanned_(old_start_top_),
      old_top_(old_start_top_),
      to_scanned_(heap.empty_survivors().base()),
      to_top_(to_scanned_),
      to_end_(to_scanned_ + survivor_limit),
      references_(*this, heap.client, false, soft_lifetime_ms) {
  // Eden lies between the survivor spaces, so that it and either of them are one range.
  const Space& survivors = heap.survivors();
  if (heap.active_survivors == 0) {
    from_start_ = survivors.base();
    from_size_ = static_cast<size_t>(heap.young_eden_end - from_start_);
  } else {
    from_start_ = heap.young_eden_start;
    from_size_ = static_cast<size_t>(survivors.top() - from_start_);
  }
}

Object* YoungCollector::survivor(Object* object) {
  if (!is_in_from(object)) return object;
  return object->is_forwarded() ? object->forwardee() : nullptr;
}
Object* YoungCollector::keep_alive(Object* object) {
  if (!is_in_from(object)) return object;
  return object->is_forwarded() ? object->forwardee() : copy(object);
}

Object* YoungCollector::copy(Object* object) {
  size_t size = object_size(object);
  uint32_t age = object->age();
  Object* copied;
  if (age < tenuring_age_ && size <= static_cast<size_t>(to_end_ - to_top_)) {
    copied = reinterpret_cast<Object*>(to_top_);
    to_top_ += size;
    age++;
    bytes_by_age_[age] += size;
  } else {
    copied = reinterpret_cast<Object*>(old_top_);
    old_top_ += size;
    age = 0;
    heap_.object_starts.set(copied);
  }
  constexpr size_t kSmall = 64;
  if (CORTADO_LIKELY(size <= kSmall)) {
    auto* source = reinterpret_cast<const uint64_t*>(object);
    auto* target = reinterpret_cast<uint64_t*>(copied);
    for (size_t i = 0; i < size / sizeof(uint64_t); i++) target[i] = source[i];
  } else {
    std::memcpy(static_cast<void*>(copied), static_cast<const void*>(object), size);
  }
  copied->set_age(age);
  object->forward_to(copied);
  return copied;
}

// A cell of the old space that refers to a young object afterwards leaves its card dirty.
template <bool IsOld>
void YoungCollector::scan_cells(NarrowRef* cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cells[i] == NarrowRef::kNull) continue;
    Object* object = decode_reference(cells[i]);
    if (is_in_from(object)) {
      object = object->is_forwarded() ? object->forwardee() : copy(object);
      cells[i] = encode_reference(object);
    }
    if constexpr (IsOld) {
      if (!is_old(object)) CardTable::mark(&cells[i]);
    }
  }
}

template <bool IsOld>
void YoungCollector::scan(Object* object) {
  for_each_cell_block(object, [this](NarrowRef* cells, size_t count) { scan_cells<IsOld>(cells, count); });
  if (object->layout()->kind == ObjectKind::kReference) references_.discover(object);
}

void YoungCollector::drain() {
  while (to_scanned_ < to_top_ || old_scanned_ < old_top_) {
    while (to_scanned_ < to_top_) {
      auto* object = reinterpret_cast<Object*>(to_scanned_);
      to_scanned_ += object_size(object);
      scan<false>(object);
    }
    while (old_scanned_ < old_top_) {
      auto* object = reinterpret_cast<Object*>(old_scanned_);
      old_scanned_ += object_size(object);
      scan<true>(object);
    }
  }
}

// The cells of an old object that lie in [begin, end).
void YoungCollector::scan_part(Object* object, const uint8_t* begin, const uint8_t* end) {
  for_each_cell_block(object, [&](NarrowRef* cells, size_t count) {
    auto* first = std::max(cells, reinterpret_cast<NarrowRef*>(const_cast<uint8_t*>(begin)));
    auto* last = std::min(cells + count, reinterpret_cast<NarrowRef*>(const_cast<uint8_t*>(end)));
    if (first < last) scan_cells<true>(first, static_cast<size_t>(last - first));
  });
  if (object->layout()->kind == ObjectKind::kReference && object != last_discovered_) {
    last_discovered_ = object;
    references_.discover(object);
  }
}

void YoungCollector::scan_dirty_range(uint8_t* begin, uint8_t* end) {
  uint8_t* at = reinterpret_cast<uint8_t*>(last_scanned_);
  if (at == nullptr || at + object_size(last_scanned_) <= begin) at = heap_.object_starts.last_at_or_below(begin);
  while (at < end) {
    auto* object = reinterpret_cast<Object*>(at);
    at += object_size(object);
    if (at > begin) scan_part(object, begin, end);
    last_scanned_ = object;
  }
}

void YoungCollector::scan_cards() {
  uint8_t* base = heap_.old_space().base();
  if (old_start_top_ == base) return;
  auto heap_address = [&](const uint8_t* card) {
    return base + (static_cast<size_t>(card - CardTable::card_of(base)) << CardTable::kShift);
  };
  uint8_t* card = CardTable::card_of(base);
  uint8_t* end = CardTable::card_of(old_start_top_ - 1) + 1;
  constexpr size_t kAtOnce = sizeof(uint64_t);
  while (card < end) {
    uint64_t several;
    if (static_cast<size_t>(end - card) >= kAtOnce && (std::memcpy(&several, card, kAtOnce), several == 0)) {
      card += kAtOnce;
      continue;
    }
    if (*card == CardTable::kClean) {
      card++;
      continue;
    }
    uint8_t* first = card;
    while (card < end && *card != CardTable::kClean) *card++ = CardTable::kClean;
    scan_dirty_range(heap_address(first), std::min(heap_address(card), old_start_top_));
  }
}

// Cells that refer to old objects now need no visit in the next young collection.
void YoungCollector::trace_metadata_cells() {
  auto& cells = heap_.young_metadata_cells;
  size_t kept = 0;
  for (NarrowRef* cell : cells) {
    scan_cells<false>(cell, 1);
    Object* object = decode_reference(*cell);
    if (object != nullptr && !is_old(object)) cells[kept++] = cell;
  }
  cells.resize(kept);
}

void YoungCollector::trace_roots() {
  const HeapClient& client = heap_.client;
  Roots roots(*this);
  roots.visit(&heap_.pending_references);
  for (Object** cell : heap_.global_roots) roots.visit(cell);
  client.for_each_mutator(&roots, [](void* context, Mutator& mutator) {
    for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) {
      static_cast<Roots*>(context)->visit(r->cell());
    }
  });
  if (client.visit_strong_roots != nullptr) client.visit_strong_roots(roots);
  trace_metadata_cells();
  scan_cards();
}

void YoungCollector::run() {
  const HeapClient& client = heap_.client;
  trace_roots();
  drain();
  references_.process_clearable();
  WeakRoots weak(*this);
  if (client.visit_weak_roots != nullptr) client.visit_weak_roots(weak, CollectionScope::kYoung);
  references_.process_phantom();
  if (client.visit_phantom_roots != nullptr) client.visit_phantom_roots(weak);
  heap_.pending_references = references_.pending_in_front_of(heap_.pending_references);
  heap_.empty_survivors().finish_copying(to_top_);
  heap_.old_space().finish_copying(old_top_);
}

}  // namespace cortado
