// java.util.Base64 (RFC 4648): whole groups, of three bytes and of four characters.

#include <algorithm>
#include <array>

#include "jit/intrinsics/leaf.h"

namespace cortado::jit {

namespace {

constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr char digit_of(uint32_t value, bool for_urls) {
  if (value < 62) return kDigits[value];
  return value == 62 ? (for_urls ? '-' : '+') : (for_urls ? '_' : '/');
}

// The characters of twelve bits, in the order of memory.
using Pairs = std::array<uint16_t, 4096>;
template <bool for_urls>
constexpr Pairs kPairs = [] {
  Pairs pairs{};
  for (uint32_t bits = 0; bits < pairs.size(); bits++) {
    auto first = static_cast<uint8_t>(digit_of(bits >> 6, for_urls));
    auto second = static_cast<uint8_t>(digit_of(bits & 63, for_urls));
    pairs[bits] = static_cast<uint16_t>(first | second << 8);
  }
  return pairs;
}();

// The value of each character that is a digit.
constexpr uint8_t kNoDigit = 0xFF;
using Values = std::array<uint8_t, 256>;
template <bool for_urls>
constexpr Values kValues = [] {
  Values values{};
  values.fill(kNoDigit);
  for (uint32_t value = 0; value < 64; value++)
    values[static_cast<uint8_t>(digit_of(value, for_urls))] = static_cast<uint8_t>(value);
  return values;
}();

// Arguments (this, source, begin, end, destination, index, for URLs).
struct Block {
  explicit Block(const Slot* arguments)
      : source(array_in(arguments + 1)),
        begin(int_in(arguments + 2)),
        end(int_in(arguments + 3)),
        destination(array_in(arguments + 4)),
        index(int_in(arguments + 5)),
        for_urls(int_in(arguments + 6) != 0) {}
  // The groups are there.
  bool has_groups(int64_t size) {
    if (begin > end || source == destination) return false;
    groups = (int64_t{end} - begin) / size;
    return has_range(source, begin, groups * size) && has_range(destination, index, 0);
  }
  int64_t room() const { return int64_t{destination->length()} - index; }
  const uint8_t* from() const { return source->elements() + begin; }
  uint8_t* to() const { return destination->elements() + index; }

  Array* source;
  int32_t begin, end;
  Array* destination;
  int32_t index;
  bool for_urls;
  int64_t groups = 0;
};

void encode(uint8_t* to, const uint8_t* from, int64_t groups, const Pairs& pairs) {
  for (; groups > 0; groups--, from += 3, to += 4) {
    uint32_t bits = static_cast<uint32_t>(from[0]) << 16 | static_cast<uint32_t>(from[1]) << 8 | from[2];
    std::memcpy(to, &pairs[bits >> 12], 2);
    std::memcpy(to + 2, &pairs[bits & 0xFFF], 2);
  }
}

// Up to the first group with a character that is no digit; how many groups were done.
int64_t decode(uint8_t* to, const uint8_t* from, int64_t groups, const Values& values) {
  for (int64_t done = 0; done < groups; done++, from += 4, to += 3) {
    uint32_t a = values[from[0]], b = values[from[1]], c = values[from[2]], d = values[from[3]];
    if (((a | b | c | d) & 0x80) != 0) return done;
    uint32_t bits = a << 18 | b << 12 | c << 6 | d;
    to[0] = static_cast<uint8_t>(bits >> 16);
    to[1] = static_cast<uint8_t>(bits >> 8);
    to[2] = static_cast<uint8_t>(bits);
  }
  return groups;
}

}  // namespace

LeafResult base64_encode(Thread*, Slot* arguments) {
  Block block(arguments);
  // Bytes beyond the last whole group are none that the caller means.
  if (!block.has_groups(3) || block.groups * 3 != int64_t{block.end} - block.begin) return kNotDone;
  if (block.groups * 4 > block.room()) return kNotDone;
  encode(block.to(), block.from(), block.groups, block.for_urls ? kPairs<true> : kPairs<false>);
  return done();
}

LeafResult base64_decode(Thread*, Slot* arguments) {
  Block block(arguments);
  if (!block.has_groups(4)) return kNotDone;
  const Values& values = block.for_urls ? kValues<true> : kValues<false>;
  // The last group may be padded, and become less than three bytes.
  int64_t most = std::min(block.groups, block.room() / 3);
  int64_t groups = decode(block.to(), block.from(), most, values);
  uint8_t behind[3];
  bool is_cut = groups == most && most < block.groups && decode(behind, block.from() + 4 * most, 1, values) == 1;
  return is_cut ? kNotDone : done_int(static_cast<int32_t>(3 * groups));
}

}  // namespace cortado::jit
