// Bytes to UTF-16 units and back: StringLatin1, StringUTF16, StringCoding, ISO_8859_1.

#include "jit/intrinsics/leaf.h"
#include "jit/intrinsics/vectors.h"
#include "runtime/buffer_allocation.h"
#include "runtime/wellknown.h"

namespace cortado::jit {

namespace {

// Arguments (from, from index, to, to index, count). Scales: elements of the array in one unit (2 where UTF-16 is held in
// bytes).
struct Conversion {
  Conversion(const Slot* arguments, int32_t from_scale, int32_t to_scale)
      : from(array_in(arguments)),
        to(array_in(arguments + 2)),
        from_index(int_in(arguments + 1)),
        to_index(int_in(arguments + 3)),
        count(int_in(arguments + 4)) {
    is_plain = from != nullptr && to != nullptr && is_range(from_index, count, from->length() / from_scale) &&
               is_range(to_index, count, to->length() / to_scale);
  }
  template <class T>
  const T* source() const {
    return elements_of<T>(from) + from_index;
  }
  template <class T>
  T* destination() const {
    return elements_of<T>(to) + to_index;
  }
  size_t size() const { return static_cast<size_t>(count); }
  Array* from;
  Array* to;
  int32_t from_index, to_index, count;
  bool is_plain;
};

LeafResult inflate_as(const Conversion& conversion) {
  if (!conversion.is_plain) return kNotDone;
  inflate(conversion.destination<uint16_t>(), conversion.source<uint8_t>(), conversion.size());
  return done();
}
// All or nothing: the answer is the count or 0.
LeafResult compress_as(const Conversion& conversion) {
  if (!conversion.is_plain) return kNotDone;
  size_t size = conversion.size();
  size_t written = narrow(conversion.destination<uint8_t>(), conversion.source<uint16_t>(), size, 0xFF);
  return done_int(written == size ? conversion.count : 0);
}
// As far as it goes.
LeafResult encode_as(const Conversion& conversion, uint16_t most) {
  if (conversion.count <= 0) return done_int(0);
  if (!conversion.is_plain) return kNotDone;
  size_t written = narrow(conversion.destination<uint8_t>(), conversion.source<uint16_t>(), conversion.size(), most);
  return done_int(static_cast<int32_t>(written));
}

}  // namespace

LeafResult inflate_to_chars(Thread*, Slot* arguments) { return inflate_as(Conversion(arguments, 1, 1)); }
LeafResult inflate_to_bytes(Thread*, Slot* arguments) { return inflate_as(Conversion(arguments, 1, 2)); }
LeafResult compress_chars(Thread*, Slot* arguments) { return compress_as(Conversion(arguments, 1, 1)); }
LeafResult compress_bytes(Thread*, Slot* arguments) { return compress_as(Conversion(arguments, 2, 1)); }
LeafResult encode_iso_bytes(Thread*, Slot* arguments) { return encode_as(Conversion(arguments, 2, 1), 0xFF); }
LeafResult encode_iso_chars(Thread*, Slot* arguments) { return encode_as(Conversion(arguments, 1, 1), 0xFF); }
LeafResult encode_ascii_chars(Thread*, Slot* arguments) { return encode_as(Conversion(arguments, 1, 1), 0x7F); }

// (value, begin, end, chars, index)
LeafResult utf16_get_chars(Thread*, Slot* arguments) {
  Array* from = array_in(arguments);
  Array* to = array_in(arguments + 3);
  int32_t begin = int_in(arguments + 1), end = int_in(arguments + 2), index = int_in(arguments + 4);
  if (from == nullptr || to == nullptr || begin >= end) return kNotDone;
  int64_t count = static_cast<int64_t>(end) - begin;
  if (!is_range(begin, count, from->length() / 2) || !has_range(to, index, count)) return kNotDone;
  HeapAccess::copy_elements(elements_of<uint16_t>(to) + index, elements_of<uint16_t>(from) + begin,
                            static_cast<size_t>(count), 1);
  return done();
}

// (chars, index, count): a new array of bytes.
LeafResult utf16_to_bytes(Thread* thread, Slot* arguments) {
  Array* from = array_in(arguments);
  int32_t index = int_in(arguments + 1), count = int_in(arguments + 2);
  if (!has_range(from, index, count) || count > INT32_MAX / 2) return kNotDone;
  Array* to = allocate_array_in_buffer(*thread, wk.primitive_arrays[static_cast<size_t>(BasicType::kByte)], 2 * count);
  if (to == nullptr) return kNotDone;
  HeapAccess::copy_elements(elements_of<uint16_t>(to), elements_of<uint16_t>(from) + index, static_cast<size_t>(count),
                            1);
  return done_reference(to);
}

LeafResult has_negatives(Thread*, Slot* arguments) {
  Array* bytes = array_in(arguments);
  int32_t first = int_in(arguments + 1), count = int_in(arguments + 2);
  if (!has_range(bytes, first, count)) return kNotDone;
  return done_boolean(any_negative(bytes->elements() + first, static_cast<size_t>(count)));
}

}  // namespace cortado::jit
