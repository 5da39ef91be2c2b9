#pragma once
// Calls from compiled code whose target was known when the code was made. The instruction names an address: the target's
// compiled code while there is some, else a stub that goes to the method's entry for compiled callers, as an ordinary call
// does. So they change with the target's code, while other threads run them: either address is right for those.
// All under the lock of jit/tier_policy.cpp.

#include <cstddef>
#include <cstdint>

#include "base/meta_ptr.h"
#include "runtime/method.h"

namespace cortado::jit {

struct CompiledCode;

struct DirectCall {
  static constexpr uint8_t kOpcode = 0xE8;  // call, with the distance from its end in four bytes
  MetaPtr<Method> target;
  uint32_t offset;  // in the code; within eight aligned bytes (jit/patch_point.h)
};

namespace direct_calls {

// Those of code->calls, before anybody enters it. False: there is no room for the stub.
bool add(CompiledCode* code);
void remove(CompiledCode* code);  // before it is freed
// From here on calls of the method go to `entry`; null: to its entry for compiled callers.
void lead_to(const Method* target, const uint8_t* entry);

}  // namespace direct_calls
}  // namespace cortado::jit
