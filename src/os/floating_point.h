#pragma once
// The floating-point modes of the calling thread. Any state.

#include <cstdint>

namespace cortado::os {

// For its scope arithmetic is Java's: rounded to nearest, subnormal numbers kept, no traps. A host may have set other
// modes; they come back at the end of the scope.
class JavaFloatingPoint {
 public:
  JavaFloatingPoint() : before_(__builtin_ia32_stmxcsr()) {
    if ((before_ & ~kFlags) != kJavaModes) __builtin_ia32_ldmxcsr(kJavaModes);
  }
  ~JavaFloatingPoint() {
    if ((before_ & ~kFlags) != kJavaModes) __builtin_ia32_ldmxcsr(before_);
  }
  JavaFloatingPoint(const JavaFloatingPoint&) = delete;
  JavaFloatingPoint& operator=(const JavaFloatingPoint&) = delete;

 private:
  static constexpr uint32_t kFlags = 0x3F;        // sticky marks of what has happened
  static constexpr uint32_t kJavaModes = 0x1F80;  // all traps masked
  uint32_t before_;
};

}  // namespace cortado::os
