#pragma once
// What static final reference fields held when compiled code asked first, in cells of the method area. Code is made for the
// object, its class and, of an array, its length: it goes on with that object, whatever JNI or Unsafe set the field to later.

#include <cstdint>

#include "base/meta_ptr.h"
#include "gc/reference.h"

namespace cortado {

class Field;

struct StaticConstant {
  NarrowRef value = NarrowRef::kNull;  // a root
  uint32_t offset = 0;                 // of the field
  MetaPtr<StaticConstant> next;        // of the same class
};

// Where the object of a static final field of an initialised class lies from now on, for as long as the class lives. Null if
// the field holds null, may be set again (System.in, out and err), or the method area is full. Any Java thread, under no
// lock above LockRank::kMethodArea; reaches no safepoint.
const NarrowRef* static_constant_cell(const Field& field);

}  // namespace cortado
