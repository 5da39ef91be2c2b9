// java.lang.StringLatin1 and StringUTF16: comparing and hashing.

#include <algorithm>

#include "jit/intrinsics/leaf.h"
#include "jit/intrinsics/vectors.h"

namespace cortado::jit {

namespace {

// Two strings' arrays; false if one is null.
struct TwoArrays {
  explicit TwoArrays(const Slot* arguments) : a(array_in(arguments)), b(array_in(arguments + 1)) {}
  bool are_there() const { return a != nullptr && b != nullptr; }
  size_t shorter() const { return static_cast<size_t>(std::min(a->length(), b->length())); }
  Array* a;
  Array* b;
};

// Latin-1 with UTF-16.
int32_t compare_mixed(Array* latin1, Array* utf16) {
  const uint8_t* a = latin1->elements();
  const auto* b = elements_of<uint16_t>(utf16);
  int32_t a_length = latin1->length(), b_length = utf16->length() / 2;
  int32_t both = std::min(a_length, b_length);
  for (int32_t i = 0; i < both; i++) {
    if (a[i] != b[i]) return a[i] - b[i];
  }
  return a_length - b_length;
}

}  // namespace

LeafResult bytes_equal(Thread*, Slot* arguments) {
  TwoArrays arrays(arguments);
  if (!arrays.are_there()) return kNotDone;
  if (arrays.a->length() != arrays.b->length()) return done_boolean(false);
  return done_boolean(std::memcmp(arrays.a->elements(), arrays.b->elements(), arrays.shorter()) == 0);
}

LeafResult latin1_compare(Thread*, Slot* arguments) {
  TwoArrays arrays(arguments);
  if (!arrays.are_there()) return kNotDone;
  const uint8_t* a = arrays.a->elements();
  const uint8_t* b = arrays.b->elements();
  size_t at = first_difference(a, b, arrays.shorter());
  return done_int(at < arrays.shorter() ? a[at] - b[at] : arrays.a->length() - arrays.b->length());
}

LeafResult utf16_compare(Thread*, Slot* arguments) {
  TwoArrays arrays(arguments);
  if (!arrays.are_there()) return kNotDone;
  const auto* a = elements_of<uint16_t>(arrays.a);
  const auto* b = elements_of<uint16_t>(arrays.b);
  size_t units = arrays.shorter() / 2;
  size_t at = first_difference(arrays.a->elements(), arrays.b->elements(), units * 2) / 2;
  return done_int(at < units ? a[at] - b[at] : arrays.a->length() / 2 - arrays.b->length() / 2);
}

LeafResult latin1_compare_utf16(Thread*, Slot* arguments) {
  TwoArrays arrays(arguments);
  return arrays.are_there() ? done_int(compare_mixed(arrays.a, arrays.b)) : kNotDone;
}
LeafResult utf16_compare_latin1(Thread*, Slot* arguments) {
  TwoArrays arrays(arguments);
  return arrays.are_there() ? done_int(-compare_mixed(arrays.b, arrays.a)) : kNotDone;
}

LeafResult latin1_hash(Thread*, Slot* arguments) {
  Array* array = array_in(arguments);
  if (array == nullptr) return kNotDone;
  return done_int(static_cast<int32_t>(
      polynomial_hash(array->elements(), static_cast<size_t>(array->length()), 0)));
}
LeafResult utf16_hash(Thread*, Slot* arguments) {
  Array* array = array_in(arguments);
  if (array == nullptr) return kNotDone;
  return done_int(static_cast<int32_t>(
      polynomial_hash(elements_of<uint16_t>(array), static_cast<size_t>(array->length()) / 2, 0)));
}

}  // namespace cortado::jit
