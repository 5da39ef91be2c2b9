#include "runtime/native_names.h"

#include "classfile/modified_utf8.h"

namespace cortado {

namespace {
bool is_ascii_alphanumeric(char16_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_escaped(std::string& to, char16_t c) {
  static constexpr char kDigits[] = "0123456789abcdef";
  to += "_0";
  for (int shift = 12; shift >= 0; shift -= 4) to += kDigits[(c >> shift) & 15];
}
}  // namespace

bool append_mangled(std::string& to, std::string_view modified_utf8) {
  bool at_start_of_part = true;
  for (char16_t c : classfile::to_utf16(modified_utf8)) {
    if (is_ascii_alphanumeric(c)) {
      if (at_start_of_part && c >= '0' && c <= '3') return false;
      to += static_cast<char>(c);
      at_start_of_part = false;
      continue;
    }
    at_start_of_part = c == '/';
    switch (c) {
      case '/': to += '_'; break;
      case '_': to += "_1"; break;
      case ';': to += "_2"; break;
      case '[': to += "_3"; break;
      default: append_escaped(to, c);
    }
  }
  return true;
}

NativeNames native_names(std::string_view class_name, std::string_view method_name, std::string_view descriptor) {
  NativeNames names;
  std::string text = "Java_";
  if (!append_mangled(text, class_name)) return names;
  text += '_';
  if (!append_mangled(text, method_name)) return names;
  names.short_name = text;
  text += "__";
  if (append_mangled(text, descriptor.substr(1, descriptor.rfind(')') - 1))) names.long_name = text;
  return names;
}

}  // namespace cortado
