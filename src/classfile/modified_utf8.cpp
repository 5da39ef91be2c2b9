#include "classfile/modified_utf8.h"

#include "classfile/byte_words.h"

namespace cortado::classfile {
namespace {

unsigned byte_at(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]); }
bool is_continuation(std::string_view text, size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xc0) == 0x80;
}

// Decodes one UTF-16 unit and moves on; a byte that begins no sequence stands for itself.
uint16_t next_unit(std::string_view text, size_t& at) {
  unsigned first = byte_at(text, at);
  if (first >= 0x80) {
    if ((first & 0xe0) == 0xc0 && is_continuation(text, at + 1)) {
      unsigned unit = (first & 0x1f) << 6 | (byte_at(text, at + 1) & 0x3f);
      at += 2;
      return static_cast<uint16_t>(unit);
    }
    if ((first & 0xf0) == 0xe0 && is_continuation(text, at + 1) && is_continuation(text, at + 2)) {
      unsigned unit = (first & 0x0f) << 12 | (byte_at(text, at + 1) & 0x3f) << 6 | (byte_at(text, at + 2) & 0x3f);
      at += 3;
      return static_cast<uint16_t>(unit);
    }
  }
  ++at;
  return static_cast<uint16_t>(first);
}

size_t unit_length(uint16_t unit) { return unit != 0 && unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3; }

char* put_unit(uint16_t unit, char* out) {
  if (unit != 0 && unit < 0x80) {
    *out++ = static_cast<char>(unit);
  } else if (unit < 0x800) {
    *out++ = static_cast<char>(0xc0 | unit >> 6);
    *out++ = static_cast<char>(0x80 | (unit & 0x3f));
  } else {
    *out++ = static_cast<char>(0xe0 | unit >> 12);
    *out++ = static_cast<char>(0x80 | (unit >> 6 & 0x3f));
    *out++ = static_cast<char>(0x80 | (unit & 0x3f));
  }
  return out;
}

// The last `count` bytes of a text, the first of them lowest; less than eight, and all of a text that is shorter.
uint64_t last_bytes(std::string_view text, size_t count) {
  if (count == 0) return 0;
  if (text.size() >= 8) return load_word(text.data() + text.size() - 8) >> (64 - 8 * count);
  if (count >= 4) {  // two halves, which may overlap in bytes that are the same in both
    uint32_t low, high;
    std::memcpy(&low, text.data(), sizeof low);
    std::memcpy(&high, text.data() + count - 4, sizeof high);
    return low | static_cast<uint64_t>(high) << 8 * (count - 4);
  }
  size_t middle = count / 2, last = count - 1;
  return byte_at(text, 0) | byte_at(text, middle) << 8 * middle | byte_at(text, last) << 8 * last;
}

bool is_high_surrogate(unsigned unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool is_low_surrogate(unsigned unit) { return unit >= 0xdc00 && unit < 0xe000; }

}  // namespace

bool is_valid_modified_utf8(std::string_view text) {
  if (!any_word(text, [](uint64_t word) { return ((word & kHighBits) | bytes_equal(word, 0)) != 0; })) return true;
  for (size_t at = 0; at < text.size();) {
    unsigned first = byte_at(text, at);
    if (first == 0 || first >= 0xf0) return false;
    if (first < 0x80) {
      ++at;
    } else if ((first & 0xe0) == 0xc0) {
      if (!is_continuation(text, at + 1)) return false;
      unsigned unit = (first & 0x1f) << 6 | (byte_at(text, at + 1) & 0x3f);
      if (unit != 0 && unit < 0x80) return false;
      at += 2;
    } else if ((first & 0xf0) == 0xe0) {
      if (!is_continuation(text, at + 1) || !is_continuation(text, at + 2)) return false;
      if (first == 0xe0 && (byte_at(text, at + 1) & 0x20) == 0) return false;  // overlong
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

size_t utf16_length(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) next_unit(text, at);
  return count;
}

bool is_one_byte_each(std::string_view text) {
  return !any_word(text, [](uint64_t word) { return (word & kHighBits) != 0; });
}

bool is_latin1(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (next_unit(text, at) > 0xff) return false;
  }
  return true;
}

void to_utf16(std::string_view text, uint16_t* out) {
  for (size_t at = 0; at < text.size();) *out++ = next_unit(text, at);
}

void to_latin1(std::string_view text, uint8_t* out) {
  for (size_t at = 0; at < text.size();) *out++ = static_cast<uint8_t>(next_unit(text, at));
}

std::u16string to_utf16(std::string_view text) {
  std::u16string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) result += static_cast<char16_t>(next_unit(text, at));
  return result;
}

size_t modified_utf8_length(const uint16_t* units, size_t count) {
  size_t length = 0;
  for (size_t i = 0; i < count; ++i) length += unit_length(units[i]);
  return length;
}

size_t modified_utf8_length_latin1(const uint8_t* units, size_t count) {
  size_t length = 0;
  for (size_t i = 0; i < count; ++i) length += unit_length(units[i]);
  return length;
}

void to_modified_utf8(const uint16_t* units, size_t count, char* out) {
  for (size_t i = 0; i < count; ++i) out = put_unit(units[i], out);
}

void to_modified_utf8_latin1(const uint8_t* units, size_t count, char* out) {
  for (size_t i = 0; i < count; ++i) out = put_unit(units[i], out);
}

std::string to_modified_utf8(std::u16string_view units) {
  std::string result;
  result.reserve(units.size());
  char buffer[3];
  for (char16_t unit : units) {
    char* end = put_unit(static_cast<uint16_t>(unit), buffer);
    result.append(buffer, static_cast<size_t>(end - buffer));
  }
  return result;
}

std::string modified_to_standard_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    unsigned unit = next_unit(text, at);
    size_t next = at;
    unsigned low = is_high_surrogate(unit) && at < text.size() ? next_unit(text, next) : 0;
    if (is_low_surrogate(low)) {
      at = next;
      unsigned point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      result += static_cast<char>(0xf0 | point >> 18);
      result += static_cast<char>(0x80 | (point >> 12 & 0x3f));
      result += static_cast<char>(0x80 | (point >> 6 & 0x3f));
      result += static_cast<char>(0x80 | (point & 0x3f));
    } else if (unit == 0) {
      result += '\0';
    } else {
      char buffer[3];
      char* end = put_unit(static_cast<uint16_t>(unit), buffer);
      result.append(buffer, static_cast<size_t>(end - buffer));
    }
  }
  return result;
}

std::string standard_to_modified_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    unsigned first = byte_at(text, at);
    bool four = (first & 0xf8) == 0xf0 && is_continuation(text, at + 1) && is_continuation(text, at + 2) &&
                is_continuation(text, at + 3);
    if (four) {
      unsigned point = (first & 7) << 18 | (byte_at(text, at + 1) & 0x3f) << 12 | (byte_at(text, at + 2) & 0x3f) << 6 |
                       (byte_at(text, at + 3) & 0x3f);
      at += 4;
      if (point < 0x10000 || point > 0x10ffff) point = 0x1fffd;
      char16_t pair[2] = {static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10)),
                          static_cast<char16_t>(0xdc00 + (point & 0x3ff))};
      result += to_modified_utf8(std::u16string_view(pair, 2));
    } else {
      auto unit = static_cast<char16_t>(next_unit(text, at));
      result += to_modified_utf8(std::u16string_view(&unit, 1));
    }
  }
  return result;
}

// Eight bytes at a time, with the multiply-and-fold step of wyhash-like hashes.
uint32_t hash_bytes(std::string_view text) {
  constexpr uint64_t kMultiplier = 0x9e3779b97f4a7c15;
  auto step = [](uint64_t hash, uint64_t word) {
    auto product = static_cast<unsigned __int128>(hash ^ word) * kMultiplier;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  };
  uint64_t hash = 0x51ed270b9f4a7c15 + text.size();
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) hash = step(hash, load_word(text.data() + at));
  hash = step(hash, last_bytes(text, text.size() - at));
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

int32_t java_string_hash(std::string_view text) {
  uint32_t hash = 0;
  for (size_t at = 0; at < text.size();) hash = 31 * hash + next_unit(text, at);
  return static_cast<int32_t>(hash);
}

}  // namespace cortado::classfile
