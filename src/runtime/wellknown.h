#pragma once
// The table of wellknown.def: `wk.classes.String`, `wk.fields.String_value` (byte offset), `wk.methods.Thread_run`.
// Filled while the VM starts, constant afterwards.

#include <cstdint>

#include "base/meta_ptr.h"
#include "runtime/java_value.h"

namespace cortado {

class Class;
class Method;
class Thread;

struct WellKnown {
  struct Classes {
#define WK_CLASS(id, name) MetaPtr<::cortado::Class> id;
#include "runtime/wellknown.def"
  } classes;
  struct Fields {
#define WK_FIELD(class_id, field, descriptor) uint32_t class_id##_##field = 0;
#define WK_STATIC(class_id, field, descriptor) uint32_t class_id##_##field = 0;
#define WK_INJECTED(class_id, field, descriptor) uint32_t class_id##_##field = 0;
#include "runtime/wellknown.def"
  } fields;
  struct Methods {
#define WK_METHOD(id, class_id, name, descriptor) MetaPtr<Method> id;
#include "runtime/wellknown.def"
  } methods;
  // By BasicType value: the primitive classes (int.class …, void) and the classes of their arrays.
  MetaPtr<Class> primitives[16];
  MetaPtr<Class> primitive_arrays[16];
  MetaPtr<Class> object_array;  // Object[]
  MetaPtr<Class> class_array;   // Class[]
  MetaPtr<Class> string_array;  // String[]
};
extern WellKnown wk;

// A hidden field that the class builder adds to the class of that name.
struct InjectedField {
  const char* class_name;
  const char* name;
  const char* descriptor;
  uint32_t* offset;  // where its offset is written
};
// Ends with a null class_name.
extern const InjectedField injected_fields[];

class WellKnownTable {
 public:
  // Loads and links every class, in order; fills fields and methods. False: `error` names what is missing.
  static bool resolve(Thread& thread, const char** error) MAY_GC;
};

}  // namespace cortado
