// Fields and methods (JVMS 4.5, 4.6) and their attributes, but for Code.
#include <algorithm>

#include "classfile/class_parser.h"
#include "classfile/descriptor.h"
#include "classfile/modified_utf8.h"

namespace cortado::classfile {
namespace {

constexpr uint32_t kFieldFlags = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal | kAccVolatile |
                                 kAccTransient | kAccEnum | kAccSynthetic;
constexpr uint32_t kMethodFlags = kAccPublic | kAccPrivate | kAccProtected | kAccStatic | kAccFinal | kAccSynchronized |
                                  kAccBridge | kAccVarargs | kAccNative | kAccAbstract | kAccStrict | kAccSynthetic;
constexpr int kMaxArgumentSlots = 255;

}  // namespace

bool ClassParser::parse_fields() {
  if (!need(2)) return false;
  uint16_t count = u2();
  file_.field_storage_.resize(count);
  for (Field& field : file_.field_storage_) {
    if (!parse_field(field)) return false;
  }
  file_.fields = file_.field_storage_;
  return check_duplicates(file_.field_storage_, "field");
}

bool ClassParser::parse_field(Field& field) {
  if (!need(8)) return false;
  field.access_flags = static_cast<uint16_t>(u2() & kFieldFlags);
  if (!check_field_flags(field.access_flags)) return false;
  field.name_index = u2();
  if (!is_utf8(field.name_index)) return fail_in("Invalid constant pool index {} for field name", field.name_index);
  field.name = constants().utf8(field.name_index);
  if (!check_field_name(field.name_index)) return false;
  field.descriptor_index = u2();
  if (!is_utf8(field.descriptor_index)) {
    return fail_in("Invalid constant pool index {} for field signature", field.descriptor_index);
  }
  field.descriptor = constants().utf8(field.descriptor_index);
  if (!check_field_descriptor(field.name_index, field.descriptor_index)) return false;
  field.attributes = here();
  AnnotationsSeen seen;
  for (uint32_t attributes = u2(); attributes > 0; --attributes) {
    Attribute attribute;
    if (!read_attribute("Invalid field attribute index {}", attribute)) return false;
    if (!parse_field_attribute(field, attribute, seen)) return false;
  }
  VmAnnotations found = scan_annotations(constants(), field.annotations.visible, AnnotationHolder::kField);
  field.vm_annotations = found.flags;
  field.contended_group_index = found.contended_group_index;
  return true;
}

bool ClassParser::parse_field_attribute(Field& field, const Attribute& attribute, AnnotationsSeen& seen) {
  uint32_t length = attribute.length;
  switch (attribute.name) {
    case AttributeName::kConstantValue:
      if (!field.is_static()) return skip(length);
      return parse_constant_value(field, length);
    case AttributeName::kSynthetic:
      if (length != 0) return fail_in("Invalid Synthetic field attribute length {}", length);
      field.access_flags |= kAccSynthetic;
      return true;
    case AttributeName::kDeprecated:
      if (length != 0) return fail_in("Invalid Deprecated field attribute length {}", length);
      field.is_deprecated = true;
      return true;
    case AttributeName::kSignature:
      if (!has_version(kVersionJava5)) return skip(length);
      return parse_signature(field.signature_index, "Multiple Signature attributes for field",
                             "Wrong size {} for field's Signature attribute", length);
    default: break;
  }
  bool handled = false;
  if (!parse_annotation_attribute(field.annotations, attribute, seen, " for field", handled)) return false;
  return handled || skip(length);
}

bool ClassParser::parse_constant_value(Field& field, uint32_t length) {
  if (field.constant_value_index != 0) return fail_in("Duplicate ConstantValue attribute");
  if (length != 2) return fail_in("Invalid ConstantValue field attribute length {}", length);
  if (!need(2)) return false;
  field.constant_value_index = u2();
  return check_constant_value(field.constant_value_index, field.descriptor);
}

bool ClassParser::check_constant_value(uint16_t index, std::string_view descriptor) {
  if (index == 0 || index >= constants().size()) {
    return fail_in("Bad initial value index {} in ConstantValue attribute", index);
  }
  ConstantTag wanted;
  switch (basic_type_of(descriptor)) {
    case BasicType::kLong: wanted = ConstantTag::kLong; break;
    case BasicType::kFloat: wanted = ConstantTag::kFloat; break;
    case BasicType::kDouble: wanted = ConstantTag::kDouble; break;
    case BasicType::kByte:
    case BasicType::kChar:
    case BasicType::kShort:
    case BasicType::kBoolean:
    case BasicType::kInt: wanted = ConstantTag::kInteger; break;
    case BasicType::kObject:
      if (descriptor == "Ljava/lang/String;" && constants().is(index, ConstantTag::kString)) return true;
      return fail_in("Bad string initial value");
    default: return fail_in("Unable to set initial value {}", index);
  }
  return constants().is(index, wanted) || fail_in("Inconsistent constant value type");
}

bool ClassParser::parse_methods() {
  if (!need(2)) return false;
  uint16_t count = u2();
  file_.method_storage_.resize(count);
  file_.code_storage_.reserve(count);
  for (Method& method : file_.method_storage_) {
    if (!parse_method(method)) return false;
  }
  file_.methods = file_.method_storage_;
  return check_duplicates(file_.method_storage_, "method");
}

bool ClassParser::parse_method(Method& method) {
  if (!parse_method_header(method) || !parse_method_attributes(method)) return false;
  bool bodyless = (method.access_flags & (kAccNative | kAccAbstract)) != 0;
  // Always checked, unlike in HotSpot: nothing else would keep such a method from being run.
  if (!bodyless && method.code == nullptr)
    return fail_in("Absent Code attribute in method that is not native or abstract");
  VmAnnotations found = scan_annotations(constants(), method.annotations.visible, AnnotationHolder::kMethod);
  method.vm_annotations = found.flags;
  return true;
}

bool ClassParser::parse_method_header(Method& method) {
  if (!need(8)) return false;
  uint32_t flags = u2();
  method.name_index = u2();
  if (!is_utf8(method.name_index)) return fail_in("Illegal constant pool index {} for method name", method.name_index);
  method.name = constants().utf8(method.name_index);
  if (!check_method_name(method.name_index)) return false;
  method.descriptor_index = u2();
  if (!is_utf8(method.descriptor_index)) {
    return fail_in("Illegal constant pool index {} for method signature", method.descriptor_index);
  }
  method.descriptor = constants().utf8(method.descriptor_index);
  if (method.is_class_initializer()) {
    if (!has_version(kVersionJava7)) {
      flags = kAccStatic;
    } else if ((flags & kAccStatic) != 0) {
      flags &= kAccStatic | (has_version(kVersionJava17) ? 0u : kAccStrict);
    } else {
      return fail_in("Method <clinit> is not static");
    }
  } else if (!check_method_flags(flags, method.name)) {
    return false;
  }
  if (method.is_initializer() && file_.is_interface()) {
    return fail(fmt::format("Interface cannot have a method named <init>, class file {}", name_));
  }
  if (!check_method_descriptor(method.name, method.descriptor_index)) return false;
  const TextFacts& descriptor = facts_[method.descriptor_index];
  method.result_type = descriptor.type;
  int slots = descriptor.slots + ((flags & kAccStatic) != 0 ? 0 : 1);
  if (slots > kMaxArgumentSlots) return fail_in("Too many arguments in method signature");
  method.argument_slots = static_cast<uint16_t>(slots);
  method.access_flags = static_cast<uint16_t>(flags & kMethodFlags);
  return true;
}

bool ClassParser::parse_method_attributes(Method& method) {
  method.attributes = here();
  AnnotationsSeen seen;
  for (uint32_t attributes = u2(); attributes > 0; --attributes) {
    Attribute attribute;
    if (!read_attribute("Invalid method attribute name index {}", attribute)) return false;
    if (!parse_method_attribute(method, attribute, seen)) return false;
  }
  return true;
}

bool ClassParser::parse_method_attribute(Method& method, const Attribute& attribute, AnnotationsSeen& seen) {
  uint32_t length = attribute.length;
  switch (attribute.name) {
    case AttributeName::kCode: return parse_code(method, length);
    case AttributeName::kExceptions: return parse_exceptions(method, length);
    case AttributeName::kMethodParameters: return parse_method_parameters(method, length);
    case AttributeName::kSynthetic:
      if (length != 0) return fail_in("Invalid Synthetic method attribute length {}", length);
      method.access_flags |= kAccSynthetic;
      return true;
    case AttributeName::kDeprecated:
      if (length != 0) return fail_in("Invalid Deprecated method attribute length {}", length);
      method.is_deprecated = true;
      return true;
    default: return has_version(kVersionJava5) ? parse_java5_method_attribute(method, attribute, seen) : skip(length);
  }
}

bool ClassParser::parse_java5_method_attribute(Method& method, const Attribute& attribute, AnnotationsSeen& seen) {
  uint32_t length = attribute.length;
  switch (attribute.name) {
    case AttributeName::kSignature:
      return parse_signature(method.signature_index, "Multiple Signature attributes for method",
                             "Invalid Signature attribute length {}", length);
    case AttributeName::kAnnotationDefault:
      if (method.annotation_default.data() != nullptr)
        return fail_in("Multiple AnnotationDefault attributes for method");
      return take(length, method.annotation_default);
    case AttributeName::kRuntimeVisibleParameterAnnotations:
      if (std::exchange(seen.visible_parameters, true)) {
        return fail_in("Multiple RuntimeVisibleParameterAnnotations attributes for method");
      }
      return take(length, method.parameter_annotations);
    case AttributeName::kRuntimeInvisibleParameterAnnotations:
      if (std::exchange(seen.invisible_parameters, true)) {
        return fail_in("Multiple RuntimeInvisibleParameterAnnotations attributes for method");
      }
      return skip(length);
    default: break;
  }
  bool handled = false;
  if (!parse_annotation_attribute(method.annotations, attribute, seen, " for method", handled)) return false;
  return handled || skip(length);
}

bool ClassParser::parse_exceptions(Method& method, uint32_t length) {
  if (method.exceptions.data() != nullptr) return fail_in("Multiple Exceptions attributes");
  if (!need(2)) return false;
  uint16_t count = u2();
  if (!need(2u * count)) return false;
  method.exceptions = U2Table(bytes_.data() + at_, count);
  at_ += 2u * count;
  for (uint16_t index : method.exceptions) {
    if (!is_class(index)) return fail_in("Exception name has bad type at constant pool {}", index);
  }
  return length == 2 + 2u * count || fail_in("Exceptions attribute has wrong length");
}

bool ClassParser::parse_method_parameters(Method& method, uint32_t length) {
  if (std::exchange(method.has_method_parameters, true)) return fail_in("Multiple MethodParameters attributes");
  if (!need(1)) return false;
  uint32_t count = u1();
  if (length != 4 * count + 1) {
    return fail(fmt::format("Invalid MethodParameters method attribute length {} in class file", length));
  }
  if (!need(4 * count)) return false;
  method.parameters = PackedTable<MethodParameter>(bytes_.data() + at_, count);
  at_ += 4 * count;
  return true;
}

template <typename Member>
bool ClassParser::check_duplicates(const std::vector<Member>& members, const char* kind) {
  if (!options_.check_format || members.size() <= 1) return true;
  // Equal members have neighbouring keys: the hash of the name and descriptor, then the index.
  member_keys_.clear();
  for (const Member& member : members) {
    uint64_t hash = hash_bytes(member.name) * 31 + hash_bytes(member.descriptor);
    member_keys_.push_back(hash << 32 | member_keys_.size());
  }
  std::sort(member_keys_.begin(), member_keys_.end());
  auto member_at = [&](size_t i) -> const Member& { return members[member_keys_[i] & UINT32_MAX]; };
  const Member* second = nullptr;  // the first in the file of those that repeat one
  for (size_t i = 1; i < members.size(); ++i) {
    for (size_t j = i; j > 0 && member_keys_[j - 1] >> 32 == member_keys_[i] >> 32; --j) {
      const Member &member = member_at(i), &other = member_at(j - 1);
      if (member.name != other.name || member.descriptor != other.descriptor) continue;
      if (second == nullptr || &member < second) second = &member;
      break;
    }
  }
  return second == nullptr || fail_in("Duplicate {} name \"{}\" with signature \"{}\"", kind, second->name,
                                      to_external_name(second->descriptor));
}

}  // namespace cortado::classfile
