// Descriptors (JVMS 4.3), class and package names. Pure functions over modified UTF-8 views.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "classfile/basic_type.h"

namespace cortado::classfile {

// How strictly class names inside descriptors are looked at.
enum class NameCheck : uint8_t {
  kNone,         // any characters but those that end it
  kUnqualified,  // JVMS 4.2.2 (class files from version 49 on)
  kIdentifier,   // Java identifiers (class files before 49)
};

// Length of the field descriptor that text begins with, 0 if it does not begin with one. 'V' only if void_ok.
size_t field_descriptor_length(std::string_view text, bool void_ok = false, NameCheck check = NameCheck::kNone);
bool is_field_descriptor(std::string_view text, NameCheck check = NameCheck::kNone);
// Returns the argument slots (without receiver), or -1 if text is not a method descriptor. The limit of 255 (JVMS
// 4.3.3) is the caller's.
int method_descriptor_slots(std::string_view text, NameCheck check = NameCheck::kNone);
inline bool is_method_descriptor(std::string_view text, NameCheck check = NameCheck::kNone) {
  return method_descriptor_slots(text, check) >= 0;
}

// Walks the types of a well-formed method descriptor:
//   for (DescriptorIterator it(descriptor); !it.at_return(); it.next()) use(it.type(), it.text());
//   use(it.type());   // the return type
class DescriptorIterator {
 public:
  // A field descriptor is taken as the return type of no arguments.
  explicit DescriptorIterator(std::string_view descriptor);
  bool at_return() const { return at_return_; }
  BasicType type() const { return basic_type_of(text_[0]); }
  std::string_view text() const { return text_; }  // "I", "Ljava/lang/String;", "[[J"
  unsigned slots() const { return slots_of(type()); }
  void next();

 private:
  void take();

  std::string_view rest_;
  std::string_view text_;
  bool at_return_ = false;
};

// Of a well-formed method descriptor.
std::string_view return_descriptor(std::string_view method_descriptor);
BasicType return_type(std::string_view method_descriptor);
unsigned parameter_count(std::string_view method_descriptor);
unsigned argument_slots(std::string_view method_descriptor);  // without receiver

// "Ljava/lang/String;" -> "java/lang/String"; arrays and everything else unchanged: what a Class constant would say.
std::string_view class_name_of_descriptor(std::string_view field_descriptor);
// "java/lang/String" -> "Ljava/lang/String;"; "[I" unchanged.
std::string descriptor_of_class_name(std::string_view class_name);

inline bool is_array_name(std::string_view class_name) { return !class_name.empty() && class_name[0] == '['; }
unsigned array_dimensions(std::string_view array_name);
// "[[I" -> "[I", "[Lp/C;" -> "p/C", "[I" -> "I" (a descriptor, not a class).
std::string_view array_component_name(std::string_view array_name);
// Behind all dimensions: "[[Lp/C;" -> "p/C", "[[I" -> "I".
std::string_view array_element_name(std::string_view array_name);
std::string array_name_of(std::string_view component_class_name);

// "java/lang/String" -> "java/lang"; "" for the unnamed package. Of arrays: the element's.
std::string_view package_name(std::string_view class_name);
std::string_view simple_name(std::string_view class_name);     // behind the last '/'
std::string to_external_name(std::string_view internal_name);  // '/' -> '.'
std::string to_internal_name(std::string_view external_name);  // '.' -> '/'

// "void p.C.m(int, java.lang.String[])": how HotSpot's messages write a method.
std::string external_method_name(std::string_view class_name, std::string_view name, std::string_view descriptor);
// "int", "java.lang.String[]"
std::string external_type_name(std::string_view field_descriptor);

// JVMS 4.2.2, with '/' not allowed; is_method also refuses '<' and '>' (but not <init> and <clinit> themselves).
bool is_unqualified_name(std::string_view name);
bool is_legal_method_name(std::string_view name);  // 49 and later
bool is_legal_class_name(std::string_view name);   // binary name in internal form, no array
// The rule before version 49: Java identifiers.
bool is_java_identifier(std::string_view name);
bool is_java_class_name(std::string_view name);  // identifiers between '/'

}  // namespace cortado::classfile
