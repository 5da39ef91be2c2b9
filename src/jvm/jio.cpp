// jio_*: the formatted output that the class library's natives share with the VM (contract section 1.2).

#include <jni.h>

#include <cstdarg>
#include <cstddef>
#include <cstdio>

#include "runtime/arguments.h"

extern "C" {

// Like C99's, but -1 when the text was cut, and `count` is signed in spirit: 0 and "negative" give -1.
JNIEXPORT int jio_vsnprintf(char* to, size_t count, const char* format, va_list arguments) {
  if (static_cast<std::ptrdiff_t>(count) <= 0) return -1;
  int length = std::vsnprintf(to, count, format, arguments);
  if (length >= 0 && static_cast<size_t>(length) < count) return length;
  to[count - 1] = '\0';
  return -1;
}

JNIEXPORT int jio_snprintf(char* to, size_t count, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = jio_vsnprintf(to, count, format, arguments);
  va_end(arguments);
  return length;
}

JNIEXPORT int jio_vfprintf(FILE* file, const char* format, va_list arguments) {
  auto hook = cortado::arguments.vfprintf_hook;
  return hook != nullptr ? hook(file, format, arguments) : std::vfprintf(file, format, arguments);
}

JNIEXPORT int jio_fprintf(FILE* file, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = jio_vfprintf(file, format, arguments);
  va_end(arguments);
  return length;
}

JNIEXPORT int jio_printf(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = jio_vfprintf(stdout, format, arguments);
  va_end(arguments);
  return length;
}

}  // extern "C"
