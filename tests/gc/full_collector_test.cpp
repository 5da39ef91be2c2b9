#include "gc/full_collector.h"

#include <gtest/gtest.h>

#include <vector>

#include "fake_classes.h"
#include "gc/collector_options.h"

// The tests have no thread states: capabilities are not held.
#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

Array* at(const Rooted<Array>& table, int32_t index) {
  return static_cast<Array*>(HeapAccess::load_reference_element(table, index).release());
}
Array* at_address(const Rooted<Array>& array) { return static_cast<Array*>(*array.handle().cell()); }
Unrooted<Array> ints(FakeMutator& mutator, int32_t length, int32_t first) {
  Array* array = Heap::allocate_array(mutator, array_layout(ObjectKind::kPrimitiveArray, 2), length).release();
  if (array != nullptr && length > 0) *reinterpret_cast<int32_t*>(array->elements()) = first;
  return Unrooted<Array>(array);
}
int32_t first_int(Array* array) { return *reinterpret_cast<int32_t*>(array->elements()); }

// Arrays of all sizes, of which more and more die, in an old space of many blocks.
void slide(uint32_t threads, CollectionCause cause) {
  collector_options.threads = threads;
  HeapTest heap({.maximum_size = 512 * kMegabyte, .verify = true});
  constexpr int kArrays = 20'000;
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> table(heap.mutator, Heap::allocate_array(heap.mutator, layout, kArrays));
  for (int i = 0; i < kArrays; i++) {
    int32_t length = i % 1000 == 999 ? 300'000 + i : 1 + i * 7919 % 2000;
    Rooted<Array> fresh(heap.mutator, ints(heap.mutator, length, i));
    HeapAccess::store_reference_element(table, i, fresh);
  }
  Rooted<> none(heap.mutator);
  for (int step : {7, 5, 3, 2}) {
    for (int i = 0; i < kArrays; i += step) HeapAccess::store_reference_element(table, i, none);
    size_t before = Heap::used();
    Heap::collect(heap.mutator, cause);
    EXPECT_LT(Heap::used(), before);
    for (int i = 0; i < kArrays; i++) {
      Array* array = at(table, i);
      if (array != nullptr) ASSERT_EQ(first_int(array), i);
    }
  }
  collector_options = {};
}
TEST(FullCollector, OneThreadSlides) { slide(1, CollectionCause::kSystemGc); }
TEST(FullCollector, SeveralThreadsSlide) { slide(4, CollectionCause::kSystemGc); }
TEST(FullCollector, SeveralThreadsSlideAroundLargeObjects) { slide(4, CollectionCause::kMetadata); }

TEST(FullCollector, LargeObjectsStayWhereLittleIsGained) {
  HeapTest heap({.maximum_size = 256 * kMegabyte, .verify = true});
  Rooted<Array> small(heap.mutator, ints(heap.mutator, 1000, 1));
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  Rooted<Array> large(heap.mutator, ints(heap.mutator, 1 << 20, 2));
  Array* before = at_address(large);
  ASSERT_FALSE(Heap::is_young(before));
  small.clear();
  Heap::collect(heap.mutator, CollectionCause::kMetadata);
  EXPECT_EQ(at_address(large), before);
  EXPECT_EQ(first_int(before), 2);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);  // for the program: everything moves together
  EXPECT_LT(at_address(large), before);
  EXPECT_EQ(first_int(at_address(large)), 2);
}

// Small arrays in the order of their birth; every `step`th dies. Answers where those that live on are.
std::vector<Array*> old_arrays_with_gaps(HeapTest& heap, const Rooted<Array>& table, int step) {
  for (int i = 0; i < at_address(table)->length(); i++) {
    Rooted<Array> fresh(heap.mutator, ints(heap.mutator, 50 + i % 7, i));
    HeapAccess::store_reference_element(table, i, fresh);
  }
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  Rooted<> none(heap.mutator);
  for (int i = 0; i < at_address(table)->length(); i += step) HeapAccess::store_reference_element(table, i, none);
  std::vector<Array*> places;
  for (int i = 0; i < at_address(table)->length(); i++) places.push_back(at(table, i));
  return places;
}
int moved(const Rooted<Array>& table, const std::vector<Array*>& before) {
  int count = 0;
  for (int i = 0; i < at_address(table)->length(); i++) {
    Array* array = at(table, i);
    EXPECT_EQ(array == nullptr, before[i] == nullptr);
    if (array == nullptr) continue;
    EXPECT_EQ(first_int(array), i);
    if (array != before[i]) count++;
  }
  return count;
}

TEST(FullCollector, WhereLittleIsDeadNothingMoves) {
  HeapTest heap({.maximum_size = 256 * kMegabyte, .verify = true});
  constexpr int kArrays = 20'000;
  Rooted<Array> large(heap.mutator, ints(heap.mutator, 300'001, 7));
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> table(heap.mutator, Heap::allocate_array(heap.mutator, layout, kArrays));
  std::vector<Array*> places = old_arrays_with_gaps(heap, table, 100);
  size_t before = Heap::used();
  Heap::collect(heap.mutator, CollectionCause::kMetadata);
  EXPECT_EQ(moved(table, places), 0);
  EXPECT_LE(Heap::used(), before);
  EXPECT_EQ(first_int(at_address(large)), 7);
  // What is born and promoted later lies above.
  Rooted<Array> more(heap.mutator, ints(heap.mutator, 5000, 1));
  Heap::collect(heap.mutator, CollectionCause::kMetadata);
  EXPECT_EQ(moved(table, places), 0);
  EXPECT_EQ(first_int(at_address(more)), 1);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);  // for the program: no gaps are left
  EXPECT_GT(moved(table, places), kArrays / 2);
  EXPECT_LT(Heap::used(), before);
  EXPECT_EQ(first_int(at_address(more)), 1);
}
TEST(FullCollector, TheFirstGapMayBeOnADirtyCard) {
  HeapTest heap({.maximum_size = 256 * kMegabyte, .verify = true});
  Rooted<Array> first(heap.mutator, ints(heap.mutator, 8, 1));
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> holder(heap.mutator, Heap::allocate_array(heap.mutator, layout, 8));
  Rooted<Array> large(heap.mutator, ints(heap.mutator, 300'001, 7));
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  Array* before = at_address(holder);
  ASSERT_LT(at_address(first), before);
  first.clear();
  Heap::collect(heap.mutator, CollectionCause::kMetadata);
  ASSERT_EQ(at_address(holder), before);
  Rooted<Array> young(heap.mutator, ints(heap.mutator, 8, 3));
  HeapAccess::store_reference_element(holder, 5, young);
  young.clear();
  Heap::collect(heap.mutator, CollectionCause::kStress);
  EXPECT_EQ(first_int(at(holder, 5)), 3);
}
TEST(FullCollector, WhereMuchIsDeadGapsAreClosed) {
  HeapTest heap({.maximum_size = 256 * kMegabyte, .verify = true});
  constexpr int kArrays = 20'000;
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> table(heap.mutator, Heap::allocate_array(heap.mutator, layout, kArrays));
  std::vector<Array*> places = old_arrays_with_gaps(heap, table, 10);
  Heap::collect(heap.mutator, CollectionCause::kMetadata);
  EXPECT_GT(moved(table, places), kArrays / 2);
}

}  // namespace
}  // namespace cortado::testing
