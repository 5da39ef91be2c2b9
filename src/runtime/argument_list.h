#pragma once
// The arguments of one upcall, collected one by one: receiver first. Lives on the stack; nothing is initialised that is
// not used.

#include <new>
#include <span>

#include "runtime/java_value.h"

namespace cortado {

class ArgumentList {
 public:
  static constexpr size_t kMaxArguments = 255;  // JVMS 4.3.3

  ArgumentList() {}
  void add(Argument argument) {
    CORTADO_ASSERT(count_ < kMaxArguments);
    new (&arguments_[count_++]) Argument(argument);
  }
  std::span<const Argument> span() const { return {arguments_, count_}; }

 private:
  union {
    Argument arguments_[kMaxArguments];
  };
  size_t count_ = 0;
};

}  // namespace cortado
