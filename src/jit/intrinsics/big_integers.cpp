// java.math.BigInteger: magnitudes are arrays of 32-bit words, the highest first.

#include "jit/intrinsics/leaf.h"
#include "runtime/buffer_allocation.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

constexpr uint32_t kMostWords = 192;  // longer ones are the Java method's, which splits them before anyway
using Limb = uint64_t;
using DoubleLimb = unsigned __int128;

// The number in limbs, the lowest first; an odd word is zero-extended. How many limbs.
uint32_t load_limbs(Limb* to, const uint32_t* words, uint32_t count) {
  uint32_t limbs = 0;
  for (uint32_t end = count; end > 0; limbs++) {
    Limb low = words[--end];
    Limb high = end > 0 ? words[--end] : 0;
    to[limbs] = low | high << 32;
  }
  return limbs;
}
void store_words(uint32_t* words, uint32_t count, const Limb* from) {
  for (uint32_t i = 0; i < count; i++) words[count - 1 - i] = static_cast<uint32_t>(from[i / 2] >> (32 * (i % 2)));
}

// to += from * factor; the carry.
Limb add_product(Limb* to, const Limb* from, uint32_t count, Limb factor) {
  Limb carry = 0;
  for (uint32_t i = 0; i < count; i++) {
    DoubleLimb sum = static_cast<DoubleLimb>(from[i]) * factor + to[i] + carry;
    to[i] = static_cast<Limb>(sum);
    carry = static_cast<Limb>(sum >> 64);
  }
  return carry;
}

// to[0 .. x_count + y_count) = x * y
void multiply(Limb* to, const Limb* x, uint32_t x_count, const Limb* y, uint32_t y_count) {
  for (uint32_t i = 0; i < x_count + y_count; i++) to[i] = 0;
  for (uint32_t i = 0; i < x_count; i++) {
    to[i + y_count] = add_product(to + i, y, y_count, x[i]);
  }
}

bool is_magnitude(const Array* array, int32_t words) {
  return words > 0 && words <= static_cast<int32_t>(kMostWords) && has_range(array, 0, words);
}

// The product in `result`, or in a new array if that is null or short.
LeafResult multiply_into(Thread* thread, Array* x, int32_t x_words, Array* y, int32_t y_words, Array* result) {
  if (!is_magnitude(x, x_words) || !is_magnitude(y, y_words)) return kNotDone;
  int32_t words = x_words + y_words;
  if (result == nullptr || result->length() < words) {
    result = allocate_array_in_buffer(*thread, wk.primitive_arrays[static_cast<size_t>(BasicType::kInt)], words);
    if (result == nullptr) return kNotDone;
  }
  Limb a[kMostWords / 2], b[kMostWords / 2], product[kMostWords];
  uint32_t a_count = load_limbs(a, elements_of<uint32_t>(x), static_cast<uint32_t>(x_words));
  uint32_t b_count = load_limbs(b, elements_of<uint32_t>(y), static_cast<uint32_t>(y_words));
  multiply(product, a, a_count, b, b_count);
  store_words(elements_of<uint32_t>(result), static_cast<uint32_t>(words), product);
  return done_reference(result);
}

// to -= from; the borrow.
Limb subtract(Limb* to, const Limb* from, uint32_t count) {
  Limb borrow = 0;
  for (uint32_t i = 0; i < count; i++) {
    DoubleLimb difference = static_cast<DoubleLimb>(to[i]) - from[i] - borrow;
    to[i] = static_cast<Limb>(difference);
    borrow = static_cast<Limb>(difference >> 64) & 1;
  }
  return borrow;
}

bool is_below(const Limb* x, const Limb* y, uint32_t count) {
  for (uint32_t i = count; i-- > 0;) {
    if (x[i] != y[i]) return x[i] < y[i];
  }
  return false;
}

// The product of 2 `count` limbs divided by 2^(64 count), modulo `modulus`, in its upper half; `inverse` is -1/modulus
// modulo 2^64. False: the factors were so much larger than the modulus that it was not subtracted often enough.
bool reduce_montgomery(Limb* product, const Limb* modulus, uint32_t count, Limb inverse) {
  constexpr uint32_t kMostSubtractions = 4;
  Limb top = 0;
  for (uint32_t i = 0; i < count; i++) {
    Limb carry = add_product(product + i, modulus, count, product[i] * inverse);
    DoubleLimb sum = static_cast<DoubleLimb>(product[i + count]) + carry + top;
    product[i + count] = static_cast<Limb>(sum);
    top = static_cast<Limb>(sum >> 64);
  }
  Limb* result = product + count;
  for (uint32_t i = 0; i < kMostSubtractions; i++) {
    if (top == 0 && is_below(result, modulus, count)) return true;
    top -= subtract(result, modulus, count);
  }
  return top == 0 && is_below(result, modulus, count);
}

// a b / 2^(32 words) modulo `modulus` to the first half of `result`, zeros to the other.
LeafResult multiply_montgomery(Array* a, Array* b, Array* modulus, int32_t words, Limb inverse, Array* result) {
  constexpr int32_t kMostFactorWords = 512;
  if (words <= 0 || words > kMostFactorWords || words % 2 != 0) return kNotDone;
  if (!has_range(a, 0, words) || !has_range(b, 0, words) || !has_range(modulus, 0, words)) return kNotDone;
  if (result == nullptr || result->length() != 2 * words) return kNotDone;
  Limb x[kMostFactorWords / 2], y[kMostFactorWords / 2], n[kMostFactorWords / 2], product[kMostFactorWords];
  uint32_t count = load_limbs(x, elements_of<uint32_t>(a), static_cast<uint32_t>(words));
  load_limbs(y, elements_of<uint32_t>(b), static_cast<uint32_t>(words));
  load_limbs(n, elements_of<uint32_t>(modulus), static_cast<uint32_t>(words));
  if (inverse * n[0] != ~Limb{0}) return kNotDone;
  multiply(product, x, count, y, count);
  if (!reduce_montgomery(product, n, count, inverse)) return kNotDone;
  store_words(elements_of<uint32_t>(result), static_cast<uint32_t>(2 * words), product);
  return done_reference(result);
}

}  // namespace

// (x, words, y, words, result)
LeafResult multiply_to_length(Thread* thread, Slot* arguments) {
  return multiply_into(thread, array_in(arguments), int_in(arguments + 1), array_in(arguments + 2),
                       int_in(arguments + 3), array_in(arguments + 4));
}
// (x, words, result, words of the result)
LeafResult square_to_length(Thread* thread, Slot* arguments) {
  Array* x = array_in(arguments);
  int32_t words = int_in(arguments + 1);
  if (int_in(arguments + 3) != 2 * words) return kNotDone;
  return multiply_into(thread, x, words, x, words, array_in(arguments + 2));
}

// (a, b, modulus, words, inverse, result)
LeafResult montgomery_multiply(Thread*, Slot* arguments) {
  return multiply_montgomery(array_in(arguments), array_in(arguments + 1), array_in(arguments + 2),
                             int_in(arguments + 3), arguments[4], array_in(arguments + 6));
}
// (a, modulus, words, inverse, result)
LeafResult montgomery_square(Thread*, Slot* arguments) {
  Array* a = array_in(arguments);
  return multiply_montgomery(a, a, array_in(arguments + 1), int_in(arguments + 2), arguments[3],
                             array_in(arguments + 5));
}

// (sum, x, offset from the end of sum, words, factor): sum += x * factor; the carry.
LeafResult multiply_and_add(Thread*, Slot* arguments) {
  Array* sum_array = array_in(arguments);
  Array* x_array = array_in(arguments + 1);
  int32_t words = int_in(arguments + 3);
  if (sum_array == nullptr || !has_range(x_array, 0, words)) return kNotDone;
  int64_t end = static_cast<int64_t>(sum_array->length()) - int_in(arguments + 2);  // behind the lowest word
  if (!is_range(end - words, words, sum_array->length())) return kNotDone;
  uint32_t* sum = elements_of<uint32_t>(sum_array) + (end - words);
  const uint32_t* x = elements_of<uint32_t>(x_array);
  uint64_t factor = static_cast<uint32_t>(arguments[4]), carry = 0;
  for (int32_t i = words - 1; i >= 0; i--) {
    uint64_t step = x[i] * factor + sum[i] + carry;
    sum[i] = static_cast<uint32_t>(step);
    carry = step >> 32;
  }
  return done_int(static_cast<int32_t>(carry));
}

}  // namespace cortado::jit
