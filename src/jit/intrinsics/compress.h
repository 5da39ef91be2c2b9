#pragma once
// The compression functions of message digests (RFC 1321, FIPS 180-4, FIPS 202). `state` as the algorithm names its words;
// `blocks` consecutive blocks at `data`, which need not be aligned.

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

void md5_blocks(uint32_t* state, const uint8_t* data, size_t blocks);
void sha1_blocks(uint32_t* state, const uint8_t* data, size_t blocks);
void sha256_blocks(uint32_t* state, const uint8_t* data, size_t blocks);
void sha512_blocks(uint64_t* state, const uint8_t* data, size_t blocks);
// `state` is 200 bytes; a block has `size`.
void sha3_blocks(uint8_t* state, const uint8_t* data, size_t size, size_t blocks);

extern const uint32_t kSha256Constants[64];
extern const uint64_t kSha512Constants[80];

#if defined(__x86_64__)
// With the processor's SHA instructions: only where has_sha_instructions() says so.
bool has_sha_instructions();
void sha1_blocks_x86(uint32_t* state, const uint8_t* data, size_t blocks);
void sha256_blocks_x86(uint32_t* state, const uint8_t* data, size_t blocks);
#endif

}  // namespace cortado::jit
