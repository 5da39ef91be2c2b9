#pragma once
// Throwables made at start for the moments when none can be made.

#include "runtime/exceptions.h"

namespace cortado {

class Preallocated {
 public:
  // After the throwable classes are initialised.
  static JavaResult<void> create(Thread& thread) MAY_GC;
  static Handle<Object> stack_overflow();
  static const char* message(OutOfMemoryKind kind);
  // A fresh OutOfMemoryError with a stack trace as long as a few reserve objects last, else the shared one of the kind.
  static Handle<Object> out_of_memory(Thread& thread, OutOfMemoryKind kind) MAY_GC;
};

}  // namespace cortado
