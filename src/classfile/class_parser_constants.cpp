// The constant pool (JVMS 4.4): entries, their references to each other, and the format of names and descriptors.
#include "classfile/class_parser.h"
#include "classfile/constant_size.h"
#include "classfile/modified_utf8.h"

namespace cortado::classfile {
namespace {

// The first version in which a tag is legal (JVMS table 4.4-B).
uint16_t constant_version(ConstantTag tag) {
  switch (tag) {
    case ConstantTag::kMethodHandle:
    case ConstantTag::kMethodType:
    case ConstantTag::kInvokeDynamic: return kVersionJava7;
    case ConstantTag::kModule:
    case ConstantTag::kPackage: return kVersionJava9;
    case ConstantTag::kDynamic: return kVersionJava11;
    default: return 0;
  }
}

// Before version 48 overlong sequences are legal.
bool is_legal_old_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    unsigned first = byte(at);
    size_t length = first < 0x80 ? 1 : (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 0;
    if (first == 0 || length == 0) return false;
    for (size_t i = 1; i < length; ++i) {
      if ((byte(at + i) & 0xc0) != 0x80) return false;
    }
    at += length;
  }
  return true;
}

}  // namespace

bool ClassParser::parse_constants() {
  if (!need(3)) return false;
  uint32_t count = u2();
  if (count < 1) return fail_in("Illegal constant pool size {}", count);
  ConstantPool& pool = file_.constants;
  pool.bytes_ = bytes_.data();
  pool.tags_.assign(count, ConstantTag::kUnusable);
  pool.offsets_.assign(count, 0);
  for (uint32_t index = 1; index < count; ++index) {
    if (!parse_constant_entry(index, count)) return false;
  }
  if (bad_constant_tag_ != 0) return true;  // the access flags decide which error it is
  return check_constant_references() && check_constant_formats();
}

// Each entry leaves at least one byte behind it for the next tag, as the access flags must follow the last.
bool ClassParser::parse_constant_entry(uint32_t& index, uint32_t count) {
  auto tag = static_cast<ConstantTag>(u1());
  ConstantPool& pool = file_.constants;
  if (tag == ConstantTag::kUtf8) {
    pool.tags_[index] = tag;
    pool.offsets_[index] = static_cast<uint32_t>(at_);
    return parse_utf8_entry();
  }
  uint32_t size = constant_size(tag);
  bool is_module_constant = tag == ConstantTag::kModule || tag == ConstantTag::kPackage;
  bool too_new = !has_version(constant_version(tag));
  if (size == 0 || (is_module_constant && too_new))
    return fail_in("Unknown constant tag {}", static_cast<unsigned>(tag));
  if (too_new) {
    return fail_in("Class file version does not support constant tag {}", static_cast<unsigned>(tag));
  }
  if (size == 8 && index + 1 >= count) return fail_in("Invalid constant pool entry {}", index);
  if (!need(size + 1)) return false;
  if (is_module_constant && bad_constant_tag_ == 0) bad_constant_tag_ = static_cast<uint8_t>(tag);
  pool.tags_[index] = tag;
  pool.offsets_[index] = static_cast<uint32_t>(at_);
  if (tag == ConstantTag::kDynamic || tag == ConstantTag::kInvokeDynamic) {
    max_bootstrap_index_ = std::max<int>(max_bootstrap_index_, read_u2(bytes_.data() + at_));
  }
  at_ += size;
  if (size == 8) ++index;
  return true;
}

bool ClassParser::parse_utf8_entry() {
  if (!need(2)) return false;
  uint32_t length = u2();
  if (!need(length + 1)) return false;
  std::string_view text(reinterpret_cast<const char*>(bytes_.data() + at_), length);
  at_ += length;
  if (!options_.check_format) return true;
  bool legal = has_version(48) ? is_valid_modified_utf8(text) : is_legal_old_utf8(text);
  return legal || fail_in("Illegal UTF8 string in constant pool");
}

bool ClassParser::check_constant_index(uint16_t index, ConstantTag tag) {
  return constants().is(index, tag) || fail_in("Invalid constant pool index {}", index);
}

bool ClassParser::check_constant_references() {
  for (uint32_t index = 1; index < constants().size(); ++index) {
    if (!check_reference_entry(static_cast<uint16_t>(index))) return false;
  }
  return true;
}

bool ClassParser::check_reference_entry(uint16_t index) {
  const ConstantPool& pool = constants();
  switch (pool.tag(index)) {
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
      return check_constant_index(pool.first(index), ConstantTag::kClass) &&
             check_constant_index(pool.second(index), ConstantTag::kNameAndType);
    case ConstantTag::kNameAndType:
      return check_constant_index(pool.first(index), ConstantTag::kUtf8) &&
             check_constant_index(pool.second(index), ConstantTag::kUtf8);
    case ConstantTag::kClass:
    case ConstantTag::kString:
    case ConstantTag::kMethodType: return check_constant_index(pool.first(index), ConstantTag::kUtf8);
    case ConstantTag::kMethodHandle: return check_method_handle_reference(index);
    case ConstantTag::kDynamic:
    case ConstantTag::kInvokeDynamic: return check_constant_index(pool.second(index), ConstantTag::kNameAndType);
    default: return true;
  }
}

bool ClassParser::check_method_handle_reference(uint16_t index) {
  const ConstantPool& pool = constants();
  uint16_t reference = pool.reference_index(index);
  if (reference == 0 || reference >= pool.size()) return fail_in("Invalid constant pool index {}", reference);
  ConstantTag tag = pool.tag(reference);
  bool is_method = tag == ConstantTag::kMethodref;
  bool is_interface_method = tag == ConstantTag::kInterfaceMethodref;
  const char* what = nullptr;
  switch (pool.reference_kind(index)) {
    case ReferenceKind::kGetField:
    case ReferenceKind::kGetStatic:
    case ReferenceKind::kPutField:
    case ReferenceKind::kPutStatic:
      if (tag != ConstantTag::kFieldref) what = "field";
      break;
    case ReferenceKind::kInvokeVirtual:
    case ReferenceKind::kNewInvokeSpecial:
      if (!is_method) what = "method";
      break;
    case ReferenceKind::kInvokeStatic:
    case ReferenceKind::kInvokeSpecial:
      if (!is_method && !(has_version(kVersionJava8) && is_interface_method)) what = "method";
      break;
    case ReferenceKind::kInvokeInterface:
      if (!is_interface_method) what = "interface method";
      break;
    default: return fail_in("Bad method handle kind at constant pool index {}", index);
  }
  if (what == nullptr) return true;
  const char* article = what[0] == 'i' ? "an" : "a";
  return fail(
      fmt::format("Invalid constant pool index {} in class file {} (not {} {})", reference, name_, article, what));
}

bool ClassParser::check_constant_formats() {
  if (!options_.check_format) return true;
  for (uint32_t index = 1; index < constants().size(); ++index) {
    if (!check_constant_format(static_cast<uint16_t>(index))) return false;
  }
  return true;
}

bool ClassParser::check_constant_format(uint16_t index) {
  const ConstantPool& pool = constants();
  switch (pool.tag(index)) {
    case ConstantTag::kClass: return check_class_name(pool.class_name(index));
    case ConstantTag::kNameAndType: return check_name_and_type_format(index);
    case ConstantTag::kDynamic: {
      std::string_view descriptor = pool.member_descriptor(index);
      bool is_method = !descriptor.empty() && descriptor[0] == '(';
      return !is_method || illegal_signature("CONSTANT_Dynamic", pool.member_name(index), descriptor);
    }
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
    case ConstantTag::kInvokeDynamic: return check_member_reference_format(index);
    case ConstantTag::kMethodHandle: return check_method_handle_format(index);
    case ConstantTag::kMethodType: {
      int slots;
      return check_method_descriptor("type", pool.method_type_descriptor(index), slots);
    }
    default: return true;
  }
}

bool ClassParser::check_name_and_type_format(uint16_t index) {
  const ConstantPool& pool = constants();
  std::string_view name = pool.name_of(index);
  std::string_view descriptor = pool.descriptor_of(index);
  if (descriptor.empty() || name.empty()) {
    return fail(fmt::format("Illegal zero length constant pool entry at {} in class {}",
                            descriptor.empty() ? pool.second(index) : pool.first(index), name_));
  }
  if (descriptor[0] != '(') return check_field_name(name) && check_field_descriptor(name, descriptor);
  int slots;
  return check_method_name(name) && check_method_descriptor(name, descriptor, slots);
}

bool ClassParser::check_member_reference_format(uint16_t index) {
  const ConstantPool& pool = constants();
  std::string_view name = pool.member_name(index);
  std::string_view descriptor = pool.member_descriptor(index);
  bool is_method = !descriptor.empty() && descriptor[0] == '(';
  if (pool.tag(index) == ConstantTag::kFieldref) return !is_method || illegal_signature("Field", name, descriptor);
  if (!is_method) return illegal_signature("Method", name, descriptor);
  if (pool.tag(index) == ConstantTag::kMethodref && !name.empty() && name[0] == '<' && name != "<init>") {
    return fail_in("Bad method name at constant pool index {}", pool.first(pool.member_name_and_type(index)));
  }
  return true;
}

bool ClassParser::check_method_handle_format(uint16_t index) {
  const ConstantPool& pool = constants();
  ReferenceKind kind = pool.reference_kind(index);
  if (kind < ReferenceKind::kInvokeVirtual || kind > ReferenceKind::kNewInvokeSpecial) return true;
  uint16_t reference = pool.reference_index(index);
  uint16_t name_index = pool.first(pool.member_name_and_type(reference));
  bool is_initializer = pool.member_name(reference) == "<init>";
  if (kind == ReferenceKind::kNewInvokeSpecial) {
    return is_initializer || fail_in("Bad constructor name at constant pool index {}", name_index);
  }
  return !is_initializer || fail_in("Bad method name at constant pool index {}", name_index);
}

}  // namespace cortado::classfile
