#include "jit/code_cache.h"

#include <atomic>

#include "jit/assembler.h"
#include "runtime/flags.h"

namespace cortado::jit {

namespace {

std::atomic<size_t> used_bytes{0};

asmjit::JitAllocator& allocator() {
  static auto* instance = [] {
    asmjit::JitAllocator::CreateParams parameters;
    parameters.options = asmjit::JitAllocatorOptions::kUseDualMapping;
    parameters.blockSize = 1u << 20;
    return new asmjit::JitAllocator(&parameters);
  }();
  return *instance;
}

}  // namespace

CodeCache::Block CodeCache::allocate(size_t size) {
  static const auto limit = static_cast<size_t>(Flags::integer("ReservedCodeCacheSize"));
  if (used_bytes.load() + size > limit) return {};
  void* executable = nullptr;
  void* writable = nullptr;
  if (allocator().alloc(&executable, &writable, size) != asmjit::kErrorOk) return {};
  used_bytes += size;
  return {static_cast<uint8_t*>(executable), static_cast<uint8_t*>(writable), size};
}

void CodeCache::release(const Block& block) {
  used_bytes -= block.size;
  allocator().release(block.executable);
}

size_t CodeCache::used() { return used_bytes.load(); }

}  // namespace cortado::jit
