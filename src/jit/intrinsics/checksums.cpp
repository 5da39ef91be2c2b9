// java.util.zip: CRC-32, CRC-32C, Adler-32.

#include <zlib.h>

#include "jit/intrinsics/crc32.h"
#include "jit/intrinsics/leaf.h"

namespace cortado::jit {

namespace {

// The bytes of (array, offset, count) arguments, null if the ordinary method is to judge.
const uint8_t* bytes_in(const Slot* arguments, size_t& count) {
  Array* array = array_in(arguments);
  int32_t first = int_in(arguments + 1);
  count = static_cast<size_t>(int_in(arguments + 2));
  return has_range(array, first, int_in(arguments + 2)) ? array->elements() + first : nullptr;
}
// Of (address, offset, count), the address taking two slots.
const uint8_t* buffer_in(const Slot* arguments, size_t& count) {
  int32_t first = int_in(arguments + 2), length = int_in(arguments + 3);
  count = static_cast<size_t>(length);
  return length < 0 ? nullptr : reinterpret_cast<const uint8_t*>(arguments[0] + static_cast<uint64_t>(first));
}

LeafResult done_sum(uint64_t sum) { return done_int(static_cast<int32_t>(sum)); }

LeafResult crc32_of(const Slot* arguments, const uint8_t* bytes, size_t count) {
  if (bytes == nullptr) return kNotDone;
  return done_sum(crc32(static_cast<uint32_t>(arguments[0]), bytes, count));
}
LeafResult adler32_of(const Slot* arguments, const uint8_t* bytes, size_t count) {
  if (bytes == nullptr) return kNotDone;
  return done_sum(adler32_z(static_cast<uint32_t>(arguments[0]), bytes, count));
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) uint32_t crc32c(uint64_t sum, const uint8_t* bytes, size_t count) {
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    sum = __builtin_ia32_crc32di(sum, word);
  }
  auto narrow = static_cast<uint32_t>(sum);
  for (; count > 0; bytes++, count--) narrow = __builtin_ia32_crc32qi(narrow, *bytes);
  return narrow;
}
#endif

LeafResult crc32c_of(const Slot* arguments, const uint8_t* bytes, size_t count) {
#if defined(__x86_64__)
  if (bytes != nullptr && __builtin_cpu_supports("sse4.2"))
    return done_sum(crc32c(static_cast<uint32_t>(arguments[0]), bytes, count));
#endif
  return kNotDone;
}

}  // namespace

LeafResult crc32_update(Thread*, Slot* arguments) {
  auto byte = static_cast<uint8_t>(int_in(arguments + 1));
  return crc32_of(arguments, &byte, 1);
}
LeafResult crc32_update_bytes(Thread*, Slot* arguments) {
  size_t count;
  const uint8_t* bytes = bytes_in(arguments + 1, count);
  return crc32_of(arguments, bytes, count);
}
LeafResult crc32_update_buffer(Thread*, Slot* arguments) {
  size_t count;
  const uint8_t* bytes = buffer_in(arguments + 1, count);
  return crc32_of(arguments, bytes, count);
}
LeafResult adler32_update_bytes(Thread*, Slot* arguments) {
  size_t count;
  const uint8_t* bytes = bytes_in(arguments + 1, count);
  return adler32_of(arguments, bytes, count);
}
LeafResult adler32_update_buffer(Thread*, Slot* arguments) {
  size_t count;
  const uint8_t* bytes = buffer_in(arguments + 1, count);
  return adler32_of(arguments, bytes, count);
}
// (sum, bytes, from, end): an end in place of the count.
LeafResult crc32c_update_bytes(Thread*, Slot* arguments) {
  Array* array = array_in(arguments + 1);
  int32_t first = int_in(arguments + 2), end = int_in(arguments + 3);
  int64_t count = static_cast<int64_t>(end) - first;
  if (!has_range(array, first, count)) return kNotDone;
  return crc32c_of(arguments, array->elements() + first, static_cast<size_t>(count));
}
LeafResult crc32c_update_buffer(Thread*, Slot* arguments) {
  int32_t first = int_in(arguments + 3), end = int_in(arguments + 4);
  if (end < first) return kNotDone;
  const auto* bytes = reinterpret_cast<const uint8_t*>(arguments[1] + static_cast<uint64_t>(first));
  return crc32c_of(arguments, bytes, static_cast<size_t>(end - first));
}

}  // namespace cortado::jit
