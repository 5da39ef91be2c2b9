// The constant pool (JVMS 4.4): entries, their references to each other, and the format of names and descriptors.
#include <array>

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

// Entries of fixed size that are legal in every version, and of which there is nothing else to note: constant_size(). Of
// others 0.
constexpr auto kCommonSizes = [] {
  std::array<uint8_t, 256> sizes{};
  for (ConstantTag tag :
       {ConstantTag::kInteger, ConstantTag::kFloat, ConstantTag::kClass, ConstantTag::kString, ConstantTag::kFieldref,
        ConstantTag::kMethodref, ConstantTag::kInterfaceMethodref, ConstantTag::kNameAndType}) {
    sizes[static_cast<uint8_t>(tag)] = static_cast<uint8_t>(constant_size(tag));
  }
  return sizes;
}();

// What the two operands of an entry must name; kUnusable: they are no indices, or need more than this.
struct Operands {
  ConstantTag first = ConstantTag::kUnusable, second = ConstantTag::kUnusable;
};
constexpr auto kOperands = [] {
  std::array<Operands, 32> all{};
  auto row = [&all](ConstantTag tag) -> Operands& { return all[static_cast<uint8_t>(tag)]; };
  for (ConstantTag tag : {ConstantTag::kFieldref, ConstantTag::kMethodref, ConstantTag::kInterfaceMethodref})
    row(tag) = {ConstantTag::kClass, ConstantTag::kNameAndType};
  for (ConstantTag tag : {ConstantTag::kClass, ConstantTag::kString, ConstantTag::kMethodType})
    row(tag) = {ConstantTag::kUtf8, ConstantTag::kUnusable};
  for (ConstantTag tag : {ConstantTag::kDynamic, ConstantTag::kInvokeDynamic})
    row(tag) = {ConstantTag::kUnusable, ConstantTag::kNameAndType};
  row(ConstantTag::kNameAndType) = {ConstantTag::kUtf8, ConstantTag::kUtf8};
  return all;
}();

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
  facts_.assign(count, {});
  if (!parse_constant_entries(count)) return false;
  if (bad_constant_tag_ != 0) return true;  // the access flags decide which error it is
  return check_constant_references() && check_constant_formats();
}

// Each entry leaves at least one byte behind it for the next tag, as the access flags must follow the last.
bool ClassParser::parse_constant_entries(uint32_t count) {
  ConstantTag* tags = file_.constants.tags_.data();
  uint32_t* offsets = file_.constants.offsets_.data();
  const uint8_t* start = bytes_.data();
  const uint8_t* end = start + bytes_.size();
  const uint8_t* at = here();
  for (uint32_t index = 1; index < count; ++index) {
    auto tag = static_cast<ConstantTag>(*at);
    bool is_text = tag == ConstantTag::kUtf8;
    size_t size = kCommonSizes[static_cast<uint8_t>(tag)];
    if (is_text) {
      if (end - at < 3) return fail_as_truncated();
      size = 2u + read_u2(at + 1);
    } else if (size == 0) {
      at_ = static_cast<size_t>(at - start);
      if (!parse_rare_constant(index, count)) return false;
      at = here();
      continue;
    }
    if (static_cast<size_t>(end - at) < size + 2) return fail_as_truncated();
    tags[index] = tag;
    offsets[index] = static_cast<uint32_t>(at + 1 - start);
    if (is_text && options_.check_format && !check_utf8_text(at + 1)) return false;
    at += size + 1;
  }
  at_ = static_cast<size_t>(at - start);
  return true;
}

bool ClassParser::parse_rare_constant(uint32_t& index, uint32_t count) {
  auto tag = static_cast<ConstantTag>(u1());
  ConstantPool& pool = file_.constants;
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

// `at`: the length of a text that lies in the file.
bool ClassParser::check_utf8_text(const uint8_t* at) {
  std::string_view text(reinterpret_cast<const char*>(at + 2), read_u2(at));
  bool legal = has_version(48) ? is_valid_modified_utf8(text) : is_legal_old_utf8(text);
  return legal || fail_in("Illegal UTF8 string in constant pool");
}

bool ClassParser::fail_at_constant_index(uint16_t index) { return fail_in("Invalid constant pool index {}", index); }

bool ClassParser::check_constant_references() {
  const ConstantPool& pool = constants();
  const ConstantTag* tags = pool.tags_.data();
  uint32_t size = pool.size();
  auto names = [tags, size](uint16_t index, ConstantTag tag) { return index < size && tags[index] == tag; };
  for (uint32_t i = 1; i < size; ++i) {
    ConstantTag tag = tags[i];
    if (tag == ConstantTag::kUtf8) continue;
    auto index = static_cast<uint16_t>(i);
    Operands operands = kOperands[static_cast<uint8_t>(tag)];
    if (operands.first != ConstantTag::kUnusable && !names(pool.first(index), operands.first)) {
      return fail_at_constant_index(pool.first(index));
    }
    if (operands.second != ConstantTag::kUnusable && !names(pool.second(index), operands.second)) {
      return fail_at_constant_index(pool.second(index));
    }
    if (tag == ConstantTag::kMethodHandle && !check_method_handle_reference(index)) return false;
  }
  return true;
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
    case ConstantTag::kMethodType: return check_method_descriptor("type", pool.first(index));
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
  if (descriptor[0] != '(') {
    return check_field_name(pool.first(index)) && check_field_descriptor(pool.first(index), pool.second(index));
  }
  return check_method_name(pool.first(index)) && check_method_descriptor(name, pool.second(index));
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
