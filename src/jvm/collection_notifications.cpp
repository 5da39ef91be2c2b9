// Notifications of com.sun.management: a thread that is started with the first listener tells the collector's bean of
// each collection. Those that nobody has been told of yet wait in a queue.

#include <deque>

#include "gc/heap_access.h"
#include "jvm/memory_beans.h"
#include "os/mutex.h"
#include "os/time.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/linking.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

struct Notice {
  MemoryManager manager;
  CollectionRecord record;
};

Mutex lock(LockRank::kLeaf, "collection notifications");
Condition changed;
std::deque<Notice> notices CORTADO_GUARDED_BY(lock);
bool is_enabled[kMemoryManagers] CORTADO_GUARDED_BY(lock);
uint64_t last_seen[kMemoryManagers] CORTADO_GUARDED_BY(lock);
size_t waiting[kMemoryManagers] CORTADO_GUARDED_BY(lock);  // notices
bool has_thread CORTADO_GUARDED_BY(lock) = false;

// Of each kind, so that many small collections do not hide the large one among them.
constexpr size_t kMostWaiting = 1000;

void note_collection() {
  for (MemoryManager manager : {MemoryManager::kYoung, MemoryManager::kFull}) {
    CollectionRecord record = last_collection_of(manager);
    auto index = static_cast<size_t>(manager);
    MutexLock hold(lock);
    if (!is_enabled[index] || record.number <= last_seen[index] || waiting[index] >= kMostWaiting) continue;
    last_seen[index] = record.number;
    waiting[index]++;
    notices.push_back({manager, record});
    changed.notify_one();
  }
}

JavaResult<Unrooted<Object>> call_method(Thread& thread, Handle<Object> receiver, const char* name,
                                         const char* descriptor, std::span<const Argument> arguments) MAY_GC {
  Class* c = Class::of(receiver);
  Method* method = c->find_declared_method(Symbol::intern(name), Symbol::intern(descriptor));
  if (method == nullptr) return throw_new(thread, wk.classes.NoSuchMethodError, name);
  JavaResult<JavaValue> result = call_java(thread, method, arguments);
  if (result.failed()) return Thrown{};
  return result.value().as_object();
}

JavaResult<Unrooted<Array>> new_extensions(Thread& thread) MAY_GC {
  Class* integer = TRY(load_boot_class_or_null(thread, Symbol::intern("java/lang/Integer")));
  Rooted<Object> count(thread, TRY(construct(thread, integer, "(I)V", {int32_t{collector_thread_count()}})));
  Unrooted<Array> array = TRY(new_object_array(thread, wk.classes.Object, 1));
  Rooted<Array> rooted(thread, std::move(array));
  HeapAccess::store_reference_element(rooted, 0, count);
  return rooted.get();
}

JavaResult<Unrooted<Object>> new_info(Thread& thread, Handle<Object> bean, const CollectionRecord& record) MAY_GC {
  Rooted<Object> builder(thread, TRY(call_method(thread, bean, "getGcInfoBuilder",
                                                 "()Lcom/sun/management/internal/GcInfoBuilder;", {{bean}})));
  Rooted<Array> before(thread, TRY(MemoryBeans::new_usages(thread, record.before)));
  Rooted<Array> after(thread, TRY(MemoryBeans::new_usages(thread, record.after)));
  Rooted<Array> extensions(thread, TRY(new_extensions(thread)));
  Class* c = TRY(load_boot_class_or_null(thread, Symbol::intern("com/sun/management/GcInfo")));
  if (c == nullptr) return throw_new(thread, wk.classes.NoClassDefFoundError, "com/sun/management/GcInfo");
  return construct(thread, c,
                   "(Lcom/sun/management/internal/GcInfoBuilder;JJJ[Ljava/lang/management/MemoryUsage;"
                   "[Ljava/lang/management/MemoryUsage;[Ljava/lang/Object;)V",
                   {builder, static_cast<int64_t>(record.number), int64_t{since_start_ms(record.start_ns)},
                    int64_t{since_start_ms(record.end_ns)}, before, after, extensions});
}

JavaResult<void> deliver(Thread& thread, const Notice& notice) MAY_GC {
  Handle<Object> bean = MemoryBeans::manager(notice.manager);
  bool young = notice.manager == MemoryManager::kYoung;
  Rooted<Object> info(thread, TRY(new_info(thread, bean, notice.record)));
  Rooted<Object> name(thread, TRY(new_string(thread, MemoryBeans::name(notice.manager))));
  Rooted<Object> action(thread, TRY(new_string(thread, young ? "end of minor GC" : "end of major GC")));
  Rooted<Object> cause(thread, TRY(new_string(thread, notice.record.cause)));
  TRY(call_method(thread, bean, "createGCNotification",
                  "(JLjava/lang/String;Ljava/lang/String;Ljava/lang/String;Lcom/sun/management/GcInfo;)V",
                  {{bean, int64_t{os::wall_clock_ms()}, name, action, cause, info}}));
  return {};
}

Notice wait_for_notice(Thread& thread) MAY_GC {
  BlockedScope blocked(thread);
  MutexLock hold(lock);
  while (notices.empty()) changed.wait(lock);
  Notice notice = notices.front();
  notices.pop_front();
  waiting[static_cast<size_t>(notice.manager)]--;
  return notice;
}

void run_notifications(Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  for (;;) {
    Notice notice = wait_for_notice(thread);
    LocalFrame references(thread);
    // What a listener throws is its own affair.
    if (deliver(thread, notice).failed()) print_and_clear_exception(thread, true);
  }
}

}  // namespace

JavaResult<void> set_collection_notifications(Thread& thread, MemoryManager manager, bool enabled) {
  bool start = false;
  {
    uint64_t latest = last_collection_of(manager).number;
    MutexLock hold(lock);
    is_enabled[static_cast<size_t>(manager)] = enabled;
    last_seen[static_cast<size_t>(manager)] = latest;
    start = enabled && !has_thread;
    if (start) has_thread = true;
  }
  set_collection_listener(note_collection);
  constexpr int kPriority = 5;
  if (start) TRY(Threads::start_vm_thread(thread, "Notification Thread", kPriority, run_notifications));
  return {};
}

}  // namespace cortado
