// com.sun.crypto.provider: AES and its modes, GHASH. Another cipher than AES in a mode, overlapping arrays, or a processor
// without the instructions: the library's own code.

#include <atomic>

#include "jit/intrinsics/aes.h"
#include "jit/intrinsics/leaf.h"
#include "runtime/loader_data.h"
#include "runtime/symbol.h"

namespace cortado::jit {

#if defined(__x86_64__)

namespace {

// A field of a class of the boot loader, looked up once. Absent in this version of the class library: never found.
class BootField {
 public:
  constexpr BootField(const char* class_name, const char* name, const char* descriptor)
      : class_name_(class_name), name_(name), descriptor_(descriptor) {}

  // Of `object`, whose class is or extends that one; null: it does not.
  const Field* of(Object* object) {
    const Class* known = class_.load(std::memory_order_acquire);
    for (const Class* c = Class::of(object); c != nullptr; c = c->super.get()) {
      if (c == known) return field_.load(std::memory_order_relaxed);
      if (known == nullptr && c->loader->is_boot && c->name->view() == class_name_) return found(c);
    }
    return nullptr;
  }

  Object* reference(Object* object) {
    const Field* field = object == nullptr ? nullptr : of(object);
    return field == nullptr ? nullptr : HeapAccess::load_reference(object, field->offset);
  }

 private:
  const Field* found(const Class* c) {
    const Field* field = field_named(c, name_, descriptor_);
    field_.store(field, std::memory_order_relaxed);
    class_.store(c, std::memory_order_release);
    return field;
  }

  const char* const class_name_;
  const char* const name_;
  const char* const descriptor_;
  std::atomic<const Class*> class_{nullptr};
  std::atomic<const Field*> field_{nullptr};
};

#define PROVIDER "com/sun/crypto/provider/"
constinit BootField round_keys(PROVIDER "AESCrypt", "K", "[I");
constinit BootField embedded_cipher(PROVIDER "FeedbackCipher", "embeddedCipher",
                                    "Lcom/sun/crypto/provider/SymmetricCipher;");
constinit BootField chain_block(PROVIDER "CipherBlockChaining", "r", "[B");
constinit BootField counter_block(PROVIDER "CounterMode", "counter", "[B");
constinit BootField stream_block(PROVIDER "CounterMode", "encryptedCounter", "[B");
constinit BootField stream_used(PROVIDER "CounterMode", "used", "I");
#undef PROVIDER

// False: not AES, or without a key.
bool find_key(Object* cipher, AesKey& key) {
  if (!has_aes_instructions()) return false;
  auto* words = static_cast<Array*>(round_keys.reference(cipher));
  if (words == nullptr) return false;
  uint32_t rounds = static_cast<uint32_t>(words->length()) / 4 - 1;
  if (rounds != 10 && rounds != 12 && rounds != 14) return false;
  key = {elements_of<uint32_t>(words), rounds};
  return true;
}
bool find_mode_key(Object* mode, AesKey& key) { return find_key(embedded_cipher.reference(mode), key); }

uint8_t* block_of(BootField& field, Object* object) {
  auto* block = static_cast<Array*>(field.reference(object));
  return block == nullptr || block->length() != kAesBlock ? nullptr : elements_of<uint8_t>(block);
}

// (…, in, in_offset, length, out, out_offset): the two ranges. Several blocks are read before the first is written: within
// one array `out` must not lie on what comes next of `in`.
struct Ranges {
  const uint8_t* in = nullptr;
  uint8_t* out = nullptr;
  size_t length = 0;

  bool find(const Slot* arguments) {
    Array* from = array_in(arguments);
    Array* to = array_in(arguments + 3);
    int64_t first = int_in(arguments + 1), count = int_in(arguments + 2), to_first = int_in(arguments + 4);
    if (!has_range(from, first, count) || !has_range(to, to_first, count)) return false;
    if (from == to && to_first > first && to_first < first + count) return false;
    in = elements_of<uint8_t>(from) + first;
    out = elements_of<uint8_t>(to) + to_first;
    length = static_cast<size_t>(count);
    return true;
  }
  bool are_blocks() const { return length % kAesBlock == 0; }
  size_t blocks() const { return length / kAesBlock; }
};

using BlocksFunction = void (*)(const AesKey&, const uint8_t*, uint8_t*, size_t);

// AESCrypt: (this, in, in_offset, out, out_offset), one block.
LeafResult one_block(Slot* arguments, BlocksFunction function) {
  AesKey key;
  Array* from = array_in(arguments + 1);
  Array* to = array_in(arguments + 3);
  int64_t first = int_in(arguments + 2), to_first = int_in(arguments + 4);
  if (!has_range(from, first, kAesBlock) || !has_range(to, to_first, kAesBlock)) return kNotDone;
  if (!find_key(object_in(arguments), key)) return kNotDone;
  function(key, elements_of<uint8_t>(from) + first, elements_of<uint8_t>(to) + to_first, 1);
  return done();
}

// A mode's (this, in, in_offset, length, out, out_offset): length.
LeafResult many_blocks(Slot* arguments, BlocksFunction function) {
  AesKey key;
  Ranges ranges;
  if (!ranges.find(arguments + 1) || !ranges.are_blocks() || !find_mode_key(object_in(arguments), key)) return kNotDone;
  function(key, ranges.in, ranges.out, ranges.blocks());
  return done_int(int_in(arguments + 3));
}

using ChainFunction = void (*)(const AesKey&, uint8_t*, const uint8_t*, uint8_t*, size_t);

LeafResult chained_blocks(Slot* arguments, ChainFunction function) {
  AesKey key;
  Ranges ranges;
  if (!ranges.find(arguments + 1) || !ranges.are_blocks() || !find_mode_key(object_in(arguments), key)) return kNotDone;
  uint8_t* chain = block_of(chain_block, object_in(arguments));
  if (chain == nullptr) return kNotDone;
  function(key, chain, ranges.in, ranges.out, ranges.blocks());
  return done_int(int_in(arguments + 3));
}

// What CounterMode keeps between calls: of the block made last, `used` bytes are gone.
struct CounterStream {
  const AesKey& key;
  uint8_t* counter;
  uint8_t* block;
  uint32_t used;

  void make_block() {
    constexpr uint8_t kZeros[kAesBlock] = {};
    aes_counter(key, counter, kZeros, block, 1);
    used = 0;
  }
  void crypt(const Ranges& ranges) {
    size_t at = 0;
    auto take = [&] { ranges.out[at] = ranges.in[at] ^ block[used++], at++; };
    while (at < ranges.length && used < kAesBlock) take();
    size_t blocks = (ranges.length - at) / kAesBlock;
    aes_counter(key, counter, ranges.in + at, ranges.out + at, blocks);
    at += blocks * kAesBlock;
    if (at < ranges.length) make_block();
    while (at < ranges.length) take();
  }
};

}  // namespace

LeafResult aes_encrypt_block(Thread*, Slot* arguments) { return one_block(arguments, aes_encrypt); }
LeafResult aes_decrypt_block(Thread*, Slot* arguments) { return one_block(arguments, aes_decrypt); }
LeafResult ecb_encrypt(Thread*, Slot* arguments) { return many_blocks(arguments, aes_encrypt); }
LeafResult ecb_decrypt(Thread*, Slot* arguments) { return many_blocks(arguments, aes_decrypt); }
LeafResult cbc_encrypt(Thread*, Slot* arguments) { return chained_blocks(arguments, aes_cbc_encrypt); }

LeafResult cbc_decrypt(Thread*, Slot* arguments) {
  // The library's code reads a block again after it has written the result.
  if (array_in(arguments + 1) == array_in(arguments + 4)) return kNotDone;
  return chained_blocks(arguments, aes_cbc_decrypt);
}

LeafResult counter_crypt(Thread*, Slot* arguments) {
  AesKey key;
  Ranges ranges;
  Object* mode = object_in(arguments);
  if (!ranges.find(arguments + 1) || !find_mode_key(mode, key)) return kNotDone;
  uint8_t* counter = block_of(counter_block, mode);
  uint8_t* block = block_of(stream_block, mode);
  const Field* used = stream_used.of(mode);
  if (counter == nullptr || block == nullptr || used == nullptr) return kNotDone;
  auto used_bytes = HeapAccess::load<int32_t>(mode, used->offset);
  if (used_bytes < 0) return kNotDone;
  CounterStream stream{key, counter, block, static_cast<uint32_t>(used_bytes)};
  stream.crypt(ranges);
  HeapAccess::store<int32_t>(mode, used->offset, static_cast<int32_t>(stream.used));
  return done_int(int_in(arguments + 3));
}

// (data, offset, blocks, state, subkey)
LeafResult ghash(Thread*, Slot* arguments) {
  Array* data = array_in(arguments);
  Array* state = array_in(arguments + 3);
  Array* subkey = array_in(arguments + 4);
  int64_t first = int_in(arguments + 1), blocks = int_in(arguments + 2);
  if (!has_carryless_multiplication() || !has_range(data, first, blocks * static_cast<int64_t>(kAesBlock)))
    return kNotDone;
  if (!has_range(state, 0, 2) || !has_range(subkey, 0, 2)) return kNotDone;
  ghash_blocks(elements_of<uint64_t>(state), elements_of<uint64_t>(subkey), elements_of<uint8_t>(data) + first,
               static_cast<size_t>(blocks));
  return done();
}

#else

#define NOT_HERE(name) \
  LeafResult name(Thread*, Slot*) { return kNotDone; }
NOT_HERE(aes_encrypt_block)
NOT_HERE(aes_decrypt_block)
NOT_HERE(ecb_encrypt)
NOT_HERE(ecb_decrypt)
NOT_HERE(cbc_encrypt)
NOT_HERE(cbc_decrypt)
NOT_HERE(counter_crypt)
NOT_HERE(ghash)
#undef NOT_HERE

#endif

}  // namespace cortado::jit
