#pragma once
// Names of native functions (JNI specification chapter 2, "Resolving Native Method Names"). Pure functions.

#include <string>
#include <string_view>

namespace cortado {

// Appends the mangled form of a class name in internal form, a method name or the parameters of a descriptor. False if
// the name has none: an escape would be ambiguous (a digit 0 to 3 at the start of a part), so it is never looked up.
bool append_mangled(std::string& to, std::string_view modified_utf8);

struct NativeNames {
  std::string short_name;  // Java_p_C_m; empty if there is none
  std::string long_name;   // Java_p_C_m__ILjava_lang_String_2
};
NativeNames native_names(std::string_view class_name, std::string_view method_name, std::string_view descriptor);

}  // namespace cortado
