#include "jit/baseline/register_moves.h"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <random>

namespace cortado::jit {
namespace {

using Registers = std::array<int, RegisterMoves::kScratch + 1>;

Registers before() {
  Registers registers;
  std::iota(registers.begin(), registers.end(), 100);
  return registers;
}

int emit(RegisterMoves& moves, Registers& registers) {
  int count = 0;
  moves.emit([&](uint8_t to, uint8_t from) {
    registers[to] = registers[from];
    count++;
  });
  return count;
}

TEST(RegisterMoves, KeepOrderWhereOneSourceIsAnothersTarget) {
  RegisterMoves moves;
  moves.add(1, 0);
  moves.add(2, 1);
  moves.add(3, 2);
  Registers registers = before();
  EXPECT_EQ(emit(moves, registers), 3);
  EXPECT_EQ(registers[1], 100);
  EXPECT_EQ(registers[2], 101);
  EXPECT_EQ(registers[3], 102);
}

TEST(RegisterMoves, BreakCycles) {
  RegisterMoves moves;
  for (uint8_t reg = 0; reg < 4; reg++) moves.add(reg, (reg + 1) % 4);
  moves.add(8, 9);
  moves.add(9, 8);
  moves.add(10, 8);
  Registers registers = before();
  EXPECT_EQ(emit(moves, registers), 9);
  for (uint8_t reg = 0; reg < 4; reg++) EXPECT_EQ(registers[reg], 100 + (reg + 1) % 4);
  EXPECT_EQ(registers[8], 109);
  EXPECT_EQ(registers[9], 108);
  EXPECT_EQ(registers[10], 108);
}

TEST(RegisterMoves, HappenAsIfAtOnce) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; round++) {
    RegisterMoves moves;
    Registers wanted = before();
    for (uint8_t to = 0; to < 16; to++) {
      if (random() % 3 == 0) continue;
      auto from = static_cast<uint8_t>(random() % 16);
      moves.add(to, from);
      wanted[to] = 100 + from;
    }
    Registers registers = before();
    emit(moves, registers);
    registers[RegisterMoves::kScratch] = wanted[RegisterMoves::kScratch];
    ASSERT_EQ(registers, wanted);
  }
}

}  // namespace
}  // namespace cortado::jit
