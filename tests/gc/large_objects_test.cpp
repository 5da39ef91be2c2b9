#include "gc/large_objects.h"

#include <gtest/gtest.h>

namespace cortado {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

TEST(LargeObjects, AreBornWhereThoseOfLatelyBelong) {
  LargeObjects large;
  EXPECT_TRUE(large.are_born_old());
  large.born_old(10 * kMegabyte);
  large.after_full(9 * kMegabyte);
  EXPECT_TRUE(large.are_born_old());
  large.born_old(10 * kMegabyte);
  large.after_full(9 * kMegabyte);  // as much died
  EXPECT_FALSE(large.are_born_old());
  large.after_young(0);  // none were born
  large.after_full(9 * kMegabyte);
  EXPECT_FALSE(large.are_born_old());
  large.born_in_eden(8 * kMegabyte);
  large.after_young(kMegabyte);
  EXPECT_FALSE(large.are_born_old());
  large.born_in_eden(8 * kMegabyte);
  large.after_young(5 * kMegabyte);
  EXPECT_TRUE(large.are_born_old());
  large.after_full(15 * kMegabyte);  // what was promoted is still alive
  EXPECT_TRUE(large.are_born_old());
}

}  // namespace
}  // namespace cortado
