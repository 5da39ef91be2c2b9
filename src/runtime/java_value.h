#pragma once
// Slots and values that cross between C++ and Java.

#include <cstdint>
#include <cstring>

#include "classfile/basic_type.h"
#include "gc/rooted.h"

namespace cortado {

// One slot of a Java frame. Always written as 8 bytes; read in the width of its type.
using Slot = uint64_t;

// log2 of the size in the heap: references are 2.
uint32_t heap_size_shift(BasicType type);

// An argument for an upcall: a primitive, or a handle whose object is read at the moment of the call.
class Argument {
 public:
  Argument(int32_t v) : bits_(static_cast<uint32_t>(v)), type_(BasicType::kInt) {}
  Argument(bool v) : bits_(v), type_(BasicType::kInt) {}
  Argument(int64_t v) : bits_(static_cast<uint64_t>(v)), type_(BasicType::kLong) {}
  Argument(float v) : type_(BasicType::kFloat) { std::memcpy(&bits_, &v, sizeof v); }
  Argument(double v) : type_(BasicType::kDouble) { std::memcpy(&bits_, &v, sizeof v); }
  Argument(Handle<Object> h) : cell_(h.cell()), type_(BasicType::kObject) {}
  template <class T>
  Argument(const Rooted<T>& r) : cell_(r.handle().cell()), type_(BasicType::kObject) {}
  static Argument from_bits(BasicType type, uint64_t bits) {
    Argument a(static_cast<int32_t>(0));
    a.type_ = type;
    a.bits_ = bits;
    return a;
  }
  BasicType type() const { return type_; }
  // The slot's content now; references as decoded pointers.
  Slot slot() const { return is_reference(type_) ? reinterpret_cast<Slot>(*cell_) : bits_; }

 private:
  union {
    uint64_t bits_;
    Object* const* cell_;
  };
  BasicType type_;
};

// The result of an upcall. A reference result is unrooted: take it at once.
class [[nodiscard]] JavaValue {
 public:
  JavaValue() = default;
  explicit JavaValue(Slot bits) : bits_(bits) {}
  int32_t as_int() const { return static_cast<int32_t>(bits_); }
  bool as_boolean() const { return (bits_ & 1) != 0; }
  int64_t as_long() const { return static_cast<int64_t>(bits_); }
  float as_float() const { return cast<float>(); }
  double as_double() const { return cast<double>(); }
  Unrooted<Object> as_object() const { return Unrooted<Object>(reinterpret_cast<Object*>(bits_)); }
  Slot bits() const { return bits_; }

 private:
  template <class V>
  V cast() const {
    V v;
    std::memcpy(&v, &bits_, sizeof v);
    return v;
  }
  Slot bits_ = 0;
};

}  // namespace cortado
