#pragma once
// What operands of string concatenations look like as text, and writing it: from its end on, as digits come in that order.
// Within a scope that reaches no safepoint. For string_concatenation.cpp and concatenation_of_few.cpp.

#include <cstdint>

#include "base/copy_bytes.h"
#include "base/decimal_digits.h"
#include "gc/heap_access.h"
#include "runtime/buffer_allocation.h"
#include "runtime/java_value.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado::concatenation {

inline constexpr uint8_t kUtf16 = 1;

// Characters, valid while no safepoint can occur.
struct Text {
  const uint8_t* bytes;
  uint32_t length;  // in chars
  bool is_utf16;
};

inline int32_t int_at(const Slot* slot) { return static_cast<int32_t>(*slot); }
inline int64_t long_at(const Slot* slot) { return static_cast<int64_t>(*slot); }

inline Text literal(const char* text, uint32_t length) {
  return {reinterpret_cast<const uint8_t*>(text), length, false};
}
inline Text text_of_boolean(const Slot* slot) { return int_at(slot) != 0 ? literal("true", 4) : literal("false", 5); }
CORTADO_ALWAYS_INLINE Text text_of_string(const Slot* slot) {
  auto* string = reinterpret_cast<const Object*>(*slot);
  if (string == nullptr) return literal("null", 4);
  auto* value = static_cast<Array*>(HeapAccess::load_reference(string, wk.fields.String_value));
  if (CORTADO_UNLIKELY(value == nullptr)) return literal("", 0);
  bool is_utf16 = HeapAccess::load<uint8_t>(string, wk.fields.String_coder) == kUtf16;
  auto bytes = static_cast<uint32_t>(value->length());
  return {value->elements(), is_utf16 ? bytes >> 1 : bytes, is_utf16};
}

inline uint32_t magnitude_of(int32_t number) {
  return number < 0 ? uint32_t{0} - static_cast<uint32_t>(number) : static_cast<uint32_t>(number);
}
inline uint64_t magnitude_of(int64_t number) {
  return number < 0 ? uint64_t{0} - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
}
template <class Number>
CORTADO_ALWAYS_INLINE uint32_t length_of(Number number) {
  return decimal_length(magnitude_of(number)) + (number < 0 ? 1 : 0);
}

// These write before `end` and answer where what they wrote begins.
template <class Unit>
CORTADO_ALWAYS_INLINE Unit* write_latin1(Unit* end, const uint8_t* from, size_t count) {
  Unit* begin = end - count;
  if constexpr (sizeof(Unit) == 1) {
    copy_bytes(begin, from, count);
  } else {
    for (size_t i = 0; i < count; i++) begin[i] = from[i];
  }
  return begin;
}

template <class Number>
CORTADO_ALWAYS_INLINE char* write_signed(char* end, Number number) {
  uint64_t magnitude = magnitude_of(number);
  char* begin = magnitude <= UINT32_MAX ? write_digits_before(end, static_cast<uint32_t>(magnitude))
                                        : write_digits_before(end, magnitude);
  if (number < 0) *--begin = '-';
  return begin;
}

template <class Unit, class Number>
CORTADO_ALWAYS_INLINE Unit* write_number(Unit* end, Number number) {
  if constexpr (sizeof(Unit) == 1) {
    return reinterpret_cast<Unit*>(write_signed(reinterpret_cast<char*>(end), number));
  } else {
    constexpr size_t kLongestNumber = 20;
    char digits[kLongestNumber];
    char* begin = write_signed(digits + kLongestNumber, number);
    auto length = static_cast<size_t>(digits + kLongestNumber - begin);
    return write_latin1(end, reinterpret_cast<const uint8_t*>(begin), length);
  }
}

// A new string, from the thread's buffer, which has room.
CORTADO_ALWAYS_INLINE LeafResult new_string_of(Thread& thread, Object* value, bool is_utf16) {
  Class* string_class = wk.classes.String;
  Object* string = take_from_buffer(thread, string_class->layout.instance_size, string_class);
  HeapAccess::initialize_reference(string, wk.fields.String_value, value);
  HeapAccess::store<uint8_t>(string, wk.fields.String_coder, is_utf16 ? kUtf16 : 0);
  return {reinterpret_cast<uint64_t>(string), 1};
}

}  // namespace cortado::concatenation
