#include "classfile/descriptor.h"

#include <cstring>

namespace cortado::classfile {
namespace {

// The length of the class name at the start of text that the rules before version 49 allow, or 0.
// Characters beyond ASCII count as identifier parts: the VM has no Unicode tables of its own.
size_t java_name_length(std::string_view text, bool slash_ok) {
  bool last_is_slash = false;
  size_t at = 0;
  for (; at < text.size(); ++at) {
    auto c = static_cast<unsigned char>(text[at]);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
    if (letter || (at > 0 && c >= '0' && c <= '9')) {
      last_is_slash = false;
    } else if (slash_ok && c == '/') {
      if (last_is_slash) return 0;
      last_is_slash = true;
    } else {
      break;
    }
  }
  return at;
}

size_t object_descriptor_length(std::string_view text, NameCheck check) {
  if (check == NameCheck::kIdentifier) {
    size_t name = java_name_length(text.substr(1), true);
    return name > 0 && name + 1 < text.size() && text[name + 1] == ';' ? name + 2 : 0;
  }
  size_t end = text.find(';', 1);
  if (end == std::string_view::npos || end == 1) return 0;
  if (check == NameCheck::kUnqualified && !is_legal_class_name(text.substr(1, end - 1))) return 0;
  return end + 1;
}

}  // namespace

size_t field_descriptor_length(std::string_view text, bool void_ok, NameCheck check) {
  size_t dimensions = 0;
  while (dimensions < text.size() && text[dimensions] == '[') ++dimensions;
  if (dimensions > 255 || dimensions == text.size()) return 0;
  std::string_view element = text.substr(dimensions);
  switch (basic_type_of(element[0])) {
    case BasicType::kIllegal:
    case BasicType::kArray: return 0;
    case BasicType::kVoid: return void_ok && dimensions == 0 ? 1 : 0;
    case BasicType::kObject: {
      size_t length = object_descriptor_length(element, check);
      return length == 0 ? 0 : dimensions + length;
    }
    default: return dimensions + 1;
  }
}

bool is_field_descriptor(std::string_view text, NameCheck check) {
  return !text.empty() && field_descriptor_length(text, false, check) == text.size();
}

int method_descriptor_slots(std::string_view text, NameCheck check) {
  if (text.empty() || text[0] != '(') return -1;
  size_t at = 1;
  int slots = 0;
  while (at < text.size() && text[at] != ')') {
    size_t length = field_descriptor_length(text.substr(at), false, check);
    if (length == 0) return -1;
    slots += static_cast<int>(slots_of(basic_type_of(text[at])));
    at += length;
  }
  if (at >= text.size()) return -1;
  std::string_view result = text.substr(at + 1);
  return !result.empty() && field_descriptor_length(result, true, check) == result.size() ? slots : -1;
}

DescriptorIterator::DescriptorIterator(std::string_view descriptor) : rest_(descriptor), text_("V") {
  if (!rest_.empty() && rest_[0] == '(') {
    rest_.remove_prefix(1);
  } else {
    at_return_ = true;
  }
  take();
}

// Malformed rests end the walk with the return type void.
void DescriptorIterator::take() {
  if (!at_return_ && !rest_.empty() && rest_[0] == ')') {
    at_return_ = true;
    rest_.remove_prefix(1);
  }
  size_t length = field_descriptor_length(rest_, at_return_);
  if (length == 0) {
    at_return_ = true;
    text_ = "V";
    rest_ = {};
    return;
  }
  text_ = rest_.substr(0, length);
  rest_.remove_prefix(length);
}

void DescriptorIterator::next() {
  if (!at_return_) take();
}

// Not a search for the last ')': class names may contain one.
std::string_view return_descriptor(std::string_view method_descriptor) {
  DescriptorIterator it(method_descriptor);
  while (!it.at_return()) it.next();
  return it.text();
}

BasicType return_type(std::string_view method_descriptor) {
  return basic_type_of(return_descriptor(method_descriptor));
}

unsigned parameter_count(std::string_view method_descriptor) {
  unsigned count = 0;
  for (DescriptorIterator it(method_descriptor); !it.at_return(); it.next()) ++count;
  return count;
}

unsigned argument_slots(std::string_view method_descriptor) {
  unsigned slots = 0;
  for (DescriptorIterator it(method_descriptor); !it.at_return(); it.next()) slots += it.slots();
  return slots;
}

}  // namespace cortado::classfile
