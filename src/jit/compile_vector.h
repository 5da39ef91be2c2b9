#pragma once
// A vector in memory of the compilation, as the compiler needs it a million times: growing is one function for all types, and
// ending none. What it holds may be moved as bytes and owns nothing but such memory.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

namespace cortado::jit {

class CompileVectorBase {
 protected:
  // Room for at least `count` elements. The ones that are there stay in the old memory too.
  [[clang::preserve_most]] void grow(size_t count, size_t element_size);
  void swap(CompileVectorBase& other) {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  void* data_ = nullptr;
  uint32_t size_ = 0, capacity_ = 0;
};

template <class T>
class CompileVector : private CompileVectorBase {
 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  CompileVector() = default;
  explicit CompileVector(size_t count, const T& value = {}) { resize(count, value); }
  CompileVector(std::initializer_list<T> values) : CompileVector(values.begin(), values.end()) {}
  CompileVector(const T* begin, const T* end) { assign(begin, end); }
  CompileVector(const CompileVector& other) : CompileVector(other.begin(), other.end()) {}
  CompileVector(CompileVector&& other) noexcept { swap(other); }
  ~CompileVector() = default;
  CompileVector& operator=(const CompileVector& other) {
    if (this != &other) assign(other.begin(), other.end());
    return *this;
  }
  CompileVector& operator=(CompileVector&& other) noexcept {
    swap(other);
    return *this;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* begin() { return static_cast<T*>(data_); }
  T* end() { return begin() + size_; }
  const T* begin() const { return static_cast<const T*>(data_); }
  const T* end() const { return begin() + size_; }
  T& operator[](size_t i) { return begin()[i]; }
  const T& operator[](size_t i) const { return begin()[i]; }
  T& back() { return begin()[size_ - 1]; }
  const T& back() const { return begin()[size_ - 1]; }

  void clear() { size_ = 0; }
  void pop_back() { size_--; }
  void push_back(const T& value) { new (make_room()) T(value); }
  void push_back(T&& value) { new (make_room()) T(std::move(value)); }
  template <class... A>
  void emplace_back(A&&... arguments) {
    new (make_room()) T{std::forward<A>(arguments)...};
  }
  void reserve(size_t count) {
    if (count > capacity_) grow(count, sizeof(T));
  }
  void resize(size_t count, const T& value = {}) {
    reserve(count);
    for (size_t i = size_; i < count; i++) new (begin() + i) T(value);
    size_ = static_cast<uint32_t>(count);
  }
  void assign(size_t count, const T& value) {
    size_ = 0;
    resize(count, value);
  }
  // Another vector's.
  void assign(const T* from, const T* end) {
    auto count = static_cast<size_t>(end - from);
    size_ = 0;
    reserve(count);
    if constexpr (std::is_trivially_copyable_v<T>) {
      if (count != 0) std::memcpy(data_, from, count * sizeof(T));
    } else {
      for (size_t i = 0; i < count; i++) new (begin() + i) T(from[i]);
    }
    size_ = static_cast<uint32_t>(count);
  }
  void erase(T* at) {
    std::move(at + 1, end(), at);
    size_--;
  }
  template <class F>
  void erase_if(F&& condition) {
    size_ = static_cast<uint32_t>(std::remove_if(begin(), end(), condition) - begin());
  }

  friend bool operator==(const CompileVector& x, const CompileVector& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end());
  }
  friend auto operator<=>(const CompileVector& x, const CompileVector& y) {
    return std::lexicographical_compare_three_way(x.begin(), x.end(), y.begin(), y.end());
  }

 private:
  // For one element more.
  T* make_room() {
    if (size_ == capacity_) grow(size_ + size_t{1}, sizeof(T));
    return begin() + size_++;
  }
};

}  // namespace cortado::jit
