// java.lang.Math, Float, Double, Integer, Long.

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "base/decimal_digits.h"
#include "jit/intrinsics/leaf.h"

namespace cortado::jit {

LeafResult copy_word(Thread*, Slot* arguments) { return done_int(int_in(arguments)); }
LeafResult copy_long(Thread*, Slot* arguments) { return done_long(long_in(arguments)); }
LeafResult square_root(Thread*, Slot* arguments) { return done_double(__builtin_sqrt(double_in(arguments))); }
// The C library's, whose results are within 0.56 of the last place, as HotSpot's own are: they differ in one of 250 to 3000
// random arguments, fdlibm's (StrictMath) in one of 10 to 30.
namespace {
// Of large angles the functions of doubles subtract the multiple of pi too coarsely (by 161 places of 7.34e288), those of
// longer numbers do not. The Java methods' results would be others than these for small angles: they must never be run.
template <class Function>
LeafResult of_angle(double angle, Function function) {
  constexpr double kLarge = 1e8;
  if (std::fabs(angle) <= kLarge) return done_double(function(angle));
  return done_double(static_cast<double>(function(static_cast<long double>(angle))));
}
}  // namespace
LeafResult sine(Thread*, Slot* arguments) {
  return of_angle(double_in(arguments), [](auto angle) { return std::sin(angle); });
}
LeafResult cosine(Thread*, Slot* arguments) {
  return of_angle(double_in(arguments), [](auto angle) { return std::cos(angle); });
}
LeafResult tangent(Thread*, Slot* arguments) {
  return of_angle(double_in(arguments), [](auto angle) { return std::tan(angle); });
}
LeafResult exponential(Thread*, Slot* arguments) { return done_double(std::exp(double_in(arguments))); }
LeafResult logarithm(Thread*, Slot* arguments) { return done_double(std::log(double_in(arguments))); }
// That of doubles is off by more than one place at times.
LeafResult decimal_logarithm(Thread*, Slot* arguments) {
  return done_double(static_cast<double>(std::log10(static_cast<long double>(double_in(arguments)))));
}
// Java has no number for one to the power of infinity or of no number.
LeafResult power(Thread*, Slot* arguments) {
  double base = double_in(arguments), exponent = double_in(arguments + 2);
  if (exponent == 2) return done_double(base * base);
  if (std::isnan(exponent) || (std::isinf(exponent) && std::fabs(base) == 1))
    return done_double(std::numeric_limits<double>::quiet_NaN());
  return done_double(std::pow(base, exponent));
}
LeafResult fma_double(Thread*, Slot* arguments) {
  return done_double(std::fma(double_in(arguments), double_in(arguments + 2), double_in(arguments + 4)));
}
LeafResult fma_float(Thread*, Slot* arguments) {
  return done_float(std::fmaf(float_in(arguments), float_in(arguments + 1), float_in(arguments + 2)));
}
LeafResult multiply_high(Thread*, Slot* arguments) {
  return done_long(static_cast<int64_t>((static_cast<__int128>(long_in(arguments)) * long_in(arguments + 2)) >> 64));
}

namespace {

// getChars: arguments (number, index behind its last character, bytes); the answer is the index of the first.
template <class T>
LeafResult write_digits(T number, const Slot* index, const Slot* bytes) {
  constexpr int32_t kMost = 20;  // of Long.MIN_VALUE
  Array* array = array_in(bytes);
  int32_t behind = int_in(index);
  if (array == nullptr || behind > array->length()) return kNotDone;
  using Magnitude = std::make_unsigned_t<T>;
  bool is_negative = number < 0;
  Magnitude magnitude = is_negative ? Magnitude{0} - static_cast<Magnitude>(number) : static_cast<Magnitude>(number);
  char apart[kMost];
  bool has_room = behind >= kMost;  // for any number
  char* end = has_room ? elements_of<char>(array) + behind : apart + kMost;
  char* begin = write_digits_before(end, magnitude);
  if (is_negative) *--begin = '-';
  auto length = static_cast<int32_t>(end - begin);
  if (!has_room) {
    if (behind < length) return kNotDone;
    std::memcpy(elements_of<char>(array) + behind - length, begin, static_cast<size_t>(length));
  }
  return done_int(behind - length);
}

}  // namespace

LeafResult digits_of_int(Thread*, Slot* arguments) {
  return write_digits(int_in(arguments), arguments + 1, arguments + 2);
}
LeafResult digits_of_long(Thread*, Slot* arguments) {
  return write_digits(long_in(arguments), arguments + 2, arguments + 3);
}

}  // namespace cortado::jit
