// JVM_GetManagement: versions, counters, switches; what is not supported.

#include "jvm/management.h"

#include <unistd.h>

#include <string>
#include <vector>

#include "gc/heap.h"
#include "jvm/diagnostic_commands.h"
#include "jvm/entry.h"
#include "jvm/memory_beans.h"
#include "os/time.h"
#include "runtime/allocation.h"
#include "runtime/compile_times.h"
#include "runtime/contention.h"
#include "runtime/flags.h"
#include "runtime/heap_dump.h"
#include "runtime/loader_data.h"
#include "runtime/safepoint.h"
#include "runtime/strings.h"
#include "runtime/vm.h"

namespace cortado {
namespace {

enum LongAttribute : jint {
  kLoadedClasses = 1,
  kUnloadedClasses = 2,
  kStartedThreads = 3,
  kLiveThreads = 4,
  kPeakThreads = 5,
  kDaemonThreads = 6,
  kStartTime = 7,
  kCompileTime = 8,
  kCollectionTime = 9,
  kCollections = 10,
  kUptime = 11,
  kFlagCount = 104,
  kSafepoints = 105,
  kProcessId = 201,
  kPhysicalMemory = 202,
  kCollectorAttributes = 401,
};
enum BoolAttribute : jint {
  kVerboseCollection = 21,
  kVerboseClass = 22,
  kContentionMonitoring = 23,
  kThreadCpuTime = 24,
  kAllocatedMemory = 25,
};
enum Statistic : jint { kPeakThreadCount = 801, kPeakPoolUsage = 805 };

constexpr jlong kUnknown = -1;

// Remembered only.
bool verbose_collection, verbose_class;
bool thread_cpu_time = true;
bool allocated_memory = true;

bool* switch_of(jint attribute) {
  switch (attribute) {
    case kVerboseCollection: return &verbose_collection;
    case kVerboseClass: return &verbose_class;
    case kThreadCpuTime: return &thread_cpu_time;
    case kAllocatedMemory: return &allocated_memory;
    default: return nullptr;
  }
}

jint JNICALL get_version(JNIEnv*) { return kManagementVersion; }

jint JNICALL get_optional_support(JNIEnv*, OptionalSupport* support) {
  *support = {};
  support->compilation_time = 1;
  support->contention_monitoring = 1;
  support->current_thread_cpu_time = 1;
  support->other_thread_cpu_time = 1;
  support->object_monitor_usage = 1;
  support->synchronizer_usage = 1;
  support->thread_allocated_memory = 1;
  support->remote_diagnostic_commands = 1;
  return 0;
}

jlong physical_memory() { return static_cast<jlong>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE); }

jlong start_time_ms() { return os::wall_clock_ms() - Vm::uptime_ms(); }

jlong collector_attribute_of(JNIEnv* env, jobject bean, bool wants_time) {
  CORTADO_JVM_ENTRY(env);
  return collector_attribute(bean, wants_time);
}

jlong JNICALL get_long_attribute(JNIEnv* env, jobject bean, jint attribute) {
  switch (attribute) {
    case kLoadedClasses: return static_cast<jlong>(Loaders::loaded_class_count());
    case kUnloadedClasses: return static_cast<jlong>(Loaders::unloaded_class_count());
    case kStartedThreads: return static_cast<jlong>(Threads::started_count());
    case kLiveThreads: return Threads::live_count();
    case kPeakThreads: return Threads::peak_count();
    case kDaemonThreads: return Threads::daemon_count();
    case kStartTime: return start_time_ms();
    case kCompileTime: return compile_times.nanoseconds.load(std::memory_order_relaxed) / os::kNanosPerMilli;
    case kCollectionTime: return collector_attribute_of(env, bean, true);
    case kCollections: return collector_attribute_of(env, bean, false);
    case kCollectorAttributes: return 1;
    case kUptime: return Vm::uptime_ms();
    case kFlagCount: return static_cast<jlong>(Flags::all().size());
    case kSafepoints: return static_cast<jlong>(Safepoint::count());
    case kProcessId: return getpid();
    case kPhysicalMemory: return physical_memory();
    default: return kUnknown;
  }
}

jint JNICALL get_long_attributes(JNIEnv* env, jobject object, jint* attributes, jint count, jlong* values) {
  jint known = 0;
  for (jint i = 0; i < count; i++) {
    values[i] = get_long_attribute(env, object, attributes[i]);
    if (values[i] != kUnknown) known++;
  }
  return known;
}

jboolean JNICALL get_bool_attribute(JNIEnv*, jint attribute) {
  if (attribute == kContentionMonitoring) return ContentionTimes::enabled();
  const bool* value = switch_of(attribute);
  return value != nullptr && *value;
}
jboolean JNICALL set_bool_attribute(JNIEnv*, jint attribute, jboolean value) {
  if (attribute == kContentionMonitoring) {
    bool before = ContentionTimes::enabled();
    ContentionTimes::set_enabled(value != 0);
    return before;
  }
  bool* to = switch_of(attribute);
  if (to == nullptr) return JNI_FALSE;
  bool before = *to;
  *to = value != 0;
  return before;
}

jboolean JNICALL reset_statistic(JNIEnv* env, jvalue object, jint type) {
  if (type == kPeakPoolUsage) {
    CORTADO_JVM_ENTRY(env);
    return reset_peak_usage(object.l);
  }
  if (type != kPeakThreadCount) return JNI_FALSE;
  Threads::reset_peak();
  return JNI_TRUE;
}

jint JNICALL get_internal_thread_times(JNIEnv*, jobjectArray, jlongArray) { return 0; }

jint JNICALL dump_heap(JNIEnv* env, jstring file, jboolean live_only) {
  CORTADO_JVM_ENTRY(env);
  if (file == nullptr) return failed<jint>(throw_null_pointer(thread));
  std::string path = string_to_utf8(handle_of(file));
  HeapDumpResult result = cortado::dump_heap(thread, path, live_only != 0, false);
  if (!result.error.empty()) return failed<jint>(throw_by_name(thread, "java/io/IOException", result.error));
  return 0;
}

JavaResult<Unrooted<Array>> command_names(Thread& thread) MAY_GC {
  std::vector<const char*> names;
  for (const DiagnosticCommand& command : diagnostic_commands()) {
    if (command.is_exported) names.push_back(command.name);
  }
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, static_cast<int32_t>(names.size()))));
  for (size_t i = 0; i < names.size(); i++) {
    Rooted<Object> name(thread, TRY(new_string(thread, names[i])));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), name);
  }
  return array.get();
}

jobjectArray JNICALL get_diagnostic_commands(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, command_names(thread));
}

const DiagnosticCommand* command_of(Handle<Object> name) IN_VM {
  return name.is_null() ? nullptr : find_diagnostic_command(string_to_utf8(name));
}

void JNICALL get_diagnostic_command_info(JNIEnv* env, jobjectArray commands, CommandInfo* infos) {
  CORTADO_JVM_ENTRY(env);
  for (int32_t i = 0; i < array_handle_of(commands).length(); i++) {
    Rooted<Object> name(thread, HeapAccess::load_reference_element(array_handle_of(commands), i));
    const DiagnosticCommand* command = command_of(name);
    if (command == nullptr) {
      (void)throw_new(thread, wk.classes.IllegalArgumentException, "Unknown diagnostic command");
      return;
    }
    infos[i] = {command->name,
                command->description,
                command->impact,
                command->permission_class,
                command->permission_name,
                command->permission_action,
                static_cast<int>(command->parameters.size()),
                JNI_TRUE};
  }
}

void JNICALL get_diagnostic_command_arguments(JNIEnv* env, jstring name, CommandParameterInfo* infos) {
  CORTADO_JVM_ENTRY(env);
  const DiagnosticCommand* command = command_of(handle_of(name));
  if (command == nullptr) {
    (void)throw_new(thread, wk.classes.IllegalArgumentException, "Unknown diagnostic command");
    return;
  }
  int place = 0;
  for (size_t i = 0; i < command->parameters.size(); i++) {
    const CommandParameter& p = command->parameters[i];
    infos[i] = {p.name,         p.description, p.type,    p.default_value,
                p.is_mandatory, p.is_option,   JNI_FALSE, p.is_option ? -1 : place++};
  }
}

jstring JNICALL execute_diagnostic_command(JNIEnv* env, jstring line) {
  CORTADO_JVM_ENTRY(env);
  std::string output;
  if (!run_diagnostic_command(thread, string_to_utf8(handle_of(line)), true, output)) return nullptr;
  return to_local_as<jstring>(thread, new_string_platform(thread, output));
}
void JNICALL set_diagnostic_notification(JNIEnv*, jboolean) {}

ManagementTable make_table() {
  ManagementTable table = {};
  table.get_version = get_version;
  table.get_optional_support = get_optional_support;
  table.get_long_attribute = get_long_attribute;
  table.get_long_attributes = get_long_attributes;
  table.get_bool_attribute = get_bool_attribute;
  table.set_bool_attribute = set_bool_attribute;
  table.reset_statistic = reset_statistic;
  table.get_internal_thread_times = get_internal_thread_times;
  table.dump_heap = dump_heap;
  table.get_diagnostic_commands = get_diagnostic_commands;
  table.get_diagnostic_command_info = get_diagnostic_command_info;
  table.get_diagnostic_command_arguments = get_diagnostic_command_arguments;
  table.execute_diagnostic_command = execute_diagnostic_command;
  table.set_diagnostic_notification = set_diagnostic_notification;
  add_memory_management(table);
  add_thread_management(table);
  add_flag_management(table);
  return table;
}

}  // namespace
}  // namespace cortado

extern "C" JNIEXPORT void* JNICALL JVM_GetManagement(jint version) {
  static cortado::ManagementTable table = cortado::make_table();
  return version == cortado::kManagementVersion ? &table : nullptr;
}
