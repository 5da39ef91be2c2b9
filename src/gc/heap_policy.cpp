#include "gc/heap_policy.h"

#include <algorithm>

#include "gc/collector_options.h"
#include "os/memory.h"

namespace cortado::heap_policy {

namespace {

constexpr size_t kMegabyte = size_t{1} << 20;
constexpr size_t kFirstEden = 8 * kMegabyte;
constexpr size_t kSmallestEden = kMegabyte;
// Eden may grow while collections take more than this share of the time, in thousandths, and shrinks far below it.
constexpr int64_t kGrowAbove = 40;
constexpr int64_t kShrinkBelow = 2;
// Memory that is touched for the first time is dear, most of all in virtual machines: 4 us for 4 KiB are common. The first
// growth is at half that price: most programs that come to collections need more than the first eden.
constexpr int64_t kNanosPerKilobyte = 1000;
constexpr uint32_t kMostDoubt = 6;
// Objects of an age of which this many survived are promoted, if they fill more than this part of a survivor space.
constexpr size_t kPromotedIfLivingOnPercent = 90;
constexpr size_t kLeastWorthCounting = 16;
// What the old space may grow by before the next full collection.
constexpr size_t kLeastGrowth = 24 * kMegabyte;
constexpr size_t kGrowthPercent = 50;
// Where the last one freed little, while a program makes what it keeps, the next would free as little.
constexpr size_t kGrowthPercentAfterLittle = 100;
constexpr size_t kLittlePercent = 12;  // of what was used

void set_capacity(HeapState& heap) {
  size_t old_capacity = std::max(os::align_up(heap.old_space().used(), kMegabyte), heap.old_threshold);
  size_t capacity = old_capacity + heap.eden_limit.load(std::memory_order_relaxed) + heap.survivor_limit();
  capacity = std::max(capacity, heap.options.initial_size);
  capacity = std::max(std::min(os::align_up(capacity, kMegabyte), heap.maximum), heap.used());
  heap.capacity.store(capacity, std::memory_order_relaxed);
}

// Of the objects that had this age, and are worth counting, hardly any died in the last collection.
bool lives_on(const HeapState& heap, const SurvivalByAge& survival, uint32_t age) {
  size_t before = heap.last_survival.kept[age];
  return before > heap.survivor_limit() / kLeastWorthCounting &&
         survival.lived_on[age] >= before / 100 * kPromotedIfLivingOnPercent;
}

// Objects are promoted at the age from which on they live, as copying them again would find nothing dead, or at which those kept
// would fill more than half of a survivor space.
uint32_t choose_tenuring_age(const HeapState& heap, const SurvivalByAge& survival) {
  size_t wanted = heap.survivor_limit() / 2;
  size_t total = 0;
  for (uint32_t age = 1; age < heap.options.maximum_tenuring_age; age++) {
    total += survival.kept[age];
    if (total > wanted || lives_on(heap, survival, age)) return age;
  }
  return heap.options.maximum_tenuring_age;
}

void set_eden(HeapState& heap, size_t size) {
  heap.eden_wanted = size;
  heap.eden_record = {};
}

// When collections at this size have cost as much as the memory that eden would grow by will: so growing never costs more
// than it can have saved. A larger eden helps as far as less of it survives; where the last growth changed nothing, the
// next one waits twice as long.
void grow_eden(HeapState& heap) {
  const HeapState::EdenRecord& record = heap.eden_record;
  int64_t price = static_cast<int64_t>(heap.eden_wanted >> 10) * kNanosPerKilobyte;
  if (heap.eden_wanted <= kFirstEden) price /= 2;
  size_t survival = record.survival();
  bool helped = heap.survival_before == 0 || survival < heap.survival_before - heap.survival_before / 10;
  uint32_t doubt = helped ? 0 : std::min(heap.growth_doubt + 1, kMostDoubt);
  if (heap.eden_wanted == heap.young_maximum || record.collecting_ns < price << doubt) return;
  heap.growth_doubt = doubt;
  heap.survival_before = survival;
  set_eden(heap, std::min(heap.eden_wanted * 2, heap.young_maximum));
}

// By what collections cost: a mean in which the latest counts half.
void size_eden(HeapState& heap, const YoungResult& result) {
  heap.eden_record.collecting_ns += result.pause_ns;
  heap.eden_record.allocated += result.eden_used;
  heap.eden_record.survived += result.promoted;
  for (uint32_t age = 1; age <= heap.options.maximum_tenuring_age; age++) {
    heap.eden_record.survived += result.survival.kept[age];
  }
  int64_t cycle = result.pause_ns + std::max<int64_t>(result.since_last_ns, 1);
  heap.young_share = (heap.young_share + result.pause_ns * 1000 / cycle) / 2;
  if (heap.young_share > kGrowAbove) {
    grow_eden(heap);
  } else if (heap.young_share < kShrinkBelow && heap.eden_wanted / 2 >= kFirstEden) {
    heap.survival_before = 0;
    heap.growth_doubt = 0;
    set_eden(heap, std::max(heap.eden_wanted / 2, heap.young_minimum));
  }
}

}  // namespace

void limit_eden(HeapState& heap) {
  size_t others = heap.old_space().used() + heap.survivors().used();
  size_t room = heap.maximum > others ? heap.maximum - others : 0;
  heap.eden_limit.store(std::min(heap.eden_wanted, room) & ~(kObjectAlignment - 1), std::memory_order_relaxed);
}

void initialize(HeapState& heap) {
  size_t first = heap.options.initial_young_size;
  if (first == 0) first = std::max(kFirstEden, heap.options.initial_size / 4);
  heap.young_minimum = std::min(heap.young_maximum, std::max(kSmallestEden, heap.options.initial_young_size));
  heap.eden_wanted = std::clamp(first, heap.young_minimum, heap.young_maximum);
  heap.old_threshold = std::max(kLeastGrowth, heap.options.initial_size - heap.options.initial_size / 4);
  heap.old_threshold = std::min(heap.old_threshold, heap.maximum);
  heap.room_after_full = heap.maximum;
  heap.tenuring_age = heap.options.maximum_tenuring_age;
  limit_eden(heap);
  set_capacity(heap);
}

bool wants_full_collection(HeapState& heap) {
  if (heap.old_space().used() > heap.old_threshold) return true;
  size_t others = heap.old_space().used() + heap.survivors().used();
  size_t room = heap.maximum > others ? heap.maximum - others : 0;
  return room < std::min(heap.eden_wanted, heap.room_after_full) / 2;
}

void after_young(HeapState& heap, const YoungResult& result) {
  heap.collecting_ns_since_full += result.pause_ns;
  heap.tenuring_age = choose_tenuring_age(heap, result.survival);
  heap.last_survival = result.survival;
  size_eden(heap, result);
  limit_eden(heap);
  set_capacity(heap);
}

namespace {
// As java.lang.OutOfMemoryError "GC overhead limit exceeded" is specified by -XX:GCTimeLimit and GCHeapFreeLimit.
void note_overhead(HeapState& heap, const FullResult& result) {
  int64_t cycle = std::max<int64_t>(result.end_ns - heap.last_full_end_ns, 1);
  int64_t collecting = heap.collecting_ns_since_full + result.end_ns - result.start_ns;
  size_t free = heap.maximum > heap.used() ? heap.maximum - heap.used() : 0;
  bool poor = result.by_allocation && free * 100 < heap.maximum * collector_options.overhead_free_percent &&
              collecting * 100 > cycle * collector_options.overhead_time_percent;
  // What an allocation tries before it fails says nothing about what the program does in between.
  if (!result.again) heap.poor_collections = poor ? heap.poor_collections + 1 : 0;
  heap.last_full_end_ns = result.end_ns;
  heap.collecting_ns_since_full = 0;
}
}  // namespace

bool is_overhead_limit_reached(HeapState& heap) {
  constexpr uint32_t kInARow = 5;
  return collector_options.limits_overhead && heap.poor_collections >= kInARow;
}

void after_full(HeapState& heap, const FullResult& result) {
  size_t needed = result.needed;
  heap.last_survival = {};
  note_overhead(heap, result);
  size_t live = heap.old_space().used();
  heap.room_after_full = heap.maximum > live ? heap.maximum - live : 0;
  bool freed_little = result.by_allocation && live > result.used_before / 100 * (100 - kLittlePercent);
  size_t growth = live / 100 * (freed_little ? kGrowthPercentAfterLittle : kGrowthPercent);
  growth = std::max(kLeastGrowth, growth) + needed;
  size_t from_start = heap.options.initial_size - heap.options.initial_size / 4;
  // Half of what is left when little is: then collections come closer together, but eden keeps a useful size.
  size_t most = heap.room_after_full - heap.room_after_full / 4;
  heap.old_threshold = live + std::max(std::min(growth, most), std::min(needed, heap.room_after_full));
  heap.old_threshold = std::min(std::max(heap.old_threshold, from_start), heap.maximum);
  limit_eden(heap);
  set_capacity(heap);
}

}  // namespace cortado::heap_policy
