#pragma once
// The method area: one reserved region below 4 GiB, carved into chunks for arenas. Thread safe; any thread state.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

#include "base/meta_ptr.h"

namespace cortado {

class MetadataRanges;

class MethodArea {
 public:
  // False if the region cannot be reserved.
  static bool initialize();
  static bool contains(const void* address) { return address >= start_ && address < end_; }
  static size_t used();      // bytes in chunks handed out
  static size_t resident();  // bytes that the system may have to keep memory for
  static size_t reserved();

 private:
  static inline const uint8_t* start_ = nullptr;
  static inline const uint8_t* end_ = nullptr;
};

// Bump allocation of metadata that dies together (a loader's, a hidden class's). Zeroed memory, 8-byte aligned. Locks
// itself. Null when the method area is full.
class MetadataArena {
 public:
  MetadataArena() = default;
  MetadataArena(const MetadataArena&) = delete;
  ~MetadataArena();  // gives the chunks back
  void* allocate(size_t size);
  size_t used() const { return used_; }
  void add_to(MetadataRanges& ranges) const;
  bool intersects(const MetadataRanges& ranges) const;

  template <class T, class... A>
  T* make(A&&... arguments) {
    void* memory = allocate(sizeof(T));
    return memory == nullptr ? nullptr : new (memory) T(std::forward<A>(arguments)...);
  }
  template <class T>
  MetaArray<T> make_array(size_t count) {
    MetaArray<T> array;
    if (count == 0) return array;
    T* data = static_cast<T*>(allocate(sizeof(T) * count));
    if (data == nullptr) return array;
    for (size_t i = 0; i < count; i++) new (data + i) T();
    array.data = data;
    array.length = static_cast<uint32_t>(count);
    return array;
  }

 private:
  struct Chunk;
  Chunk* chunks_ = nullptr;
  uint8_t* top_ = nullptr;
  uint8_t* end_ = nullptr;
  size_t used_ = 0;
  std::atomic_flag lock_ = ATOMIC_FLAG_INIT;
};

}  // namespace cortado
