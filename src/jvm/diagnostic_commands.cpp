#include "jvm/diagnostic_commands.h"

#include <fmt/format.h>

#include "runtime/exceptions.h"

namespace cortado {

namespace {

std::string argument_error(const std::string& what) {
  return fmt::format("Unknown argument '{}' in diagnostic command.", what);
}

// The next word of `text`, which loses it; quotes keep blanks together.
std::string take_word(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::string word;
  char quote = 0;
  while (!text.empty()) {
    char c = text.front();
    if (quote == 0 && c == ' ') break;
    text.remove_prefix(1);
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else {
      word += c;
    }
  }
  return word;
}

std::string describe_parameters(const DiagnosticCommand& command, bool options) {
  std::string text;
  for (const CommandParameter& p : command.parameters) {
    if (p.is_option != options) continue;
    text += fmt::format("\t{} : {}{} ({}, {})\n", p.name, p.is_mandatory ? (options ? "" : " ") : "[optional] ",
                        p.description, p.type, p.default_value == nullptr ? "no default value" : p.default_value);
  }
  return text;
}

std::string syntax(const DiagnosticCommand& command) {
  std::string text = fmt::format("Syntax : {} ", command.name);
  bool has_options = false;
  for (const CommandParameter& p : command.parameters) has_options = has_options || p.is_option;
  if (has_options) text += "[options]";
  for (const CommandParameter& p : command.parameters) {
    if (p.is_option) continue;
    text += p.is_mandatory ? fmt::format(" <{}>", p.name) : fmt::format(" [<{}>]", p.name);
  }
  return text;
}

}  // namespace

size_t CommandArguments::index_of(std::string_view parameter) const {
  for (size_t i = 0; i < values_.size(); i++) {
    if (parameter == command_.parameters[i].name) return i;
  }
  return values_.size();
}

std::string_view CommandArguments::text(std::string_view parameter) const {
  size_t i = index_of(parameter);
  if (values_[i].given) return values_[i].text;
  const char* otherwise = command_.parameters[i].default_value;
  return otherwise == nullptr ? "" : otherwise;
}

JavaResult<void> CommandArguments::take(Thread& thread, const std::string& key, const std::string& value,
                                        const std::string& whole) {
  size_t i = index_of(key);
  if (i < values_.size() && command_.parameters[i].is_option) {
    bool is_boolean = std::string_view(command_.parameters[i].type) == "BOOLEAN";
    if (is_boolean && !value.empty() && value != "true" && value != "false") {
      return throw_new(thread, wk.classes.IllegalArgumentException,
                       fmt::format("Boolean parsing error in command argument '{}'. Could not parse: {}.", key, value));
    }
    values_[i] = {true, is_boolean && value.empty() ? "true" : value};
    return {};
  }
  for (i = 0; i < values_.size(); i++) {
    if (command_.parameters[i].is_option || values_[i].given) continue;
    values_[i] = {true, whole};
    return {};
  }
  return throw_new(thread, wk.classes.IllegalArgumentException, argument_error(key));
}

JavaResult<void> CommandArguments::parse(Thread& thread, std::string_view text) {
  for (std::string word = take_word(text); !word.empty(); word = take_word(text)) {
    size_t equals = word.find('=');
    std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    TRY(take(thread, word.substr(0, equals), value, word));
  }
  for (size_t i = 0; i < values_.size(); i++) {
    const CommandParameter& p = command_.parameters[i];
    if (!p.is_mandatory || values_[i].given) continue;
    return throw_new(thread, wk.classes.IllegalArgumentException,
                     fmt::format("The {} '{}' is mandatory.", p.is_option ? "option" : "argument", p.name));
  }
  return {};
}

const DiagnosticCommand* find_diagnostic_command(std::string_view name) {
  for (const DiagnosticCommand& command : diagnostic_commands()) {
    if (name == command.name) return &command;
  }
  return nullptr;
}

std::string describe_command(const DiagnosticCommand& command) {
  std::string text = fmt::format("{}\n{}\n\nImpact: {}\n\n", command.name, command.description, command.impact);
  if (command.permission_class != nullptr) {
    text += fmt::format("Permission: {}({}{}{})\n\n", command.permission_class, command.permission_name,
                        command.permission_action == nullptr ? "" : ", ",
                        command.permission_action == nullptr ? "" : command.permission_action);
  }
  text += syntax(command);
  std::string arguments = describe_parameters(command, false);
  std::string options = describe_parameters(command, true);
  if (!arguments.empty()) text += "\n\nArguments:\n" + arguments;
  if (!options.empty()) {
    text += (arguments.empty() ? "\n\n" : "\n");
    text += "Options: (options must be specified using the <key> or <key>=<value> syntax)\n" + options;
  }
  if (arguments.empty() && options.empty()) text += "\n";
  return text;
}

bool run_diagnostic_command(Thread& thread, std::string_view line, bool from_bean, std::string& output) {
  std::string name = take_word(line);
  const DiagnosticCommand* command = find_diagnostic_command(name);
  if (command == nullptr || (from_bean && !command->is_exported)) {
    (void)throw_new(thread, wk.classes.IllegalArgumentException, "Unknown diagnostic command");
    return false;
  }
  CommandArguments arguments(*command);
  if (arguments.parse(thread, line).failed()) return false;
  return command->run(thread, arguments, output);
}

}  // namespace cortado
