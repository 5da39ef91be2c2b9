// The part of descriptor.h that is about names.
#include <algorithm>

#include "classfile/byte_words.h"
#include "classfile/descriptor.h"

namespace cortado::classfile {

std::string_view class_name_of_descriptor(std::string_view field_descriptor) {
  if (field_descriptor.size() >= 2 && field_descriptor.front() == 'L' && field_descriptor.back() == ';') {
    return field_descriptor.substr(1, field_descriptor.size() - 2);
  }
  return field_descriptor;
}

std::string descriptor_of_class_name(std::string_view class_name) {
  if (is_array_name(class_name)) return std::string(class_name);
  std::string result;
  result.reserve(class_name.size() + 2);
  result += 'L';
  result += class_name;
  result += ';';
  return result;
}

unsigned array_dimensions(std::string_view array_name) {
  size_t end = array_name.find_first_not_of('[');
  return static_cast<unsigned>(end == std::string_view::npos ? array_name.size() : end);
}

std::string_view array_component_name(std::string_view array_name) {
  return class_name_of_descriptor(array_name.substr(std::min<size_t>(1, array_name.size())));
}

std::string_view array_element_name(std::string_view array_name) {
  return class_name_of_descriptor(array_name.substr(array_dimensions(array_name)));
}

std::string array_name_of(std::string_view component_class_name) {
  return "[" + descriptor_of_class_name(component_class_name);
}

std::string_view package_name(std::string_view class_name) {
  if (is_array_name(class_name)) class_name = array_element_name(class_name);
  size_t slash = class_name.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : class_name.substr(0, slash);
}

std::string_view simple_name(std::string_view class_name) {
  size_t slash = class_name.rfind('/');
  return slash == std::string_view::npos ? class_name : class_name.substr(slash + 1);
}

std::string to_external_name(std::string_view internal_name) {
  std::string result(internal_name);
  std::replace(result.begin(), result.end(), '/', '.');
  return result;
}

std::string to_internal_name(std::string_view external_name) {
  std::string result(external_name);
  std::replace(result.begin(), result.end(), '.', '/');
  return result;
}

std::string external_type_name(std::string_view field_descriptor) {
  unsigned dimensions = array_dimensions(field_descriptor);
  std::string_view element = field_descriptor.substr(dimensions);
  BasicType type = basic_type_of(element);
  std::string result =
      type == BasicType::kObject ? to_external_name(class_name_of_descriptor(element)) : std::string(type_name(type));
  for (unsigned i = 0; i < dimensions; ++i) result += "[]";
  return result;
}

std::string external_method_name(std::string_view class_name, std::string_view name, std::string_view descriptor) {
  std::string result = external_type_name(return_descriptor(descriptor));
  result += ' ';
  result += to_external_name(class_name);
  result += '.';
  result += name;
  result += '(';
  bool first = true;
  for (DescriptorIterator it(descriptor); !it.at_return(); it.next()) {
    if (!first) result += ", ";
    first = false;
    result += external_type_name(it.text());
  }
  result += ')';
  return result;
}

bool is_unqualified_name(std::string_view name) {
  return !name.empty() && !contains_any<'.', ';', '[', '/'>(name);
}

bool is_legal_method_name(std::string_view name) {
  if (name.empty()) return false;
  if (name[0] == '<') return name == "<init>" || name == "<clinit>";
  return !contains_any<'.', ';', '[', '/', '<', '>'>(name);
}

bool is_legal_class_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.back() == '/') return false;
  if (contains_any<'.', ';', '['>(name)) return false;
  return !contains_pair(name, '/');
}

bool is_java_identifier(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           byte >= 0x80;
  });
}

// HotSpot's rule: slashes separate, none may follow another; what is between them is not looked at one by one.
bool is_java_class_name(std::string_view name) {
  if (name.empty() || name.find("//") != std::string_view::npos || (name[0] >= '0' && name[0] <= '9')) return false;
  std::string letters(name);
  std::replace(letters.begin(), letters.end(), '/', '_');
  return is_java_identifier(letters);
}

}  // namespace cortado::classfile
