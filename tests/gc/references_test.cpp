#include <gtest/gtest.h>

#include "fake_classes.h"

#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {
namespace {

class ReferencesTest : public ::testing::Test {
 protected:
  ReferencesTest() : heap({.verify = true}) {}

  Object* raw(const Rooted<>& rooted) { return *rooted.handle().cell(); }
  Object* field(Object* object, uint32_t offset) { return HeapAccess::load_reference(object, offset); }
  Unrooted<Object> node() { return Heap::allocate(heap.mutator, node_layout(), 24); }
  Unrooted<Object> reference_to(ReferenceStrength strength, Handle<Object> referent) {
    Object* reference = Heap::allocate(heap.mutator, reference_layout(strength), 32).release();
    HeapAccess::store_reference(reference, kReferent, *referent.cell());
    return Unrooted<Object>(reference);
  }
  void collect(CollectionCause cause = CollectionCause::kSystemGc) { Heap::collect(heap.mutator, cause); }
  Object* take_pending() { return Heap::take_pending_references().release(); }

  HeapTest heap;
};

TEST_F(ReferencesTest, weakIsClearedAndPending) {
  Rooted<> referent(heap.mutator, node());
  Rooted<> reference(heap.mutator, reference_to(ReferenceStrength::kWeak, referent));
  collect();
  EXPECT_EQ(field(raw(reference), kReferent), raw(referent));
  EXPECT_FALSE(Heap::has_pending_references());
  referent.clear();
  collect();
  EXPECT_EQ(field(raw(reference), kReferent), nullptr);
  EXPECT_EQ(heap.pending_calls, 1);
  EXPECT_EQ(take_pending(), raw(reference));
  EXPECT_EQ(field(raw(reference), kDiscovered), nullptr);
  EXPECT_FALSE(Heap::has_pending_references());
}

TEST_F(ReferencesTest, deadReferencesAreNotPending) {
  {
    Rooted<> referent(heap.mutator, node());
    (void)reference_to(ReferenceStrength::kWeak, referent);
  }
  collect();
  EXPECT_FALSE(Heap::has_pending_references());
}

TEST_F(ReferencesTest, softByAge) {
  Rooted<> referent(heap.mutator, node());
  Rooted<> reference(heap.mutator, reference_to(ReferenceStrength::kSoft, referent));
  referent.clear();
  collect();
  EXPECT_NE(field(raw(reference), kReferent), nullptr);
  heap.soft_clock = int64_t{1} << 40;
  collect();
  EXPECT_EQ(field(raw(reference), kReferent), nullptr);
}

TEST_F(ReferencesTest, softByNeed) {
  Rooted<> referent(heap.mutator, node());
  Rooted<> reference(heap.mutator, reference_to(ReferenceStrength::kSoft, referent));
  referent.clear();
  collect(CollectionCause::kLastDitch);
  EXPECT_EQ(field(raw(reference), kReferent), nullptr);
}

TEST_F(ReferencesTest, finalKeepsItsReferentOnceAndBecomesInactive) {
  Rooted<> referent(heap.mutator, node());
  HeapAccess::store<int32_t>(raw(referent), kValue, 9);
  Rooted<> reference(heap.mutator, reference_to(ReferenceStrength::kFinal, referent));
  Rooted<> weak(heap.mutator, reference_to(ReferenceStrength::kWeak, referent));
  Rooted<> phantom(heap.mutator, reference_to(ReferenceStrength::kPhantom, referent));
  referent.clear();
  collect();
  Object* kept = field(raw(reference), kReferent);
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(HeapAccess::load<int32_t>(kept, kValue), 9);
  EXPECT_EQ(field(raw(reference), kNext), raw(reference));
  EXPECT_EQ(field(raw(weak), kReferent), nullptr);  // weak ones go before finalization
  EXPECT_EQ(field(raw(phantom), kReferent), kept);  // phantom ones after
  int pending = 0;
  for (Object* r = take_pending(); r != nullptr; r = field(r, kDiscovered)) pending++;
  EXPECT_EQ(pending, 2);
  collect();  // inactive: an ordinary strong field
  EXPECT_NE(field(raw(reference), kReferent), nullptr);
  HeapAccess::store_reference(raw(reference), kReferent, nullptr);
  collect();
  EXPECT_EQ(field(raw(phantom), kReferent), nullptr);
}

TEST_F(ReferencesTest, thePendingListSurvivesCollections) {
  for (int i = 0; i < 10; i++) {
    Rooted<> referent(heap.mutator, node());
    Unrooted<Object> reference = reference_to(ReferenceStrength::kWeak, referent);
    if (i % 2 == 0) collect();
    (void)reference;
  }
  Rooted<> holder(heap.mutator);
  {
    Rooted<> referent(heap.mutator, node());
    holder = reference_to(ReferenceStrength::kPhantom, referent);
  }
  collect();
  holder.clear();
  collect();
  collect();
  Object* pending = take_pending();
  ASSERT_NE(pending, nullptr);
  EXPECT_EQ(pending->layout(), reference_layout(ReferenceStrength::kPhantom));
}

TEST_F(ReferencesTest, weakCellsLastAsLongAsFinalizationPhantomCellsToo) {
  Rooted<> referent(heap.mutator, node());
  Rooted<> reference(heap.mutator, reference_to(ReferenceStrength::kFinal, referent));
  static Object *weak, *phantom;
  weak = phantom = raw(referent);
  heap.weak_cells.push_back(&weak);
  heap.phantom_cells.push_back(&phantom);
  referent.clear();
  collect();
  EXPECT_EQ(weak, field(raw(reference), kReferent));
  EXPECT_EQ(phantom, weak);
  reference.clear();
  (void)take_pending();
  collect();
  EXPECT_EQ(weak, nullptr);
  EXPECT_EQ(phantom, nullptr);
}

}  // namespace
}  // namespace cortado::testing
