#include "jit/exits.h"

#include <gtest/gtest.h>

namespace cortado::jit {
namespace {

TEST(Exits, EachRestoresItsOwnSlots) {
  CompileMemory::Scope memory;
  SavedRegisters registers{};
  for (uint32_t i = 0; i < 16; i++) {
    registers.general[i] = 100 + i;
    registers.vector[i] = 200 + i;
  }
  ExitRecorder recorder;
  recorder.begin({ExitKind::kPlain, 0, 3, 2}, 2);
  recorder.store_general(5, 3);
  recorder.store_vector(-2, 15);
  recorder.end();
  recorder.begin({ExitKind::kStress, 300, 70000, 0, 1u << 20}, 5);
  recorder.store_number(0, 0);
  recorder.store_number(1, -7);
  recorder.store_number(200, int64_t{1} << 60);
  recorder.copy(3, -1, true);
  recorder.copy(4, -1, false);
  recorder.end();
  ExitTable table;
  table.finish(1000, recorder);

  EXPECT_FALSE(table.has_exit_at(999));
  EXPECT_TRUE(table.has_exit_at(1000));
  EXPECT_TRUE(table.has_exit_at(1009));
  EXPECT_FALSE(table.has_exit_at(1010));
  ExitPlace place = table.place_at(1004);
  EXPECT_EQ(place.bci, 3U);
  EXPECT_EQ(place.operands, 2U);
  place = table.place_at(1005);
  EXPECT_EQ(place.kind, ExitKind::kStress);
  EXPECT_EQ(place.scope, 300U);
  EXPECT_EQ(place.bci, 70000U);
  EXPECT_EQ(place.countdown, 1U << 20);

  std::vector<Slot> slots(300, 1);
  Slot* frame = slots.data() + 10;
  table.restore_slots(1000, registers, frame);
  EXPECT_EQ(frame[5], 103U);
  EXPECT_EQ(frame[-2], 215U);
  EXPECT_EQ(frame[0], 1U);
  frame[-1] = 0xABCDEF0123456789;
  table.restore_slots(1009, registers, frame);
  EXPECT_EQ(frame[0], 0U);
  EXPECT_EQ(static_cast<int64_t>(frame[1]), -7);
  EXPECT_EQ(frame[200], Slot{1} << 60);
  EXPECT_EQ(frame[3], 0xABCDEF0123456789);
  EXPECT_EQ(frame[4], 0x23456789U);
}

TEST(Exits, Many) {
  CompileMemory::Scope memory;
  ExitRecorder recorder;
  for (uint32_t i = 0; i < 1000; i++) {
    recorder.begin({ExitKind::kPlain, 0, i, i % 3}, 64);
    for (uint32_t slot = 0; slot < i % 50; slot++) recorder.store_number(static_cast<int32_t>(slot), i);
    recorder.end();
  }
  ExitTable table;
  table.finish(0, recorder);
  for (uint32_t i = 0; i < 1000; i++) EXPECT_EQ(table.place_at(i * ExitTable::kSize + 4).bci, i);
  EXPECT_FALSE(table.has_exit_at(1000 * ExitTable::kSize));
}

}  // namespace
}  // namespace cortado::jit
