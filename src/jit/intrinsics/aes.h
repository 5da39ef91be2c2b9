#pragma once
// AES (FIPS 197) in the modes of NIST SP 800-38A, and the hash of GCM (SP 800-38D), by the processor's instructions. Blocks
// are 16 bytes and need not be aligned.

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

inline constexpr size_t kAesBlock = 16;

// Round keys as com.sun.crypto.provider.AESCrypt keeps them, big-endian words: to decrypt, the last one comes first, and
// those between are the equivalent inverse cipher's (FIPS 197, 5.3.5).
struct AesKey {
  const uint32_t* words = nullptr;
  uint32_t rounds = 0;  // 10, 12, 14
};

#if defined(__x86_64__)

// Whether the processor can do what follows.
bool has_aes_instructions();
bool has_carryless_multiplication();

// Each block for itself (ECB). `out` may be `in`, or lie before it.
void aes_encrypt(const AesKey& key, const uint8_t* in, uint8_t* out, size_t blocks);
void aes_decrypt(const AesKey& key, const uint8_t* in, uint8_t* out, size_t blocks);
// `chain` is the block before the first one; afterwards the last one of the encrypted.
void aes_cbc_encrypt(const AesKey& key, uint8_t* chain, const uint8_t* in, uint8_t* out, size_t blocks);
void aes_cbc_decrypt(const AesKey& key, uint8_t* chain, const uint8_t* in, uint8_t* out, size_t blocks);
// `counter` is a big-endian number and goes up by `blocks`.
void aes_counter(const AesKey& key, uint8_t* counter, const uint8_t* in, uint8_t* out, size_t blocks);

// `state` and `subkey`: the blocks as two big-endian numbers, the first the upper one.
void ghash_blocks(uint64_t* state, const uint64_t* subkey, const uint8_t* data, size_t blocks);

#endif

}  // namespace cortado::jit
