// Threads and thread groups, what agents keep for a thread, threads of agents.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "jvm/live_threads.h"
#include "os/mutex.h"
#include "runtime/monitor.h"
#include "runtime/strings.h"
#include "runtime/vm.h"

namespace cortado::jvmti {

namespace {

jobject local_field(Thread& thread, Handle<Object> object, uint32_t offset) IN_VM {
  return new_local(thread, HeapAccess::load_reference(object, offset));
}

jvmtiError give_name(Thread& thread, Handle<Object> object, uint32_t offset, char** to) IN_VM {
  Rooted<Object> name(thread, HeapAccess::load_reference(object, offset));
  return give_text(name.is_null() ? "" : string_to_modified_utf8(name), to);
}

jvmtiError find_thread_group(jthreadGroup reference, Handle<Object>& group) IN_VM {
  group = handle_of(reference);
  if (group.is_null() || !Class::of(group)->is_subclass_of(wk.classes.ThreadGroup))
    return JVMTI_ERROR_INVALID_THREAD_GROUP;
  return JVMTI_ERROR_NONE;
}

// The first of the group's array `array_name` of members, as many as its field `count_name` says.
std::vector<jobject> group_members(Thread& thread, Handle<Object> group, const char* count_name, const char* array_name)
    IN_VM {
  Class* c = wk.classes.ThreadGroup;
  const Field* count_field = c->find_declared_field(Symbol::intern(count_name), nullptr);
  const Field* array_field = c->find_declared_field(Symbol::intern(array_name), nullptr);
  std::vector<jobject> members;
  if (count_field == nullptr || array_field == nullptr) return members;
  Rooted<Array> array(thread, HeapAccess::load_reference(group, array_field->offset).cast<Array>());
  if (array.is_null()) return members;
  int32_t count = HeapAccess::load<int32_t>(group, count_field->offset);
  for (int32_t i = 0; i < count && i < array.handle().length(); i++) {
    if (jobject member = new_local(thread, HeapAccess::load_reference_element(array, i))) members.push_back(member);
  }
  return members;
}

struct AgentThread {
  jvmtiEnv* env;
  jvmtiStartFunction function;
  void* argument;
};

void run_agent_thread(Thread& thread) MAY_GC {
  auto* body = static_cast<AgentThread*>(thread.vm_body_argument);
  AgentThread copy = *body;
  delete body;
  NativeScope native(thread);
  copy.function(copy.env, static_cast<JNIEnv*>(thread.jni_env()), copy.argument);
}

Mutex storage_mutex{LockRank::kLeaf, "thread-local storage of agents"};

}  // namespace

jvmtiError JNICALL GetCurrentThread(jvmtiEnv*, jthread* to) {
  CORTADO_JVMTI_ENTRY();
  if (to == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *to = new_local(thread, thread.java_thread_handle());
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetAllThreads(jvmtiEnv*, jint* count, jthread** threads) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr || threads == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return give_array(live_threads(thread, AgentThreads::kYes), count, threads);
}

jvmtiError JNICALL GetThreadState(jvmtiEnv*, jthread reference, jint* state) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> java_thread;
  CORTADO_JVMTI_TRY(find_java_thread(thread, reference, java_thread));
  if (state == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *state = HeapAccess::load<int32_t>(java_thread, wk.fields.Thread_threadStatus);
  // Without a handshake, which would wait for a thread that is about to stop itself.
  for_each_thread([&](Thread& each) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (each.java_thread_handle().same_object(java_thread)) *state |= thread_state_flags(each);
  });
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetThreadInfo(jvmtiEnv*, jthread reference, jvmtiThreadInfo* info) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> java_thread;
  CORTADO_JVMTI_TRY(find_java_thread(thread, reference, java_thread));
  if (info == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_TRY(give_name(thread, java_thread, wk.fields.Thread_name, &info->name));
  info->priority = HeapAccess::load<int32_t>(java_thread, wk.fields.Thread_priority);
  info->is_daemon = HeapAccess::load<uint8_t>(java_thread, wk.fields.Thread_daemon);
  int32_t status = HeapAccess::load<int32_t>(java_thread, wk.fields.Thread_threadStatus);
  bool has_ended = status == static_cast<int32_t>(JavaThreadStatus::kTerminated);
  info->thread_group = has_ended ? nullptr : local_field(thread, java_thread, wk.fields.Thread_group);
  info->context_class_loader = local_field(thread, java_thread, wk.fields.Thread_contextClassLoader);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RunAgentThread(jvmtiEnv* env, jthread reference, jvmtiStartFunction function, const void* argument,
                                  jint priority) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> java_thread = handle_of(reference);
  if (java_thread.is_null() || !Class::of(java_thread)->is_subclass_of(wk.classes.Thread))
    return JVMTI_ERROR_INVALID_THREAD;
  if (function == nullptr) return JVMTI_ERROR_NULL_POINTER;
  if (priority < JVMTI_THREAD_MIN_PRIORITY || priority > JVMTI_THREAD_MAX_PRIORITY) return JVMTI_ERROR_INVALID_PRIORITY;
  if (Threads::of(java_thread) != nullptr) return JVMTI_ERROR_INVALID_THREAD;
  auto* body = new AgentThread{env, function, const_cast<void*>(argument)};
  if (Threads::start_agent_thread(thread, java_thread, priority, run_agent_thread, body).ok()) return JVMTI_ERROR_NONE;
  thread.clear_exception();
  delete body;
  return JVMTI_ERROR_OUT_OF_MEMORY;
}

// --- Groups.

jvmtiError JNICALL GetTopThreadGroups(jvmtiEnv*, jint* count, jthreadGroup** groups) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr || groups == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return give_array(std::vector<jthreadGroup>{new_local(thread, Vm::system_thread_group())}, count, groups);
}

jvmtiError JNICALL GetThreadGroupInfo(jvmtiEnv*, jthreadGroup reference, jvmtiThreadGroupInfo* info) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> group;
  CORTADO_JVMTI_TRY(find_thread_group(reference, group));
  if (info == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_TRY(give_name(thread, group, wk.fields.ThreadGroup_name, &info->name));
  info->parent = local_field(thread, group, wk.fields.ThreadGroup_parent);
  info->max_priority = HeapAccess::load<int32_t>(group, wk.fields.ThreadGroup_maxPriority);
  info->is_daemon = HeapAccess::load<uint8_t>(group, wk.fields.ThreadGroup_daemon);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetThreadGroupChildren(jvmtiEnv*, jthreadGroup reference, jint* thread_count, jthread** threads,
                                          jint* group_count, jthreadGroup** groups) {
  CORTADO_JVMTI_ENTRY();
  Handle<Object> group;
  CORTADO_JVMTI_TRY(find_thread_group(reference, group));
  if (thread_count == nullptr || threads == nullptr || group_count == nullptr || groups == nullptr)
    return JVMTI_ERROR_NULL_POINTER;
  MonitorScope monitor(thread, group);  // as java.lang.ThreadGroup
  std::vector<jobject> live;
  for (jobject member : group_members(thread, group, "nthreads", "threads")) {
    if (Threads::of(handle_of(member)) != nullptr) live.push_back(member);
  }
  CORTADO_JVMTI_TRY(give_array(live, thread_count, threads));
  return give_array(group_members(thread, group, "ngroups", "groups"), group_count, groups);
}

// --- Storage.

jvmtiError JNICALL GetThreadLocalStorage(jvmtiEnv* env, jthread reference, void** data) {
  CORTADO_JVMTI_ENTRY();
  if (data == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](const Thread& target) {
    MutexLock lock(storage_mutex);
    auto& storage = Environment::of(env).thread_storage;
    auto entry = storage.find(&target);
    bool is_there = entry != storage.end() && entry->second.thread_start == target.start_time_ns;
    *data = is_there ? const_cast<void*>(entry->second.data) : nullptr;
    return JVMTI_ERROR_NONE;
  });
}

jvmtiError JNICALL SetThreadLocalStorage(jvmtiEnv* env, jthread reference, const void* data) {
  CORTADO_JVMTI_ENTRY();
  return with_stopped_thread(thread, reference, [&](const Thread& target) {
    MutexLock lock(storage_mutex);
    Environment::of(env).thread_storage[&target] = {target.start_time_ns, data};
    return JVMTI_ERROR_NONE;
  });
}

}  // namespace cortado::jvmti
