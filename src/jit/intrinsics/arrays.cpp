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
  return done_int(static_cast<int32_t>(
      polynomial_hash(elements_of<T>(array), static_cast<size_t>(array->length()), 1)));
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
