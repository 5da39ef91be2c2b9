#pragma once
// What the functions with variable arguments (jni_variable_forms.def) are made with.

#include <cstdarg>

namespace cortado::jni {

// Begun by the function with va_start(scope.list, …), ended when its result has been computed.
struct VariableArgumentScope {
  va_list list;
  ~VariableArgumentScope() { va_end(list); }
};

}  // namespace cortado::jni

#define CORTADO_UNPACK(...) __VA_ARGS__
