#pragma once
// How C++ code names objects.
//   NoGc         a scope in which no safepoint can occur; raw pointers exist only inside
//   Unrooted<T>  what a function returns fresh from the heap: move-only, must be rooted or read before the next MAY_GC
//   Rooted<T>    a rooted local: linked into its thread, updated when the object moves; strictly nested (LIFO)
//   Handle<T>    a borrowed pointer to a rooted cell (Rooted, a JNI reference, a frame's slot): pass by value
// T is Object or Array. Handles and Rooted may hold null.

#include <cstddef>
#include <utility>

#include "base/annotations.h"
#include "base/assert.h"
#include "gc/mutator.h"
#include "gc/object.h"

namespace cortado {

class CORTADO_SCOPED NoGc {
 public:
  NoGc() CORTADO_RELEASE(may_gc) CORTADO_NO_THREAD_SAFETY_ANALYSIS {}
  ~NoGc() CORTADO_RELEASE() CORTADO_NO_THREAD_SAFETY_ANALYSIS {}
  NoGc(const NoGc&) = delete;
};
// The same for code that does not hold may_gc to begin with (IN_VM functions): a mere token.
class NoGcToken {
 public:
  NoGcToken() = default;
};

template <class T = Object>
class [[nodiscard]] Unrooted {
 public:
  Unrooted() = default;
  Unrooted(std::nullptr_t) {}
  explicit Unrooted(T* object) : object_(object) {}
  template <class U>
    requires std::is_base_of_v<T, U>
  Unrooted(Unrooted<U>&& other) : object_(other.release()) {}
  Unrooted(Unrooted&& other) noexcept : object_(other.release()) {}
  Unrooted& operator=(Unrooted&& other) noexcept {
    object_ = other.release();
    return *this;
  }
  bool is_null() const { return object_ == nullptr; }
  T* raw(const NoGc& scope CORTADO_LIFETIME_BOUND) const {
    (void)scope;
    return object_;
  }
  T* raw(const NoGcToken& scope CORTADO_LIFETIME_BOUND) const {
    (void)scope;
    return object_;
  }
  // Gives the pointer up: the caller roots it, stores it or returns it to Java at once.
  T* release() { return std::exchange(object_, nullptr); }
  template <class U>
  Unrooted<U> cast() && {
    return Unrooted<U>(static_cast<U*>(release()));
  }

 private:
  T* object_ = nullptr;
};

class RootedBase {
 public:
  RootedBase* previous() const { return previous_; }
  Object** cell() { return &object_; }

 protected:
  RootedBase(Mutator& mutator, Object* object) : previous_(mutator.rooted), mutator_(mutator), object_(object) {
    mutator.rooted = this;
  }
  ~RootedBase() {
    CORTADO_ASSERT(mutator_.rooted == this);
    mutator_.rooted = previous_;
  }
  RootedBase(const RootedBase&) = delete;
  RootedBase& operator=(const RootedBase&) = delete;

  RootedBase* previous_;
  Mutator& mutator_;
  Object* object_;
};

inline Object* const kNullCell = nullptr;

template <class T = Object>
class Handle {
 public:
  Handle() : cell_(&kNullCell) {}
  Handle(std::nullptr_t) : cell_(&kNullCell) {}
  // `cell` is scanned and updated by the collector for as long as the handle is used.
  static Handle from_cell(Object* const* cell) {
    Handle h;
    if (cell != nullptr) h.cell_ = cell;
    return h;
  }
  template <class U>
    requires(std::is_base_of_v<T, U>)
  Handle(Handle<U> other) : cell_(other.cell()) {}

  bool is_null() const { return *cell_ == nullptr; }
  explicit operator bool() const { return *cell_ != nullptr; }
  bool same_object(Handle<Object> other) const { return *cell_ == *other.cell(); }
  T* raw(const NoGc& scope CORTADO_LIFETIME_BOUND) const IN_VM {
    (void)scope;
    return static_cast<T*>(*cell_);
  }
  T* raw(const NoGcToken& scope CORTADO_LIFETIME_BOUND) const IN_VM {
    (void)scope;
    return static_cast<T*>(*cell_);
  }
  Layout* layout() const IN_VM { return (*cell_)->layout(); }
  int32_t length() const IN_VM { return static_cast<const Array*>(*cell_)->length(); }
  // A fresh unrooted copy, e.g. to return it.
  Unrooted<T> get() const IN_VM { return Unrooted<T>(static_cast<T*>(*cell_)); }
  template <class U>
  Handle<U> cast() const {
    return Handle<U>::from_cell(cell_);
  }
  Object* const* cell() const { return cell_; }

 private:
  Object* const* cell_;
};

template <class T = Object>
class Rooted : public RootedBase {
 public:
  explicit Rooted(Mutator& mutator) : RootedBase(mutator, nullptr) {}
  Rooted(Mutator& mutator, Unrooted<T> object) : RootedBase(mutator, object.release()) {}
  Rooted(Mutator& mutator, Handle<T> other) IN_VM : RootedBase(mutator, *other.cell()) {}

  Rooted& operator=(Unrooted<T> object) {
    object_ = object.release();
    return *this;
  }
  Rooted& operator=(Handle<T> other) {
    object_ = *other.cell();
    return *this;
  }
  Rooted& operator=(const Rooted&) = delete;
  void clear() { object_ = nullptr; }

  Handle<T> handle() const { return Handle<T>::from_cell(&object_); }
  operator Handle<T>() const { return handle(); }
  operator Handle<Object>() const
    requires(!std::is_same_v<T, Object>)
  {
    return Handle<Object>::from_cell(&object_);
  }
  bool is_null() const { return object_ == nullptr; }
  explicit operator bool() const { return object_ != nullptr; }
  bool same_object(Handle<Object> other) const { return object_ == *other.cell(); }
  T* raw(const NoGc& scope CORTADO_LIFETIME_BOUND) const IN_VM {
    (void)scope;
    return static_cast<T*>(object_);
  }
  T* raw(const NoGcToken& scope CORTADO_LIFETIME_BOUND) const IN_VM {
    (void)scope;
    return static_cast<T*>(object_);
  }
  Layout* layout() const IN_VM { return object_->layout(); }
  int32_t length() const IN_VM { return static_cast<const Array*>(object_)->length(); }
  Unrooted<T> get() const IN_VM { return Unrooted<T>(static_cast<T*>(object_)); }
};

}  // namespace cortado
