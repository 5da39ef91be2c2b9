#pragma once
// Objects that tier 1 knows while it makes code: what static final fields, call sites and trusted final fields hold. Nobody
// collects meanwhile. Code names none of them: it loads each from where it was found.

#include "gc/object.h"
#include "gc/reference.h"
#include "runtime/class.h"
#include "runtime/field.h"

namespace cortado::jit {

struct KnownObject {
  const Object* object = nullptr;
  // Where it is: a cell in metadata, or a field or element of another one.
  const NarrowRef* cell = nullptr;
  uint32_t holder = 0;  // number of that one, if there is no cell
  int32_t offset = 0;
  bool has_stable_elements = false;  // an array whose elements, once set, stay
};

// Fields that do not change once they are set: final ones of classes that keep to it, and @Stable ones that are not zero.
bool is_trusted(const Field* field);
// Of the class library's own, in which objects that are known lead to others.
bool is_worth_knowing(const Class* c);

}  // namespace cortado::jit
