#pragma once
// CRC-32 of java.util.zip (ISO 3309: polynomial 04C11DB7, bits in reverse order).

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

// As zlib's crc32: `sum` is what the bytes before gave, 0 at the begin.
uint32_t crc32(uint32_t sum, const uint8_t* bytes, size_t count);

}  // namespace cortado::jit
