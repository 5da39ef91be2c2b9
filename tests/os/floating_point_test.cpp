#include "os/floating_point.h"

#include <gtest/gtest.h>

#include <cfenv>

namespace cortado::os {
namespace {

TEST(JavaFloatingPoint, RoundsToNearestInItsScope) {
  volatile double one = 1, little = 0x1p-60;
  std::fesetround(FE_UPWARD);
  double before = one + little, within;
  {
    JavaFloatingPoint java;
    within = one + little;
  }
  double after = one + little;
  int rounding = std::fegetround();
  std::fesetround(FE_TONEAREST);
  EXPECT_GT(before, 1);
  EXPECT_EQ(within, 1);
  EXPECT_GT(after, 1);
  EXPECT_EQ(rounding, FE_UPWARD);
}

TEST(JavaFloatingPoint, KeepsSubnormals) {
  constexpr uint32_t kFlushAndZero = 0x8040;
  volatile double tiny = 0x1p-1074;
  uint32_t before = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(before | kFlushAndZero);
  double within;
  {
    JavaFloatingPoint java;
    within = tiny + tiny;
  }
  uint32_t after = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(before);
  EXPECT_GT(within, 0);
  EXPECT_EQ(after & kFlushAndZero, kFlushAndZero);
}

}  // namespace
}  // namespace cortado::os
