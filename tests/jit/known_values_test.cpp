#include "jit/baseline/known_values.h"

#include <gtest/gtest.h>

namespace cortado::jit {
namespace {

constexpr uint8_t kNone = Place::kNone;

Place field(uint8_t base, int32_t offset) {
  Place place{Place::Kind::kField, BasicType::kInt, base};
  place.offset = offset;
  return place;
}
Place element(uint8_t base, uint8_t index, BasicType type = BasicType::kInt) {
  return {Place::Kind::kElement, type, base, index};
}
Place bound(uint8_t base, int32_t constant) {
  Place place{Place::Kind::kBound, BasicType::kInt, base};
  place.offset = constant;
  return place;
}
RegisterSet set_of(uint8_t reg) { return RegisterSet{1} << reg; }

TEST(KnownValuesTest, AnswersTheSamePlaceOnly) {
  KnownValues known;
  known.note(field(1, 16), 2);
  EXPECT_EQ(known.find(field(1, 16)), 2);
  EXPECT_EQ(known.find(field(1, 20)), kNone);
  EXPECT_EQ(known.find(field(3, 16)), kNone);
  EXPECT_EQ(known.registers(), set_of(1) | set_of(2));
}

TEST(KnownValuesTest, ForgetsWhatAWrittenRegisterLedToOrHeld) {
  KnownValues known;
  known.note(field(1, 16), 2);
  known.note(element(3, 4), 5);
  known.note_nonnull(4);
  known.forget_registers(set_of(4));
  EXPECT_EQ(known.find(element(3, 4)), kNone);
  EXPECT_FALSE(known.is_nonnull(4));
  EXPECT_EQ(known.find(field(1, 16)), 2);
  known.forget_registers(set_of(2));
  EXPECT_EQ(known.find(field(1, 16)), kNone);
  EXPECT_EQ(known.registers(), RegisterSet{0});
}

TEST(KnownValuesTest, AStoreEndsWhatMayBeTheSamePlace) {
  KnownValues known;
  known.note(field(1, 16), 2);
  known.note(field(3, 20), 4);
  known.forget_fields(Place::Kind::kField, 16);
  EXPECT_EQ(known.find(field(1, 16)), kNone);
  EXPECT_EQ(known.find(field(3, 20)), 4);
  known.note(element(1, 2, BasicType::kByte), 5);
  known.note(element(1, 2, BasicType::kLong), 6);
  known.forget_elements(BasicType::kBoolean);  // shares its instructions with byte
  EXPECT_EQ(known.find(element(1, 2, BasicType::kByte)), kNone);
  EXPECT_EQ(known.find(element(1, 2, BasicType::kLong)), 6);
}

TEST(KnownValuesTest, BoundsOutliveMemoryAndAnswerSmallerConstants) {
  KnownValues known;
  known.note(bound(1, 7), kNone);
  known.note(field(1, 16), 2);
  known.forget_memory();
  EXPECT_EQ(known.find(field(1, 16)), kNone);
  EXPECT_NE(known.find(bound(1, 7)), kNone);
  EXPECT_NE(known.find(bound(1, 3)), kNone);
  EXPECT_EQ(known.find(bound(1, 8)), kNone);
  EXPECT_EQ(known.find(bound(2, 3)), kNone);
}

TEST(KnownValuesTest, FollowsAMoveToALongerLivedRegister) {
  KnownValues known;
  known.note(field(1, 16), 2);
  known.note(element(2, 3), 4);
  known.note_nonnull(2);
  known.move(2, 9);
  EXPECT_EQ(known.find(field(1, 16)), 9);
  EXPECT_EQ(known.find(element(9, 3)), 4);
  EXPECT_EQ(known.find(element(2, 3)), kNone);
  EXPECT_TRUE(known.is_nonnull(9));
}

TEST(KnownValuesTest, KnowsTheClassOfAFreshObjectUntilItsRegisterIsWritten) {
  KnownValues known;
  Class made;
  Place fresh{Place::Kind::kFresh, BasicType::kObject, 3};
  fresh.cell = reinterpret_cast<uintptr_t>(&made);
  known.note(fresh, Place::kNone);
  EXPECT_EQ(known.fresh_class(3), &made);
  EXPECT_EQ(known.fresh_class(4), nullptr);
  known.forget_memory();
  known.move(3, 9);
  EXPECT_EQ(known.fresh_class(9), &made);
  EXPECT_EQ(known.fresh_class(3), nullptr);
  known.forget_registers(set_of(9));
  EXPECT_EQ(known.fresh_class(9), nullptr);
}

TEST(KnownValuesTest, GivesTheOldestUpWhereOneIsNeeded) {
  KnownValues known;
  known.note(field(1, 16), 2);
  known.note(field(1, 20), 3);
  EXPECT_EQ(known.oldest(set_of(2) | set_of(3)), 2);
  EXPECT_EQ(known.find(field(1, 16)), 2);
  EXPECT_EQ(known.oldest(set_of(2) | set_of(3)), 3);
  // What something newer leads through is not old.
  known.note(element(3, 4), 5);
  EXPECT_EQ(known.oldest(set_of(2) | set_of(3)), 2);
  known.clear();
  EXPECT_EQ(known.find(field(1, 20)), kNone);
}

}  // namespace
}  // namespace cortado::jit
