#pragma once
// Diagnostic commands: what jcmd and the DiagnosticCommand MBean run. The commands themselves are in
// diagnostic_command_list.cpp; here are their descriptions, the parser of arguments, and help.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

struct CommandParameter {
  const char* name;
  const char* description;
  const char* type;           // BOOLEAN, STRING, INT
  const char* default_value;  // or null
  bool is_option;             // "-all" or "name=value"; else an argument, by its place
  bool is_mandatory;
};

class CommandArguments;

struct DiagnosticCommand {
  const char* name;
  const char* description;
  const char* impact;
  const char *permission_class, *permission_name, *permission_action;  // or null
  std::span<const CommandParameter> parameters;
  bool is_exported;  // to the MBean
  // Appends its output. False: an exception is pending. MAY_GC: attributes do not go with pointers to functions.
  bool (*run)(Thread& thread, const CommandArguments& arguments, std::string& output);
};

// The values that one line gives the parameters of a command.
class CommandArguments {
 public:
  explicit CommandArguments(const DiagnosticCommand& command) : command_(command), values_(command.parameters.size()) {}
  // IllegalArgumentException.
  JavaResult<void> parse(Thread& thread, std::string_view text) MAY_GC;
  // The parameter must exist. Without a value: the default, or "".
  std::string_view text(std::string_view parameter) const;
  bool is_set(std::string_view parameter) const { return text(parameter) == "true"; }

 private:
  struct Value {
    bool given = false;
    std::string text;
  };
  JavaResult<void> take(Thread& thread, const std::string& key, const std::string& value, const std::string& whole)
      MAY_GC;
  size_t index_of(std::string_view parameter) const;

  const DiagnosticCommand& command_;
  std::vector<Value> values_;
};

std::span<const DiagnosticCommand> diagnostic_commands();
const DiagnosticCommand* find_diagnostic_command(std::string_view name);
// Help for one command, and for all.
std::string describe_command(const DiagnosticCommand& command);
// Runs "name arguments…". False: an exception is pending, IllegalArgumentException for what is not known.
bool run_diagnostic_command(Thread& thread, std::string_view line, bool from_bean, std::string& output) MAY_GC;

// What jvmti's attach commands share with the diagnostic commands.
// "-XX:+Name", "-XX:Name=value".
std::string describe_flag(std::string_view name);
// Sets a manageable flag; empty, or why not.
std::string set_manageable_flag(std::string_view name, std::string_view value);
// jdk.internal.vm.VMSupport's serialisation of properties; false: an exception is pending.
bool serialized_properties(Thread& thread, const char* method_name, std::string& text) MAY_GC;
std::string describe_heap_dump(Thread& thread, const std::string& path, bool collect_first, bool overwrite) MAY_GC;

}  // namespace cortado
