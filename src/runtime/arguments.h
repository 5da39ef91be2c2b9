#pragma once
// The VM's options (contract section 10): parsed from JavaVMInitArgs, environment variables and files, and the system
// properties that result.

#include <jni.h>

#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cortado {

constexpr uint64_t kMaximumCodeCache = uint64_t{2} << 30;  // bytes: what the 32-bit distance of a call reaches

struct AssertionRule {
  std::string name;  // class or package (dotted); empty: everywhere
  bool is_package = false;
  bool enable = false;
};

struct Arguments {
  // In order; later wins. As JVM_GetProperties hands them out, with the VM's own properties first.
  std::vector<std::pair<std::string, std::string>> properties;
  std::string java_home;
  std::vector<std::string> vm_flags, vm_args;  // as given, for RuntimeMXBean and jcmd
  size_t initial_heap = 0, maximum_heap = 0, java_stack_size = 1 << 20, max_direct_memory = 0;
  bool system_assertions = false;
  std::vector<AssertionRule> assertion_rules;  // in order; the last match wins
  std::vector<std::string> boot_append;
  std::vector<std::pair<std::string, std::string>> module_patches;
  std::vector<std::pair<std::string, std::optional<std::string>>> agents;  // library, options
  bool interpret_only = false;                                             // -Xint
  bool compile_first = false;                                              // -Xcomp: at the second call
  bool enable_preview = false;
  bool reduce_signals = false;  // -Xrs
  bool check_jni = false;
  bool verify_remote = true, verify_local = false;
  bool ignore_unrecognized = false;
  bool is_command = false;  // made by libjli, for which the process is the VM; else by a host, which outlives it
  int (*vfprintf_hook)(FILE*, const char*, va_list) = nullptr;
  void (*exit_hook)(int) = nullptr;
  void (*abort_hook)() = nullptr;

  void set_property(std::string_view key, std::string_view value);
  const std::string* property(std::string_view key) const;
};
extern Arguments arguments;

// JNI_OK, or JNI_EINVAL / JNI_ERR after the message was printed as `java` prints it.
jint parse_arguments(const JavaVMInitArgs* args, Arguments& into);
// "OpenJDK 64-Bit Server VM warning: …" on standard error: the prefix that scripts know.
void print_warning(std::string_view message);
// Derivation of java.home: contract 3.6.
std::string find_java_home();
// Has lib/modules and says in its `release` file that it is some 17.
bool is_java_17_home(const std::string& home);

}  // namespace cortado
