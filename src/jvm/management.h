#pragma once
// The management interface: the table of functions that libmanagement and libmanagement_ext get from JVM_GetManagement
// (class-library contract, section 9.1). Every function is called in native state.

#include <jni.h>

namespace cortado {

inline constexpr jint kManagementVersion = 0x20030000;

// Bits of GetOptionalSupport, lowest first.
struct OptionalSupport {
  unsigned low_memory_detection : 1;
  unsigned compilation_time : 1;
  unsigned contention_monitoring : 1;
  unsigned current_thread_cpu_time : 1;
  unsigned other_thread_cpu_time : 1;
  unsigned object_monitor_usage : 1;
  unsigned synchronizer_usage : 1;
  unsigned thread_allocated_memory : 1;
  unsigned remote_diagnostic_commands : 1;
};

struct ManagedFlag {
  jstring name;
  jvalue value;
  jint type;    // 1 boolean, 2 String, 3 long, 4 double
  jint origin;  // 1 default, 2 command line, 3 management, 6 ergonomic
  unsigned writeable : 1;
  unsigned external : 1;
  void* reserved[2];
};

struct CollectionStatistics {
  jlong index, start_time, end_time;
  jobjectArray usage_before, usage_after;
  jint extension_size;
  jvalue* extensions;
  jint extension_count;
};

struct CommandInfo {
  const char *name, *description, *impact;
  const char *permission_class, *permission_name, *permission_action;  // or null
  int parameters;
  jboolean enabled;
};

struct CommandParameterInfo {
  const char *name, *description, *type, *default_value;
  jboolean is_mandatory, is_option, is_repeatable;
  int position;
};

struct ManagementTable {
  void* reserved[2];
  jint(JNICALL* get_version)(JNIEnv*);
  jint(JNICALL* get_optional_support)(JNIEnv*, OptionalSupport*);
  jint(JNICALL* get_thread_info)(JNIEnv*, jlongArray ids, jint maximum_depth, jobjectArray infos);
  jobjectArray(JNICALL* get_memory_pools)(JNIEnv*, jobject manager);
  jobjectArray(JNICALL* get_memory_managers)(JNIEnv*, jobject pool);
  jobject(JNICALL* get_memory_pool_usage)(JNIEnv*, jobject pool);
  jobject(JNICALL* get_peak_memory_pool_usage)(JNIEnv*, jobject pool);
  jlong(JNICALL* get_one_thread_allocated_memory)(JNIEnv*, jlong id);
  void(JNICALL* get_thread_allocated_memory)(JNIEnv*, jlongArray ids, jlongArray sizes);
  jobject(JNICALL* get_memory_usage)(JNIEnv*, jboolean heap);
  jlong(JNICALL* get_long_attribute)(JNIEnv*, jobject, jint attribute);
  jboolean(JNICALL* get_bool_attribute)(JNIEnv*, jint attribute);
  jboolean(JNICALL* set_bool_attribute)(JNIEnv*, jint attribute, jboolean value);
  jint(JNICALL* get_long_attributes)(JNIEnv*, jobject, jint* attributes, jint count, jlong* values);
  jobjectArray(JNICALL* find_circular_blocked_threads)(JNIEnv*);
  jlong(JNICALL* get_thread_cpu_time)(JNIEnv*, jlong id);
  jobjectArray(JNICALL* get_flag_names)(JNIEnv*);
  jint(JNICALL* get_flags)(JNIEnv*, jobjectArray names, ManagedFlag*, jint count);
  jint(JNICALL* get_internal_thread_times)(JNIEnv*, jobjectArray names, jlongArray times);
  jboolean(JNICALL* reset_statistic)(JNIEnv*, jvalue object, jint type);
  void(JNICALL* set_pool_sensor)(JNIEnv*, jobject pool, jint type, jobject sensor);
  jlong(JNICALL* set_pool_threshold)(JNIEnv*, jobject pool, jint type, jlong threshold);
  jobject(JNICALL* get_pool_collection_usage)(JNIEnv*, jobject pool);
  jint(JNICALL* get_collector_attribute_info)(JNIEnv*, jobject manager, void* info, jint count);
  void(JNICALL* get_last_collection)(JNIEnv*, jobject manager, CollectionStatistics*);
  jlong(JNICALL* get_thread_cpu_time_with_kind)(JNIEnv*, jlong id, jboolean with_system);
  void(JNICALL* get_thread_cpu_times_with_kind)(JNIEnv*, jlongArray ids, jlongArray times, jboolean with_system);
  jint(JNICALL* dump_heap)(JNIEnv*, jstring file, jboolean live_only);
  jobjectArray(JNICALL* find_deadlocks)(JNIEnv*, jboolean object_monitors_only);
  jint(JNICALL* set_flag)(JNIEnv*, jstring name, jvalue value);
  jlong(JNICALL* get_total_thread_allocated_memory)(JNIEnv*);
  jobjectArray(JNICALL* dump_threads)(JNIEnv*, jlongArray ids, jboolean monitors, jboolean synchronizers, jint depth);
  void(JNICALL* set_collection_notification)(JNIEnv*, jobject manager, jboolean enabled);
  jobjectArray(JNICALL* get_diagnostic_commands)(JNIEnv*);
  void(JNICALL* get_diagnostic_command_info)(JNIEnv*, jobjectArray commands, CommandInfo* infos);
  void(JNICALL* get_diagnostic_command_arguments)(JNIEnv*, jstring command, CommandParameterInfo* infos);
  jstring(JNICALL* execute_diagnostic_command)(JNIEnv*, jstring command);
  void(JNICALL* set_diagnostic_notification)(JNIEnv*, jboolean enabled);
};
static_assert(sizeof(ManagementTable) == 40 * sizeof(void*));

// Each fills its part of the table.
void add_memory_management(ManagementTable& table);
void add_thread_management(ManagementTable& table);
void add_flag_management(ManagementTable& table);

}  // namespace cortado
