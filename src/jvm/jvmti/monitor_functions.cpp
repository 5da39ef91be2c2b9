// Monitors of objects: who holds them, who waits.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/monitor_table.h"
#include "runtime/owned_monitors.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

namespace {

// Of one monitor; the world is stopped.
struct Usage {
  const Thread* owner = nullptr;
  jint entries = 0;
  std::vector<const Thread*> entering, waiting;
};

bool waits_for_notification(const Thread& thread) IN_VM {
  JavaThreadStatus status = thread.java_status();
  return status == JavaThreadStatus::kInObjectWait || status == JavaThreadStatus::kInObjectWaitTimed;
}

Usage usage_of(Object* object) IN_VM {
  Usage usage;
  const Monitor* monitor = MonitorTable::find(object);
  for_each_thread([&](Thread& each) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (each.java_thread == nullptr) return;
    jint entries = 0;
    for (uint32_t i = 0; i < each.lock_stack.count; i++) entries += each.lock_stack.objects[i] == object ? 1 : 0;
    if (monitor != nullptr && monitor->owner.load() == &each) entries = static_cast<jint>(monitor->recursions) + 1;
    if (entries > 0) {
      usage.owner = &each;
      usage.entries = entries;
    }
    if (monitor == nullptr || each.waiting_on != monitor) return;
    (waits_for_notification(each) ? usage.waiting : usage.entering).push_back(&each);
  });
  return usage;
}

jvmtiError give_usage(Thread& thread, const Usage& usage, jvmtiMonitorUsage* to) IN_VM {
  std::vector<jthread> waiters, notify_waiters;
  for (const Thread* each : usage.entering) waiters.push_back(new_local(thread, each->java_thread_handle()));
  for (const Thread* each : usage.waiting) {
    notify_waiters.push_back(new_local(thread, each->java_thread_handle()));
    waiters.push_back(notify_waiters.back());  // HotSpot 17 counts them here too
  }
  to->owner = usage.owner == nullptr ? nullptr : new_local(thread, usage.owner->java_thread_handle());
  to->entry_count = usage.entries;
  CORTADO_JVMTI_TRY(give_array(waiters, &to->waiter_count, &to->waiters));
  return give_array(notify_waiters, &to->notify_waiter_count, &to->notify_waiters);
}

}  // namespace

jvmtiError JNICALL GetObjectMonitorUsage(jvmtiEnv*, jobject reference, jvmtiMonitorUsage* usage) {
  if (usage == nullptr) return JVMTI_ERROR_NULL_POINTER;
  CORTADO_JVMTI_ENTRY();
  Handle<Object> object;
  CORTADO_JVMTI_TRY(find_object(reference, object));
  Safepoint::begin(thread, SafepointOperation::kDumpThreads);
  NoGcToken no_gc;
  jvmtiError error = give_usage(thread, usage_of(object.raw(no_gc)), usage);
  Safepoint::end(thread);
  return error;
}

jvmtiError JNICALL GetOwnedMonitorInfo(jvmtiEnv*, jthread reference, jint* count, jobject** monitors) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr || monitors == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    std::vector<jobject> objects;
    for (const OwnedMonitor& each : find_held_monitors(target))
      objects.push_back(new_local(thread, Unrooted<Object>(each.object)));
    return give_array(objects, count, monitors);
  });
}

jvmtiError JNICALL GetOwnedMonitorStackDepthInfo(jvmtiEnv*, jthread reference, jint* count,
                                                 jvmtiMonitorStackDepthInfo** infos) {
  CORTADO_JVMTI_ENTRY();
  if (count == nullptr || infos == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    std::vector<jvmtiMonitorStackDepthInfo> found;
    for (const OwnedMonitor& each : find_held_monitors(target))
      found.push_back({new_local(thread, Unrooted<Object>(each.object)), each.frame});
    return give_array(found, count, infos);
  });
}

jvmtiError JNICALL GetCurrentContendedMonitor(jvmtiEnv*, jthread reference, jobject* monitor) {
  CORTADO_JVMTI_ENTRY();
  if (monitor == nullptr) return JVMTI_ERROR_NULL_POINTER;
  return with_stopped_thread(thread, reference, [&](const Thread& target) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    const Monitor* awaited = target.waiting_on;
    *monitor = awaited == nullptr ? nullptr : new_local(thread, Unrooted<Object>(awaited->object));
    return JVMTI_ERROR_NONE;
  });
}

}  // namespace cortado::jvmti
