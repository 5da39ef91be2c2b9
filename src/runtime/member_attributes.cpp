#include "runtime/member_attributes.h"

#include "classfile/class_file.h"
#include "runtime/class.h"

namespace cortado {

namespace {

using classfile::AttributeName;

constexpr uint16_t kFirstVersionWithAnnotations = 49;  // before, attributes of that name mean nothing

const uint8_t* place_of(const Class* holder, uint32_t offset) {
  return offset == 0 ? nullptr : holder->class_file + offset;
}

MemberAttributes collect(const Class* holder, AttributeWalk walk) {
  MemberAttributes found;
  bool has_annotations = holder->major_version >= kFirstVersionWithAnnotations;
  while (walk.next()) {
    switch (walk.name()) {
      case AttributeName::kExceptions: found.exceptions = walk.content(); break;
      case AttributeName::kMethodParameters: found.method_parameters = walk.content(); break;
      default: break;
    }
    if (!has_annotations) continue;
    switch (walk.name()) {
      case AttributeName::kRuntimeVisibleAnnotations: found.annotations = walk.content(); break;
      case AttributeName::kRuntimeVisibleTypeAnnotations: found.type_annotations = walk.content(); break;
      case AttributeName::kRuntimeVisibleParameterAnnotations: found.parameter_annotations = walk.content(); break;
      case AttributeName::kAnnotationDefault: found.annotation_default = walk.content(); break;
      default: break;
    }
  }
  return found;
}

}  // namespace

AttributeWalk::AttributeWalk(const ConstantPool& pool, const uint8_t* at) : pool_(pool) {
  if (at == nullptr) return;
  left_ = classfile::read_u2(at);
  at_ = at + 2;
}

bool AttributeWalk::next() {
  if (left_ == 0) return false;
  left_--;
  name_ = classfile::attribute_name(pool_.utf8(classfile::read_u2(at_)));
  content_ = {at_ + 6, classfile::read_u4(at_ + 2)};
  at_ = content_.data() + content_.size();
  return true;
}

MemberAttributes attributes_of(const Method& method) {
  return collect(method.holder, {*method.pool, place_of(method.holder, method.attributes_offset)});
}

MemberAttributes attributes_of(const Field& field) {
  return collect(field.holder, {*field.holder->pool, place_of(field.holder, field.attributes_offset)});
}

AttributeWalk code_attributes(const Method& method) {
  if (method.attributes_offset == 0 || method.code_length == 0) return {*method.pool, nullptr};
  const uint8_t* handlers = method.bytecode() + method.code_length;
  size_t size = classfile::read_u2(handlers) * classfile::ExceptionHandler::kSize;
  return {*method.pool, handlers + 2 + size};
}

}  // namespace cortado
