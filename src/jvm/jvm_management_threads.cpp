// Management of threads: cpu time, allocated bytes, dumps, deadlocks.

#include <pthread.h>
#include <time.h>

#include <vector>

#include "jvm/entry.h"
#include "jvm/live_threads.h"
#include "jvm/management.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/contention.h"
#include "runtime/deadlocks.h"
#include "runtime/owned_monitors.h"
#include "runtime/safepoint.h"
#include "runtime/stack_trace.h"

namespace cortado {
namespace {

jlong id_of(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  return HeapAccess::load<int64_t>(thread.java_thread_handle(), wk.fields.Thread_tid);
}

// Calls `f` for the live thread with that id, the list locked; false if there is none.
template <class F>
bool with_thread(jlong id, F f) {
  bool found = false;
  for_each_thread([&](Thread& each) {
    if (found || each.java_thread == nullptr || each.has_terminated || id_of(each) != id) return;
    found = true;
    f(each);
  });
  return found;
}

// A local reference to the java.lang.Thread with that id, null if it is not alive.
jobject find_java_thread(Thread& thread, jlong id) IN_VM {
  jobject found = nullptr;
  with_thread(id, [&](Thread& each)
                      CORTADO_NO_THREAD_SAFETY_ANALYSIS { found = new_local(thread, each.java_thread_handle()); });
  return found;
}

jlong cpu_time(pthread_t id) {
  clockid_t clock;
  timespec time;
  if (pthread_getcpuclockid(id, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
  return static_cast<jlong>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// Nanoseconds; id 0: the current thread; -1: not alive.
jlong cpu_time_of(Thread& current, jlong id) {
  if (id == 0) return cpu_time(current.pthread);
  jlong time = -1;
  with_thread(id, [&](Thread& each) { time = cpu_time(each.pthread); });
  return time;
}

jlong allocated_by(Thread& current, jlong id) {
  if (id == 0) return static_cast<jlong>(current.allocated_bytes);
  jlong bytes = -1;
  with_thread(id, [&](Thread& each) { bytes = static_cast<jlong>(each.allocated_bytes); });
  return bytes;
}

jlong JNICALL get_thread_cpu_time_with_kind(JNIEnv* env, jlong id, jboolean) {
  CORTADO_JVM_ENTRY(env);
  return cpu_time_of(thread, id);
}
jlong JNICALL get_thread_cpu_time(JNIEnv* env, jlong id) { return get_thread_cpu_time_with_kind(env, id, JNI_TRUE); }

jlong JNICALL get_one_thread_allocated_memory(JNIEnv* env, jlong id) {
  CORTADO_JVM_ENTRY(env);
  return allocated_by(thread, id);
}
jlong JNICALL get_total_thread_allocated_memory(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  jlong total = 0;
  for_each_thread([&](Thread& each) { total += static_cast<jlong>(each.allocated_bytes); });
  return total;
}

// For each id in `ids`, its value into `values`.
void fill_values(Thread& thread, jlongArray ids, jlongArray values, jlong (*value_of)(Thread&, jlong)) IN_VM {
  Handle<Array> from = array_handle_of(ids);
  Handle<Array> to = array_handle_of(values);
  for (int32_t i = 0; i < from.length() && i < to.length(); i++) {
    HeapAccess::store_element<int64_t>(to, i, value_of(thread, HeapAccess::load_element<int64_t>(from, i)));
  }
}
void JNICALL get_thread_allocated_memory(JNIEnv* env, jlongArray ids, jlongArray sizes) {
  CORTADO_JVM_ENTRY(env);
  fill_values(thread, ids, sizes, allocated_by);
}
void JNICALL get_thread_cpu_times_with_kind(JNIEnv* env, jlongArray ids, jlongArray times, jboolean) {
  CORTADO_JVM_ENTRY(env);
  fill_values(thread, ids, times, cpu_time_of);
}

JavaResult<Class*> thread_info_class(Thread& thread) MAY_GC {
  constexpr const char* kName = "java/lang/management/ThreadInfo";
  Class* c = TRY(load_boot_class_or_null(thread, Symbol::intern(kName)));
  if (c == nullptr) return throw_new(thread, wk.classes.NoClassDefFoundError, kName);
  return c;
}

// The first `depth` elements of a stack trace; all if depth is negative or large.
JavaResult<Unrooted<Array>> shortened(Thread& thread, Handle<Array> trace, int32_t depth) MAY_GC {
  if (trace.is_null()) return new_object_array(thread, wk.classes.StackTraceElement, 0);
  if (depth < 0 || depth >= trace.length()) return trace.get();
  Rooted<Array> prefix(thread, TRY(new_object_array(thread, wk.classes.StackTraceElement, depth)));
  TRY(array_copy(thread, trace, 0, prefix, 0, depth));
  return prefix.get();
}

std::vector<Thread*> java_threads() {
  std::vector<Thread*> threads;
  for_each_thread([&](Thread& each) {
    if (each.java_thread != nullptr && !each.is_vm_internal) threads.push_back(&each);
  });
  return threads;
}

// What a thread waits for and who has it, as local references.
struct Blocking {
  int32_t status = static_cast<int32_t>(JavaThreadStatus::kRunnable);
  jobject object = nullptr;
  jobject owner = nullptr;
  std::vector<jobject> monitors;        // that it holds
  std::vector<int32_t> monitor_depths;  // index in the stack trace, or -1
  std::vector<jobject> synchronizers;   // that it owns
  int64_t blocked = 0, waited = 0;      // how often
  int64_t blocked_ms = -1, waited_ms = -1;
};

// What a ThreadInfo is to hold.
struct InfoRequest {
  int32_t depth;  // of stack traces; negative: all
  bool monitors = false;
  bool synchronizers = false;
};

jobject local_of(Thread& thread, Object* object) IN_VM {
  return object == nullptr ? nullptr : new_local(thread, Unrooted<Object>(object));
}

void add_contention(const Thread& target, Blocking& blocking) {
  const ContentionStatistics& statistics = target.contention;
  blocking.blocked = static_cast<int64_t>(statistics.blocked.load(std::memory_order_relaxed));
  blocking.waited = static_cast<int64_t>(statistics.waited.load(std::memory_order_relaxed));
  if (!ContentionTimes::enabled()) return;
  blocking.blocked_ms = statistics.blocked_ns.load(std::memory_order_relaxed) / os::kNanosPerMilli;
  blocking.waited_ms = statistics.waited_ns.load(std::memory_order_relaxed) / os::kNanosPerMilli;
}

// The world is stopped.
Blocking look_at(Thread& thread, Thread& target) IN_VM {
  Blocking blocking;
  JavaThreadStatus status = target.java_status();
  blocking.status = static_cast<int32_t>(status);
  std::vector<Thread*> threads = java_threads();
  BlockedThread blocked;
  if (find_holder(target, threads, false, blocked)) {
    blocking.object = local_of(thread, blocked.object);
    blocking.owner = local_of(thread, blocked.holder->java_thread);
    return blocking;
  }
  switch (status) {
    case JavaThreadStatus::kBlockedOnMonitorEnter:  // it was just given up: as good as running
      blocking.status = static_cast<int32_t>(JavaThreadStatus::kRunnable);
      break;
    case JavaThreadStatus::kInObjectWait:
    case JavaThreadStatus::kInObjectWaitTimed:
      if (target.waiting_on != nullptr) blocking.object = local_of(thread, target.waiting_on->object);
      break;
    case JavaThreadStatus::kParked:
    case JavaThreadStatus::kParkedTimed:
      blocking.object = local_of(thread, HeapAccess::load_reference(target.java_thread, wk.fields.Thread_parkBlocker));
      break;
    default: break;
  }
  return blocking;
}

void add_monitors(Thread& thread, Thread& target, Blocking& blocking) IN_VM {
  for (const OwnedMonitor& monitor : find_held_monitors(target)) {
    blocking.monitors.push_back(local_of(thread, monitor.object));
    blocking.monitor_depths.push_back(monitor.visible_frame);
  }
}

void add_synchronizers(Thread& thread, const Thread& target, Blocking& blocking) IN_VM {
  struct Search {
    const Object* owner;
    std::vector<Object*> found;
  } search{target.java_thread, {}};
  Heap::for_each_object(&search, [](void* context, Object* object) {
    auto* s = static_cast<Search*>(context);
    if (!Class::of(object)->is_subtype_of(wk.classes.AbstractOwnableSynchronizer)) return;
    const Object* owner =
        HeapAccess::load_reference(object, wk.fields.AbstractOwnableSynchronizer_exclusiveOwnerThread);
    if (owner == s->owner) s->found.push_back(object);
  });
  for (Object* object : search.found) blocking.synchronizers.push_back(local_of(thread, object));
}

Blocking blocking_of(Thread& thread, Handle<Object> java_thread, const InfoRequest& request) MAY_GC {
  Blocking blocking;
  Safepoint::begin(thread, SafepointOperation::kDumpThreads);
  Thread* target = Threads::of(java_thread);
  if (target != nullptr) {
    blocking = look_at(thread, *target);
    blocking.status |= thread_state_flags(*target) & (kThreadIsSuspended | kThreadIsInNative);
    add_contention(*target, blocking);
    if (request.monitors) add_monitors(thread, *target, blocking);
    if (request.synchronizers) add_synchronizers(thread, *target, blocking);
  }
  Safepoint::end(thread);
  return blocking;
}

JavaResult<Unrooted<Array>> object_array(Thread& thread, const std::vector<jobject>& objects) MAY_GC {
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.Object, static_cast<int32_t>(objects.size()))));
  for (size_t i = 0; i < objects.size(); i++) {
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), handle_of(objects[i]));
  }
  return array.get();
}

// Depths that the stack trace, taken at another moment, does not have become -1.
JavaResult<Unrooted<Array>> depth_array(Thread& thread, const std::vector<int32_t>& depths, int32_t limit) MAY_GC {
  auto count = static_cast<int32_t>(depths.size());
  Rooted<Array> array(thread, TRY(new_primitive_array(thread, BasicType::kInt, count)));
  for (int32_t i = 0; i < count; i++) {
    int32_t depth = depths[static_cast<size_t>(i)];
    HeapAccess::store_element<int32_t>(array, i, depth < limit ? depth : -1);
  }
  return array.get();
}

JavaResult<Unrooted<Object>> new_thread_info(Thread& thread, Handle<Object> java_thread, const InfoRequest& request)
    MAY_GC {
  LocalFrame frame(thread);
  Rooted<Array> trace(thread);
  if (request.depth != 0) trace = TRY(stack_trace_of(thread, java_thread));
  trace = TRY(shortened(thread, trace, request.depth));
  Blocking blocking = blocking_of(thread, java_thread, request);
  Rooted<Array> monitors(thread, TRY(object_array(thread, blocking.monitors)));
  Rooted<Array> depths(thread, TRY(depth_array(thread, blocking.monitor_depths, trace.length())));
  Rooted<Array> synchronizers(thread, TRY(object_array(thread, blocking.synchronizers)));
  Class* c = TRY(thread_info_class(thread));
  return construct(
      thread, c,
      "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;"
      "[Ljava/lang/Object;[I[Ljava/lang/Object;)V",
      {java_thread, blocking.status, handle_of(blocking.object), handle_of(blocking.owner), blocking.blocked,
       blocking.blocked_ms, blocking.waited, blocking.waited_ms, trace, monitors, depths, synchronizers});
}

// Fills `infos`, null for threads that are not alive.
JavaResult<void> fill_thread_infos(Thread& thread, const std::vector<jobject>& threads, const InfoRequest& request,
                                   Handle<Array> infos) MAY_GC {
  for (size_t i = 0; i < threads.size(); i++) {
    Rooted<Object> info(thread);
    if (threads[i] != nullptr) info = TRY(new_thread_info(thread, handle_of(threads[i]), request));
    HeapAccess::store_reference_element(infos, static_cast<int32_t>(i), info);
  }
  return {};
}

std::vector<jobject> threads_by_ids(Thread& thread, Handle<Array> ids) IN_VM {
  std::vector<jobject> threads;
  for (int32_t i = 0; i < ids.length(); i++) {
    threads.push_back(find_java_thread(thread, HeapAccess::load_element<int64_t>(ids, i)));
  }
  return threads;
}
jint JNICALL get_thread_info(JNIEnv* env, jlongArray ids, jint maximum_depth, jobjectArray infos) {
  CORTADO_JVM_ENTRY(env);
  if (ids == nullptr || infos == nullptr) return failed<jint>(throw_null_pointer(thread));
  LocalFrame frame(thread);
  std::vector<jobject> threads = threads_by_ids(thread, array_handle_of(ids));
  (void)fill_thread_infos(thread, threads, InfoRequest{maximum_depth}, array_handle_of(infos));
  return 0;
}

JavaResult<Unrooted<Array>> dump(Thread& thread, jlongArray ids, const InfoRequest& request) MAY_GC {
  LocalFrame frame(thread);
  std::vector<jobject> threads =
      ids == nullptr ? live_threads(thread, AgentThreads::kNo) : threads_by_ids(thread, array_handle_of(ids));
  Class* c = TRY(thread_info_class(thread));
  Rooted<Array> infos(thread, TRY(new_object_array(thread, c, static_cast<int32_t>(threads.size()))));
  TRY(fill_thread_infos(thread, threads, request, infos));
  return infos.get();
}
jobjectArray JNICALL dump_threads(JNIEnv* env, jlongArray ids, jboolean monitors, jboolean synchronizers, jint depth) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, dump(thread, ids, InfoRequest{depth, monitors != 0, synchronizers != 0}));
}

// Local references to the threads of all cycles.
std::vector<jobject> deadlocked_threads(Thread& thread, bool monitors_only) MAY_GC {
  std::vector<jobject> found;
  Safepoint::begin(thread, SafepointOperation::kFindDeadlocks);
  std::vector<Thread*> threads = java_threads();
  for (Thread* each : threads) {
    if (!find_deadlock(*each, threads, monitors_only).empty()) found.push_back(local_of(thread, each->java_thread));
  }
  Safepoint::end(thread);
  return found;
}

JavaResult<Unrooted<Array>> deadlocks(Thread& thread, bool monitors_only) MAY_GC {
  LocalFrame frame(thread);
  std::vector<jobject> threads = deadlocked_threads(thread, monitors_only);
  if (threads.empty()) return Unrooted<Array>();
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.Thread, static_cast<int32_t>(threads.size()))));
  for (size_t i = 0; i < threads.size(); i++) {
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), handle_of(threads[i]));
  }
  return array.get();
}
jobjectArray JNICALL find_deadlocks(JNIEnv* env, jboolean object_monitors_only) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, deadlocks(thread, object_monitors_only != 0));
}
jobjectArray JNICALL find_circular_blocked_threads(JNIEnv* env) { return find_deadlocks(env, JNI_TRUE); }

}  // namespace

void add_thread_management(ManagementTable& table) {
  table.get_thread_info = get_thread_info;
  table.get_one_thread_allocated_memory = get_one_thread_allocated_memory;
  table.get_thread_allocated_memory = get_thread_allocated_memory;
  table.get_total_thread_allocated_memory = get_total_thread_allocated_memory;
  table.get_thread_cpu_time = get_thread_cpu_time;
  table.get_thread_cpu_time_with_kind = get_thread_cpu_time_with_kind;
  table.get_thread_cpu_times_with_kind = get_thread_cpu_times_with_kind;
  table.dump_threads = dump_threads;
  table.find_deadlocks = find_deadlocks;
  table.find_circular_blocked_threads = find_circular_blocked_threads;
}

}  // namespace cortado
