#pragma once
// Field: a declared field, in the method area, owned by its class (Class::fields, in declaration order).

#include "base/meta_ptr.h"
#include "classfile/constants.h"
#include "runtime/java_value.h"
#include "runtime/symbol.h"

namespace cortado {

class Class;

// A part of the class's class-file bytes (Class::class_file); length 0: the attribute is absent.
struct ClassFileRange {
  uint32_t offset = 0;
  uint32_t length = 0;
};

class Field {
 public:
  enum Flag : uint16_t { kStable = 1, kContended = 2, kHiddenFromReflection = 4, kInjected = 8 };

  MetaPtr<Class> holder;
  MetaPtr<Symbol> name;
  MetaPtr<Symbol> descriptor;
  uint32_t offset = 0;  // bytes from the object's, or for static fields the mirror's, address
  uint16_t access_flags = 0;
  uint16_t flags = 0;
  uint16_t index = 0;              // in Class::fields: java.lang.reflect.Field.slot
  uint16_t constant_value = 0;     // constant-pool index of ConstantValue, or 0
  uint32_t attributes_offset = 0;  // of attributes_count in Class::class_file, or 0: member_attributes.h
  uint16_t generic_signature = 0;  // Utf8 index, or 0

  bool is_static() const { return (access_flags & kAccStatic) != 0; }
  bool is_final() const { return (access_flags & kAccFinal) != 0; }
  bool is_volatile() const { return (access_flags & kAccVolatile) != 0; }
  BasicType type() const { return basic_type_of((*descriptor)[0]); }
};

}  // namespace cortado
