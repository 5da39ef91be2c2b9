// java.lang.StringLatin1 and StringUTF16: searching.

#include "jit/intrinsics/leaf.h"
#include "jit/intrinsics/vectors.h"

namespace cortado::jit {

namespace {

LeafResult done_index(size_t index) { return done_int(static_cast<int32_t>(index)); }

LeafResult find_bytes(const uint8_t* text, size_t count, const uint8_t* wanted, size_t length, size_t from) {
  if (from > count) return done_int(-1);
  const void* found = memmem(text + from, count - from, wanted, length);
  if (found == nullptr) return done_int(-1);
  return done_index(static_cast<size_t>(static_cast<const uint8_t*>(found) - text));
}

// `equals(i)`: the rest of what is wanted stands behind the first unit, at i.
template <class Equals>
LeafResult find_units(const uint16_t* text, size_t count, uint16_t first, size_t length, size_t from, Equals equals) {
  if (length > count) return done_int(-1);
  size_t end = count - length + 1;  // of the places where it can begin
  for (size_t at = from; at < end; at++) {
    at += find_unit(text + at, end - at, first);
    if (at < end && equals(at)) return done_index(at);
  }
  return done_int(-1);
}

LeafResult find_utf16(const Array* text_array, size_t count, Array* wanted_array, size_t length, size_t from) {
  const auto* text = elements_of<uint16_t>(const_cast<Array*>(text_array));
  const auto* wanted = elements_of<uint16_t>(wanted_array);
  return find_units(text, count, wanted[0], length, from,
                    [&](size_t at) { return std::memcmp(text + at, wanted, length * 2) == 0; });
}

// The arguments of indexOf(text, count, wanted, length, from): null when the Java method is to decide.
struct Search {
  Search(const Slot* arguments, int32_t text_scale, int32_t wanted_scale)
      : text(array_in(arguments)), wanted(array_in(arguments + 2)) {
    int32_t count_argument = int_in(arguments + 1), length_argument = int_in(arguments + 3);
    int32_t from_argument = int_in(arguments + 4);
    is_plain = text != nullptr && wanted != nullptr && length_argument > 0 && from_argument >= 0 &&
               from_argument <= count_argument && count_argument <= text->length() / text_scale &&
               length_argument <= wanted->length() / wanted_scale;
    count = static_cast<size_t>(count_argument);
    length = static_cast<size_t>(length_argument);
    from = static_cast<size_t>(from_argument);
  }
  Array* text;
  Array* wanted;
  size_t count, length, from;
  bool is_plain;
};

}  // namespace

LeafResult latin1_index_of_char(Thread*, Slot* arguments) {
  Array* text = array_in(arguments);
  int32_t from = int_in(arguments + 2), end = int_in(arguments + 3);
  if (!has_range(text, from, static_cast<int64_t>(end) - from)) return kNotDone;
  const uint8_t* bytes = text->elements();
  const void* found = std::memchr(bytes + from, int_in(arguments + 1) & 0xFF, static_cast<size_t>(end - from));
  if (found == nullptr) return done_int(-1);
  return done_index(static_cast<size_t>(static_cast<const uint8_t*>(found) - bytes));
}

LeafResult latin1_index_of(Thread*, Slot* arguments) {
  Array* text = array_in(arguments);
  Array* wanted = array_in(arguments + 1);
  if (text == nullptr || wanted == nullptr) return kNotDone;
  if (wanted->length() == 0) return done_int(0);
  return find_bytes(text->elements(), static_cast<size_t>(text->length()), wanted->elements(),
                    static_cast<size_t>(wanted->length()), 0);
}
LeafResult latin1_index_of_from(Thread*, Slot* arguments) {
  Search search(arguments, 1, 1);
  if (!search.is_plain) return kNotDone;
  return find_bytes(search.text->elements(), search.count, search.wanted->elements(), search.length, search.from);
}

LeafResult utf16_index_of_char(Thread*, Slot* arguments) {
  Array* text = array_in(arguments);
  int32_t from = int_in(arguments + 2), end = int_in(arguments + 3);
  if (text == nullptr || from < 0 || from > end || end > text->length() / 2) return kNotDone;
  const auto* units = elements_of<uint16_t>(text);
  auto count = static_cast<size_t>(end - from);
  size_t at = find_unit(units + from, count, static_cast<uint16_t>(int_in(arguments + 1)));
  return at == count ? done_int(-1) : done_index(at + static_cast<size_t>(from));
}

LeafResult utf16_index_of(Thread*, Slot* arguments) {
  Array* text = array_in(arguments);
  Array* wanted = array_in(arguments + 1);
  if (text == nullptr || wanted == nullptr) return kNotDone;
  if (wanted->length() < 2) return kNotDone;
  return find_utf16(text, static_cast<size_t>(text->length()) / 2, wanted, static_cast<size_t>(wanted->length()) / 2,
                    0);
}
LeafResult utf16_index_of_from(Thread*, Slot* arguments) {
  Search search(arguments, 2, 2);
  if (!search.is_plain) return kNotDone;
  return find_utf16(search.text, search.count, search.wanted, search.length, search.from);
}
LeafResult utf16_index_of_latin1_from(Thread*, Slot* arguments) {
  Search search(arguments, 2, 1);
  if (!search.is_plain) return kNotDone;
  const auto* text = elements_of<uint16_t>(search.text);
  const uint8_t* wanted = search.wanted->elements();
  return find_units(text, search.count, wanted[0], search.length, search.from, [&](size_t at) {
    for (size_t i = 1; i < search.length; i++) {
      if (text[at + i] != wanted[i]) return false;
    }
    return true;
  });
}

}  // namespace cortado::jit
