#include "gc/full_collector.h"

#include <algorithm>
#include <cstring>

#include "gc/card_table.h"
#include "gc/collection_log.h"
#include "gc/collector_options.h"
#include "gc/dense_part.h"
#include "gc/object_cells.h"
#include "gc/pins.h"
#include "gc/roots.h"

namespace cortado {

class FullCollector::MarkingRoots final : public RootVisitor {
 public:
  explicit MarkingRoots(FullCollector& collector) : collector_(collector) {}
  void visit(Object** cell) override { collector_.keep_alive(*cell); }
  void visit_narrow(NarrowRef* cell) override { collector_.worker_.push_cells(cell, 1); }
  bool is_marking() const override { return true; }

 private:
  FullCollector& collector_;
};

// A cell may be named twice (an argument that is still on its caller's stack, a monitor in use): cells are collected, and
// each is updated once.
class FullCollector::MovingRoots final : public RootVisitor {
 public:
  explicit MovingRoots(const FullCollector& collector) : collector_(collector) {}
  void update() {
    std::sort(cells_.begin(), cells_.end());
    cells_.erase(std::unique(cells_.begin(), cells_.end()), cells_.end());
    for (Object** cell : cells_) *cell = collector_.new_address(*cell);
  }
  void visit(Object** cell) override { cells_.push_back(cell); }
  void visit_narrow(NarrowRef* cell) override {
    *cell = encode_reference(collector_.new_address(decode_reference(*cell)));
  }

 private:
  const FullCollector& collector_;
  std::vector<Object**> cells_;
};

class FullCollector::MovingWeakRoots final : public WeakVisitor {
 public:
  explicit MovingWeakRoots(MovingRoots& roots) : roots_(roots) {}
  bool visit(Object** cell) override {
    roots_.visit(cell);
    return true;
  }
  bool visit_narrow(NarrowRef* cell) override {
    roots_.visit_narrow(cell);
    return true;
  }

 private:
  MovingRoots& roots_;
};

FullCollector::FullCollector(HeapState& heap, bool clear_all_soft, bool is_thorough, int64_t soft_lifetime_ms)
    : heap_(heap),
      target_(heap.full_collection_target()),
      target_top_(target_.base()),
      is_thorough_(is_thorough),
      fixed_end_(target_.base()),
      live_(heap.base, heap.reserved),
      marking_{.heap = heap, .live = live_, .job = this, .helpers = collector_options.threads - 1},
      worker_(marking_),
      helpers_(marking_.helpers),
      references_(*this, heap.client, clear_all_soft, soft_lifetime_ms) {
  auto add = [this](const Space& space) {
    if (space.end_of_objects() > space.base()) ranges_.push_back({space.base(), space.end_of_objects()});
  };
  add(heap.old_space());
  add(heap.survivor_spaces[0]);
  for (const Space& eden : heap.edens) add(eden);
  add(heap.survivor_spaces[1]);
}

Object* FullCollector::survivor(Object* object) {
  return object != nullptr && heap_.live_words.test(object) ? object : nullptr;
}
Object* FullCollector::keep_alive(Object* object) {
  if (object != nullptr && !heap_.live_words.test(object)) worker_.push(object);
  return object;
}

// References are looked at when what is strongly reachable is marked.
void FullCollector::drain() {
  worker_.drain();
  while (!worker_.references_found.empty()) {
    std::vector<Object*> found;
    found.swap(worker_.references_found);
    for (Object* reference : found) references_.discover(reference);
    worker_.drain();
  }
}

void FullCollector::help(uint32_t helper) {
  if (!marking_.pool.join()) return;
  helpers_[helper] = std::make_unique<MarkWorker>(marking_);
  helpers_[helper]->work_to_the_end();
}

void FullCollector::mark_all_reachable() {
  marking_.pool.join();
  worker_.work_to_the_end();
  if (marking_.is_shared.load(std::memory_order_relaxed)) Crew::end();
  marking_.is_shared.store(false, std::memory_order_relaxed);
  marking_.helpers = 0;
  for (const auto& helper : helpers_) {
    if (helper == nullptr) continue;
    worker_.references_found.insert(worker_.references_found.end(), helper->references_found.begin(),
                                    helper->references_found.end());
  }
  drain();
}

void FullCollector::collect_large_objects() {
  auto add = [this](const MarkWorker& worker) {
    large_objects_.insert(large_objects_.end(), worker.large_objects().begin(), worker.large_objects().end());
  };
  add(worker_);
  for (const auto& helper : helpers_) {
    if (helper != nullptr) add(*helper);
  }
  for (const Object* object : large_objects_) large_bytes_ += object_size(object);
  std::sort(large_objects_.begin(), large_objects_.end());
}

void FullCollector::visit_all_roots(RootVisitor& roots) {
  visit_strong_roots(heap_, roots);
  if (heap_.client.visit_metadata_roots != nullptr) heap_.client.visit_metadata_roots(roots);
}

void FullCollector::mark() {
  PhaseLog phase("Phase 1: Mark live objects");
  const HeapClient& client = heap_.client;
  if (client.begin_marking != nullptr) client.begin_marking();
  MarkingRoots roots(*this);
  mark_pinned();
  visit_all_roots(roots);
  mark_all_reachable();
  references_.process_clearable();
  SurvivorsOnly weak(*this);
  // After what finalizers keep alive: an object that Java may see again keeps its monitor and its place in the tables.
  if (client.visit_weak_roots != nullptr) client.visit_weak_roots(weak, CollectionScope::kFull);
  references_.process_phantom();
  if (client.visit_phantom_roots != nullptr) client.visit_phantom_roots(weak);
  heap_.pending_references = references_.pending_in_front_of(heap_.pending_references);
  settle_fixed_part();
  collect_large_objects();
}

void FullCollector::mark_pinned() {
  for (const HeapState::Pin& pin : heap_.pins) keep_alive(pin.object);
}

// What is pinned in the old space holds everything below it. What is dead there is cleared, so that no stale reference is
// left, and who walks it skips zeros.
void FullCollector::settle_fixed_part() {
  for (const HeapState::Pin& pin : heap_.pins) {
    auto* begin = reinterpret_cast<uint8_t*>(pin.object);
    if (target_.contains(begin)) fixed_end_ = std::max(fixed_end_, begin + object_size(pin.object));
  }
  const HeapBitmap& starts = heap_.object_starts;
  for (uint8_t* at = starts.first_at_or_above(target_.base(), fixed_end_); at < fixed_end_;) {
    auto* object = reinterpret_cast<Object*>(at);
    size_t size = object_size(object);
    if (heap_.live_words.test(object)) {
      fixed_objects_.push_back(object);
    } else {
      std::memset(at, 0, size);
    }
    at = starts.first_at_or_above(at + size, fixed_end_);
  }
}

// What is pinned in the young spaces is left out of what moves.
void FullCollector::exclude_pinned() {
  for (const HeapState::Pin& pin : heap_.pins) {
    if (!target_.contains(pin.object)) heap_.live_words.clear_range(pin.object, object_size(pin.object));
  }
  size_t fixed = static_cast<size_t>(fixed_end_ - target_.base());
  if (fixed > 0) heap_.live_words.set_range(target_.base(), fixed);
}

// What is large and begins with a word of the marks always does, so that it can stay where it is. Answers `units`, more by
// a gap of less than a word, or by one in front of an object that stays.
uint32_t FullCollector::place_large_object(const uint8_t* object, uint32_t units) {
  constexpr size_t kUnitsPerWord = HeapBitmap::kBitsPerWord;
  constexpr size_t kGapShare = 16;  // of the object: moving it costs more than the gap
  if (heap_.live_words.word_index(object) * kUnitsPerWord * kObjectAlignment !=
      static_cast<size_t>(object - heap_.base)) {
    return units;
  }
  auto placed = static_cast<uint32_t>((units + kUnitsPerWord - 1) / kUnitsPerWord * kUnitsPerWord);
  if (target_.contains(object)) {
    size_t now = static_cast<size_t>(object - target_.base()) / kObjectAlignment;
    size_t gain = (now - units) * kObjectAlignment;
    if (!is_thorough_ && gain < object_size(reinterpret_cast<const Object*>(object)) / kGapShare) {
      placed = static_cast<uint32_t>(now);
    }
  }
  if (placed > units) {
    gaps_.push_back(
        {target_.base() + size_t{units} * kObjectAlignment, target_.base() + size_t{placed} * kObjectAlignment});
  }
  return placed;
}

size_t FullCollector::gap_bytes() const {
  size_t bytes = dense_gap_bytes_;
  for (const Range& gap : gaps_) bytes += static_cast<size_t>(gap.end - gap.begin);
  return bytes;
}

// For each word of the marks in which objects begin, how many units of 8 bytes lie below it in the target.
uint32_t FullCollector::plan_range(const Range& range, uint32_t units) {
  const HeapBitmap& marks = heap_.live_words;
  auto large = std::lower_bound(large_objects_.begin(), large_objects_.end(), reinterpret_cast<Object*>(range.begin));
  auto word_of_next_large = [&] { return large != large_objects_.end() ? marks.word_index(*large) : SIZE_MAX; };
  size_t next_large = word_of_next_large();
  size_t last = marks.word_index(range.end - kObjectAlignment);
  for (size_t word = marks.word_index(range.begin); word <= last; word++) {
    bool has_large = word == next_large && marks.test(*large);  // not if it is pinned
    if (CORTADO_UNLIKELY(has_large)) units = place_large_object(reinterpret_cast<uint8_t*>(*large), units);
    heap_.new_units[word] = units;
    units += static_cast<uint32_t>(__builtin_popcountll(marks.word(word)));
    if (CORTADO_LIKELY(word != next_large)) continue;
    if (has_large) {
      size_t end = marks.word_index(reinterpret_cast<uint8_t*>(*large) + object_size(*large));
      units += static_cast<uint32_t>((end - word - 1) * HeapBitmap::kBitsPerWord);
      word = end - 1;
    }
    ++large;
    next_large = word_of_next_large();
  }
  return units;
}

// A word of the marks that the dense part shares counts its objects too.
uint32_t FullCollector::plan_above_dense_part(const Range& range, uint32_t units) {
  if (range.begin >= dense_end_) return plan_range(range, units);
  units = static_cast<uint32_t>(static_cast<size_t>(dense_end_ - range.begin) / kObjectAlignment);
  if (dense_end_ == range.end) return units;
  return plan_range({dense_end_, range.end}, units - static_cast<uint32_t>(heap_.live_words.count_below(dense_end_)));
}

// Where pinned objects hold all below them, it is none.
void FullCollector::settle_dense_part() {
  if (fixed_end_ > target_.base() || ranges_.empty() || ranges_[0].begin != target_.base()) return;
  const Range& old = ranges_[0];
  auto is_old = [&](const Object* object) { return reinterpret_cast<const uint8_t*>(object) < old.end; };
  auto end_of_large = std::partition_point(large_objects_.begin(), large_objects_.end(), is_old);
  DensePart part(heap_.live_words, heap_.object_starts, {large_objects_.begin(), end_of_large});
  dense_end_ = part.find_end(old.begin, old.end, is_thorough_ ? DensePart::Gaps::kNone : DensePart::Gaps::kSmall);
  dense_gap_bytes_ = part.clear_gaps(old.begin, dense_end_);
}

void FullCollector::plan() {
  PhaseLog phase("Phase 2: Compute new object addresses");
  exclude_pinned();
  settle_dense_part();
  uint32_t units = 0;
  for (const Range& range : ranges_) units = plan_above_dense_part(range, units);
  target_top_ = target_.base() + size_t{units} * kObjectAlignment;
  for (const Range& range : ranges_) {
    live_.list(target_.contains(range.begin) ? std::max(range.begin, fixed_end_) : range.begin, range.end,
               heap_.live_words);
  }
}

NewAddresses FullCollector::new_addresses() const {
  return {heap_.live_words, heap_.new_units, target_.base(), dense_end_};
}

Object* FullCollector::new_address(Object* object) const {
  if (object == nullptr) return object;
  if (CORTADO_UNLIKELY(!heap_.pins.empty()) && is_pinned(heap_, object)) return object;
  return new_addresses().of(object);
}

// And what is pinned: no block holds it.
void FullCollector::update_roots() {
  PhaseLog phase("Phase 3: Adjust pointers");
  const HeapClient& client = heap_.client;
  MovingRoots roots(*this);
  visit_all_roots(roots);
  MovingWeakRoots weak(roots);
  if (client.visit_weak_roots != nullptr) client.visit_weak_roots(weak, CollectionScope::kUpdate);
  if (client.visit_phantom_roots != nullptr) client.visit_phantom_roots(weak);
  roots.update();
  for (Object* object : fixed_objects_) update(object);
}

namespace {

// All cells of an object that are to hold new addresses.
template <class F>
CORTADO_ALWAYS_INLINE void for_each_updated_block(const HeapState& heap, Object* object, F&& visit) {
  for_each_cell_block(object, visit);
  if (object->layout()->kind != ObjectKind::kReference) return;
  auto* bytes = reinterpret_cast<uint8_t*>(object);
  visit(reinterpret_cast<NarrowRef*>(bytes + heap.client.reference_offsets.referent), 1);
  visit(reinterpret_cast<NarrowRef*>(bytes + heap.client.reference_offsets.discovered), 1);
}

// Those of all objects in the block, of which none is pinned.
CORTADO_ALWAYS_INLINE void update_block(const LiveBlocks::Block& block, const HeapState& heap,
                                        const NewAddresses& addresses) {
  constexpr size_t kAhead = 8;
  auto update_cells = [&](NarrowRef* cells, size_t count) CORTADO_INLINE_LAMBDA {
    for (size_t i = 0; i < count; i++) {
      if (i + kAhead < count && cells[i + kAhead] != NarrowRef::kNull)
        addresses.prefetch(decode_reference(cells[i + kAhead]));
      if (cells[i] != NarrowRef::kNull) cells[i] = encode_reference(addresses.of(decode_reference(cells[i])));
    }
  };
  LiveBlocks::for_each_object(block.first, block.end, heap.live_words,
                              [&](Object* object, size_t /*size*/)
                                  CORTADO_INLINE_LAMBDA { for_each_updated_block(heap, object, update_cells); });
}

// With an instruction that counts bits.
__attribute__((target("popcnt"))) void update_block_counting(const LiveBlocks::Block& block, const HeapState& heap,
                                                             const NewAddresses& addresses) {
  update_block(block, heap, addresses);
}

}  // namespace

void FullCollector::update(Object* object) const {
  for_each_updated_block(heap_, object, [this, object](NarrowRef* cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
      if (cells[i] == NarrowRef::kNull) continue;
      cells[i] = encode_reference(new_address(decode_reference(cells[i])));
      if (!heap_.pins.empty()) note_young_reference(object, &cells[i]);
    }
  });
}

// What is pinned in a young space stays young: the next young collections have to find the cells that refer to it.
void FullCollector::note_young_reference(Object* holder, const NarrowRef* cell) const {
  if (reinterpret_cast<uint8_t*>(decode_reference(*cell)) < heap_.young_start) return;
  auto offset = reinterpret_cast<const uint8_t*>(cell) - reinterpret_cast<const uint8_t*>(holder);
  MutexLock lock(young_references_mutex_);
  young_references_.push_back(reinterpret_cast<uint8_t*>(new_address(holder)) + offset);
}

namespace {
class YoungMetadataCells final : public RootVisitor {
 public:
  explicit YoungMetadataCells(HeapState& heap) : heap_(heap) {}
  void visit(Object** /*cell*/) override {}
  void visit_narrow(NarrowRef* cell) override {
    bool is_young = reinterpret_cast<uint8_t*>(decode_reference(*cell)) >= heap_.young_start;
    if (is_young) heap_.young_metadata_cells.push_back(cell);
  }

 private:
  HeapState& heap_;
};
}  // namespace

void FullCollector::remember_young_references() {
  {
    MutexLock lock(young_references_mutex_);
    for (uint8_t* cell : young_references_) CardTable::mark(cell);
  }
  heap_.young_metadata_cells.clear();
  if (heap_.pins.empty() || heap_.client.visit_metadata_roots == nullptr) return;
  YoungMetadataCells cells(heap_);
  heap_.client.visit_metadata_roots(cells);
}

void FullCollector::update_references(const LiveBlocks::Block& block) const {
  static const bool counts_bits = __builtin_cpu_supports("popcnt");
  if (!heap_.pins.empty()) {
    LiveBlocks::for_each_object(block.first, block.end, heap_.live_words,
                                [this](Object* object, size_t /*size*/) { update(object); });
  } else if (counts_bits) {
    update_block_counting(block, heap_, new_addresses());
  } else {
    update_block(block, heap_, new_addresses());
  }
}

// The memory of the bitmap stays, as to get it again costs a third of marking, but for large parts of the heap where no
// live object starts: most likely they have none.
void FullCollector::forget_bits(HeapBitmap& bitmap, const uint8_t* begin, const uint8_t* end) const {
  constexpr size_t kLarge = size_t{1} << 20;
  auto forget_to = [&](const uint8_t* to) {
    auto size = static_cast<size_t>(to - begin);
    if (size < kLarge) {
      bitmap.clear_range(begin, size);
    } else {
      bitmap.discard_range(begin, size);
    }
    begin = to;
  };
  for (const LiveBlocks::Block& block : live_.blocks()) {
    if (block.first > begin && block.first < end) forget_to(block.first);
  }
  if (begin < end) forget_to(end);
}

// Those of the old space that is left, or of the part of it that is filled anew.
void FullCollector::forget_starts(const uint8_t* moving) {
  const Space& from = heap_.old_space();
  forget_bits(heap_.object_starts, target_.contains(from.base()) ? moving : from.base(), from.top());
}

void FullCollector::forget_marks() {
  for (const Range& range : ranges_) forget_bits(heap_.live_words, range.begin, range.end);
}

void FullCollector::move_objects() {
  PhaseLog phase("Phase 4: Move objects");
  uint8_t* fixed_end = std::max(fixed_end_, dense_end_);
  forget_starts(dense_end_ != nullptr ? dense_end_ : target_.base());
  for (Object* object : fixed_objects_) heap_.object_starts.set(object);
  target_.prepare_copying(target_top_);
  ObjectMover(heap_, live_, *this, fixed_end, target_top_).run(collector_options.threads - 1);
  // Who walks the space skips zeros.
  for (const Range& gap : gaps_) std::memset(gap.begin, 0, static_cast<size_t>(gap.end - gap.begin));
}

bool FullCollector::run() {
  size_t used = 0;
  for (const Range& range : ranges_) used += static_cast<size_t>(range.end - range.begin);
  used += used / LargeObjects::kLeastBytes * HeapBitmap::kBytesPerWord;  // gaps in front of large objects
  if (!target_.commit(std::min(used, target_.size()))) return false;
  mark();
  if (heap_.client.unload_unmarked != nullptr)
    heap_.client.unload_unmarked();  // nobody looks at dead objects from here on
  plan();
  update_roots();
  Space& from = heap_.old_space();
  if (from.used() > 0) {
    uint8_t* first_card = CardTable::card_of(from.base());
    std::memset(first_card, CardTable::kClean,
                static_cast<size_t>(CardTable::card_of(from.top() - 1) + 1 - first_card));
  }
  move_objects();
  forget_marks();
  remember_young_references();
  target_.finish_copying(target_top_);
  return true;
}

}  // namespace cortado
