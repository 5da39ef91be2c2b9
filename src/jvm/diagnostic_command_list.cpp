// The diagnostic commands. Names, descriptions and the form of the output are HotSpot's: scripts read them.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <ctime>

#include "gc/heap_access.h"
#include "jvm/class_histogram.h"
#include "jvm/diagnostic_commands.h"
#include "jvm/jvmti/environment.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/flags.h"
#include "runtime/heap_dump.h"
#include "runtime/linking.h"
#include "runtime/safepoint.h"
#include "runtime/strings.h"
#include "runtime/thread_dump.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

using Arguments = CommandArguments;
constexpr const char* kManagement = "java.lang.management.ManagementPermission";

std::string property(const char* key, const char* otherwise = "") {
  const std::string* value = arguments.property(key);
  return value == nullptr ? otherwise : *value;
}

bool help(Thread&, const Arguments& given, std::string& output) {
  if (given.is_set("-all")) {
    for (const DiagnosticCommand& command : diagnostic_commands()) {
      output += fmt::format("{}\n\t{}\n\n", command.name, command.description);
    }
    return true;
  }
  std::string name(given.text("command name"));
  if (!name.empty()) {
    const DiagnosticCommand* command = find_diagnostic_command(name);
    output += command != nullptr ? describe_command(*command)
                                 : fmt::format("Help unavailable : '{}' : No such command\n", name);
    return true;
  }
  output += "The following commands are available:\n";
  for (const DiagnosticCommand& command : diagnostic_commands()) output += fmt::format("{}\n", command.name);
  output += "\nFor more information about a specific command use 'help <command>'.\n";
  return true;
}

bool version(Thread&, const Arguments&, std::string& output) {
  output += fmt::format("{} version {}\nJDK {}\n", property("java.vm.name", Vm::name()),
                        property("java.vm.version", Vm::version()), property("java.version", "17"));
  return true;
}

bool flags(Thread&, const Arguments& given, std::string& output) {
  if (given.is_set("-all")) {
    output += list_flags(FlagListing::kValues);
    return true;
  }
  for (const Flag& flag : Flags::all()) {
    if (flag.origin != FlagOrigin::kDefault) output += describe_flag(flag.name) + " ";
  }
  output += "\n";
  return true;
}

bool set_flag(Thread&, const Arguments& given, std::string& output) {
  std::string error = set_manageable_flag(given.text("flag name"), given.text("string value"));
  if (!error.empty()) output += error + "\n";
  return true;
}

bool command_line(Thread&, const Arguments&, std::string& output) {
  output += "VM Arguments:\n";
  std::string all;
  for (const auto* words : {&arguments.vm_flags, &arguments.vm_args}) {
    for (const std::string& word : *words) all += word + " ";
  }
  if (!all.empty()) output += "jvm_args: " + all + "\n";
  std::string command = property("sun.java.command");
  output += "java_command: " + (command.empty() ? "<unknown>" : command) + "\n";
  std::string path = property("java.class.path");
  output += "java_class_path (initial): " + (path.empty() ? "<not set>" : path) + "\n";
  output += "Launcher Type: SUN_STANDARD\n";
  return true;
}

bool system_properties(Thread& thread, const Arguments&, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  std::string text;
  if (!serialized_properties(thread, "serializePropertiesToByteArray", text)) return false;
  output += text;
  return true;
}

bool uptime(Thread&, const Arguments& given, std::string& output) {
  if (given.is_set("-date")) {
    int64_t now = os::wall_clock_ms();
    time_t seconds = now / 1000;
    tm parts;
    char date[32], zone[16];
    localtime_r(&seconds, &parts);
    std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
    std::strftime(zone, sizeof zone, "%z", &parts);
    output += fmt::format("{}.{:03}{}: ", date, now % 1000, zone);
  }
  output += fmt::format("{:.3f} s\n", static_cast<double>(Vm::uptime_ms()) / 1000);
  return true;
}

void append_file(const char* path, std::string& output) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  char buffer[4096];
  for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;) output.append(buffer, static_cast<size_t>(n));
  close(fd);
}

bool dynamic_libraries(Thread&, const Arguments&, std::string& output) {
  output += "Dynamic libraries:\n";
  append_file("/proc/self/maps", output);
  return true;
}

bool heap_info(Thread&, const Arguments&, std::string& output) {
  output += describe_heap();
  return true;
}

bool info(Thread& thread, const Arguments& given, std::string& output) {
  output +=
      fmt::format("# Java VM: {} ({}, {}, {})\n\n", Vm::name(), Vm::version(), property("java.vm.info"), "linux-amd64");
  output += "---------------  S U M M A R Y ------------\n\n";
  std::string words;
  for (const auto* list : {&arguments.vm_flags, &arguments.vm_args}) {
    for (const std::string& word : *list) words += word + " ";
  }
  output += fmt::format("Command Line: {}{}\n\n", words, property("sun.java.command"));
  char host[256] = "";
  gethostname(host, sizeof host - 1);
  output += fmt::format("Host: {}, {} cores, process {}\n", host, os::processor_count(), os::process_id());
  output += fmt::format("Elapsed time: {:.3f} seconds\n\n", static_cast<double>(Vm::uptime_ms()) / 1000);
  output += "---------------  P R O C E S S  ---------------\n\n";
  output += "Heap:\n" + describe_heap() + "\nVM Arguments:\n";
  if (!command_line(thread, given, output)) return false;
  output += "\n";
  return dynamic_libraries(thread, given, output);
}

bool print_threads(Thread& thread, const Arguments& given, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  output += describe_threads(thread, given.is_set("-l"));
  return true;
}

bool collect(Thread& thread, const Arguments&, std::string&) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (!Flags::boolean("DisableExplicitGC")) Heap::collect(thread, CollectionCause::kSystemGc);
  return true;
}

// Calls a static method without arguments, or with one String.
JavaResult<JavaValue> call_static(Thread& thread, Class* c, const char* name, const char* descriptor,
                                  std::initializer_list<Argument> with) MAY_GC {
  TRY(ensure_initialized(thread, c));
  Method* method = c->find_declared_method(Symbol::intern(name), Symbol::intern(descriptor));
  if (method == nullptr) return throw_new(thread, wk.classes.NoSuchMethodError, name);
  return call_java(thread, method, with);
}

bool run_finalization(Thread& thread, const Arguments&, std::string&) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  return call_static(thread, wk.classes.System, "runFinalization", "()V", {}).ok();
}

bool histogram(Thread& thread, const Arguments& given, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  output += class_histogram(thread, !given.is_set("-all"));
  return true;
}

bool heap_dump(Thread& thread, const Arguments& given, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  output += describe_heap_dump(thread, std::string(given.text("filename")), !given.is_set("-all"),
                               given.is_set("-overwrite"));
  return true;
}

bool load_agent(Thread& thread, const Arguments& given, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  std::string library(given.text("library path")), options(given.text("agent option"));
  // A jar: the agent library for Java code loads it.
  if (library.ends_with(".jar")) {
    std::string whole = options.empty() ? library : library + "=" + options;
    output += jvmti::load_for_attach(thread, "instrument", false, whole);
  } else {
    output += jvmti::load_for_attach(thread, library, true, options);
  }
  return true;
}

// jdk.internal.agent.Agent, whose module may not have been resolved.
JavaResult<Class*> management_agent(Thread& thread) MAY_GC {
  Class* modules = TRY(load_class(thread, Symbol::intern("jdk/internal/module/Modules"), nullptr));
  Rooted<Object> name(thread, TRY(new_string(thread, "jdk.management.agent")));
  if (call_static(thread, modules, "loadModule", "(Ljava/lang/String;)Ljava/lang/Module;", {name}).failed()) {
    return Thrown{};
  }
  return load_class(thread, Symbol::intern("jdk/internal/agent/Agent"), Vm::system_loader());
}

bool call_agent(Thread& thread, const char* method) MAY_GC {
  JavaResult<Class*> agent = management_agent(thread);
  return agent.ok() && call_static(thread, agent.value(), method, "()V", {}).ok();
}
bool start_local_agent(Thread& thread, const Arguments&, std::string&) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  return call_agent(thread, "startLocalManagementAgent");
}
bool stop_agent(Thread& thread, const Arguments&, std::string&) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  return call_agent(thread, "stopRemoteManagementAgent");
}

constexpr CommandParameter kAgentOptions[] = {
    {"config.file", "set com.sun.management.config.file", "STRING", nullptr, true, false},
    {"jmxremote.host", "set com.sun.management.jmxremote.host", "STRING", nullptr, true, false},
    {"jmxremote.port", "set com.sun.management.jmxremote.port", "STRING", nullptr, true, false},
    {"jmxremote.rmi.port", "set com.sun.management.jmxremote.rmi.port", "STRING", nullptr, true, false},
    {"jmxremote.ssl", "set com.sun.management.jmxremote.ssl", "STRING", nullptr, true, false},
    {"jmxremote.registry.ssl", "set com.sun.management.jmxremote.registry.ssl", "STRING", nullptr, true, false},
    {"jmxremote.authenticate", "set com.sun.management.jmxremote.authenticate", "STRING", nullptr, true, false},
    {"jmxremote.password.file", "set com.sun.management.jmxremote.password.file", "STRING", nullptr, true, false},
    {"jmxremote.access.file", "set com.sun.management.jmxremote.access.file", "STRING", nullptr, true, false},
};

bool start_agent(Thread& thread, const Arguments& given, std::string&) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  std::string all;
  for (const CommandParameter& parameter : kAgentOptions) {
    std::string_view value = given.text(parameter.name);
    if (!value.empty()) all += fmt::format("{}com.sun.management.{}={}", all.empty() ? "" : ",", parameter.name, value);
  }
  JavaResult<Class*> agent = management_agent(thread);
  if (agent.failed()) return false;
  JavaResult<Unrooted<Object>> text = new_string(thread, all);
  if (text.failed()) return false;
  Rooted<Object> options(thread, std::move(text).value());
  return call_static(thread, agent.value(), "startRemoteManagementAgent", "(Ljava/lang/String;)V", {options}).ok();
}

bool agent_status(Thread& thread, const Arguments&, std::string& output) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  JavaResult<Class*> agent = management_agent(thread);
  if (agent.failed()) return false;
  JavaResult<JavaValue> result =
      call_static(thread, agent.value(), "getManagementAgentStatus", "()Ljava/lang/String;", {});
  if (result.failed()) return false;
  Rooted<Object> text(thread, result.value().as_object());
  output += string_to_utf8(text);
  return true;
}

constexpr const char* kSizeImpact = "High: Depends on Java heap size and content.";
constexpr CommandParameter kHistogramParameters[] = {
    {"-all", "Inspect all objects, including unreachable objects", "BOOLEAN", "false", true, false},
    {"-parallel",
     "Number of parallel threads to use for heap inspection. 0 (the default) means let the VM determine the number of "
     "threads to use. 1 means use one thread (disable parallelism). For any other value the VM will try to use the "
     "specified number of threads, but might use fewer.",
     "INT", "0", true, false},
};
constexpr CommandParameter kDumpParameters[] = {
    {"filename", "Name of the dump file", "STRING", nullptr, false, true},
    {"-all", "Dump all objects, including unreachable objects", "BOOLEAN", "false", true, false},
    {"-overwrite", "If specified, the dump file will be overwritten if it exists", "BOOLEAN", "false", true, false},
};
constexpr CommandParameter kAgentLoadParameters[] = {
    {"library path", "Absolute path of the JVMTI agent to load.", "STRING", nullptr, false, false},
    {"agent option", "Option string to pass the agent.", "STRING", nullptr, false, false},
};
constexpr CommandParameter kThreadParameters[] = {
    {"-l", "print java.util.concurrent locks", "BOOLEAN", "false", true, false},
    {"-e", "print extended thread information", "BOOLEAN", "false", true, false},
};
constexpr CommandParameter kFlagsParameters[] = {
    {"-all", "Print all flags supported by the VM", "BOOLEAN", "false", true, false}};
constexpr CommandParameter kSetFlagParameters[] = {
    {"flag name", "The name of the flag we want to set", "STRING", nullptr, false, true},
    {"string value", "The value we want to set", "STRING", nullptr, false, false},
};
constexpr CommandParameter kUptimeParameters[] = {
    {"-date", "Add a prefix with current date", "BOOLEAN", "false", true, false}};
constexpr CommandParameter kHelpParameters[] = {
    {"command name", "The name of the command for which we want help", "STRING", nullptr, false, false},
    {"-all", "Show help for all commands", "BOOLEAN", "false", true, false},
};

// By name.
constexpr DiagnosticCommand kCommands[] = {
    {"GC.class_histogram", "Provide statistics about the Java heap usage.", kSizeImpact, kManagement, "monitor",
     nullptr, kHistogramParameters, true, histogram},
    {"GC.heap_dump", "Generate a HPROF format dump of the Java heap.",
     "High: Depends on Java heap size and content. Request a full GC unless the '-all' option is specified.",
     kManagement, "monitor", nullptr, kDumpParameters, false, heap_dump},
    {"GC.heap_info",
     "Provide generic Java heap information.",
     "Medium",
     kManagement,
     "monitor",
     nullptr,
     {},
     true,
     heap_info},
    {"GC.run",
     "Call java.lang.System.gc().",
     "Medium: Depends on Java heap size and content.",
     nullptr,
     nullptr,
     nullptr,
     {},
     true,
     collect},
    {"GC.run_finalization",
     "Call java.lang.System.runFinalization().",
     "Medium: Depends on Java content.",
     nullptr,
     nullptr,
     nullptr,
     {},
     true,
     run_finalization},
    {"JVMTI.agent_load", "Load JVMTI native agent.", "Low", kManagement, "control", nullptr, kAgentLoadParameters, true,
     load_agent},
    {"ManagementAgent.start", "Start remote management agent.", "Low: No impact", nullptr, nullptr, nullptr,
     kAgentOptions, false, start_agent},
    {"ManagementAgent.start_local",
     "Start local management agent.",
     "Low: No impact",
     nullptr,
     nullptr,
     nullptr,
     {},
     false,
     start_local_agent},
    {"ManagementAgent.status",
     "Print the management agent status.",
     "Low: No impact",
     kManagement,
     "monitor",
     nullptr,
     {},
     false,
     agent_status},
    {"ManagementAgent.stop",
     "Stop remote management agent.",
     "Low: No impact",
     nullptr,
     nullptr,
     nullptr,
     {},
     false,
     stop_agent},
    {"Thread.print", "Print all threads with stacktraces.", "Medium: Depends on the number of threads.", kManagement,
     "monitor", nullptr, kThreadParameters, true, print_threads},
    {"VM.command_line",
     "Print the command line used to start this VM instance.",
     "Low",
     kManagement,
     "monitor",
     nullptr,
     {},
     true,
     command_line},
    {"VM.dynlibs",
     "Print loaded dynamic libraries.",
     "Low",
     kManagement,
     "monitor",
     nullptr,
     {},
     true,
     dynamic_libraries},
    {"VM.flags", "Print VM flag options and their current values.", "Low", kManagement, "monitor", nullptr,
     kFlagsParameters, true, flags},
    {"VM.info",
     "Print information about JVM environment and status.",
     "Low",
     kManagement,
     "monitor",
     nullptr,
     {},
     true,
     info},
    {"VM.set_flag", "Sets VM flag option using the provided value.", "Low", kManagement, "control", nullptr,
     kSetFlagParameters, true, set_flag},
    {"VM.system_properties",
     "Print system properties.",
     "Low",
     "java.util.PropertyPermission",
     "*",
     "read",
     {},
     true,
     system_properties},
    {"VM.uptime", "Print VM uptime.", "Low", nullptr, nullptr, nullptr, kUptimeParameters, true, uptime},
    {"VM.version",
     "Print JVM version information.",
     "Low",
     "java.util.PropertyPermission",
     "java.vm.version",
     "read",
     {},
     true,
     version},
    {"help",
     "For more information about a specific command use 'help <command>'. With no argument this will show a list of "
     "available commands. 'help all' will show help for all commands.",
     "Low", nullptr, nullptr, nullptr, kHelpParameters, true, help},
};

}  // namespace

std::span<const DiagnosticCommand> diagnostic_commands() { return kCommands; }

std::string describe_flag(std::string_view name) {
  const Flag* flag = Flags::find(name);
  if (flag == nullptr) return "";
  if (flag->type == FlagType::kBool) return fmt::format("-XX:{}{}", flag->value == "true" ? "+" : "-", flag->name);
  return fmt::format("-XX:{}={}", flag->name, flag->value);
}

std::string set_manageable_flag(std::string_view name, std::string_view value) {
  const Flag* flag = Flags::find(name);
  if (flag == nullptr) return fmt::format("flag {} does not exist", name);
  if (flag->kind != FlagKind::kManageable) return "only 'writeable' flags can be set";
  if (flag->type == FlagType::kBool) {
    bool on = value == "true" || value == "1", off = value == "false" || value == "0";
    if (!on && !off) return "flag value must be a boolean (1/0 or true/false)";
    Flags::set(name, on ? "true" : "false", FlagOrigin::kManagement);
    return "";
  }
  uint64_t number = 0;
  if (flag->type != FlagType::kString && !parse_size(value, number)) return "flag value must be an unsigned integer";
  Flags::set(name, value, FlagOrigin::kManagement);
  return "";
}

bool serialized_properties(Thread& thread, const char* method_name, std::string& text) {
  JavaResult<Class*> support = load_class(thread, Symbol::intern("jdk/internal/vm/VMSupport"), nullptr);
  if (support.failed()) return false;
  JavaResult<JavaValue> result = call_static(thread, support.value(), method_name, "()[B", {});
  if (result.failed()) return false;
  Rooted<Object> bytes(thread, result.value().as_object());
  NoGc no_gc;
  auto* array = static_cast<Array*>(bytes.raw(no_gc));
  text.assign(reinterpret_cast<const char*>(array->elements()), static_cast<size_t>(array->length()));
  return true;
}

std::string describe_heap_dump(Thread& thread, const std::string& path, bool collect_first, bool overwrite) {
  std::string text = fmt::format("Dumping heap to {} ...\n", path);
  HeapDumpResult result = dump_heap(thread, path, collect_first, overwrite);
  if (!result.error.empty()) return text + fmt::format("Unable to create {}: {}\n", path, result.error);
  return text + fmt::format("Heap dump file created [{} bytes in {:.3f} secs]\n", result.bytes, result.seconds);
}

}  // namespace cortado
