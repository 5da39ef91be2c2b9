#pragma once
// The code cache: executable memory through one mapping, written through another, so that no page is ever writable and
// executable at once. Thread safe; any thread state.

#include <cstddef>
#include <cstdint>

namespace cortado::jit {

class CodeCache {
 public:
  struct Block {
    uint8_t* executable = nullptr;
    uint8_t* writable = nullptr;  // the same memory
    size_t size = 0;
  };
  // No block: the cache is full (-XX:ReservedCodeCacheSize) or such mappings cannot be had.
  static Block allocate(size_t size);
  // Code that no frame can be in any more.
  static void release(const Block& block);
  static size_t used();
};

}  // namespace cortado::jit
