// The format checks of JVMS 4.1 to 4.6: flags, names, descriptors.
#include <algorithm>

#include "classfile/class_parser.h"
#include "classfile/descriptor.h"

namespace cortado::classfile {
namespace {

bool has_illegal_visibility(uint32_t flags) {
  uint32_t visibility = flags & (kAccPublic | kAccPrivate | kAccProtected);
  return (visibility & (visibility - 1)) != 0;  // more than one
}

bool illegal_interface_method(uint32_t flags, uint16_t major) {
  auto has = [flags](uint32_t any) { return (flags & any) != 0; };
  if (major >= kVersionJava8) {
    uint32_t never_abstract = kAccPrivate | kAccStatic | (major >= kVersionJava17 ? 0u : kAccStrict);
    return has(kAccPublic) == has(kAccPrivate) || has(kAccNative | kAccProtected | kAccFinal | kAccSynchronized) ||
           (has(kAccAbstract) && has(never_abstract));
  }
  uint32_t never = kAccStatic | kAccFinal | kAccNative;
  if (major >= kVersionJava5) never |= kAccPrivate | kAccProtected | kAccSynchronized | kAccStrict;
  return !has(kAccPublic) || !has(kAccAbstract) || has(never);
}

bool illegal_class_method(uint32_t flags, uint16_t major, bool is_initializer) {
  auto has = [flags](uint32_t any) { return (flags & any) != 0; };
  if (has_illegal_visibility(flags)) return true;
  bool java5 = major >= kVersionJava5;
  if (is_initializer) {
    return has(kAccStatic | kAccFinal | kAccSynchronized | kAccNative | kAccAbstract | (java5 ? kAccBridge : 0u));
  }
  if (!has(kAccAbstract)) return false;
  uint32_t never = kAccFinal | kAccNative | kAccPrivate | kAccStatic;
  if (java5) never |= kAccSynchronized | (major >= kVersionJava17 ? 0u : kAccStrict);
  return has(never);
}

}  // namespace

bool ClassParser::check_class_flags(uint32_t flags) {
  if ((flags & kAccModule) != 0) {
    return fail_kind(ParseErrorKind::kNoClassDefFoundError,
                     fmt::format("{} is not a class because access_flag ACC_MODULE is set", name_));
  }
  if (!options_.check_format) return true;
  auto has = [flags](uint32_t any) { return (flags & any) != 0; };
  bool java5 = has_version(kVersionJava5);
  bool illegal = (has(kAccAbstract) && has(kAccFinal)) || (has(kAccInterface) && !has(kAccAbstract)) ||
                 (has(kAccInterface) && java5 && has(kAccSuper | kAccEnum)) ||
                 (!has(kAccInterface) && java5 && has(kAccAnnotation));
  return !illegal || fail(fmt::format("Illegal class modifiers in class {}: 0x{:X}", name_, flags));
}

bool ClassParser::check_field_flags(uint32_t flags) {
  if (!options_.check_format) return true;
  auto has = [flags](uint32_t any) { return (flags & any) != 0; };
  bool illegal;
  if (file_.is_interface()) {
    illegal = !has(kAccPublic) || !has(kAccStatic) || !has(kAccFinal) ||
              has(kAccPrivate | kAccProtected | kAccVolatile | kAccTransient) ||
              (has_version(kVersionJava5) && has(kAccEnum));
  } else {
    illegal = has_illegal_visibility(flags) || (has(kAccFinal) && has(kAccVolatile));
  }
  return !illegal || fail(fmt::format("Illegal field modifiers in class {}: 0x{:X}", name_, flags));
}

bool ClassParser::check_method_flags(uint32_t flags, std::string_view name) {
  if (!options_.check_format) return true;
  bool illegal = file_.is_interface() ? illegal_interface_method(flags, file_.major_version)
                                      : illegal_class_method(flags, file_.major_version, name == "<init>");
  return !illegal || fail(fmt::format("Method {} in class {} has illegal modifiers: 0x{:X}", name, name_, flags));
}

bool ClassParser::fail_as_truncated() { return fail("Truncated class file"); }

bool ClassParser::check_class_name(std::string_view name) {
  if (!checks_names()) return true;
  bool legal = false;
  if (!name.empty() && name[0] == '[') {
    size_t length;
    if (!take_field_descriptor(name, false, length)) return false;
    legal = length == name.size();
  } else if (has_version(kVersionJava5)) {
    legal = is_legal_class_name(name);
  } else {
    legal = is_java_class_name(name);
  }
  return legal || fail_in("Illegal class name \"{}\"", name);
}

bool ClassParser::check_new_field_name(uint16_t index) {
  if (checks_names()) {
    std::string_view name = constants().utf8(index);
    bool legal = has_version(kVersionJava5) ? is_unqualified_name(name) : is_java_identifier(name);
    if (!legal) return fail(fmt::format("Illegal field name \"{}\" in class {}", name, name_));
  }
  facts_[index].known |= TextFacts::kFieldName;
  return true;
}

bool ClassParser::check_new_method_name(uint16_t index) {
  if (checks_names()) {
    std::string_view name = constants().utf8(index);
    bool legal = has_version(kVersionJava5) ? is_legal_method_name(name)
                                            : is_java_identifier(name) || name == "<init>" || name == "<clinit>";
    if (!legal) return fail(fmt::format("Illegal method name \"{}\" in class {}", name, name_));
  }
  facts_[index].known |= TextFacts::kMethodName;
  return true;
}

bool ClassParser::illegal_signature(const char* kind, std::string_view name, std::string_view descriptor) {
  return fail(fmt::format("{} \"{}\" in class {} has illegal signature \"{}\"", kind, name, name_, descriptor));
}

bool ClassParser::take_field_descriptor(std::string_view text, bool void_ok, size_t& length) {
  length = 0;
  size_t dimensions = 0;
  while (dimensions < text.size() && text[dimensions] == '[') ++dimensions;
  if (dimensions > 255) return fail_in("Array type descriptor has more than 255 dimensions");
  if (dimensions == text.size()) return true;
  if (text[dimensions] != 'L') {
    length = field_descriptor_length(text, void_ok, NameCheck::kNone);
    return true;
  }
  if (options_.check_format && !has_version(kVersionJava5)) {
    length = field_descriptor_length(text, void_ok, NameCheck::kIdentifier);
    return true;
  }
  size_t end = text.find(';', dimensions);
  if (end == std::string_view::npos) return true;
  std::string_view name = text.substr(dimensions + 1, end - dimensions - 1);
  if (options_.check_format && !is_legal_class_name(name)) {
    return fail_in("Class name is empty or contains illegal character in descriptor");
  }
  length = name.empty() ? 0 : end + 1;
  return true;
}

bool ClassParser::check_new_field_descriptor(uint16_t name, uint16_t index) {
  std::string_view descriptor = constants().utf8(index);
  size_t length;
  if (!take_field_descriptor(descriptor, false, length)) return false;
  if (length == 0 || length != descriptor.size()) {
    return illegal_signature("Field", constants().utf8(name), descriptor);
  }
  facts_[index].known |= TextFacts::kFieldDescriptor;
  facts_[index].type = basic_type_of(descriptor[0]);
  return true;
}

bool ClassParser::check_method_descriptor(std::string_view name, uint16_t index) {
  bool is_special = options_.check_format && !name.empty() && name[0] == '<';
  if (is_special && name == "<clinit>" && constants().utf8(index) != "()V" && has_version(kVersionJava7)) {
    return illegal_signature("Method", name, constants().utf8(index));
  }
  const TextFacts& facts = facts_[index];
  if (!facts.has(TextFacts::kMethodDescriptor)) return check_new_method_descriptor(name, index, is_special);
  return !is_special || facts.type == BasicType::kVoid || illegal_signature("Method", name, constants().utf8(index));
}

bool ClassParser::check_new_method_descriptor(std::string_view name, uint16_t index, bool must_be_void) {
  std::string_view descriptor = constants().utf8(index);
  if (descriptor.empty() || descriptor[0] != '(') return illegal_signature("Method", name, descriptor);
  std::string_view rest = descriptor.substr(1);
  uint32_t slots = 0;
  size_t length;
  for (;;) {
    if (!take_field_descriptor(rest, false, length)) return false;
    if (length == 0) break;
    slots += slots_of(basic_type_of(rest[0]));
    rest.remove_prefix(length);
  }
  if (rest.empty() || rest[0] != ')') return illegal_signature("Method", name, descriptor);
  rest.remove_prefix(1);
  if (must_be_void) {
    if (rest != "V") return illegal_signature("Method", name, descriptor);
  } else {
    if (!take_field_descriptor(rest, true, length)) return false;
    if (length == 0 || length != rest.size()) return illegal_signature("Method", name, descriptor);
  }
  TextFacts& facts = facts_[index];
  facts.known |= TextFacts::kMethodDescriptor;
  facts.type = basic_type_of(rest[0]);
  facts.slots = static_cast<uint16_t>(std::min<uint32_t>(slots, UINT16_MAX));
  return true;
}

}  // namespace cortado::classfile
