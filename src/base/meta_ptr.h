#pragma once
// MetaPtr<T>: a 32-bit pointer into the method area: the offset from `metadata_base`. The base is 0 whenever the
// method area lies below 4 GiB, so that the reference is the address; builds with CORTADO_HIGH_METADATA (the address
// sanitizer's preset) have a run-time base. The null pointer is 0 in both. Copyable, trivially destructible, has no
// process-bound content. Plain loads and stores; use `MetaPtr<T>::load_acquire / store_release` to publish.

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace cortado {

#if CORTADO_HIGH_METADATA
extern uintptr_t metadata_base;  // set once, before the first MetaPtr is made
#else
inline constexpr uintptr_t metadata_base = 0;
#endif

template <class T>
class MetaPtr {
 public:
  constexpr MetaPtr() = default;
  constexpr MetaPtr(std::nullptr_t) {}
  MetaPtr(T* pointer) : bits_(encode(pointer)) {}
  static MetaPtr from_bits(uint32_t bits) {
    MetaPtr p;
    p.bits_ = bits;
    return p;
  }

  T* get() const { return bits_ == 0 ? nullptr : reinterpret_cast<T*>(metadata_base + bits_); }
  // Precondition: not null. Saves the test when the base is not 0.
  T* get_non_null() const { return reinterpret_cast<T*>(metadata_base + bits_); }
  T* operator->() const { return get_non_null(); }
  T& operator*() const { return *get_non_null(); }
  operator T*() const { return get(); }
  explicit operator bool() const { return bits_ != 0; }
  uint32_t bits() const { return bits_; }

  T* load_acquire() const {
    uint32_t bits = __atomic_load_n(&bits_, __ATOMIC_ACQUIRE);
    return from_bits(bits).get();
  }
  void store_release(T* pointer) { __atomic_store_n(&bits_, encode(pointer), __ATOMIC_RELEASE); }
  // True if the null pointer was replaced by `pointer`.
  bool publish_if_null(T* pointer) {
    uint32_t expected = 0;
    return __atomic_compare_exchange_n(&bits_, &expected, encode(pointer), false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
  }

 private:
  static uint32_t encode(const T* pointer) {
    return pointer == nullptr ? 0 : static_cast<uint32_t>(reinterpret_cast<uintptr_t>(pointer) - metadata_base);
  }
  uint32_t bits_ = 0;
};

// A counted array in the method area.
template <class T>
struct MetaArray {
  MetaPtr<T> data;
  uint32_t length = 0;

  T* begin() const { return data.get(); }
  T* end() const { return data.get() + length; }
  T& operator[](size_t i) const { return data.get_non_null()[i]; }
  uint32_t size() const { return length; }
  bool empty() const { return length == 0; }
};

}  // namespace cortado
