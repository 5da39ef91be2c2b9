#pragma once
// Memory of one compilation. There is one compilation at a time (jit/tier_policy.cpp), and what it makes for itself dies with
// it: so memory is taken in order and given back as a whole, which costs next to nothing. What outlives the compilation
// must not lie here.

#include <cstddef>
#include <functional>
#include <map>
#include <unordered_map>

#include "jit/compile_vector.h"

namespace cortado::jit {

// All under the lock of the compilations.
class CompileMemory {
 public:
  // Aligned for every type of the compiler. Ends the process if there is no memory.
  static void* allocate(size_t size) {
    size_t rounded = (size + kAlignment - 1) & ~(kAlignment - 1);
    if (rounded > static_cast<size_t>(end_ - next_)) return allocate_slowly(rounded);
    char* taken = next_;
    next_ += rounded;
    return taken;
  }
  // A compilation: at the end all of its memory is free, but for a little that the next one begins with.
  class Scope {
   public:
    Scope() = default;
    ~Scope() { release(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
  };

 private:
  static constexpr size_t kAlignment = 16;
  static constexpr size_t kChunk = size_t{256} << 10;
  static void* allocate_slowly(size_t size);
  static void release();

  static inline char* next_ = nullptr;
  static inline char* end_ = nullptr;
};

template <class T>
struct CompileAllocator {
  using value_type = T;
  CompileAllocator() = default;
  template <class U>
  CompileAllocator(const CompileAllocator<U>&) {}
  T* allocate(size_t count) {
    size_t size = count * sizeof(T);  // NOLINT(bugprone-sizeof-expression): T may be a pointer
    return static_cast<T*>(CompileMemory::allocate(size));
  }
  void deallocate(T*, size_t) {}
  friend bool operator==(const CompileAllocator&, const CompileAllocator&) { return true; }
};

template <class Key, class T>
using CompileMap = std::map<Key, T, std::less<Key>, CompileAllocator<std::pair<const Key, T>>>;
template <class Key, class T>
using CompileHashMap =
    std::unordered_map<Key, T, std::hash<Key>, std::equal_to<Key>, CompileAllocator<std::pair<const Key, T>>>;

}  // namespace cortado::jit
