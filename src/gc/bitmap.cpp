#include "gc/bitmap.h"

#include <algorithm>
#include <cstring>

#include "os/memory.h"

namespace cortado {

bool HeapBitmap::initialize(uint8_t* base, size_t size) {
  base_ = base;
  mapped_ = os::align_up(size / kBytesPerWord * sizeof(uint64_t), os::page_size());
  words_ = static_cast<uint64_t*>(os::reserve(mapped_));
  return words_ != nullptr && os::commit(words_, mapped_);
}
void HeapBitmap::release() {
  os::release(words_, mapped_);
  words_ = nullptr;
}

namespace {
// Calls back with each word of a range of bits and the mask of those within.
template <class F>
CORTADO_ALWAYS_INLINE void for_each_masked_word(uint64_t* words, size_t first, size_t last, F&& change) {
  constexpr size_t kBits = HeapBitmap::kBitsPerWord;
  size_t word = first / kBits;
  size_t last_word = last / kBits;
  uint64_t from_first = ~uint64_t{0} << (first % kBits);
  uint64_t to_last = ~uint64_t{0} >> (kBits - 1 - last % kBits);
  if (word == last_word) {
    change(words[word], from_first & to_last);
    return;
  }
  change(words[word++], from_first);
  while (word < last_word) change(words[word++], ~uint64_t{0});
  change(words[last_word], to_last);
}
}  // namespace

void HeapBitmap::set_range(const void* address, size_t size) {
  size_t first = bit_of(address);
  for_each_masked_word(words_, first, first + size / kObjectAlignment - 1,
                       [](uint64_t& word, uint64_t mask) { word |= mask; });
}
void HeapBitmap::set_rest_shared(size_t first, size_t count) {
  size_t second_word = (first / kBitsPerWord + 1) * kBitsPerWord;
  for_each_masked_word(words_, second_word, first + count - 1,
                       [](uint64_t& word, uint64_t mask) { __atomic_fetch_or(&word, mask, __ATOMIC_RELAXED); });
}
bool HeapBitmap::set_ends_shared(const void* address, size_t size) {
  size_t first = bit_of(address);
  size_t to_next_word = (kBitsPerWord - first % kBitsPerWord) * kObjectAlignment;
  if (!set_range_shared(address, std::min(size, to_next_word))) return false;
  size_t in_last_word = (first + size / kObjectAlignment) % kBitsPerWord * kObjectAlignment;
  if (size > to_next_word && in_last_word > 0) {
    set_range_shared(static_cast<const uint8_t*>(address) + size - in_last_word, in_last_word);
  }
  return true;
}
void HeapBitmap::clear_range(const void* address, size_t size) {
  if (size == 0) return;
  size_t first = bit_of(address);
  size_t last = first + size / kObjectAlignment - 1;
  size_t word = first / kBitsPerWord;
  size_t last_word = last / kBitsPerWord;
  uint64_t below = ~(~uint64_t{0} << (first % kBitsPerWord));
  uint64_t above = ~(~uint64_t{0} >> (kBitsPerWord - 1 - last % kBitsPerWord));
  if (word == last_word) {
    words_[word] &= below | above;
    return;
  }
  words_[word++] &= below;
  std::memset(words_ + word, 0, (last_word - word) * sizeof(uint64_t));
  words_[last_word] &= above;
}

void HeapBitmap::discard_range(const void* address, size_t size) {
  const auto* begin = static_cast<const uint8_t*>(address);
  const uint8_t* end = begin + size;
  size_t bytes_per_page = os::page_size() / sizeof(uint64_t) * kBytesPerWord;  // of the heap
  const uint8_t* first_page = base_ + os::align_up(static_cast<size_t>(begin - base_), bytes_per_page);
  const uint8_t* last_page = base_ + os::align_down(static_cast<size_t>(end - base_), bytes_per_page);
  if (first_page >= last_page) return clear_range(address, size);
  clear_range(begin, static_cast<size_t>(first_page - begin));
  os::discard(words_ + word_index(first_page), (word_index(last_page) - word_index(first_page)) * sizeof(uint64_t));
  clear_range(last_page, static_cast<size_t>(end - last_page));
}

size_t HeapBitmap::count_range(const void* address, size_t size) const {
  if (size == 0) return 0;
  size_t bits = 0;
  size_t first = bit_of(address);
  for_each_masked_word(words_, first, first + size / kObjectAlignment - 1, [&](uint64_t word, uint64_t mask) {
    bits += static_cast<size_t>(__builtin_popcountll(word & mask));
  });
  return bits;
}

uint8_t* HeapBitmap::last_at_or_below(const void* address) const {
  return last_between(base_, static_cast<const uint8_t*>(address));
}
uint8_t* HeapBitmap::last_between(const uint8_t* begin, const uint8_t* address) const {
  size_t first = bit_of(begin) / kBitsPerWord;
  size_t bit = bit_of(address);
  size_t word = bit / kBitsPerWord;
  uint64_t bits = words_[word] & (~uint64_t{0} >> (kBitsPerWord - 1 - bit % kBitsPerWord));
  while (bits == 0) {
    if (word-- == first) return nullptr;
    bits = words_[word];
  }
  size_t found = word * kBitsPerWord + kBitsPerWord - 1 - static_cast<size_t>(__builtin_clzll(bits));
  uint8_t* last = base_ + found * kObjectAlignment;
  return last < begin ? nullptr : last;
}

namespace {
// The first bit in [bit, last] that is set, or with `inverted` = ~0 that is not; `last` + 1 if there is none.
CORTADO_ALWAYS_INLINE size_t find_bit(const uint64_t* words, size_t bit, size_t last, uint64_t inverted) {
  constexpr size_t kBits = HeapBitmap::kBitsPerWord;
  size_t word = bit / kBits;
  uint64_t bits = (words[word] ^ inverted) & (~uint64_t{0} << (bit % kBits));
  while (bits == 0) {
    if (++word > last / kBits) return last + 1;
    bits = words[word] ^ inverted;
  }
  return std::min(word * kBits + static_cast<size_t>(__builtin_ctzll(bits)), last + 1);
}
}  // namespace

uint8_t* HeapBitmap::first_at_or_above(const uint8_t* address, uint8_t* end) const {
  if (address >= end) return end;
  return base_ + find_bit(words_, bit_of(address), bit_of(end - kObjectAlignment), 0) * kObjectAlignment;
}
uint8_t* HeapBitmap::first_clear_at_or_above(const uint8_t* address, uint8_t* end) const {
  if (address >= end) return end;
  return base_ + find_bit(words_, bit_of(address), bit_of(end - kObjectAlignment), ~uint64_t{0}) * kObjectAlignment;
}

void HeapBitmap::clear_from(const void* address) {
  size_t bit = bit_of(address);
  auto* table = reinterpret_cast<uint8_t*>(words_);
  size_t word = bit / kBitsPerWord;
  if (bit % kBitsPerWord != 0) words_[word++] &= ~(~uint64_t{0} << (bit % kBitsPerWord));
  size_t offset = word * sizeof(uint64_t);
  size_t page = os::align_up(offset, os::page_size());
  std::memset(table + offset, 0, std::min(page, mapped_) - offset);
  if (page < mapped_) os::discard(table + page, mapped_ - page);
}

}  // namespace cortado
