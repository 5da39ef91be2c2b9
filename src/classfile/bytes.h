// Big-endian reading of class-file bytes, and views of the tables that class files are made of.
// Nothing here checks bounds: the parser has done so before it hands out a view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cortado::classfile {

using Bytes = std::span<const uint8_t>;

inline uint16_t read_u2(const uint8_t* at) { return static_cast<uint16_t>(at[0] << 8 | at[1]); }
inline uint32_t read_u4(const uint8_t* at) {
  return static_cast<uint32_t>(at[0]) << 24 | static_cast<uint32_t>(at[1]) << 16 | static_cast<uint32_t>(at[2]) << 8 |
         static_cast<uint32_t>(at[3]);
}
inline uint64_t read_u8(const uint8_t* at) { return static_cast<uint64_t>(read_u4(at)) << 32 | read_u4(at + 4); }
inline int16_t read_s2(const uint8_t* at) { return static_cast<int16_t>(read_u2(at)); }
inline int32_t read_s4(const uint8_t* at) { return static_cast<int32_t>(read_u4(at)); }

// A table of fixed-size rows, decoded when read. Row has `static constexpr size_t kSize` (in the file) and
// `static Row decode(const uint8_t*)`.
template <typename Row>
class PackedTable {
 public:
  class Iterator {
   public:
    explicit Iterator(const uint8_t* at) : at_(at) {}
    auto operator*() const { return Row::decode(at_); }
    Iterator& operator++() {
      at_ += Row::kSize;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const uint8_t* at_;
  };

  PackedTable() = default;
  PackedTable(const uint8_t* data, size_t size) : data_(data), size_(static_cast<uint32_t>(size)) {}

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  auto operator[](size_t index) const { return Row::decode(data_ + index * Row::kSize); }
  Iterator begin() const { return Iterator(data_); }
  Iterator end() const { return Iterator(data_ + size_ * Row::kSize); }
  const uint8_t* data() const { return data_; }
  Bytes bytes() const { return {data_, size_ * Row::kSize}; }

 private:
  const uint8_t* data_ = nullptr;
  uint32_t size_ = 0;
};

struct U2Row {
  static constexpr size_t kSize = 2;
  static uint16_t decode(const uint8_t* at) { return read_u2(at); }
};
using U2Table = PackedTable<U2Row>;

}  // namespace cortado::classfile
