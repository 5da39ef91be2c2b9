#include "gc/young_worker.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "gc/card_table.h"
#include "gc/object_cells.h"

namespace cortado {

YoungWorker::YoungWorker(YoungCollection& collection)
    : collection_(collection),
      heap_(collection.heap),
      from_start_(collection.from_start),
      from_size_(collection.from_size),
      young_start_(heap_.young_start),
      tenuring_age_(collection.tenuring_age),
      to_(heap_.empty_survivors(), heap_.mutex, collection.survivor_limit, false),
      old_(heap_.old_space(), heap_.mutex, heap_.old_space().size(), true) {}

YoungWorker::Moved YoungWorker::move(Object* object) {
  HeaderWord header = HeaderWord::of(object);
  return header.is_forwarding() ? Moved{header.forwardee(), false} : copy(object, header);
}

Object* YoungWorker::evacuate_from(Object* object) {
  Moved moved = move(object);
  if (moved.is_new) push_contents(moved.object);
  return moved.object;
}

void YoungWorker::evacuate_cell(NarrowRef* cell) {
  if (*cell != NarrowRef::kNull) *cell = encode_reference(evacuate(decode_reference(*cell)));
}

namespace {
// Whole words: the header may be exchanged by another thread meanwhile and is written afterwards.
CORTADO_ALWAYS_INLINE void copy_body(uint8_t* to, const uint8_t* from, size_t size) {
  constexpr size_t kSmall = 64;
  if (CORTADO_LIKELY(size <= kSmall)) {
    for (size_t at = kObjectHeaderSize; at < size; at += sizeof(uint64_t)) {
      std::memcpy(to + at, from + at, sizeof(uint64_t));
    }
  } else {
    std::memcpy(to + kObjectHeaderSize, from + kObjectHeaderSize, size - kObjectHeaderSize);
  }
}
}  // namespace

// What is large is copied twice at the most, what is very large once.
uint8_t* YoungWorker::place_for(size_t size, uint32_t age, bool* promoted) {
  bool is_large = size >= kLargeObject && (age > 0 || size >= LargeObjects::kLeastBytes);
  if (age < tenuring_age_ && !is_large) {
    if (uint8_t* memory = to_.allocate(size)) return memory;
  }
  *promoted = true;
  uint8_t* memory = old_.allocate(size);
  CORTADO_CHECK(memory != nullptr);  // the old space has room for everything that is young
  return memory;
}

YoungWorker::Moved YoungWorker::copy(Object* object, HeaderWord header) {
  const Layout* layout = header.layout();
  size_t size = object_size_with(object, layout);
  uint32_t age = header.age();
  bool promoted = false;
  uint8_t* memory = place_for(size, age, &promoted);
  copy_body(memory, reinterpret_cast<const uint8_t*>(object), size);
  auto* copied = reinterpret_cast<Object*>(memory);
  header.with_age(promoted ? 0 : age + 1).store_in(copied);
  if (collection_.is_shared.load(std::memory_order_relaxed)) {
    if (Object* other = header.exchange_for(object, copied)) {
      (promoted ? old_ : to_).undo(memory, size);
      return {other, false};
    }
  } else {
    object->forward_to(copied);
  }
  survival_.lived_on[age] += size;
  if (promoted) {
    heap_.object_starts.set(copied);
    if (CORTADO_UNLIKELY(size >= LargeObjects::kLeastBytes)) copied_large_bytes_ += size;
  } else {
    survival_.kept[age + 1] += size;
  }
  copied_bytes_ += size;
  return {copied, layout->kind != ObjectKind::kPrimitiveArray};
}

void YoungWorker::push_contents(Object* object) {
  size_t depth = stack_.size();
  for_each_cell_block(object, [this](NarrowRef* cells, size_t count) { push_cells(cells, count); });
  if (stack_.size() > depth) {
    constexpr size_t kFirst = 4;
    const NarrowRef* cells = WorkItem::cells(stack_.back());
    for (size_t i = 0, n = std::min(WorkItem::count(stack_.back()), kFirst); i < n; i++) prefetch(cells[i]);
  }
  if (CORTADO_UNLIKELY(object->layout()->kind == ObjectKind::kReference)) references_found.push_back(object);
}

namespace {
// The shift is 3 wherever the heap lies, the base 0 where none is needed.
CORTADO_ALWAYS_INLINE Object* decode(NarrowRef cell) { return decode_reference<ReferenceMode::kBased>(cell); }
}  // namespace

CORTADO_ALWAYS_INLINE void YoungWorker::prefetch(NarrowRef cell) const {
  if (cell == NarrowRef::kNull) return;
  const Object* object = decode(cell);
  if (is_in_from(object)) __builtin_prefetch(object, 1);
}

// What an object that was prefetched before refers to.
void YoungWorker::prefetch_contents(NarrowRef cell) const {
  if (cell == NarrowRef::kNull) return;
  Object* object = decode(cell);
  if (!is_in_from(object)) return;
  HeaderWord header = HeaderWord::of(object);
  if (header.is_forwarding()) return;
  const Layout* layout = header.layout();
  if (layout->kind != ObjectKind::kInstance) return;
  for_each_run(object, layout->references, [this](const NarrowRef* cells, size_t count) {
    constexpr size_t kFirst = 4;
    for (size_t i = 0; i < std::min(count, kFirst); i++) prefetch(cells[i]);
  });
}

// Of a long run of cells, of which `left` begin with `cells`.
CORTADO_ALWAYS_INLINE void YoungWorker::prefetch_ahead(const NarrowRef* cells, size_t left) const {
  constexpr size_t kFar = 20;
  constexpr size_t kNear = 6;
  if (CORTADO_LIKELY(left <= kNear)) return;
  if (left > kFar) prefetch(cells[kFar]);
  prefetch_contents(cells[kNear]);
}

// From the cell `*at` on to the first that leads to an object to be looked at, which is answered; else null. A cell of the
// old space that refers to a young object afterwards leaves its card dirty.
Object* YoungWorker::next_new(NarrowRef* cells, size_t count, size_t* at) {
  bool is_old = reinterpret_cast<uint8_t*>(cells) < young_start_;
  for (size_t i = *at; i < count; i++) {
    prefetch_ahead(cells + i, count - i);
    NarrowRef cell = cells[i];
    if (cell == NarrowRef::kNull) continue;
    Object* object = decode(cell);
    if (!is_in_from(object)) {
      // What was pinned when its space was left is young still, and will move when that space is collected again.
      bool was_pinned = is_old && reinterpret_cast<uint8_t*>(object) >= young_start_;
      if (CORTADO_UNLIKELY(was_pinned)) CardTable::mark(&cells[i]);
      continue;
    }
    Moved moved = move(object);
    cells[i] = encode_reference<ReferenceMode::kBased>(moved.object);
    if (is_old && reinterpret_cast<uint8_t*>(moved.object) >= young_start_) CardTable::mark(&cells[i]);
    if (!moved.is_new) continue;
    *at = i + 1;
    return moved.object;
  }
  return nullptr;
}

// First what an object refers to, then the rest of the cells, which waits on the stack. Most objects have their cells in
// one run: they are gone on with at once, but not for so long that others wait for work.
void YoungWorker::process(NarrowRef* cells, size_t count) {
  constexpr int kLongestPath = 256;
  for (int length = 0; length < kLongestPath; length++) {
    size_t done = 0;
    Object* object = next_new(cells, count, &done);
    if (object == nullptr) return;
    if (done < count) push_cells(cells + done, count - done);
    const Layout* layout = object->layout();
    if (layout->kind != ObjectKind::kInstance || layout->references.length != 1) return push_contents(object);
    const ReferenceRun& run = *layout->references.begin();
    cells = reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + run.offset);
    count = run.count;
    constexpr size_t kFirst = 4;
    for (size_t i = 0; i < std::min(count, kFirst); i++) prefetch(cells[i]);
  }
  push_cells(cells, count);
}

void YoungWorker::call_for_help() {
  help_above_ = SIZE_MAX;
  if (collection_.helpers == 0 || collection_.is_shared.load(std::memory_order_relaxed)) return;
  collection_.is_shared.store(true, std::memory_order_relaxed);
  Crew::begin(*collection_.job, collection_.helpers);
}

void YoungWorker::drain() {
  // Then who is hungry need not wait long, and what a long run leads to is shared as well.
  constexpr size_t kAtOnce = 512;
  while (!stack_.empty()) {
    if (CORTADO_UNLIKELY(copied_bytes_ > help_above_)) call_for_help();
    if (CORTADO_UNLIKELY(collection_.pool.is_hungry()) && stack_.size() > 1) collection_.pool.give(stack_);
    Item item = stack_.back();
    stack_.pop_back();
    NarrowRef* cells = WorkItem::cells(item);
    size_t count = WorkItem::count(item);
    if (CORTADO_UNLIKELY(count > kAtOnce)) {
      push_cells(cells + kAtOnce, count - kAtOnce);
      count = kAtOnce;
    }
    process(cells, count);
  }
}

void YoungWorker::work_to_the_end() {
  drain();
  scan_cards();
  do {
    drain();
  } while (collection_.is_shared.load(std::memory_order_relaxed) && collection_.pool.take(stack_));
}

void YoungWorker::retire_buffers() {
  to_.retire();
  old_.retire();
}

// A few cells of an old object, in the order of addresses. What they refer to may lie anywhere: it is asked for at once and
// followed when it has come from memory. It may be large, or lead to much: where somebody is hungry, it is to be shared.
void YoungWorker::follow_later(NarrowRef* cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cells[i] == NarrowRef::kNull) continue;
    const Object* object = decode(cells[i]);
    if (reinterpret_cast<const uint8_t*>(object) < young_start_) continue;
    __builtin_prefetch(object, 1);
    if (const NarrowRef* soon = coming_[(turn_ + kAhead / 2) % kAhead]) prefetch_contents(*soon);
    NarrowRef* ready = std::exchange(coming_[turn_], &cells[i]);
    turn_ = (turn_ + 1) % kAhead;
    if (CORTADO_UNLIKELY(collection_.pool.is_hungry())) push_coming();
    if (ready == nullptr) continue;
    process(ready, 1);
    drain();
  }
}

void YoungWorker::push_coming() {
  for (NarrowRef*& cell : coming_) {
    if (cell != nullptr) push_cells(cell, 1);
    cell = nullptr;
  }
}

void YoungWorker::follow_all() {
  for (size_t i = 0; i < kAhead; i++) {
    if (CORTADO_UNLIKELY(collection_.pool.is_hungry())) push_coming();
    NarrowRef* ready = std::exchange(coming_[turn_], nullptr);
    turn_ = (turn_ + 1) % kAhead;
    if (ready != nullptr) process(ready, 1);
    drain();
  }
}

// The cells of an old object that lie in [begin, end).
void YoungWorker::scan_part(Object* object, uint8_t* begin, uint8_t* end) {
  for_each_cell_block(object, [&](NarrowRef* cells, size_t count) {
    auto* first = std::max(cells, reinterpret_cast<NarrowRef*>(begin));
    auto* last = std::min(cells + count, reinterpret_cast<NarrowRef*>(end));
    if (first >= last) return;
    constexpr size_t kFew = 16;
    auto number = static_cast<size_t>(last - first);
    if (number <= kFew) {
      follow_later(first, number);
    } else {
      push_cells(first, number);
    }
  });
  if (object->layout()->kind == ObjectKind::kReference) references_on_cards.push_back(object);
}

void YoungWorker::scan_dirty_range(uint8_t* begin, uint8_t* end) {
  uint8_t* at = reinterpret_cast<uint8_t*>(last_scanned_);
  bool reaches_here = at != nullptr && at <= begin && at + object_size(last_scanned_) > begin;
  if (!reaches_here) at = heap_.object_starts.last_between(heap_.old_space().base(), begin);
  if (at == nullptr) at = heap_.object_starts.first_at_or_above(begin, end);  // the space begins with a gap
  while (at < end) {
    auto* object = reinterpret_cast<Object*>(at);
    if (HeaderWord::of(object).bits == 0) {  // the end of a copy buffer
      at = heap_.object_starts.first_at_or_above(at, end);
      continue;
    }
    at += object_size(object);
    if (at > begin) scan_part(object, begin, end);
    last_scanned_ = object;
  }
  drain();
}

void YoungWorker::scan_strip(uint8_t* card, uint8_t* end) {
  uint8_t* base = heap_.old_space().base();
  uint8_t* boundary = CardTable::card_of(collection_.old_start_top);
  auto heap_address = [&](const uint8_t* of) {
    return base + (static_cast<size_t>(of - CardTable::card_of(base)) << CardTable::kShift);
  };
  auto is_dirty = [&](const uint8_t* at) {
    return at == boundary ? collection_.boundary_card_is_dirty : *at != CardTable::kClean;
  };
  constexpr size_t kAtOnce = sizeof(uint64_t);
  while (card < end) {
    uint64_t several;
    if (end - card > static_cast<ptrdiff_t>(kAtOnce) && (std::memcpy(&several, card, kAtOnce), several == 0)) {
      card += kAtOnce;
      continue;
    }
    if (!is_dirty(card)) {
      card++;
      continue;
    }
    uint8_t* first = card;
    for (; card < end && is_dirty(card); card++) {
      if (card != boundary) *card = CardTable::kClean;
    }
    scan_dirty_range(heap_address(first), std::min(heap_address(card), collection_.old_start_top));
  }
}

void YoungWorker::scan_cards() {
  constexpr size_t kCardsPerStrip = 512;
  uint8_t* base = heap_.old_space().base();
  if (collection_.old_start_top == base) return;
  uint8_t* first = CardTable::card_of(base);
  auto cards = static_cast<size_t>(CardTable::card_of(collection_.old_start_top - 1) + 1 - first);
  for (;;) {
    size_t begin = collection_.next_strip.fetch_add(1, std::memory_order_relaxed) * kCardsPerStrip;
    if (begin >= cards) return follow_all();
    scan_strip(first + begin, first + std::min(begin + kCardsPerStrip, cards));
  }
}

}  // namespace cortado
