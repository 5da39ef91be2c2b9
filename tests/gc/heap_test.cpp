#include "gc/heap.h"

#include "gc/collection_records.h"
#include "gc/collector_options.h"
#include "gc/pinning.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <thread>

#include "fake_classes.h"

// The tests have no thread states: capabilities are not held.
#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {
namespace {

Object* raw(const Rooted<>& rooted) { return *rooted.handle().cell(); }
Object* field(Object* object, uint32_t offset) { return HeapAccess::load_reference(object, offset); }
int32_t value(Object* object) { return HeapAccess::load<int32_t>(object, kValue); }

Unrooted<Object> node(FakeMutator& mutator, int32_t v) {
  Unrooted<Object> fresh = Heap::allocate(mutator, node_layout(), 24);
  Object* object = fresh.release();
  if (object != nullptr) HeapAccess::store<int32_t>(object, kValue, v);
  return Unrooted<Object>(object);
}

TEST(Heap, encodesReferences) {
  HeapTest heap({});
  Rooted<> object(heap.mutator, node(heap.mutator, 1));
  NarrowRef narrow = encode_reference(raw(object));
  EXPECT_NE(narrow, NarrowRef::kNull);
  EXPECT_EQ(decode_reference(narrow), raw(object));
  EXPECT_EQ(decode_reference(NarrowRef::kNull), nullptr);
  EXPECT_TRUE(Heap::contains(raw(object)));
}

TEST(Heap, allocatesZeroedMemory) {
  HeapTest heap({});
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 10'000; i++) {
      Unrooted<Object> fresh = Heap::allocate(heap.mutator, node_layout(), 24);
      Object* object = fresh.release();
      ASSERT_EQ(value(object), 0);
      ASSERT_EQ(field(object, kLeft), nullptr);
      HeapAccess::store<int32_t>(object, kValue, -1);
      HeapAccess::store_reference(object, kLeft, object);
    }
    Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  }
}

TEST(Heap, movesWhatIsRootedAndKeepsItsShape) {
  HeapTest heap({.verify = true});
  Rooted<> list(heap.mutator);
  constexpr int kLength = 50'000;
  for (int i = 0; i < kLength; i++) {
    Rooted<> next(heap.mutator, node(heap.mutator, i));
    HeapAccess::store_reference(raw(next), kLeft, raw(list));
    list = next.handle();
  }
  HeapAccess::store_reference(raw(list), kRight, raw(list));  // a cycle
  Object* before = raw(list);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_NE(raw(list), before);
  EXPECT_EQ(field(raw(list), kRight), raw(list));
  int i = kLength;
  for (Object* o = raw(list); o != nullptr; o = field(o, kLeft)) ASSERT_EQ(value(o), --i);
  EXPECT_EQ(i, 0);
}

TEST(Heap, keepsHeaderState) {
  HeapTest heap({});
  Rooted<> object(heap.mutator, node(heap.mutator, 1));
  uint32_t state = (12345u << Object::kHashShift) | static_cast<uint32_t>(LockState::kFast);
  raw(object)->state().store(state);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_EQ(raw(object)->state().load(), state);
}

TEST(Heap, freesGarbage) {
  HeapTest heap({});
  for (int i = 0; i < 5'000'000; i++) ASSERT_FALSE(node(heap.mutator, i).is_null());
  EXPECT_GT(Heap::collections(), 0u);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_LT(Heap::used(), size_t{1} << 20);
}

TEST(Heap, growsAndThenSaysThatItIsFull) {
  HeapTest heap({.maximum_size = size_t{32} << 20});
  Rooted<> list(heap.mutator);
  int64_t count = 0;
  for (;; count++) {
    Unrooted<Object> fresh = node(heap.mutator, 0);
    if (fresh.is_null()) break;
    Rooted<> next(heap.mutator, std::move(fresh));
    HeapAccess::store_reference(raw(next), kLeft, raw(list));
    list = next.handle();
  }
  EXPECT_GT(count * 24, 30 << 20);
  EXPECT_LE(count * 24, 32 << 20);
  list.clear();
  EXPECT_FALSE(node(heap.mutator, 0).is_null());
}

TEST(Heap, arrays) {
  HeapTest heap({.verify = true});
  Rooted<Array> references(heap.mutator,
                           Heap::allocate_array(heap.mutator, array_layout(ObjectKind::kReferenceArray, 2), 1000));
  EXPECT_EQ(references.length(), 1000);
  for (int i = 0; i < 1000; i++) {
    Rooted<> element(heap.mutator, node(heap.mutator, i));
    HeapAccess::store_reference_element(references, i, element);
  }
  Rooted<Array> longs(heap.mutator,
                      Heap::allocate_array(heap.mutator, array_layout(ObjectKind::kPrimitiveArray, 3), 1 << 20));
  ASSERT_TRUE(longs);
  HeapAccess::store_element<int64_t>(longs, (1 << 20) - 1, 77);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_EQ(HeapAccess::load_element<int64_t>(longs, (1 << 20) - 1), 77);
  for (int i = 0; i < 1000; i++) {
    ASSERT_EQ(value(HeapAccess::load_reference_element(references, i).release()), i);
  }
  EXPECT_TRUE(Heap::allocate_array(heap.mutator, array_layout(ObjectKind::kPrimitiveArray, 3), INT32_MAX).is_null());
}

TEST(Heap, stressMovesAtEveryAllocation) {
  HeapTest heap({.collect_at_every_allocation = true, .verify = true});
  Rooted<> list(heap.mutator);
  for (int i = 0; i < 200; i++) {
    Object* before = raw(list);
    Rooted<> next(heap.mutator, node(heap.mutator, i));
    if (i > 0) {
      EXPECT_NE(raw(list), before);
    }
    HeapAccess::store_reference(raw(next), kLeft, raw(list));
    list = next.handle();
  }
  EXPECT_GE(Heap::collections(), 200u);
  int i = 200;
  for (Object* o = raw(list); o != nullptr; o = field(o, kLeft)) ASSERT_EQ(value(o), --i);
}

TEST(Heap, oldObjectsReferToYoungOnes) {
  HeapTest heap({.verify = true});
  Rooted<Array> table(heap.mutator,
                      Heap::allocate_array(heap.mutator, array_layout(ObjectKind::kReferenceArray, 2), 5000));
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_FALSE(Heap::is_young(*table.handle().cell()));
  uint64_t before = Heap::young_collections().collections;
  for (int i = 0; i < 2'000'000; i++) {
    Rooted<> fresh(heap.mutator, node(heap.mutator, i));
    if (i % 400 == 0) HeapAccess::store_reference_element(table, i / 400, fresh);
  }
  EXPECT_GT(Heap::young_collections().collections, before);
  for (int i = 0; i < 5000; i++) {
    ASSERT_EQ(value(HeapAccess::load_reference_element(table, i).release()), i * 400);
  }
}

TEST(HeapDeathTest, verifierFindsAMissingBarrier) {
  HeapTest heap({.verify = true});
  Rooted<> old(heap.mutator, node(heap.mutator, 1));
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  Rooted<> young(heap.mutator, node(heap.mutator, 2));
  HeapAccess::store<NarrowRef>(raw(old), kLeft, encode_reference(raw(young)));  // not store_reference
  EXPECT_DEATH(Heap::collect(heap.mutator, CollectionCause::kSystemGc), "without barrier");
}

TEST(Heap, survivorsAgeAndArePromoted) {
  HeapTest heap({.verify = true});
  Rooted<> object(heap.mutator, node(heap.mutator, 7));
  uint64_t first = Heap::young_collections().collections;
  while (Heap::young_collections().collections < first + 2) (void)node(heap.mutator, 0);
  EXPECT_TRUE(Heap::is_young(raw(object)));
  while (Heap::young_collections().collections < first + 20) (void)node(heap.mutator, 0);
  EXPECT_FALSE(Heap::is_young(raw(object)));
  EXPECT_EQ(value(raw(object)), 7);
}

Layout* bytes_layout() { return array_layout(ObjectKind::kPrimitiveArray, 0); }
Array* bytes(FakeMutator& mutator, int32_t length, uint8_t fill) {
  Array* array = Heap::allocate_array(mutator, bytes_layout(), length).release();
  std::memset(array->elements(), fill, static_cast<size_t>(length));
  return array;
}
bool holds(Array* array, int32_t length, uint8_t fill) {
  return array->length() == length &&
         std::all_of(array->elements(), array->elements() + length, [=](uint8_t byte) { return byte == fill; });
}

TEST(Pins, pinnedArraysStayWhateverIsCollected) {
  HeapTest heap({.verify = true});
  Rooted<Array> young(heap.mutator, Unrooted<Array>(bytes(heap.mutator, 100, 1)));
  Rooted<Array> old(heap.mutator, Unrooted<Array>(bytes(heap.mutator, 5000, 2)));
  for (int i = 0; i < 300; i++) (void)bytes(heap.mutator, 3000, 9);
  Rooted<> below(heap.mutator, node(heap.mutator, 3));
  Rooted<> list(heap.mutator, node(heap.mutator, 4));
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  young = Unrooted<Array>(bytes(heap.mutator, 100, 1));
  auto raw_array = [](const Rooted<Array>& rooted) { return static_cast<Array*>(*rooted.handle().cell()); };
  Array* young_before = raw_array(young);
  Array* old_before = raw_array(old);
  for (int i = 0; i < 2; i++) pin_array(young_before);
  pin_array(old_before);
  below.clear();  // dead below what is pinned
  for (int round = 0; round < 4; round++) {
    uint64_t seen = Heap::collections();
    while (Heap::collections() < seen + 3) {
      HeapAccess::store_reference(raw(list), kLeft, node(heap.mutator, round).release());
      ASSERT_TRUE(holds(bytes(heap.mutator, 3000, 7), 3000, 7));
    }
    Heap::collect(heap.mutator, CollectionCause::kSystemGc);
    ASSERT_EQ(raw_array(young), young_before);
    ASSERT_EQ(raw_array(old), old_before);
    ASSERT_TRUE(holds(young_before, 100, 1));
    ASSERT_TRUE(holds(old_before, 5000, 2));
    ASSERT_EQ(value(field(raw(list), kLeft)), round);
    if (round == 1) unpin_array(young_before);
  }
  unpin_array(young_before);
  unpin_array(old_before);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_NE(raw_array(young), young_before);
  EXPECT_TRUE(holds(raw_array(young), 100, 1));
  EXPECT_TRUE(holds(raw_array(old), 5000, 2));
}

void collect_young(FakeMutator& mutator) {
  for (uint64_t seen = Heap::collections(); Heap::collections() == seen;) (void)bytes(mutator, 3000, 9);
}

// Only an old object refers to the array. When it is unpinned, it lies in the space that the next collection copies to.
TEST(Pins, oldObjectsFindThemAfterwards) {
  HeapTest heap({.verify = true});
  Rooted<> old(heap.mutator, node(heap.mutator, 1));
  for (bool full : {false, true}) {
    Heap::collect(heap.mutator, CollectionCause::kSystemGc);
    Array* array = bytes(heap.mutator, 100, 5);
    HeapAccess::store_reference(raw(old), kLeft, array);
    pin_array(array);
    if (full)
      Heap::collect(heap.mutator, CollectionCause::kSystemGc);
    else
      collect_young(heap.mutator);
    ASSERT_EQ(field(raw(old), kLeft), array);
    unpin_array(array);
    for (int i = 0; i < 4; i++) {
      collect_young(heap.mutator);
      ASSERT_TRUE(holds(static_cast<Array*>(field(raw(old), kLeft)), 100, 5));
    }
    EXPECT_NE(field(raw(old), kLeft), array);
  }
}

// Trees below old arrays, with garbage between; checks the shape after each collection.
void churn_trees(const HeapOptions& options, uint32_t threads) {
  collector_options.threads = threads;
  HeapTest heap(options);
  constexpr int kTrees = 3000;
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> table(heap.mutator, Heap::allocate_array(heap.mutator, layout, kTrees));
  auto tree = [&](int depth, auto& self) -> Unrooted<Object> {
    Rooted<> root(heap.mutator, node(heap.mutator, depth));
    if (depth > 0) {
      for (uint32_t side : {kLeft, kRight}) {
        Rooted<> child(heap.mutator, self(depth - 1, self));
        HeapAccess::store_reference(raw(root), side, raw(child));
      }
    }
    return root.get();
  };
  auto count = [](Object* root, auto& self) -> int {
    return root == nullptr ? 0 : 1 + self(field(root, kLeft), self) + self(field(root, kRight), self);
  };
  for (int round = 0; round < 4; round++) {
    for (int i = round; i < kTrees; i += 1 + round) {
      Rooted<> fresh(heap.mutator, tree(5, tree));
      HeapAccess::store_reference_element(table, i, fresh);
      for (int garbage = 0; garbage < 40; garbage++) (void)node(heap.mutator, garbage);
    }
    for (int i = round; i < kTrees; i += 1 + round) {
      Rooted<> root(heap.mutator, HeapAccess::load_reference_element(table, i));
      ASSERT_EQ(count(raw(root), count), 63);
    }
  }
  EXPECT_GT(Heap::young_collections().collections, 3u);
}
TEST(YoungCollector, oneThreadKeepsShapes) { churn_trees({.maximum_size = size_t{256} << 20, .verify = true}, 1); }
TEST(YoungCollector, severalThreadsKeepShapes) { churn_trees({.maximum_size = size_t{256} << 20, .verify = true}, 4); }
TEST(YoungCollector, severalThreadsPromoteAtOnce) {
  churn_trees({.maximum_size = size_t{256} << 20, .maximum_tenuring_age = 0, .verify = true}, 4);
}

TEST(Heap, overheadLimitIsToldOnce) {
  collector_options.overhead_time_percent = 1;
  HeapTest heap({.maximum_size = size_t{16} << 20, .maximum_tenuring_age = 0});
  Rooted<> list(heap.mutator);
  constexpr int kWindow = 4000;
  Layout* layout = array_layout(ObjectKind::kReferenceArray, 2);
  Rooted<Array> window(heap.mutator, Heap::allocate_array(heap.mutator, layout, kWindow));
  auto is_nearly_full = [] { return Heap::used() * 1000 > Heap::maximum_size() * 985; };
  while (!is_nearly_full() || (Heap::collect(heap.mutator, CollectionCause::kSystemGc), !is_nearly_full())) {
    Rooted<> next(heap.mutator, node(heap.mutator, 0));
    HeapAccess::store_reference(raw(next), kLeft, raw(list));
    list = next.handle();
  }
  bool reached = false;
  for (int i = 0; i < 2'000'000 && !reached; i++) {
    Rooted<> next(heap.mutator, node(heap.mutator, i));
    if (next.is_null()) reached = take_overhead_limit(heap.mutator);
    HeapAccess::store_reference_element(window, i % kWindow, next);
  }
  EXPECT_TRUE(reached);
  EXPECT_FALSE(take_overhead_limit(heap.mutator));
  collector_options = {};
  list.clear();
  EXPECT_NE(node(heap.mutator, 1).release(), nullptr);
}

TEST(Heap, globalRootsAndObjectWalk) {
  HeapTest heap({});
  static Object* global;
  global = node(heap.mutator, 42).release();
  Heap::add_global_root(&global);
  Heap::collect(heap.mutator, CollectionCause::kSystemGc);
  EXPECT_EQ(value(global), 42);
  for (int i = 0; i < 9; i++) (void)node(heap.mutator, i);
  int count = 0;
  Heap::for_each_object(&count, [](void* context, Object*) { ++*static_cast<int*>(context); });
  EXPECT_EQ(count, 10);
}

TEST(HeapAccess, copiesElementsOverlapping) {
  for (uint32_t shift = 0; shift < 4; shift++) {
    size_t size = size_t{1} << shift;
    alignas(8) uint8_t a[256], b[256];
    for (size_t from = 0; from < 4; from++) {
      for (size_t to = 0; to < 4; to++) {
        for (size_t count = 0; count < 20; count++) {
          for (size_t i = 0; i < sizeof a; i++) a[i] = b[i] = static_cast<uint8_t>(i);
          HeapAccess::copy_elements(a + to * size, a + from * size, count, shift);
          std::memmove(b + to * size, b + from * size, count * size);
          ASSERT_EQ(std::memcmp(a, b, sizeof a), 0) << shift << " " << from << " " << to << " " << count;
        }
      }
    }
  }
}

}  // namespace
}  // namespace cortado::testing
