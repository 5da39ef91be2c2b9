// sun.security.provider: MD5, SHA-1, SHA-2, SHA-3.

#include "jit/intrinsics/compress.h"
#include "jit/intrinsics/leaf.h"
#include "runtime/symbol.h"

namespace cortado::jit {

namespace {

// A digest's class and its field `state`. Updates of the class library changed SHA3's type from bytes to longs, which lie
// in memory as the bytes did; a library with other fields computes its digests itself.
struct Digest {
  const char* class_name;
  const char* state_descriptors[2];  // the second may be null
  uint32_t state_bytes;
  uint32_t block;  // bytes; 0: as DigestBase.blockSize says
  void (*compress)(uint8_t* state, const uint8_t* data, size_t block, size_t blocks);
};

template <class Word, void (*blocks_function)(Word*, const uint8_t*, size_t)>
void compress_words(uint8_t* state, const uint8_t* data, size_t, size_t blocks) {
  blocks_function(reinterpret_cast<Word*>(state), data, blocks);
}

const Digest kMd5 = {"sun/security/provider/MD5", {"[I"}, 16, 64, compress_words<uint32_t, md5_blocks>};
const Digest kSha1 = {"sun/security/provider/SHA", {"[I"}, 20, 64, compress_words<uint32_t, sha1_blocks>};
const Digest kSha2 = {"sun/security/provider/SHA2", {"[I"}, 32, 64, compress_words<uint32_t, sha256_blocks>};
const Digest kSha5 = {"sun/security/provider/SHA5", {"[J"}, 64, 128, compress_words<uint64_t, sha512_blocks>};
const Digest kSha3 = {"sun/security/provider/SHA3", {"[B", "[J"}, 200, 0, sha3_blocks};
const Digest* const kDigests[] = {&kMd5, &kSha1, &kSha2, &kSha5, &kSha3};

Class* superclass_named(Object* object, const char* name) {
  for (Class* c = Class::of(object); c != nullptr; c = c->super.get()) {
    if (c->name->view() == name) return c;
  }
  return nullptr;
}

// 0: not known.
size_t block_size_of(Object* object, const Digest& digest) {
  if (digest.block != 0) return digest.block;
  Class* base = superclass_named(object, "sun/security/provider/DigestBase");
  const Field* field = base == nullptr ? nullptr : field_named(base, "blockSize", "I");
  return field == nullptr ? 0 : static_cast<size_t>(HeapAccess::load<int32_t>(object, field->offset));
}

Array* state_of(Object* object, const Digest& digest) {
  const Class* c = superclass_named(object, digest.class_name);
  for (const char* descriptor : digest.state_descriptors) {
    const Field* field = descriptor == nullptr ? nullptr : field_named(c, "state", descriptor);
    if (field != nullptr) return static_cast<Array*>(HeapAccess::load_reference(object, field->offset));
  }
  return nullptr;
}

// False: not as expected, the Java method is to decide.
bool compress_in(const Digest& digest, Object* object, Array* data, int64_t first, size_t block, size_t blocks) {
  Array* state = state_of(object, digest);
  if (state == nullptr) return false;
  size_t state_size = static_cast<size_t>(state->length()) << Class::of(state)->layout.element_shift;
  if (state_size < digest.state_bytes || block == 0 || block % 8 != 0 || block > 200) return false;
  if (!has_range(data, first, static_cast<int64_t>(block * blocks))) return false;
  digest.compress(state->elements(), data->elements() + first, block, blocks);
  return true;
}

// (this, data, index): one block.
LeafResult compress_one(const Digest& digest, Slot* arguments) {
  Object* object = object_in(arguments);
  size_t block = block_size_of(object, digest);
  return compress_in(digest, object, array_in(arguments + 1), int_in(arguments + 2), block, 1) ? done() : kNotDone;
}

}  // namespace

LeafResult md5_compress(Thread*, Slot* arguments) { return compress_one(kMd5, arguments); }
LeafResult sha1_compress(Thread*, Slot* arguments) { return compress_one(kSha1, arguments); }
LeafResult sha256_compress(Thread*, Slot* arguments) { return compress_one(kSha2, arguments); }
LeafResult sha512_compress(Thread*, Slot* arguments) { return compress_one(kSha5, arguments); }
LeafResult sha3_compress(Thread*, Slot* arguments) { return compress_one(kSha3, arguments); }

// (this, data, first, last): all blocks that begin at `first` up to `last`; the index behind them.
LeafResult digest_compress_blocks(Thread*, Slot* arguments) {
  Object* object = object_in(arguments);
  int64_t first = int_in(arguments + 2), last = int_in(arguments + 3);
  for (const Digest* digest : kDigests) {
    if (superclass_named(object, digest->class_name) == nullptr) continue;
    size_t block = block_size_of(object, *digest);
    if (first > last || block == 0) return kNotDone;
    int64_t blocks = (last - first) / static_cast<int64_t>(block) + 1;
    if (!compress_in(*digest, object, array_in(arguments + 1), first, block, static_cast<size_t>(blocks)))
      return kNotDone;
    return done_int(static_cast<int32_t>(first + blocks * static_cast<int64_t>(block)));
  }
  return kNotDone;
}

}  // namespace cortado::jit
