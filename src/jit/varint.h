#pragma once
// Numbers in as few bytes as they need, seven bits in each, the lowest first.

#include <cstdint>
#include <cstring>

namespace cortado::jit {

inline constexpr uint32_t kLongestVarint = 5;  // bytes

inline void write_varint(uint8_t*& at, uint32_t value) {
  for (; value >= 0x80; value >>= 7) *at++ = static_cast<uint8_t>(value | 0x80);
  *at++ = static_cast<uint8_t>(value);
}

// Differences, small ones of both signs in few bits.
inline uint32_t zigzag(uint32_t difference) {
  return difference << 1 ^ static_cast<uint32_t>(static_cast<int32_t>(difference) >> 31);
}
inline uint32_t unzigzag(uint32_t value) { return value >> 1 ^ (0 - (value & 1)); }

class VarintReader {
 public:
  VarintReader(const uint8_t* at, const uint8_t* end) : at_(at), end_(end) {}
  bool done() const { return at_ >= end_; }
  uint8_t read_byte() { return *at_++; }
  uint32_t read() {
    uint32_t value = 0;
    for (uint32_t shift = 0; at_ < end_; shift += 7) {
      uint8_t byte = *at_++;
      value |= static_cast<uint32_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) break;
    }
    return value;
  }
  uint64_t read_long() {
    uint64_t value;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  int32_t read_signed() { return static_cast<int32_t>(unzigzag(read())); }

 private:
  const uint8_t *at_, *end_;
};

}  // namespace cortado::jit
