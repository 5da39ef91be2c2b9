// java.util.Arrays and jdk.internal.util.ArraysSupport.

#include "jit/intrinsics/leaf.h"
#include "jit/intrinsics/vectors.h"

namespace cortado::jit {

namespace {

LeafResult arrays_equal(const Slot* arguments, uint32_t shift) {
  Array* a = array_in(arguments);
  Array* b = array_in(arguments + 1);
  if (a == b) return done_boolean(true);
  if (a == nullptr || b == nullptr || a->length() != b->length()) return done_boolean(false);
  size_t size = static_cast<size_t>(a->length()) << shift;
  return done_boolean(std::memcmp(a->elements(), b->elements(), size) == 0);
}

template <class T>
LeafResult arrays_hash(const Slot* arguments) {
  Array* array = array_in(arguments);
  if (array == nullptr) return done_int(0);
  return done_int(
      static_cast<int32_t>(polynomial_hash(elements_of<T>(array), static_cast<size_t>(array->length()), 1)));
}

// Other threads wait for a leaf function at safepoints.
constexpr int32_t kMostFilled = 1 << 20;

template <class T>
LeafResult fill_range(Array* array, int64_t from, int64_t to, uint64_t value) {
  if (!has_range(array, from, to - from) || to - from > kMostFilled) return kNotDone;
  fill(elements_of<T>(array) + from, static_cast<size_t>(to - from), static_cast<T>(value));
  return done();
}
template <class T>
LeafResult fill_all(const Slot* arguments, uint64_t value) {
  Array* array = array_in(arguments);
  return array == nullptr ? kNotDone : fill_range<T>(array, 0, array->length(), value);
}
template <class T>
LeafResult fill_some(const Slot* arguments, uint64_t value) {
  return fill_range<T>(array_in(arguments), int_in(arguments + 1), int_in(arguments + 2), value);
}

}  // namespace

LeafResult arrays_equal_1(Thread*, Slot* arguments) { return arrays_equal(arguments, 0); }
LeafResult arrays_equal_2(Thread*, Slot* arguments) { return arrays_equal(arguments, 1); }
LeafResult arrays_equal_4(Thread*, Slot* arguments) { return arrays_equal(arguments, 2); }
LeafResult arrays_equal_8(Thread*, Slot* arguments) { return arrays_equal(arguments, 3); }
LeafResult arrays_hash_byte(Thread*, Slot* arguments) { return arrays_hash<int8_t>(arguments); }
LeafResult arrays_hash_short(Thread*, Slot* arguments) { return arrays_hash<int16_t>(arguments); }
LeafResult arrays_hash_char(Thread*, Slot* arguments) { return arrays_hash<uint16_t>(arguments); }
LeafResult arrays_hash_int(Thread*, Slot* arguments) { return arrays_hash<int32_t>(arguments); }

// (array, value)
LeafResult arrays_fill_boolean(Thread*, Slot* arguments) { return fill_all<uint8_t>(arguments, arguments[1] & 1); }
LeafResult arrays_fill_1(Thread*, Slot* arguments) { return fill_all<uint8_t>(arguments, arguments[1]); }
LeafResult arrays_fill_2(Thread*, Slot* arguments) { return fill_all<uint16_t>(arguments, arguments[1]); }
LeafResult arrays_fill_4(Thread*, Slot* arguments) { return fill_all<uint32_t>(arguments, arguments[1]); }
LeafResult arrays_fill_8(Thread*, Slot* arguments) { return fill_all<uint64_t>(arguments, arguments[1]); }
// (array, from, to, value)
LeafResult arrays_fill_some_boolean(Thread*, Slot* arguments) {
  return fill_some<uint8_t>(arguments, arguments[3] & 1);
}
LeafResult arrays_fill_some_1(Thread*, Slot* arguments) { return fill_some<uint8_t>(arguments, arguments[3]); }
LeafResult arrays_fill_some_2(Thread*, Slot* arguments) { return fill_some<uint16_t>(arguments, arguments[3]); }
LeafResult arrays_fill_some_4(Thread*, Slot* arguments) { return fill_some<uint32_t>(arguments, arguments[3]); }
LeafResult arrays_fill_some_8(Thread*, Slot* arguments) { return fill_some<uint64_t>(arguments, arguments[3]); }
// Null needs no barrier and suits every array; other references are the method's own.
static_assert(sizeof(NarrowRef) == sizeof(uint32_t));
LeafResult arrays_fill_references(Thread*, Slot* arguments) {
  return arguments[1] != 0 ? kNotDone : fill_all<uint32_t>(arguments, 0);
}
LeafResult arrays_fill_some_references(Thread*, Slot* arguments) {
  return arguments[3] != 0 ? kNotDone : fill_some<uint32_t>(arguments, 0);
}

// (a, offset, b, offset, elements, log2 of their size). The answer: the first element that differs, or ~ of how many
// were not compared: none.
LeafResult arrays_mismatch(Thread*, Slot* arguments) {
  const auto* a = reinterpret_cast<const uint8_t*>(arguments[0] + arguments[1]);
  const auto* b = reinterpret_cast<const uint8_t*>(arguments[3] + arguments[4]);
  int32_t length = int_in(arguments + 6), shift = int_in(arguments + 7);
  if (length < 0) return kNotDone;
  size_t size = static_cast<size_t>(length) << shift;
  size_t at = first_difference(a, b, size);
  return done_int(at == size ? ~0 : static_cast<int32_t>(at >> shift));
}

}  // namespace cortado::jit
