#include "runtime/strings.h"

#include <vector>

#include "classfile/modified_utf8.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/class.h"
#include "runtime/exceptions.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

constexpr uint8_t kLatin1 = 0;
constexpr uint8_t kUtf16 = 1;

// The characters of a String, valid while no safepoint can occur.
struct StringChars {
  const uint8_t* bytes;
  int32_t length;  // in chars
  bool utf16;

  uint16_t at(int32_t i) const {
    if (!utf16) return bytes[i];
    uint16_t unit;
    std::memcpy(&unit, bytes + 2 * static_cast<size_t>(i), 2);
    return unit;
  }
};

StringChars chars_of(const Object* string) {
  auto* value = static_cast<Array*>(HeapAccess::load_reference(string, wk.fields.String_value));
  bool utf16 = HeapAccess::load<uint8_t>(string, wk.fields.String_coder) == kUtf16;
  if (value == nullptr) return {nullptr, 0, false};
  return {value->elements(), utf16 ? value->length() >> 1 : value->length(), utf16};
}

std::vector<uint16_t> units_of(const StringChars& chars) {
  std::vector<uint16_t> units(static_cast<size_t>(chars.length));
  for (int32_t i = 0; i < chars.length; i++) units[static_cast<size_t>(i)] = chars.at(i);
  return units;
}

std::string to_modified(const StringChars& chars) {
  std::string text;
  if (!chars.utf16) {
    auto length = static_cast<size_t>(chars.length);
    text.resize(classfile::modified_utf8_length_latin1(chars.bytes, length));
    classfile::to_modified_utf8_latin1(chars.bytes, length, text.data());
    return text;
  }
  std::vector<uint16_t> units = units_of(chars);
  text.resize(classfile::modified_utf8_length(units.data(), units.size()));
  classfile::to_modified_utf8(units.data(), units.size(), text.data());
  return text;
}

uint8_t* writable_bytes(Object* string) {
  return static_cast<Array*>(HeapAccess::load_reference(string, wk.fields.String_value))->elements();
}

}  // namespace

JavaResult<Unrooted<Object>> new_string_to_fill(Thread& thread, int32_t bytes, bool is_utf16) {
  Rooted<Array> value(thread, TRY(new_primitive_array(thread, BasicType::kByte, bytes)));
  Rooted<Object> string(thread, TRY(new_instance(thread, wk.classes.String)));
  HeapAccess::store_reference(string, wk.fields.String_value, value);
  HeapAccess::store<uint8_t>(string, wk.fields.String_coder, is_utf16 ? kUtf16 : kLatin1);
  return string.get();
}

JavaResult<Unrooted<Object>> new_string(Thread& thread, std::string_view text) {
  if (classfile::is_one_byte_each(text)) return new_string_latin1(thread, text);
  size_t length = classfile::utf16_length(text);
  if (classfile::is_latin1(text)) {
    auto string = TRY(new_string_to_fill(thread, static_cast<int32_t>(length), false));
    NoGc no_gc;
    classfile::to_latin1(text, writable_bytes(string.raw(no_gc)));
    return string;
  }
  std::vector<uint16_t> units(length);
  classfile::to_utf16(text, units.data());
  return new_string_utf16(thread, units.data(), length);
}

JavaResult<Unrooted<Object>> new_string_utf16(Thread& thread, const uint16_t* chars, size_t length) {
  bool latin1 = true;
  for (size_t i = 0; i < length && latin1; i++) latin1 = chars[i] <= 0xFF;
  if (!latin1 && length > 0x3FFFFFFF) return throw_out_of_memory(thread, OutOfMemoryKind::kArraySize);
  auto size = static_cast<int32_t>(latin1 ? length : 2 * length);
  auto string = TRY(new_string_to_fill(thread, size, !latin1));
  NoGc no_gc;
  uint8_t* bytes = writable_bytes(string.raw(no_gc));
  if (!latin1) {
    std::memcpy(bytes, chars, 2 * length);
    return string;
  }
  for (size_t i = 0; i < length; i++) bytes[i] = static_cast<uint8_t>(chars[i]);
  return string;
}

JavaResult<Unrooted<Object>> new_string_latin1(Thread& thread, std::string_view text) {
  auto string = TRY(new_string_to_fill(thread, static_cast<int32_t>(text.size()), false));
  NoGc no_gc;
  std::memcpy(writable_bytes(string.raw(no_gc)), text.data(), text.size());
  return string;
}

JavaResult<Unrooted<Object>> new_string_platform(Thread& thread, std::string_view bytes) {
  return new_string(thread, classfile::standard_to_modified_utf8(bytes));
}

uint32_t string_hash(Handle<Object> string) {
  NoGcToken no_gc;
  StringChars chars = chars_of(string.raw(no_gc));
  uint32_t hash = 0;
  if (chars.utf16) {
    for (int32_t i = 0; i < chars.length; i++) hash = hash * 31 + chars.at(i);
  } else {
    for (int32_t i = 0; i < chars.length; i++) hash = hash * 31 + chars.bytes[i];
  }
  return hash;
}

int32_t string_length(Handle<Object> string) {
  NoGcToken no_gc;
  return chars_of(string.raw(no_gc)).length;
}

uint16_t string_char_at(Handle<Object> string, int32_t index) {
  NoGcToken no_gc;
  return chars_of(string.raw(no_gc)).at(index);
}

std::string string_to_modified_utf8(Handle<Object> string) {
  NoGcToken no_gc;
  return to_modified(chars_of(string.raw(no_gc)));
}

std::string string_to_utf8(Handle<Object> string) {
  return classfile::modified_to_standard_utf8(string_to_modified_utf8(string));
}

void string_copy_chars(Handle<Object> string, int32_t start, int32_t count, uint16_t* to) {
  NoGcToken no_gc;
  StringChars chars = chars_of(string.raw(no_gc));
  for (int32_t i = 0; i < count; i++) to[i] = chars.at(start + i);
}

bool string_equals(Handle<Object> a, Handle<Object> b) {
  if (a.is_null() || b.is_null()) return a.same_object(b);
  NoGcToken no_gc;
  StringChars x = chars_of(a.raw(no_gc));
  StringChars y = chars_of(b.raw(no_gc));
  if (x.length != y.length || x.utf16 != y.utf16) return false;
  return std::memcmp(x.bytes, y.bytes, static_cast<size_t>(x.length) << (x.utf16 ? 1 : 0)) == 0;
}

Symbol* string_to_symbol(Handle<Object> string, bool class_name, bool only_existing, LoaderData* user) {
  std::string text = string_to_modified_utf8(string);
  if (class_name) {
    for (char& c : text) c = c == '.' ? '/' : c;
  }
  return only_existing ? Symbol::lookup(text, user) : Symbol::intern(text, user);
}

}  // namespace cortado
