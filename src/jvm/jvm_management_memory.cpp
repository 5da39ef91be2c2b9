// Management of memory: pools of the heap and the method area, the collectors of young and of all objects.

#include <algorithm>
#include <vector>

#include "gc/heap_access.h"
#include "jvm/entry.h"
#include "jvm/management.h"
#include "jvm/memory_beans.h"
#include "os/mutex.h"
#include "os/time.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"

namespace cortado {
namespace {

// The most that was seen of each pool: when it was asked, and before and after the latest collections.
Mutex peak_lock(LockRank::kLeaf, "peak usage");
MemoryUsage peaks[kMemoryPools] CORTADO_GUARDED_BY(peak_lock);

MemoryUsage peak_of(MemoryPool pool) {
  MemoryUsage now = usage_of(pool, Heap::generations());
  MemoryUsage before_young = usage_of(pool, last_young_collection().before);
  MemoryUsage before_full = usage_of(pool, last_full_collection().before);
  MutexLock lock(peak_lock);
  MemoryUsage& peak = peaks[static_cast<size_t>(pool)];
  for (const MemoryUsage& seen : {now, before_young, before_full}) {
    if (seen.used > peak.used || peak.committed == 0) peak = seen;
  }
  return peak;
}

// As of the latest collection that looked after the pool. Before the first, how large it may become is known already.
MemoryUsage usage_after_collection(MemoryPool pool) {
  CollectionRecord young = last_young_collection();
  CollectionRecord full = last_full_collection();
  bool by_young = MemoryBeans::manages(MemoryManager::kYoung, pool) && young.end_ns > full.end_ns;
  const CollectionRecord& record = by_young ? young : full;
  if (record.number != 0) return usage_of(pool, record.after);
  return {0, 0, 0, usage_of(pool, Heap::generations()).maximum};
}

JavaResult<Unrooted<Array>> bean_array(Thread& thread, const char* class_name, const std::vector<Handle<Object>>& beans)
    MAY_GC {
  Class* element = TRY(load_boot_class_or_null(thread, Symbol::intern(class_name)));
  Unrooted<Array> array = TRY(new_object_array(thread, element, static_cast<int32_t>(beans.size())));
  Rooted<Array> rooted(thread, std::move(array));
  for (size_t i = 0; i < beans.size(); i++) {
    HeapAccess::store_reference_element(rooted, static_cast<int32_t>(i), beans[i]);
  }
  return rooted.get();
}

// Of a manager, or all.
JavaResult<Unrooted<Array>> memory_pools(Thread& thread, Handle<Object> of_manager) MAY_GC {
  TRY(MemoryBeans::make(thread));
  MemoryManager manager;
  bool all = !MemoryBeans::manager_of(of_manager, manager);
  std::vector<Handle<Object>> beans;
  for (size_t i = 0; i < kMemoryPools; i++) {
    if (all || MemoryBeans::manages(manager, MemoryPool(i))) beans.push_back(MemoryBeans::pool(MemoryPool(i)));
  }
  return bean_array(thread, "java/lang/management/MemoryPoolMXBean", beans);
}
JavaResult<Unrooted<Array>> memory_managers(Thread& thread, Handle<Object> of_pool) MAY_GC {
  TRY(MemoryBeans::make(thread));
  MemoryPool pool;
  bool all = !MemoryBeans::pool_of(of_pool, pool);
  std::vector<Handle<Object>> beans;
  for (size_t i = 0; i < kMemoryManagers; i++) {
    if (all || MemoryBeans::manages(MemoryManager(i), pool)) beans.push_back(MemoryBeans::manager(MemoryManager(i)));
  }
  return bean_array(thread, "java/lang/management/MemoryManagerMXBean", beans);
}

jobjectArray JNICALL get_memory_pools(JNIEnv* env, jobject manager) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, memory_pools(thread, handle_of(manager)));
}
jobjectArray JNICALL get_memory_managers(JNIEnv* env, jobject pool) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, memory_managers(thread, handle_of(pool)));
}
jobject JNICALL get_memory_pool_usage(JNIEnv* env, jobject bean) {
  CORTADO_JVM_ENTRY(env);
  MemoryPool pool;
  if (!MemoryBeans::pool_of(handle_of(bean), pool)) return nullptr;
  return to_local(thread, MemoryBeans::new_usage(thread, usage_of(pool, Heap::generations())));
}
jobject JNICALL get_peak_memory_pool_usage(JNIEnv* env, jobject bean) {
  CORTADO_JVM_ENTRY(env);
  MemoryPool pool;
  if (!MemoryBeans::pool_of(handle_of(bean), pool)) return nullptr;
  return to_local(thread, MemoryBeans::new_usage(thread, peak_of(pool)));
}
// Only the heap has collections.
jobject JNICALL get_pool_collection_usage(JNIEnv* env, jobject bean) {
  CORTADO_JVM_ENTRY(env);
  MemoryPool pool;
  if (!MemoryBeans::pool_of(handle_of(bean), pool) || pool == MemoryPool::kMethodArea) return nullptr;
  return to_local(thread, MemoryBeans::new_usage(thread, usage_after_collection(pool)));
}
jobject JNICALL get_memory_usage(JNIEnv* env, jboolean heap) {
  CORTADO_JVM_ENTRY(env);
  MemoryUsage usage = heap ? heap_usage() : usage_of(MemoryPool::kMethodArea, {});
  return to_local(thread, MemoryBeans::new_usage(thread, usage));
}
// Thresholds are kept by the Java side; nothing watches them yet.
void JNICALL set_pool_sensor(JNIEnv*, jobject, jint, jobject) {}
jlong JNICALL set_pool_threshold(JNIEnv*, jobject, jint, jlong) { return 0; }

// Attributes of a GcInfo beside the usages.
struct AttributeInfo {
  const char* name;
  char type;
  const char* description;
};
jint JNICALL get_collector_attribute_info(JNIEnv*, jobject, void* info, jint count) {
  if (count < 1) return 0;
  *static_cast<AttributeInfo*>(info) = {"GcThreadCount", 'I', "Number of GC threads"};
  return 1;
}

// Index 0: no collection to tell of.
JavaResult<void> fill_statistics(Thread& thread, jobject bean, CollectionStatistics* statistics) MAY_GC {
  statistics->index = 0;
  MemoryManager manager;
  if (!MemoryBeans::manager_of(handle_of(bean), manager) || manager == MemoryManager::kMethodArea) return {};
  CollectionRecord record = last_collection_of(manager);
  if (record.number == 0) return {};
  for (bool before : {true, false}) {
    jobjectArray to = before ? statistics->usage_before : statistics->usage_after;
    Rooted<Array> usages(thread, TRY(MemoryBeans::new_usages(thread, before ? record.before : record.after)));
    Handle<Array> target = array_handle_of(to);
    for (int32_t i = 0; i < std::min(target.length(), usages.length()); i++) {
      Rooted<Object> usage(thread, HeapAccess::load_reference_element(usages, i));
      HeapAccess::store_reference_element(target, i, usage);
    }
  }
  statistics->start_time = since_start_ms(record.start_ns);
  statistics->end_time = since_start_ms(record.end_ns);
  if (statistics->extension_size > 0) {
    statistics->extensions[0].i = collector_thread_count();
    statistics->extension_count = 1;
  }
  statistics->index = static_cast<jlong>(record.number);
  return {};
}
void JNICALL get_last_collection(JNIEnv* env, jobject manager, CollectionStatistics* statistics) {
  CORTADO_JVM_ENTRY(env);
  (void)fill_statistics(thread, manager, statistics);
}
void JNICALL set_collection_notification(JNIEnv* env, jobject bean, jboolean enabled) {
  CORTADO_JVM_ENTRY(env);
  MemoryManager manager;
  if (!MemoryBeans::manager_of(handle_of(bean), manager)) return;
  (void)set_collection_notifications(thread, manager, enabled != 0);
}

}  // namespace

jlong collector_attribute(jobject bean, bool wants_time) IN_VM {
  MemoryManager manager;
  bool all = bean == nullptr || !MemoryBeans::manager_of(handle_of(bean), manager);
  Heap::CollectorTotals young = Heap::young_collections();
  Heap::CollectorTotals full = Heap::full_collections();
  Heap::CollectorTotals totals{young.collections + full.collections, young.nanoseconds + full.nanoseconds};
  if (!all) totals = manager == MemoryManager::kYoung ? young : full;
  return static_cast<jlong>(wants_time ? totals.nanoseconds / os::kNanosPerMilli : totals.collections);
}

// The peak of one pool begins anew.
bool reset_peak_usage(jobject bean) IN_VM {
  MemoryPool pool;
  if (!MemoryBeans::pool_of(handle_of(bean), pool)) return false;
  MemoryUsage now = usage_of(pool, Heap::generations());
  MutexLock lock(peak_lock);
  peaks[static_cast<size_t>(pool)] = now;
  return true;
}

void add_memory_management(ManagementTable& table) {
  table.get_memory_pools = get_memory_pools;
  table.get_memory_managers = get_memory_managers;
  table.get_memory_pool_usage = get_memory_pool_usage;
  table.get_peak_memory_pool_usage = get_peak_memory_pool_usage;
  table.get_pool_collection_usage = get_pool_collection_usage;
  table.get_memory_usage = get_memory_usage;
  table.set_pool_sensor = set_pool_sensor;
  table.set_pool_threshold = set_pool_threshold;
  table.get_collector_attribute_info = get_collector_attribute_info;
  table.get_last_collection = get_last_collection;
  table.set_collection_notification = set_collection_notification;
}

}  // namespace cortado
