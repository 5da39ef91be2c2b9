#pragma once
// The attributes of fields and methods that only reflection, stack traces, messages and agents ask for. They are looked for
// in the class file each time: most members are never asked, and need no memory for them.

#include "classfile/attribute_names.h"
#include "classfile/bytes.h"
#include "runtime/field.h"
#include "runtime/method.h"

namespace cortado {

// The attributes that stand one behind the other in a class file that was parsed: of a member, of a Code attribute.
class AttributeWalk {
 public:
  // `at`: attributes_count; null: there are none. Names are entries of `pool`.
  AttributeWalk(const ConstantPool& pool, const uint8_t* at);
  // False: there is no other.
  bool next();
  classfile::AttributeName name() const { return name_; }
  classfile::Bytes content() const { return content_; }

 private:
  const ConstantPool& pool_;
  const uint8_t* at_ = nullptr;
  uint32_t left_ = 0;
  classfile::AttributeName name_ = classfile::AttributeName::kUnknown;
  classfile::Bytes content_;
};

// The contents of attributes; empty if the attribute is absent.
struct MemberAttributes {
  classfile::Bytes exceptions;         // u2 count, u2 class indices
  classfile::Bytes method_parameters;  // u1 count, rows
  classfile::Bytes annotations, parameter_annotations, annotation_default, type_annotations;
};
MemberAttributes attributes_of(const Method& method);
MemberAttributes attributes_of(const Field& field);

// Those of the Code attribute: StackMapTable, and tables of which there may be several.
AttributeWalk code_attributes(const Method& method);

}  // namespace cortado
