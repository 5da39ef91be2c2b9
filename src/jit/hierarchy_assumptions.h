#pragma once
// What compiled code takes for granted of the classes linked so far: that a virtual call has one target. It does not test
// that. When a class is linked that makes it wrong, the code leaves at the place, before there is an instance of that class.
// All under the lock of jit/tier_policy.cpp, which is held from the question to the end of add(). Only if
// can_change_running_code().

#include <cstdint>

#include "base/meta_ptr.h"
#include "jit/patch_point.h"
#include "runtime/class.h"
#include "runtime/method.h"

namespace cortado::jit {

struct CompiledCode;

// Receivers that are instances of `holder` have `only` in their vtable.
struct HierarchyAssumption {
  MetaPtr<Class> holder;
  int32_t index;
  MetaPtr<Method> only;
  PatchPoint point;
};

namespace hierarchy_assumptions {

void add(CompiledCode* code);     // those of code->assumptions
void remove(CompiledCode* code);  // before it is freed
// A class was added to the hierarchy. Any thread may be running code.
void subclass_linked(Class* c);
// Another number whenever vtables or what is below a class may have become different.
uint32_t version();
// Classes were unloaded or redefined.
void note_change();

}  // namespace hierarchy_assumptions
}  // namespace cortado::jit
