#include "runtime/arguments.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <span>

#include "base/log.h"
#include "os/text_file.h"
#include "runtime/flags.h"
#include "runtime/vm.h"

namespace cortado {

Arguments arguments;

void Arguments::set_property(std::string_view key, std::string_view value) {
  for (auto& [k, v] : properties) {
    if (k == key) {
      v = value;
      return;
    }
  }
  properties.emplace_back(key, value);
}

const std::string* Arguments::property(std::string_view key) const {
  for (const auto& [k, v] : properties) {
    if (k == key) return &v;
  }
  return nullptr;
}

namespace {
// To standard error, or to the host's hook.
__attribute__((format(printf, 1, 2))) void print_error(const char* format, ...) {
  va_list list;
  va_start(list, format);
  auto print = arguments.vfprintf_hook != nullptr ? arguments.vfprintf_hook : std::vfprintf;
  print(stderr, format, list);
  va_end(list);
}

// What `java` prints on standard output. Flushed, so that it stands before what follows on standard error.
__attribute__((format(printf, 1, 2))) void print_output(const char* format, ...) {
  va_list list;
  va_start(list, format);
  auto print = arguments.vfprintf_hook != nullptr ? arguments.vfprintf_hook : std::vfprintf;
  print(stdout, format, list);
  std::fflush(stdout);
  va_end(list);
}
}  // namespace

void print_warning(std::string_view message) {
  print_error("OpenJDK 64-Bit Server VM warning: %.*s\n", static_cast<int>(message.size()), message.data());
}

namespace {

constexpr std::string_view kMaximumHeapFlag = "MaxHeapSize";
constexpr uint64_t kMinimumHeap = 2u << 20;     // bytes
constexpr uint64_t kMaximumStack = 1u << 30;    // bytes
constexpr uint64_t kMinimumStack = 136u << 10;  // bytes, as HotSpot on x86-64

class Parser {
 public:
  explicit Parser(Arguments& into) : into_(into) {}

  // Every source in order of precedence, later wins.
  jint parse_all(const JavaVMInitArgs* args) {
    std::span<const JavaVMOption> options(args->options, static_cast<size_t>(args->nOptions));
    for (const JavaVMOption& option : options) {
      if (std::string_view(option.optionString).starts_with("-Dsun.java.launcher=")) into_.is_command = true;
    }
    for (const JavaVMOption& option : options) {  // before any option changes a flag
      if (std::string_view(option.optionString) != "-XX:+PrintFlagsInitial") continue;
      std::fputs(list_flags(FlagListing::kValues).c_str(), stdout);
      Vm::halt(nullptr, 0);
    }
    ignore_unrecognized_ = args->ignoreUnrecognized == JNI_TRUE;
    into_.ignore_unrecognized = ignore_unrecognized_;
    if (jint code = parse_environment("JAVA_TOOL_OPTIONS"); code != JNI_OK) return code;
    for (const JavaVMOption& option : options) {
      if (parse_hook(option)) continue;
      if (jint code = parse_option(option.optionString, true); code != JNI_OK) return code;
    }
    return parse_environment("_JAVA_OPTIONS");
  }

 private:
  bool parse_hook(const JavaVMOption& option) {
    if (std::strcmp(option.optionString, "vfprintf") == 0) {
      into_.vfprintf_hook = reinterpret_cast<int (*)(FILE*, const char*, va_list)>(option.extraInfo);
    } else if (std::strcmp(option.optionString, "exit") == 0) {
      into_.exit_hook = reinterpret_cast<void (*)(int)>(option.extraInfo);
    } else if (std::strcmp(option.optionString, "abort") == 0) {
      into_.abort_hook = reinterpret_cast<void (*)()>(option.extraInfo);
    } else {
      return false;
    }
    return true;
  }

  jint parse_environment(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr || geteuid() != getuid() || getegid() != getgid()) return JNI_OK;
    print_error("Picked up %s: %s\n", variable, value);
    return parse_words(value, variable);
  }

  // Words separated by white space, with quotes around what holds white space. `source` is named when one is missing.
  jint parse_words(std::string_view text, const char* source) {
    std::string word;
    char quote = 0;
    bool inside = false;
    for (size_t i = 0; i <= text.size(); i++) {
      char c = i < text.size() ? text[i] : ' ';
      if (quote != 0 && i < text.size()) {
        if (c == quote)
          quote = 0;
        else
          word += c;
      } else if (c == '"' || c == '\'') {
        quote = c;
        inside = true;
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        if (inside) {
          if (jint code = parse_option(word, false); code != JNI_OK) return code;
        }
        word.clear();
        inside = false;
      } else {
        word += c;
        inside = true;
      }
    }
    if (quote != 0) {
      print_error("Unmatched quote in %s\n", source);
      return JNI_ERR;
    }
    return JNI_OK;
  }

  jint parse_file(const std::string& path, bool flags_only) {
    std::optional<std::string> file = os::read_text_file(path);
    if (!file) {
      print_error(flags_only ? "Could not open settings file %s\n" : "Could not open options file '%s'\n",
                  path.c_str());
      return JNI_ERR;
    }
    if (!flags_only) return parse_words(*file, path.c_str());
    constexpr const char* kSpace = " \t\r\v\f";
    std::string text;
    for (std::string& line : os::split(*file, '\n')) {
      line.resize(std::min(line.find('#'), line.size()));
      for (size_t at = line.find_first_not_of(kSpace); at < line.size(); at = line.find_first_not_of(kSpace, at)) {
        size_t end = std::min(line.find_first_of(kSpace, at), line.size());
        std::string word = line.substr(at, end - at);
        text += (word.starts_with("-XX:") ? "" : "-XX:") + word + '\n';
        at = end;
      }
    }
    return parse_words(text, path.c_str());
  }

  // What libjli adds to the user's options: java does not show it as an argument.
  static bool is_made_by_launcher(std::string_view option) {
    return option.starts_with("-Djava.class.path=") || option.starts_with("-Dsun.java.command=") ||
           option.starts_with("-Dsun.java.launcher=");
  }

  jint parse_option(const std::string& option, bool from_command_line) {
    if (!is_made_by_launcher(option)) (option.starts_with("-XX:") ? into_.vm_flags : into_.vm_args).push_back(option);
    if (!from_command_line && option == "-XX:+IgnoreUnrecognizedVMOptions") ignore_unrecognized_ = true;
    if (option.starts_with("-XX:")) return parse_flag(option.substr(4));
    if (option.starts_with("-D")) return parse_property(std::string_view(option).substr(2));
    bool known = false;
    jint code = parse_module_option(option, known);
    if (!known) code = parse_assertion(option, known);
    if (!known) code = parse_agent(option, known);
    if (!known) code = parse_size_option(option, known);
    if (!known) code = parse_mode(option, known);
    if (known) return code;
    if (into_.ignore_unrecognized) return JNI_OK;
    print_error("Unrecognized option: %s\n", option.c_str());
    return JNI_ERR;
  }

  jint parse_flag(const std::string& flag) {
    if (flag.starts_with('#')) return JNI_OK;
    if (flag.starts_with("Flags=")) return parse_file(flag.substr(6), true);
    if (flag.starts_with("VMOptionsFile=")) return parse_file(flag.substr(14), false);
    if (flag == "+IgnoreUnrecognizedVMOptions") ignore_unrecognized_ = true;
    if (flag.starts_with("StartFlightRecording") || flag.starts_with("FlightRecorderOptions")) {
      print_warning("Flight recording is not supported; the option is ignored.");
      return JNI_OK;
    }
    if (flag.starts_with("MaxHeapSize=")) {
      bool known = false;
      return parse_size_option("-XX:" + flag, known);
    }
    std::string error;
    if (Flags::parse(flag, error) || ignore_unrecognized_) return JNI_OK;
    std::fputs(error.c_str(), stderr);
    return JNI_EINVAL;
  }

  jint parse_property(std::string_view text) {
    size_t equals = text.find('=');
    std::string_view key = text.substr(0, equals);
    std::string_view value = equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1);
    static constexpr std::string_view kReserved[] = {"addreads",     "addexports", "addopens",
                                                     "addmods",      "limitmods",  "path",
                                                     "upgrade.path", "patch",      "enable.native.access"};
    for (std::string_view reserved : kReserved) {
      std::string prefix = fmt::format("jdk.module.{}", reserved);
      if (key == prefix || key.starts_with(prefix + ".")) {
        print_warning(fmt::format("Ignoring system property options whose names match the '-D{}*'. {}", prefix,
                                  "They are reserved for internal use."));
        return JNI_OK;
      }
    }
    if ((key == "java.endorsed.dirs" || key == "java.ext.dirs") && !value.empty()) {
      print_error("-D%s=%s is not supported. %s\n", std::string(key).c_str(), std::string(value).c_str(),
                  key == "java.ext.dirs" ? "Use -classpath instead."
                                         : "Endorsed standards and standalone APIs\nin modular form will be supported "
                                           "via the concept of upgradeable modules.");
      return JNI_EINVAL;
    }
    if (key == "sun.nio.MaxDirectMemorySize") return JNI_OK;
    if (key.starts_with("com.sun.management") && !management_module_added_) {
      management_module_added_ = true;
      add_numbered("jdk.module.addmods", "jdk.management.agent");
    }
    into_.set_property(key, value);
    return JNI_OK;
  }

  void add_numbered(const std::string& prefix, std::string_view value) {
    for (int i = 0;; i++) {
      std::string key = fmt::format("{}.{}", prefix, i);
      if (into_.property(key) != nullptr) continue;
      into_.set_property(key, value);
      return;
    }
  }

  jint parse_module_option(const std::string& option, bool& known) {
    struct Row {
      std::string_view option;
      const char* property;
      bool numbered;
    };
    static constexpr Row kRows[] = {
        {"--add-reads=", "jdk.module.addreads", true},
        {"--add-exports=", "jdk.module.addexports", true},
        {"--add-opens=", "jdk.module.addopens", true},
        {"--add-modules=", "jdk.module.addmods", true},
        {"--limit-modules=", "jdk.module.limitmods", false},
        {"--module-path=", "jdk.module.path", false},
        {"--upgrade-module-path=", "jdk.module.upgrade.path", false},
        {"--patch-module=", "jdk.module.patch", true},
        {"--enable-native-access=", "jdk.module.enable.native.access", true},
    };
    for (const Row& row : kRows) {
      if (!option.starts_with(row.option)) continue;
      known = true;
      std::string value = option.substr(row.option.size());
      if (!row.numbered) {
        into_.set_property(row.property, value);
        return JNI_OK;
      }
      add_numbered(row.property, value);
      if (row.option == "--patch-module=") return add_patch(value);
      return JNI_OK;
    }
    if (option.starts_with("--illegal-access=")) {
      known = true;
      print_warning(fmt::format("Ignoring option {}; support was removed in 17.0", option));
    } else if (option == "--enable-preview") {
      known = true;
      into_.enable_preview = true;
    }
    return JNI_OK;
  }

  jint add_patch(const std::string& value) {
    size_t equals = value.find('=');
    if (equals == std::string::npos) {
      print_error("Missing '=' in --patch-module specification\n");
      return JNI_ERR;
    }
    std::string module = value.substr(0, equals);
    // The module system would find that of any other module itself: java.base is patched before it is there.
    if (module == "java.base" && std::any_of(into_.module_patches.begin(), into_.module_patches.end(),
                                             [&](const auto& patch) { return patch.first == module; })) {
      return Vm::fail_initialization("Cannot specify java.base more than once to --patch-module");
    }
    into_.module_patches.emplace_back(std::move(module), value.substr(equals + 1));
    return JNI_OK;
  }

  jint parse_assertion(const std::string& option, bool& known) {
    static constexpr std::pair<std::string_view, bool> kPrefixes[] = {
        {"-enableassertions", true}, {"-disableassertions", false}, {"-ea", true}, {"-da", false}};
    known = true;
    if (option == "-esa" || option == "-enablesystemassertions") {
      into_.system_assertions = true;
      return JNI_OK;
    }
    if (option == "-dsa" || option == "-disablesystemassertions") {
      into_.system_assertions = false;
      return JNI_OK;
    }
    for (auto [prefix, enable] : kPrefixes) {
      if (option == prefix) {
        into_.assertion_rules.push_back({"", false, enable});
        return JNI_OK;
      }
      if (!option.starts_with(std::string(prefix) + ":")) continue;
      std::string name = option.substr(prefix.size() + 1);
      bool is_package = name.ends_with("...");
      if (is_package) name.resize(name.size() - 3);
      into_.assertion_rules.push_back({name, is_package, enable});
      return JNI_OK;
    }
    known = false;
    return JNI_OK;
  }

  jint parse_agent(const std::string& option, bool& known) {
    known = true;
    auto add = [&](std::string_view text, char separator) {
      size_t at = text.find(separator);
      std::optional<std::string> options;
      if (at != std::string_view::npos) options = text.substr(at + 1);
      into_.agents.emplace_back(text.substr(0, at), std::move(options));
    };
    if (option.starts_with("-agentlib:")) {
      add(std::string_view(option).substr(10), '=');
    } else if (option.starts_with("-agentpath:")) {
      add(std::string_view(option).substr(11), '=');
    } else if (option.starts_with("-javaagent:")) {
      into_.agents.emplace_back("instrument", option.substr(11));
      add_numbered("jdk.module.addmods", "java.instrument");
    } else if (option.starts_with("-Xrun")) {
      add(std::string_view(option).substr(5), ':');
    } else {
      known = false;
    }
    return JNI_OK;
  }

  jint parse_size_option(const std::string& option, bool& known) {
    struct Row {
      std::string_view prefix;
      const char* what;
      std::string_view flag;
      unsigned divide_shift;
    };
    static constexpr Row kRows[] = {
        {"-Xmx", "maximum heap size", kMaximumHeapFlag, 0},
        {"-XX:MaxHeapSize=", "maximum heap size", kMaximumHeapFlag, 0},
        {"-Xms", "initial heap size", "InitialHeapSize", 0},
        {"-Xmn", "initial young generation size", "NewSize", 0},
        {"-Xss", "thread stack size", "ThreadStackSize", 10},
    };
    for (const Row& row : kRows) {
      if (!option.starts_with(row.prefix)) continue;
      known = true;
      uint64_t bytes = 0;
      bool is_size = parse_size(std::string_view(option).substr(row.prefix.size()), bytes);
      bool is_too_large = row.prefix == "-Xss" && bytes > kMaximumStack;
      if (!is_size || is_too_large || (row.prefix == "-Xmn" && bytes == 0)) {
        print_error("Invalid %s: %s\n%s", row.what, option.c_str(),
                    is_too_large ? "The specified size exceeds the maximum representable size.\n" : "");
        return JNI_EINVAL;
      }
      if (row.flag == kMaximumHeapFlag && bytes < kMinimumHeap)
        return Vm::fail_initialization("Too small maximum heap");
      if (row.prefix == "-Xss" && bytes > 0 && bytes < kMinimumStack) {  // 0 is the default
        print_output("\nThe Java thread stack size specified is too small. Specify at least %zuk\n",
                     static_cast<size_t>(kMinimumStack >> 10));
        return JNI_ERR;
      }
      Flags::set(row.flag, std::to_string(bytes >> row.divide_shift), FlagOrigin::kCommandLine);
      if (row.prefix == "-Xmn") Flags::set("MaxNewSize", std::to_string(bytes), FlagOrigin::kCommandLine);
      return JNI_OK;
    }
    return JNI_OK;
  }

  jint parse_mode(const std::string& option, bool& known) {
    known = true;
    if (option.starts_with("-Xbootclasspath/a:")) {
      for (const std::string& path : os::split(option.substr(18), ':')) into_.boot_append.push_back(path);
      return JNI_OK;
    }
    for (const char* gone : {"-Xbootclasspath/p", "-Xbootclasspath"}) {
      if (option.starts_with(std::string(gone) + ":")) {
        print_output("%s is no longer a supported option.\n", gone);
        return JNI_EINVAL;
      }
    }
    if (option == "-Xint") into_.interpret_only = true;
    if (option == "-Xcomp") into_.compile_first = true;
    if (option == "-Xmixed") into_.interpret_only = into_.compile_first = false;
    if (option == "-Xrs") {
      into_.reduce_signals = true;
    } else if (option == "-Xnoclassgc") {
      Flags::set("ClassUnloading", "false", FlagOrigin::kCommandLine);
    } else if (option.starts_with("-Xcheck:jni")) {
      into_.check_jni = true;
    } else if (option == "-Xverify:all" || option == "-Xverify") {
      into_.verify_local = into_.verify_remote = true;
    } else if (option == "-Xverify:remote") {
      into_.verify_remote = true;
      into_.verify_local = false;
    } else if (option == "-Xverify:none" || option == "-noverify") {
      into_.verify_local = into_.verify_remote = false;
      print_warning(
          "Options -Xverify:none and -noverify were deprecated in JDK 13 and will likely be removed in a future "
          "release.");
    } else if (option.starts_with("-Xlog") || option.starts_with("-verbose")) {
      return parse_log(option);
    } else {
      known = is_accepted(option);
    }
    return JNI_OK;
  }

  static jint parse_log(const std::string& option) {
    std::string specification = option.starts_with("-Xlog:") ? option.substr(6) : "";
    if (option.starts_with("-Xloggc:")) specification = "gc:" + option.substr(8);
    if (option == "-verbose" || option == "-verbose:class") specification = "class+load=info,class+unload=info";
    if (option == "-verbose:gc") specification = "gc=info";
    if (option == "-verbose:jni") specification = "jni+resolve=debug";
    if (option == "-verbose:module") specification = "module+load=info";
    if (option.starts_with("-verbose") && specification.empty()) return JNI_OK;  // an unknown subsystem is ignored
    std::string error;
    if (log_configure(specification, error)) return JNI_OK;
    for (const std::string& line : os::split(error, '\n')) {
      print_output("[0.000s][error][logging] %s\n", line.c_str());
    }
    print_error("Invalid -Xlog option '%s', see error log for details.\n", option.c_str());
    return JNI_EINVAL;
  }

  // Options whose feature makes no difference to a program's results here.
  static bool is_accepted(const std::string& option) {
    static constexpr std::string_view kExact[] = {"-Xint",       "-Xcomp",     "-Xmixed",        "-Xbatch",
                                                  "-Xdebug",     "-Xnoagent",  "-Xconcurrentio", "-Xshare:auto",
                                                  "-Xshare:off", "-Xshare:on", "-Xshare:dump",   "-Xinternalversion",
                                                  "-Xfuture",    "-Xprof",     "-Xeprof"};
    static constexpr std::string_view kPrefixes[] = {"-Xmaxjitcodesize", "-Xcodecache"};
    for (std::string_view text : kExact) {
      if (option == text) return true;
    }
    for (std::string_view text : kPrefixes) {
      if (option.starts_with(text)) return true;
    }
    return false;
  }

  Arguments& into_;
  bool ignore_unrecognized_ = false;
  bool management_module_added_ = false;
};

void add_vm_properties(Arguments& into) {
  into.set_property("java.vm.specification.name", "Java Virtual Machine Specification");
  into.set_property("java.vm.specification.vendor", "Oracle Corporation");
  into.set_property("java.vm.specification.version", "17");
  into.set_property("java.vm.name", Vm::name());
  into.set_property("java.vm.version", Vm::version());
  into.set_property("java.vm.vendor", "The Cortado project");
  into.set_property("java.vm.info", "mixed mode");
  into.set_property("jdk.debug", "release");
  into.set_property("java.class.path", "");
  into.set_property("java.home", into.java_home);
  into.set_property("sun.boot.library.path", into.java_home + "/lib");
  const char* path = std::getenv("LD_LIBRARY_PATH");
  into.set_property("java.library.path",
                    fmt::format("{}{}/usr/java/packages/lib:/usr/lib/x86_64-linux-gnu/jni:/lib/x86_64-linux-gnu:"
                                "/usr/lib/x86_64-linux-gnu:/usr/lib/jni:/lib:/usr/lib",
                                path == nullptr ? "" : path, path == nullptr || *path == 0 ? "" : ":"));
}

// What the flags say where a later -XX: may override an earlier -X and the other way round.
void apply_flags(Arguments& into) {
  if (into.interpret_only || Flags::integer("TieredStopAtLevel") == 0) into.interpret_only = true;
  into.set_property("java.vm.info", into.interpret_only  ? "interpreted mode"
                                    : into.compile_first ? "compiled mode"
                                                         : "mixed mode");
  // Its presence tells ManagementFactory that there is a compiler.
  if (!into.interpret_only) into.set_property("sun.management.compiler", "Cortado Template Compiler");
  into.maximum_heap = static_cast<size_t>(Flags::integer("MaxHeapSize"));
  into.initial_heap = static_cast<size_t>(Flags::integer("InitialHeapSize"));
  if (int64_t kilobytes = Flags::integer("ThreadStackSize"); kilobytes > 0) {
    // Start-up needs more than the smallest stack that `java` takes.
    constexpr size_t kSmallestStack = 256u << 10;
    into.java_stack_size = std::max(kSmallestStack, static_cast<size_t>(kilobytes) << 10);
  }
  into.max_direct_memory = static_cast<size_t>(Flags::integer("MaxDirectMemorySize"));
  if (!Flags::is_default("MaxDirectMemorySize")) {
    into.set_property("sun.nio.MaxDirectMemorySize", std::to_string(into.max_direct_memory));
  }
  if (!Flags::is_default("BytecodeVerificationRemote"))
    into.verify_remote = Flags::boolean("BytecodeVerificationRemote");
  if (!Flags::is_default("BytecodeVerificationLocal")) into.verify_local = Flags::boolean("BytecodeVerificationLocal");
  if (!into.boot_append.empty()) {
    into.set_property("jdk.boot.class.path.append", fmt::format("{}", fmt::join(into.boot_append, ":")));
  }
}

// What options must not say together.
jint check_consistency(const Arguments& from) {
  static constexpr std::string_view kCollectors[] = {"UseSerialGC", "UseParallelGC",   "UseG1GC",
                                                     "UseZGC",      "UseShenandoahGC", "UseEpsilonGC"};
  auto is_chosen = [](std::string_view flag) { return !Flags::is_default(flag) && Flags::boolean(flag); };
  if (std::count_if(std::begin(kCollectors), std::end(kCollectors), is_chosen) > 1)
    return Vm::fail_initialization("Multiple garbage collectors selected");
  if (from.maximum_heap != 0 && from.initial_heap > from.maximum_heap)
    return Vm::fail_initialization("Initial heap size set to a larger value than the maximum heap size");
  if (auto code_cache = static_cast<uint64_t>(Flags::integer("ReservedCodeCacheSize"));
      code_cache > kMaximumCodeCache) {
    print_error("Invalid ReservedCodeCacheSize=%zuM. Must be at most %zuM.\n", size_t{code_cache >> 20},
                size_t{kMaximumCodeCache >> 20});
    return JNI_ERR;
  }
  return JNI_OK;
}

}  // namespace

jint parse_arguments(const JavaVMInitArgs* args, Arguments& into) {
  // A later -Djava.home= among the options names the class library too.
  for (jint i = 0; i < args->nOptions; i++) {
    std::string_view option = args->options[i].optionString;
    if (option.starts_with("-Djava.home=")) into.java_home = option.substr(12);
  }
  if (into.java_home.empty()) into.java_home = find_java_home();
  if (!is_java_17_home(into.java_home)) {
    print_error("cortado: no Java 17 class library %s%s: install openjdk-17-jre-headless or set JAVA_HOME\n",
                into.java_home.empty() ? "found" : "in ", into.java_home.c_str());
    return JNI_ERR;
  }
  add_vm_properties(into);
  if (jint code = Parser(into).parse_all(args); code != JNI_OK) return code;
  apply_flags(into);
  return check_consistency(into);
}

}  // namespace cortado
