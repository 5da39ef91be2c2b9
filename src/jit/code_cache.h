#pragma once
// The code cache: executable memory through one mapping, written through another, so that no page is ever writable and
// executable at once. Both are one range of addresses each, reserved at the first use (-XX:ReservedCodeCacheSize, at most
// kMaximumCodeCache; less where a limit of the process forbids that much): code calls code by 32-bit distances, and
// whatever else the process maps comes between separate mappings. Thread safe; any thread state.

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

class CodeCache {
 public:
  struct Block {
    uint8_t* executable = nullptr;  // a multiple of 64, and `shift`
    uint8_t* writable = nullptr;    // the same memory
    size_t size = 0;                // bytes, as asked for
  };
  // No block: the cache is full or such mappings cannot be had.
  // `shift`: where in a cache line it begins, a multiple of 4 below 64.
  static Block allocate(size_t size, size_t shift = 0);
  // Such shifts in turn. Processors tell the branches that led to a jump apart by the lower bits of their addresses: if all
  // methods began at lines, calls of methods of one shape would be predicted as if they were of one.
  static size_t next_shift();
  // Code that no frame can be in any more.
  static void release(const Block& block);
  // Bytes in all blocks.
  static size_t used();
};

}  // namespace cortado::jit
