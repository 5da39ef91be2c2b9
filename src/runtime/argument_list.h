#pragma once
// The arguments of one upcall, collected one by one: receiver first. Small: native methods and Java call each other to
// great depth, and each level has one on the native stack.

#include <memory>
#include <span>

#include "runtime/java_value.h"

namespace cortado {

class ArgumentList {
 public:
  // Room for so many arguments.
  explicit ArgumentList(size_t capacity) {
    if (capacity > kInline) more_.reset(static_cast<Argument*>(::operator new(capacity * sizeof(Argument))));
  }
  void add(Argument argument) { new (data() + count_++) Argument(argument); }
  std::span<const Argument> span() { return {data(), count_}; }

 private:
  static constexpr size_t kInline = 8;
  struct Free {
    void operator()(Argument* arguments) const { ::operator delete(arguments); }
  };
  Argument* data() { return more_ != nullptr ? more_.get() : inline_; }

  union {
    Argument inline_[kInline];
  };
  std::unique_ptr<Argument, Free> more_;
  size_t count_ = 0;
};

}  // namespace cortado
