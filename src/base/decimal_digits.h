#pragma once
// Decimal digits of unsigned numbers. Pure functions.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cortado {

namespace decimal_digits_internal {
// 00 to 99.
inline constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (size_t i = 0; i < pairs.size(); i++) pairs[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
  return pairs;
}();

inline constexpr size_t kMostDigits = 20;
inline constexpr std::array<uint64_t, kMostDigits> kPowersOfTen = [] {
  std::array<uint64_t, kMostDigits> powers{};
  uint64_t power = 1;
  for (uint64_t& p : powers) {
    p = power;
    power *= 10;
  }
  return powers;
}();

// For numbers whose highest bit is bit i: added to them, the upper half of the sum is how many digits they have.
inline constexpr std::array<uint64_t, 32> kDigitSteps = [] {
  std::array<uint64_t, 32> steps{};
  for (uint32_t bit = 0; bit < steps.size(); bit++) {
    uint64_t digits = 1;
    while (kPowersOfTen[digits] <= uint64_t{1} << bit) digits++;
    bool differs = kPowersOfTen[digits] < uint64_t{2} << bit;  // some have one more
    steps[bit] = differs ? ((digits + 1) << 32) - kPowersOfTen[digits] : digits << 32;
  }
  return steps;
}();
}  // namespace decimal_digits_internal

// How many digits `number` has; 0 has one.
inline uint32_t decimal_length(uint64_t number) {
  // 1233/4096 is the logarithm of 2 closely enough: too small by one at the most.
  auto least = static_cast<uint32_t>(std::bit_width(number | 1)) * 1233 >> 12;
  return least + (number >= decimal_digits_internal::kPowersOfTen[least] || least == 0 ? 1 : 0);
}

inline uint32_t decimal_length(uint32_t number) {
  auto highest = static_cast<uint32_t>(std::bit_width(number | 1)) - 1;
  return static_cast<uint32_t>((number + decimal_digits_internal::kDigitSteps[highest]) >> 32);
}

// Writes the digits so that they end before `end`; answers where they begin.
template <class T>
char* write_digits_before(char* end, T number) {
  const auto& pairs = decimal_digits_internal::kPairs;
  for (; number >= 100; number /= 100) std::memcpy(end -= 2, &pairs[2 * (number % 100)], 2);
  if (number >= 10) return static_cast<char*>(std::memcpy(end - 2, &pairs[2 * number], 2));
  *--end = static_cast<char>('0' + number);
  return end;
}

}  // namespace cortado
