// System properties as the VM knows them; verbose output.

#include "base/log.h"
#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/arguments.h"

namespace cortado::jvmti {

jvmtiError JNICALL GetSystemProperties(jvmtiEnv*, jint* count, char*** names) {
  if (count == nullptr || names == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<char*> copies;
  for (const auto& [key, value] : arguments.properties) copies.push_back(copy_text(key));
  return give_array(copies, count, names);
}

jvmtiError JNICALL GetSystemProperty(jvmtiEnv*, const char* key, char** value) {
  if (key == nullptr || value == nullptr) return JVMTI_ERROR_NULL_POINTER;
  const std::string* text = arguments.property(key);
  return text == nullptr ? JVMTI_ERROR_NOT_AVAILABLE : give_text(*text, value);
}

// What describes the VM itself is not the agents' to change.
jvmtiError JNICALL SetSystemProperty(jvmtiEnv*, const char* key, const char* value) {
  if (key == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::string_view name = key;
  for (std::string_view prefix : {"java.vm.", "java.specification.", "java.version", "java.vendor"}) {
    if (name.starts_with(prefix)) return JVMTI_ERROR_NOT_AVAILABLE;
  }
  if (value == nullptr) return JVMTI_ERROR_NOT_AVAILABLE;
  arguments.set_property(name, value);
  return JVMTI_ERROR_NONE;
}

// As -verbose of the command line.
jvmtiError JNICALL SetVerboseFlag(jvmtiEnv*, jvmtiVerboseFlag flag, jboolean value) {
  std::string specification;
  switch (flag) {
    case JVMTI_VERBOSE_OTHER: return JVMTI_ERROR_NONE;
    case JVMTI_VERBOSE_GC: specification = value ? "gc=info" : "gc=off"; break;
    case JVMTI_VERBOSE_CLASS:
      specification = value ? "class+load=info,class+unload=info" : "class+load=off,class+unload=off";
      break;
    case JVMTI_VERBOSE_JNI: specification = value ? "jni+resolve=debug" : "jni+resolve=off"; break;
    default: return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  }
  std::string error;
  return log_configure(specification, error) ? JVMTI_ERROR_NONE : JVMTI_ERROR_INTERNAL;
}

}  // namespace cortado::jvmti
