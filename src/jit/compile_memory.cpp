#include "jit/compile_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/assert.h"

namespace cortado::jit {

namespace {

// What has been allocated beside the first chunk, which is kept. A plain array: it is itself no memory of the compilation.
std::vector<char*>& chunks() {
  static auto* list = new std::vector<char*>;
  return *list;
}

char* new_chunk(size_t size) {
  auto* chunk = static_cast<char*>(std::malloc(size));
  CORTADO_CHECK(chunk != nullptr);
  chunks().push_back(chunk);
  return chunk;
}

}  // namespace

void* CompileMemory::allocate_slowly(size_t size) {
  size_t chunk = std::max(kChunk, size);
  next_ = new_chunk(chunk);
  end_ = next_ + chunk;
  return allocate(size);
}

void CompileMemory::release() {
  if (chunks().empty()) return;
  while (chunks().size() > 1) {
    std::free(chunks().back());
    chunks().pop_back();
  }
  next_ = chunks().front();
  end_ = next_ + kChunk;
}

void CompileVectorBase::grow(size_t count, size_t element_size) {
  constexpr size_t kLeastBytes = 512;
  size_t capacity = std::max({kLeastBytes / element_size, count, size_t{2} * capacity_});
  void* larger = CompileMemory::allocate(capacity * element_size);
  if (size_ != 0) std::memcpy(larger, data_, size_ * element_size);
  data_ = larger;
  capacity_ = static_cast<uint32_t>(capacity);
}

}  // namespace cortado::jit
