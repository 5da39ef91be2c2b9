// Class attributes (JVMS 4.7), and the attributes that all holders share.
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "classfile/class_parser.h"

namespace cortado::classfile {
namespace {

// Finds chains of outer classes that never end, each class looked at once over all calls of is_in_cycle().
class InnerClassCycles {
 public:
  InnerClassCycles(const ConstantPool& constants, PackedTable<InnerClass> table)
      : constants_(constants), table_(table), state_(table.size(), kUnknown) {
    for (size_t i = table.size(); i > 0; --i) {
      entry_of_[constants.class_name(table[i - 1].inner_class_index)] = i - 1;  // the first of a name wins
    }
  }

  bool is_in_cycle(size_t start) {
    std::vector<size_t> chain;
    size_t at = start;
    uint8_t result = kUnknown;
    while (result == kUnknown) {
      if (state_[at] != kUnknown) {
        result = state_[at] == kOnChain ? kCyclic : state_[at];
        break;
      }
      state_[at] = kOnChain;
      chain.push_back(at);
      uint16_t outer = table_[at].outer_class_index;
      auto next = outer == 0 ? entry_of_.end() : entry_of_.find(constants_.class_name(outer));
      if (next == entry_of_.end())
        result = kEnds;
      else
        at = next->second;
    }
    for (size_t i : chain) state_[i] = result;
    return result == kCyclic;
  }

 private:
  enum State : uint8_t { kUnknown, kOnChain, kEnds, kCyclic };

  const ConstantPool& constants_;
  PackedTable<InnerClass> table_;
  std::vector<uint8_t> state_;
  std::unordered_map<std::string_view, size_t> entry_of_;
};

}  // namespace

bool ClassParser::read_attribute(const char* bad_index_message, Attribute& out) {
  if (!need(6)) return false;
  uint16_t index = u2();
  out.length = u4();
  if (!is_utf8(index)) return fail_in(std::string_view(fmt::format(fmt::runtime(bad_index_message), index)));
  out.name = attribute_at(index);
  return true;
}

bool ClassParser::parse_signature(uint16_t& index, const char* multiple_message, const char* length_message,
                                  uint32_t length) {
  if (index != 0) return fail_in(std::string_view(multiple_message));
  if (length != 2) return fail_in(std::string_view(fmt::format(fmt::runtime(length_message), length)));
  if (!need(2)) return false;
  index = u2();
  return is_utf8(index) || fail_in("Invalid Signature attribute at constant pool index {}", index);
}

bool ClassParser::parse_annotation_attribute(RawAnnotations& out, const Attribute& attribute, AnnotationsSeen& seen,
                                             const char* holder_suffix, bool& handled) {
  if (!has_version(kVersionJava5)) return true;
  bool* seen_before;
  Bytes* content = nullptr;
  const char* name;
  switch (attribute.name) {
    case AttributeName::kRuntimeVisibleAnnotations:
      seen_before = &seen.visible, content = &out.visible, name = "RuntimeVisibleAnnotations";
      break;
    case AttributeName::kRuntimeInvisibleAnnotations:
      seen_before = &seen.invisible, name = "RuntimeInvisibleAnnotations";
      break;
    case AttributeName::kRuntimeVisibleTypeAnnotations:
      seen_before = &seen.visible_types, content = &out.visible_types, name = "RuntimeVisibleTypeAnnotations";
      break;
    case AttributeName::kRuntimeInvisibleTypeAnnotations:
      seen_before = &seen.invisible_types, name = "RuntimeInvisibleTypeAnnotations";
      break;
    default: return true;
  }
  handled = true;
  if (std::exchange(*seen_before, true)) return fail_in("Multiple {} attributes{}", name, holder_suffix);
  return content != nullptr ? take(attribute.length, *content) : skip(attribute.length);
}

bool ClassParser::parse_class_attributes() {
  if (!need(2)) return false;
  for (uint32_t attributes = u2(); attributes > 0; --attributes) {
    Attribute attribute;
    if (!read_attribute("Attribute name has bad constant pool index {}", attribute)) return false;
    if (!parse_class_attribute(attribute)) return false;
  }
  VmAnnotations found = scan_annotations(constants(), file_.annotations.visible, AnnotationHolder::kClass);
  file_.vm_annotations = found.flags;
  file_.contended_group_index = found.contended_group_index;
  return true;
}

bool ClassParser::parse_class_attribute(const Attribute& attribute) {
  uint32_t length = attribute.length;
  switch (attribute.name) {
    case AttributeName::kSourceFile: return parse_source_file(length);
    case AttributeName::kSourceDebugExtension:
      if (std::exchange(has_source_debug_extension_, true)) return fail_in("Multiple SourceDebugExtension attributes");
      return take(length, file_.source_debug_extension);
    case AttributeName::kInnerClasses:
      if (std::exchange(file_.has_inner_classes, true)) return fail_in("Multiple InnerClasses attributes");
      return take(length, inner_classes_);
    case AttributeName::kSynthetic:
      if (length != 0) return fail_in("Invalid Synthetic classfile attribute length {}", length);
      file_.access_flags |= kAccSynthetic;
      return true;
    case AttributeName::kDeprecated:
      if (length != 0) return fail_in("Invalid Deprecated classfile attribute length {}", length);
      file_.is_deprecated = true;
      return true;
    default: return has_version(kVersionJava5) ? parse_java5_class_attribute(attribute) : skip(length);
  }
}

bool ClassParser::parse_java5_class_attribute(const Attribute& attribute) {
  uint32_t length = attribute.length;
  switch (attribute.name) {
    case AttributeName::kSignature: {
      if (file_.signature_index != 0) return fail_in("Multiple Signature attributes");
      if (length != 2) return fail_in("Wrong Signature attribute length {}", length);
      if (!need(2)) return false;
      uint16_t index = file_.signature_index = u2();
      return is_utf8(index) || fail_in("Invalid constant pool index {} in Signature attribute", index);
    }
    case AttributeName::kEnclosingMethod: return parse_enclosing_method(length);
    case AttributeName::kBootstrapMethods:
      return has_version(kVersionJava7) ? parse_bootstrap_methods(length) : skip(length);
    case AttributeName::kNestMembers:
    case AttributeName::kNestHost: return has_version(kVersionJava11) ? parse_nest_attribute(attribute) : skip(length);
    case AttributeName::kRecord:
      if (!has_version(kVersionJava16)) return skip(length);
      if (std::exchange(file_.is_record, true)) return fail_in("Multiple Record attributes");
      return take(length, record_);
    case AttributeName::kPermittedSubclasses:
      if (!has_version(kVersionJava17)) return skip(length);
      if (std::exchange(file_.is_sealed, true)) return fail_in("Multiple PermittedSubclasses attributes");
      if ((file_.access_flags & kAccFinal) != 0) {
        return fail(fmt::format("PermittedSubclasses attribute in final class file {}", name_));
      }
      return take(length, permitted_subclasses_);
    default: break;
  }
  bool handled = false;
  if (!parse_annotation_attribute(file_.annotations, attribute, class_annotations_, "", handled)) return false;
  return handled || skip(length);
}

bool ClassParser::parse_source_file(uint32_t length) {
  if (length != 2) return fail_in("Wrong SourceFile attribute length");
  if (std::exchange(has_source_file_, true)) return fail_in("Multiple SourceFile attributes");
  if (!need(2)) return false;
  uint16_t index = file_.source_file_index = u2();
  return is_utf8(index) || fail_in("Invalid SourceFile attribute at constant pool index {}", index);
}

bool ClassParser::parse_enclosing_method(uint32_t length) {
  if (std::exchange(file_.has_enclosing_method, true)) return fail_in("Multiple EnclosingMethod attributes");
  if (length != 4) return fail_in("Wrong EnclosingMethod attribute length {}", length);
  if (!need(4)) return false;
  uint16_t class_index = file_.enclosing_class_index = u2();
  uint16_t method_index = file_.enclosing_method_index = u2();
  if (class_index == 0) return fail_in("Invalid class index in EnclosingMethod attribute");
  if (!is_class(class_index)) return fail_in("Invalid or out-of-bounds class index in EnclosingMethod attribute");
  if (method_index != 0 && !constants().is(method_index, ConstantTag::kNameAndType)) {
    return fail_in("Invalid or out-of-bounds method index in EnclosingMethod attribute");
  }
  return true;
}

bool ClassParser::parse_nest_attribute(const Attribute& attribute) {
  if (attribute.name == AttributeName::kNestMembers) {
    if (std::exchange(has_nest_members_, true)) return fail_in("Multiple NestMembers attributes");
    if (has_nest_host_) return fail_in("Conflicting NestHost and NestMembers attributes");
    return take(attribute.length, nest_members_);
  }
  if (std::exchange(has_nest_host_, true)) return fail_in("Multiple NestHost attributes");
  if (has_nest_members_) return fail_in("Conflicting NestMembers and NestHost attributes");
  if (attribute.length != 2) return fail_in("Wrong NestHost attribute length");
  if (!need(2)) return false;
  uint16_t index = file_.nest_host_index = u2();
  return is_class(index) || fail_in("Nest-host class_info_index {} has bad constant type", index);
}

bool ClassParser::parse_bootstrap_methods(uint32_t length) {
  if (std::exchange(has_bootstrap_methods_, true)) return fail_in("Multiple BootstrapMethods attributes");
  if (length < 2) return fail_in("Invalid BootstrapMethods attribute length {}", length);
  if (!need(length)) return false;
  size_t end = at_ + length;
  uint32_t count = u2();
  if (max_bootstrap_index_ >= static_cast<int>(count)) return fail_in("Short length on BootstrapMethods");
  constexpr const char* kBadCount = "Invalid BootstrapMethods num_bootstrap_methods or num_bootstrap_arguments value";
  for (; count > 0; --count) {
    if (!need(4)) return false;
    uint16_t method = u2();
    uint16_t arguments = u2();
    if (!constants().is(method, ConstantTag::kMethodHandle)) {
      return fail_in("bootstrap_method_index {} has bad constant type", method);
    }
    if (at_ > end || end - at_ < 2u * arguments) return fail_in(std::string_view(kBadCount));
    U2Table table(bytes_.data() + at_, arguments);
    at_ += 2u * arguments;
    for (uint16_t argument : table) {
      ConstantTag tag = constants().tag(argument);
      bool loadable = (tag >= ConstantTag::kInteger && tag <= ConstantTag::kString) ||
                      tag == ConstantTag::kMethodHandle || tag == ConstantTag::kMethodType ||
                      tag == ConstantTag::kDynamic;
      if (argument == 0 || !loadable) return fail_in("argument_index {} has bad constant type", argument);
    }
    file_.bootstrap_storage_.push_back({method, table});
  }
  file_.bootstrap_methods = file_.bootstrap_storage_;
  return at_ == end || fail_in("Bad length on BootstrapMethods");
}

bool ClassParser::finish_class_attributes() {
  if (file_.has_inner_classes && !finish_inner_classes()) return false;
  if (has_nest_members_ && !finish_class_list(nest_members_, "Nest member class_info_index {} has bad constant type",
                                              "Wrong NestMembers attribute length", file_.nest_members)) {
    return false;
  }
  if (file_.is_record && !finish_record()) return false;
  if (file_.is_sealed &&
      !finish_class_list(permitted_subclasses_, "Permitted subclass class_info_index {} has bad constant type",
                         "Wrong PermittedSubclasses attribute length", file_.permitted_subclasses)) {
    return false;
  }
  return max_bootstrap_index_ < 0 || has_bootstrap_methods_ || fail_in("Missing BootstrapMethods attribute");
}

bool ClassParser::finish_class_list(Bytes content, const char* bad_index_message, const char* bad_length_message,
                                    U2Table& out) {
  if (content.size() < 2) return fail_in(std::string_view(bad_length_message));
  uint32_t count = read_u2(content.data());
  if (!is_in_file(content.data() + 2, 2u * count)) return fail("Truncated class file");
  out = U2Table(content.data() + 2, count);
  for (uint16_t index : out) {
    if (!is_class(index)) return fail_in(std::string_view(fmt::format(fmt::runtime(bad_index_message), index)));
  }
  return content.size() == 2 + 2 * static_cast<size_t>(count) || fail_in(std::string_view(bad_length_message));
}

bool ClassParser::finish_inner_classes() {
  constexpr const char* kBadLength = "Wrong InnerClasses attribute length";
  if (inner_classes_.size() < 2) return fail_in(std::string_view(kBadLength));
  uint32_t count = read_u2(inner_classes_.data());
  uint32_t size = static_cast<uint32_t>(InnerClass::kSize) * count;
  // As in HotSpot, entries may at first go on behind the attribute: then they are wrong, or else its length is.
  if (!is_in_file(inner_classes_.data() + 2, size)) return fail("Truncated class file");
  PackedTable<InnerClass> table(inner_classes_.data() + 2, count);
  for (InnerClass inner : table) {
    if (!check_inner_class(inner)) return false;
  }
  file_.inner_classes = table;
  bool ignore = false;
  if (options_.check_format && !check_inner_class_cycles(ignore)) return false;
  // Circular or repeated entries: as if it had none. An EnclosingMethod attribute still counts, as in HotSpot.
  if (ignore) file_.inner_classes = {};
  bool exact = inner_classes_.size() == 2 + static_cast<size_t>(size);
  return exact || !has_version(kVersionJava5) || fail_in(std::string_view(kBadLength));
}

bool ClassParser::check_inner_class(const InnerClass& inner) {
  uint16_t outer = inner.outer_class_index;
  if (!is_class(inner.inner_class_index)) {
    return fail_in("inner_class_info_index {} has bad constant type", inner.inner_class_index);
  }
  if (outer != 0 && !is_class(outer)) return fail_in("outer_class_info_index {} has bad constant type", outer);
  if (outer != 0) {
    std::string_view outer_name = constants().class_name(outer);
    if (!outer_name.empty() && outer_name[0] == '[') return fail_in("Outer class is an array class");
  }
  if (inner.name_index != 0 && !is_utf8(inner.name_index)) {
    return fail_in("inner_name_index {} has bad constant type", inner.name_index);
  }
  if (options_.check_format && inner.inner_class_index == outer) return fail_in("Class is both outer and inner class");
  uint32_t recognized = kAccPublic | kAccFinal | kAccSuper | kAccInterface | kAccAbstract | kAccAnnotation | kAccEnum |
                        kAccSynthetic | kAccPrivate | kAccProtected | kAccStatic;
  uint32_t flags = inner.access_flags & (recognized | (has_version(kVersionJava9) ? kAccModule : 0u));
  if ((flags & kAccInterface) != 0 && !has_version(kVersionJava6)) flags |= kAccAbstract;
  return check_class_flags(flags);
}

bool ClassParser::check_inner_class_cycles(bool& ignore) {
  PackedTable<InnerClass> table = file_.inner_classes;
  InnerClassCycles cycles(constants(), table);
  std::unordered_map<uint16_t, size_t> later;
  std::vector<size_t> next_same(table.size());  // the next entry for the same inner class
  for (size_t i = table.size(); i > 0; --i) {
    auto [found, is_new] = later.try_emplace(table[i - 1].inner_class_index, i - 1);
    next_same[i - 1] = is_new ? table.size() : std::exchange(found->second, i - 1);
  }
  for (size_t i = 0; i < table.size() && !ignore; ++i) {
    ignore = cycles.is_in_cycle(i);
    if (ignore || next_same[i] == table.size()) continue;
    bool is_duplicate = std::memcmp(table.data() + i * InnerClass::kSize,
                                    table.data() + next_same[i] * InnerClass::kSize, InnerClass::kSize) == 0;
    if (is_duplicate && has_version(kVersionJava5)) return fail_in("Duplicate entry in InnerClasses attribute");
    ignore = true;
  }
  return true;
}

bool ClassParser::finish_record() {
  size_t after = std::exchange(at_, static_cast<size_t>(record_.data() - bytes_.data()));
  size_t end = at_ + record_.size();
  if (!need(2)) return false;
  uint16_t count = u2();
  file_.record_storage_.resize(count);
  for (RecordComponent& component : file_.record_storage_) {
    if (!parse_record_component(component)) return false;
  }
  file_.record_components = file_.record_storage_;
  bool exact = at_ == end;
  at_ = after;
  return exact || fail_in("Record attribute has wrong length");
}

bool ClassParser::parse_record_component(RecordComponent& component) {
  component.signature_index = 0;
  if (!need(6)) return false;
  component.name_index = u2();
  if (!is_utf8(component.name_index)) {
    return fail_in("Invalid constant pool index {} for name in Record attribute", component.name_index);
  }
  if (!check_field_name(component.name_index)) return false;
  component.descriptor_index = u2();
  if (!is_utf8(component.descriptor_index)) {
    return fail_in("Invalid constant pool index {} for descriptor in Record attribute", component.descriptor_index);
  }
  if (!check_field_descriptor(component.name_index, component.descriptor_index)) return false;
  AnnotationsSeen seen;
  for (uint32_t attributes = u2(); attributes > 0; --attributes) {
    Attribute attribute;
    if (!read_attribute("Invalid Record attribute name index {}", attribute)) return false;
    if (!parse_record_component_attribute(component, attribute, seen)) return false;
  }
  return true;
}

bool ClassParser::parse_record_component_attribute(RecordComponent& component, const Attribute& attribute,
                                                   AnnotationsSeen& seen) {
  if (attribute.name == AttributeName::kSignature) {
    if (component.signature_index != 0) return fail_in("Multiple Signature attributes for Record component");
    if (attribute.length != 2) {
      return fail_in("Invalid Signature attribute length {} in Record component", attribute.length);
    }
    return parse_signature(component.signature_index, "", "", attribute.length);
  }
  bool handled = false;
  if (!parse_annotation_attribute(component.annotations, attribute, seen, " for Record component", handled))
    return false;
  return handled || skip(attribute.length);
}

}  // namespace cortado::classfile
