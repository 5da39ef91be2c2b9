// Decimal digits (base/decimal_digits.h).
#include "base/decimal_digits.h"

#include <gtest/gtest.h>

#include <string>

namespace cortado::testing {
namespace {

std::string digits_of(uint64_t number) {
  char text[20];
  char* end = text + sizeof text;
  char* begin = write_digits_before(end, number);
  return {begin, end};
}

TEST(DecimalDigits, AroundPowersOfTenAndTwo) {
  uint64_t power = 1;
  for (int i = 0; i < 20; i++, power *= 10) {
    for (uint64_t number : {power - 1, power, power + 1}) {
      EXPECT_EQ(digits_of(number), std::to_string(number));
      EXPECT_EQ(decimal_length(number), std::to_string(number).size()) << number;
    }
  }
  for (int bit = 0; bit < 64; bit++) {
    uint64_t number = uint64_t{1} << bit;
    EXPECT_EQ(decimal_length(number), std::to_string(number).size()) << number;
    EXPECT_EQ(decimal_length(number - 1), std::to_string(number - 1).size()) << number;
  }
  EXPECT_EQ(digits_of(UINT64_MAX), std::to_string(UINT64_MAX));
  EXPECT_EQ(decimal_length(UINT64_MAX), 20u);
}

}  // namespace
}  // namespace cortado::testing
