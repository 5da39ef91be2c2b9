#pragma once
// A bit for each 8 bytes of the heap: where objects start in the old space, or what a full collection found alive. Pages
// come with the first bit that is set. Not thread safe, but for what says so.

#include <cstddef>
#include <cstdint>

#include "gc/object.h"

namespace cortado {

class HeapBitmap {
 public:
  static constexpr size_t kBitsPerWord = 64;
  static constexpr size_t kBytesPerWord = kBitsPerWord * kObjectAlignment;  // of the heap

  // For [base, base + size) of the heap; both multiples of a page. False if there is no memory.
  bool initialize(uint8_t* base, size_t size);
  void release();

  bool test(const void* address) const {
    size_t bit = bit_of(address);
    return (__atomic_load_n(&words_[bit / kBitsPerWord], __ATOMIC_RELAXED) >> (bit % kBitsPerWord) & 1) != 0;
  }
  void prefetch(const void* address) const { __builtin_prefetch(&words_[word_index(address)]); }
  void set(const void* address) {
    size_t bit = bit_of(address);
    words_[bit / kBitsPerWord] |= uint64_t{1} << (bit % kBitsPerWord);
  }
  // The same while other threads do so.
  void set_shared(const void* address) {
    size_t bit = bit_of(address);
    __atomic_fetch_or(&words_[bit / kBitsPerWord], uint64_t{1} << (bit % kBitsPerWord), __ATOMIC_RELAXED);
  }
  // All bits of [address, address + size).
  void set_range(const void* address, size_t size);
  // The same while other threads do so. False if the first bit was set before.
  CORTADO_ALWAYS_INLINE bool set_range_shared(const void* address, size_t size) {
    size_t first = bit_of(address);
    size_t count = size / kObjectAlignment;
    uint64_t first_bit = uint64_t{1} << (first % kBitsPerWord);
    bool is_in_one_word = first % kBitsPerWord + count <= kBitsPerWord;
    uint64_t mask = is_in_one_word ? ~uint64_t{0} >> (kBitsPerWord - count) << (first % kBitsPerWord) : -first_bit;
    bool won = (__atomic_fetch_or(&words_[first / kBitsPerWord], mask, __ATOMIC_ACQ_REL) & first_bit) == 0;
    if (CORTADO_UNLIKELY(won && !is_in_one_word)) set_rest_shared(first, count);
    return won;
  }
  // Only the bits in the first and in the last word of the range, for what is long.
  bool set_ends_shared(const void* address, size_t size);
  void clear_range(const void* address, size_t size);
  // The same, and gives the memory back.
  void discard_range(const void* address, size_t size);
  // The address of the last set bit at or below `address`; there must be one.
  uint8_t* last_at_or_below(const void* address) const;
  // The address of the last set bit in [begin, address], or null.
  uint8_t* last_between(const uint8_t* begin, const uint8_t* address) const;
  // The address of the first set bit in [address, end), else `end`.
  uint8_t* first_at_or_above(const uint8_t* address, uint8_t* end) const;
  // The same for a bit that is not set.
  uint8_t* first_clear_at_or_above(const uint8_t* address, uint8_t* end) const;
  // Forgets all bits and gives the memory back.
  void clear() { clear_from(base_); }
  // The same for those of `address` and above.
  void clear_from(const void* address);

  // The number of set bits in [address, address + size).
  size_t count_range(const void* address, size_t size) const;

  size_t word_index(const void* address) const { return bit_of(address) / kBitsPerWord; }
  uint64_t word(size_t index) const { return words_[index]; }
  const void* table() const { return words_; }
  // The number of set bits in the word of `address` below its own.
  size_t count_below(const void* address) const {
    size_t bit = bit_of(address);
    uint64_t below = (uint64_t{1} << (bit % kBitsPerWord)) - 1;
    return static_cast<size_t>(__builtin_popcountll(words_[bit / kBitsPerWord] & below));
  }

 private:
  // Of `count` bits from `first` on, those in the words behind the first one.
  void set_rest_shared(size_t first, size_t count);
  size_t bit_of(const void* address) const {
    return static_cast<size_t>(static_cast<const uint8_t*>(address) - base_) / kObjectAlignment;
  }

  uint8_t* base_ = nullptr;
  uint64_t* words_ = nullptr;
  size_t mapped_ = 0;  // bytes of words_
};

}  // namespace cortado
