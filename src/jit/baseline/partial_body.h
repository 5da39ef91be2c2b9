#pragma once
// Tier 1: the part of a method that is compiled in place of a call where the whole is too much. Many methods begin with
// a question whose answer ends them at once: is there room, is it there already, is there nothing to do. That beginning is
// in place; on its other ways the method is called after all, from its first instruction, as nothing has happened
// yet that could be seen: what was done so far is done twice.

#include <cstdint>

#include "jit/compile_memory.h"
#include "runtime/method.h"

namespace cortado::jit {

struct PartialBody {
  // Instructions that are not in place. Ways to `start` call the method instead.
  struct Gap {
    uint32_t start, end;
  };
  CompileVector<Gap> gaps;  // ascending; none: there is no such part
  uint32_t kept_bytes = 0;  // of bytecode in place
};

// At most `most_bytes` in place. Pure but for the resolution of the code, which other threads bring on.
PartialBody partial_body_of(const Method* method, uint32_t most_bytes);

}  // namespace cortado::jit
