#pragma once
// Texts eight bytes at a time, for checks that every name of every class file goes through.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace cortado::classfile {

constexpr uint64_t kHighBits = 0x8080808080808080;
constexpr uint64_t repeat_byte(char c) { return 0x0101010101010101 * static_cast<unsigned char>(c); }

// 0x80 in each byte that is `c`, 0 in the others.
constexpr uint64_t bytes_equal(uint64_t word, char c) {
  uint64_t other = word ^ repeat_byte(c);
  return ~(((other & ~kHighBits) + ~kHighBits) | other | ~kHighBits);
}

inline uint64_t load_word(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Whether `test` is true of any word of the text, its first byte lowest; the last may overlap the one before. A text shorter than a
// word is asked about in one whose bytes are all from it, in its order, some of them twice.
template <typename Test>
bool any_word(std::string_view text, Test&& test) {
  const char* data = text.data();
  size_t size = text.size();
  if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) {
      if (test(load_word(data + at))) return true;
    }
    return test(load_word(data + size - 8));
  }
  if (size >= 4) {
    uint32_t first, last;
    std::memcpy(&first, data, sizeof first);
    std::memcpy(&last, data + size - 4, sizeof last);
    return test(first | static_cast<uint64_t>(last) << 32);
  }
  if (size == 0) return false;
  uint64_t word = repeat_byte(data[0]);
  for (size_t at = 1; at < size; at++) {
    word = (word & ~(0xffull << 8 * at)) | static_cast<uint64_t>(static_cast<unsigned char>(data[at])) << 8 * at;
  }
  return test(word);
}

template <char... kCharacters>
bool contains_any(std::string_view text) {
  return any_word(text, [](uint64_t word) { return (bytes_equal(word, kCharacters) | ...) != 0; });
}

// Whether `c` follows itself anywhere.
inline bool contains_pair(std::string_view text, char c) {
  if (text.size() < 9) {
    for (size_t at = 1; at < text.size(); at++) {
      if (text[at - 1] == c && text[at] == c) return true;
    }
    return false;
  }
  auto pair_at = [&](size_t at) {
    return (bytes_equal(load_word(text.data() + at), c) & bytes_equal(load_word(text.data() + at + 1), c)) != 0;
  };
  for (size_t at = 0; at + 9 < text.size(); at += 8) {
    if (pair_at(at)) return true;
  }
  return pair_at(text.size() - 9);
}

}  // namespace cortado::classfile
