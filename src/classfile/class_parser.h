// The parser's insides: one object per class file being parsed. Its parts are in class_parser_*.cpp.
//
// Every parse_* and check_* function returns false after having filled in the error; the caller returns false, too.
// Checks come in two sorts: what keeps the VM memory-safe is always checked; format checks (names, flags, duplicates)
// only when ParseOptions::check_format says so. Order and messages follow HotSpot 17.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/annotations.h"
#include "classfile/attribute_names.h"
#include "classfile/class_file.h"
#include "classfile/parser.h"

namespace cortado::classfile {

// Class-file versions that rules depend on.
inline constexpr uint16_t kVersionJava5 = 49;
inline constexpr uint16_t kVersionJava6 = 50;
inline constexpr uint16_t kVersionJava7 = 51;
inline constexpr uint16_t kVersionJava8 = 52;
inline constexpr uint16_t kVersionJava9 = 53;
inline constexpr uint16_t kVersionJava11 = 55;
inline constexpr uint16_t kVersionJava12 = 56;
inline constexpr uint16_t kVersionJava16 = 60;
inline constexpr uint16_t kVersionJava17 = 61;

enum class AnnotationHolder : uint8_t { kClass, kField, kMethod };

// What RuntimeVisibleAnnotations say to the VM.
struct VmAnnotations {
  uint32_t flags = 0;
  uint16_t contended_group_index = 0;
};
VmAnnotations scan_annotations(const ConstantPool& constants, Bytes annotations, AnnotationHolder holder);

class ClassParser {
 public:
  ClassParser(Bytes bytes, const ParseOptions& options, ClassFile& file, ParseError& error);
  [[nodiscard]] bool parse();

 private:
  struct Attribute {
    AttributeName name;
    uint32_t length;
  };
  struct LocalVariableAttributes {
    std::vector<PackedTable<LocalVariable>> tables;
    std::vector<PackedTable<LocalVariable>> type_tables;
    void clear() {
      tables.clear();
      type_tables.clear();
    }
  };
  // What was found out about a Utf8 entry, so that a text which many entries and members use is looked at once. Only what
  // is legal is noted: a fault is found and worded by the check itself each time.
  struct TextFacts {
    static constexpr uint8_t kFieldName = 1, kMethodName = 2, kFieldDescriptor = 4, kMethodDescriptor = 8,
                             kAttribute = 16;
    uint8_t known = 0;
    AttributeName attribute = AttributeName::kUnknown;
    BasicType type = BasicType::kVoid;  // of a field descriptor; a method descriptor's result
    uint16_t slots = 0;                 // of a method descriptor's parameters

    bool has(uint8_t what) const { return (known & what) != 0; }
  };
  // The annotation attributes that classes, members and record components share.
  struct AnnotationsSeen {
    bool visible = false, invisible = false, visible_types = false, invisible_types = false;
    bool visible_parameters = false, invisible_parameters = false;
  };

  // class_parser.cpp
  bool parse_version();
  bool parse_access_flags();
  bool parse_this_class();
  bool parse_super_class();
  bool parse_interfaces();
  bool check_object_and_interfaces();

  // class_parser_constants.cpp
  bool parse_constants();
  bool parse_constant_entries(uint32_t count);
  bool parse_rare_constant(uint32_t& index, uint32_t count);
  bool check_utf8_text(const uint8_t* at);
  bool check_constant_references();
  bool check_method_handle_reference(uint16_t index);
  bool check_constant_formats();
  bool check_constant_format(uint16_t index);
  bool check_name_and_type_format(uint16_t index);
  bool check_member_reference_format(uint16_t index);
  bool check_method_handle_format(uint16_t index);
  bool fail_at_constant_index(uint16_t index);

  // class_parser_members.cpp
  bool parse_fields();
  bool parse_field(Field& field);
  bool parse_field_attribute(Field& field, const Attribute& attribute, AnnotationsSeen& seen);
  bool parse_constant_value(Field& field, uint32_t length);
  bool check_constant_value(uint16_t index, std::string_view descriptor);
  bool parse_methods();
  bool parse_method(Method& method);
  bool parse_method_header(Method& method);
  bool parse_method_attributes(Method& method);
  bool parse_method_attribute(Method& method, const Attribute& attribute, AnnotationsSeen& seen);
  bool parse_java5_method_attribute(Method& method, const Attribute& attribute, AnnotationsSeen& seen);
  bool parse_exceptions(Method& method, uint32_t length);
  bool parse_method_parameters(Method& method, uint32_t length);
  template <typename Member>
  bool check_duplicates(const std::vector<Member>& members, const char* kind);

  // class_parser_code.cpp
  bool parse_code(Method& method, uint32_t length);
  bool parse_exception_table(Code& code);
  bool parse_code_attributes(Code& code);
  bool parse_code_attribute(Code& code, const Attribute& attribute, LocalVariableAttributes& locals);
  bool parse_line_numbers(const Code& code, uint32_t length);
  bool parse_local_variables(const Code& code, uint32_t length, bool is_type_table, LocalVariableAttributes& locals);
  bool check_local_variable(const Code& code, const LocalVariable& variable, bool is_type_table);
  bool check_local_variable_duplicates(const LocalVariableAttributes& locals);
  bool collect_variables(const std::vector<PackedTable<LocalVariable>>& tables);
  bool check_variable_types(const std::vector<PackedTable<LocalVariable>>& tables);
  PackedTable<LocalVariable> join_tables(const std::vector<PackedTable<LocalVariable>>& tables);

  // class_parser_attributes.cpp
  bool read_attribute(const char* bad_index_message, Attribute& out);
  AttributeName attribute_at(uint16_t index) {
    TextFacts& facts = facts_[index];
    if (CORTADO_UNLIKELY(!facts.has(TextFacts::kAttribute))) {
      facts.attribute = attribute_name(constants().utf8(index));
      facts.known |= TextFacts::kAttribute;
    }
    return facts.attribute;
  }
  bool parse_class_attributes();
  bool parse_class_attribute(const Attribute& attribute);
  bool parse_java5_class_attribute(const Attribute& attribute);
  bool parse_nest_attribute(const Attribute& attribute);
  bool parse_source_file(uint32_t length);
  bool parse_enclosing_method(uint32_t length);
  bool parse_bootstrap_methods(uint32_t length);
  bool finish_class_attributes();
  bool finish_inner_classes();
  bool check_inner_class(const InnerClass& inner);
  bool check_inner_class_cycles(bool& ignore);
  bool finish_class_list(Bytes content, const char* bad_index_message, const char* bad_length_message, U2Table& out);
  bool finish_record();
  bool parse_record_component(RecordComponent& component);
  bool parse_record_component_attribute(RecordComponent& component, const Attribute& attribute, AnnotationsSeen& seen);
  bool parse_signature(uint16_t& index, const char* multiple_message, const char* length_message, uint32_t length);
  // Annotation attributes of any holder ("for field ", "for method ", "", ...); handled says whether it was one.
  bool parse_annotation_attribute(RawAnnotations& out, const Attribute& attribute, AnnotationsSeen& seen,
                                  const char* holder_suffix, bool& handled);

  // class_parser_checks.cpp
  bool check_class_flags(uint32_t flags);
  bool check_field_flags(uint32_t flags);
  bool check_method_flags(uint32_t flags, std::string_view name);
  bool check_class_name(std::string_view name);
  // Of Utf8 entries.
  bool check_field_name(uint16_t name) { return facts_[name].has(TextFacts::kFieldName) || check_new_field_name(name); }
  bool check_method_name(uint16_t name) {
    return facts_[name].has(TextFacts::kMethodName) || check_new_method_name(name);
  }
  bool check_field_descriptor(uint16_t name, uint16_t descriptor) {
    return facts_[descriptor].has(TextFacts::kFieldDescriptor) || check_new_field_descriptor(name, descriptor);
  }
  bool check_new_field_name(uint16_t name);
  bool check_new_method_name(uint16_t name);
  bool check_new_field_descriptor(uint16_t name, uint16_t descriptor);
  // Leaves in `facts_` what the descriptor says.
  bool check_method_descriptor(std::string_view name, uint16_t descriptor);
  bool check_new_method_descriptor(std::string_view name, uint16_t descriptor, bool must_be_void);
  // The descriptor at the start of text; length 0 and no error if it is not one.
  bool take_field_descriptor(std::string_view text, bool void_ok, size_t& length);
  bool illegal_signature(const char* kind, std::string_view name, std::string_view descriptor);

  // Reading. need(n) fails with "Truncated class file".
  bool need(uint64_t count) { return CORTADO_LIKELY(count <= bytes_.size() - at_) || fail_as_truncated(); }
  bool fail_as_truncated();
  const uint8_t* here() const { return bytes_.data() + at_; }
  uint8_t u1() { return bytes_[at_++]; }  // after need()
  uint16_t u2() {
    at_ += 2;
    return read_u2(bytes_.data() + at_ - 2);
  }
  uint32_t u4() {
    at_ += 4;
    return read_u4(bytes_.data() + at_ - 4);
  }
  bool skip(uint32_t count) {
    if (!need(count)) return false;
    at_ += count;
    return true;
  }
  bool is_in_file(const uint8_t* at, uint32_t count) const {
    return count <= static_cast<size_t>(bytes_.data() + bytes_.size() - at);
  }
  bool take(uint32_t count, Bytes& out) {
    if (!need(count)) return false;
    out = bytes_.subspan(at_, count);
    at_ += count;
    return true;
  }

  const ConstantPool& constants() const { return file_.constants; }
  bool is_utf8(uint16_t index) const { return constants().is(index, ConstantTag::kUtf8); }
  bool is_class(uint16_t index) const { return constants().is(index, ConstantTag::kClass); }
  bool has_version(uint16_t major) const { return file_.major_version >= major; }
  bool checks_names() const { return options_.check_format && !options_.relax_names; }

  // Errors. The class's name is the last argument of nearly every message: fail_in() adds it.
  bool fail_kind(ParseErrorKind kind, std::string message);
  bool fail(std::string message) { return fail_kind(ParseErrorKind::kClassFormatError, std::move(message)); }
  bool fail_in(std::string_view before) { return fail(fmt::format("{} in class file {}", before, name_)); }
  template <typename... Arguments>
  bool fail_in(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    return fail_in(std::string_view(fmt::format(format, std::forward<Arguments>(arguments)...)));
  }

  Bytes bytes_;
  size_t at_ = 0;
  const ParseOptions& options_;
  ClassFile& file_;
  ParseError& error_;
  std::string_view name_;  // for messages: the expected name until the file's own is known

  std::vector<TextFacts> facts_;       // by index in the constant pool
  LocalVariableAttributes locals_;     // of the method being parsed; these are here so that their memory is used again
  std::vector<uint64_t> variables_;    // keys of its local variables, sorted
  std::vector<uint64_t> member_keys_;  // of fields or methods, sorted
  int max_bootstrap_index_ = -1;
  uint8_t bad_constant_tag_ = 0;  // a Module or Package constant: an error unless ACC_MODULE makes another one

  // Class attributes whose contents are looked at after all of them have been found, in HotSpot's order.
  bool has_source_file_ = false, has_source_debug_extension_ = false, has_bootstrap_methods_ = false;
  bool has_nest_host_ = false, has_nest_members_ = false;
  AnnotationsSeen class_annotations_;
  Bytes inner_classes_, nest_members_, record_, permitted_subclasses_;
};

}  // namespace cortado::classfile
