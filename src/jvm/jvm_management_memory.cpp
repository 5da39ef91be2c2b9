// Management of memory: one heap pool with its collector, and the method area.

#include <algorithm>

#include "gc/heap.h"
#include "jvm/entry.h"
#include "jvm/management.h"
#include "os/mutex.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/method_area.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"

namespace cortado {
namespace {

struct Usage {
  jlong initial, used, committed, maximum;
};

Usage heap_usage() {
  auto used = static_cast<jlong>(Heap::used());
  auto committed = std::max(used, static_cast<jlong>(Heap::capacity()));
  auto maximum = std::max(committed, static_cast<jlong>(Heap::maximum_size()));
  return {0, used, committed, maximum};
}
Usage method_area_usage() {
  auto used = static_cast<jlong>(MethodArea::used());
  return {0, used, used, -1};
}

// The Java objects, made at first use and kept: the library compares them by identity.
struct Beans {
  Object* heap_pool = nullptr;
  Object* method_area_pool = nullptr;
  Object* collector = nullptr;
  Object* method_area_manager = nullptr;
};
Beans beans;

JavaResult<Unrooted<Object>> call_factory(Thread& thread, const char* class_name, const char* name,
                                          const char* descriptor, std::initializer_list<Argument> with) MAY_GC {
  Class* c = TRY(load_boot_class_or_null(thread, Symbol::intern(class_name)));
  if (c == nullptr) return throw_new(thread, wk.classes.NoClassDefFoundError, class_name);
  TRY(ensure_initialized(thread, c));
  Method* factory = c->find_declared_method(Symbol::intern(name), Symbol::intern(descriptor));
  if (factory == nullptr) return throw_new(thread, wk.classes.NoSuchMethodError, name);
  return call_java_object(thread, factory, with);
}

constexpr const char* kHelper = "sun/management/ManagementFactoryHelper";

JavaResult<Unrooted<Object>> new_pool(Thread& thread, const char* name, bool is_heap) MAY_GC {
  Rooted<Object> text(thread, TRY(new_string(thread, name)));
  int64_t usage_threshold = 0;
  int64_t collection_threshold = is_heap ? 0 : -1;
  return call_factory(thread, kHelper, "createMemoryPool",
                      "(Ljava/lang/String;ZJJ)Ljava/lang/management/MemoryPoolMXBean;",
                      {text, is_heap, usage_threshold, collection_threshold});
}

// With the extensions of com.sun.management if the module is there.
JavaResult<Unrooted<Object>> new_collector(Thread& thread, const char* name) MAY_GC {
  Rooted<Object> text(thread, TRY(new_string(thread, name)));
  constexpr const char* kExtension = "com/sun/management/internal/GarbageCollectorExtImpl";
  const Class* extension = TRY(load_boot_class_or_null(thread, Symbol::intern(kExtension)));
  return call_factory(thread, extension != nullptr ? kExtension : kHelper, "createGarbageCollector",
                      "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;",
                      {text, Handle<Object>()});
}

JavaResult<Unrooted<Object>> new_manager(Thread& thread, const char* name) MAY_GC {
  Rooted<Object> text(thread, TRY(new_string(thread, name)));
  return call_factory(thread, kHelper, "createMemoryManager",
                      "(Ljava/lang/String;)Ljava/lang/management/MemoryManagerMXBean;", {text});
}

Mutex beans_lock(LockRank::kVm, "management beans");

// Publishes a bean unless another thread has.
void keep(Object*& cell, Handle<Object> bean) IN_VM {
  NoGcToken no_gc;
  MutexLock lock(beans_lock);
  if (cell != nullptr) return;
  cell = bean.raw(no_gc);
  Heap::add_global_root(&cell);
}

JavaResult<void> make_beans(Thread& thread) MAY_GC {
  if (beans.method_area_manager != nullptr) return {};
  Rooted<Object> bean(thread, TRY(new_pool(thread, "Cortado Heap", true)));
  keep(beans.heap_pool, bean);
  bean = TRY(new_pool(thread, "Method Area", false));
  keep(beans.method_area_pool, bean);
  bean = TRY(new_collector(thread, "Cortado Copy"));
  keep(beans.collector, bean);
  bean = TRY(new_manager(thread, "Method Area Manager"));
  keep(beans.method_area_manager, bean);
  return {};
}

JavaResult<Unrooted<Array>> bean_array(Thread& thread, const char* class_name, Object* const* first,
                                       Object* const* second) MAY_GC {
  Class* element = TRY(load_boot_class_or_null(thread, Symbol::intern(class_name)));
  int32_t count = (first != nullptr ? 1 : 0) + (second != nullptr ? 1 : 0);
  Unrooted<Array> array = TRY(new_object_array(thread, element, count));
  Rooted<Array> rooted(thread, std::move(array));
  int32_t next = 0;
  if (first != nullptr) HeapAccess::store_reference_element(rooted, next++, Handle<Object>::from_cell(first));
  if (second != nullptr) HeapAccess::store_reference_element(rooted, next, Handle<Object>::from_cell(second));
  return rooted.get();
}

bool is(jobject reference, Object* const& bean) IN_VM {
  return handle_of(reference).same_object(Handle<Object>::from_cell(&bean));
}

JavaResult<Unrooted<Array>> memory_pools(Thread& thread, jobject manager) MAY_GC {
  TRY(make_beans(thread));
  bool heap = manager == nullptr || is(manager, beans.collector);
  bool other = manager == nullptr || is(manager, beans.method_area_manager);
  return bean_array(thread, "java/lang/management/MemoryPoolMXBean", heap ? &beans.heap_pool : nullptr,
                    other ? &beans.method_area_pool : nullptr);
}
JavaResult<Unrooted<Array>> memory_managers(Thread& thread, jobject pool) MAY_GC {
  TRY(make_beans(thread));
  bool heap = pool == nullptr || is(pool, beans.heap_pool);
  bool other = pool == nullptr || is(pool, beans.method_area_pool);
  return bean_array(thread, "java/lang/management/MemoryManagerMXBean", heap ? &beans.collector : nullptr,
                    other ? &beans.method_area_manager : nullptr);
}

JavaResult<Unrooted<Object>> new_usage(Thread& thread, Usage usage) MAY_GC {
  constexpr const char* kName = "java/lang/management/MemoryUsage";
  Class* c = TRY(load_boot_class_or_null(thread, Symbol::intern(kName)));
  if (c == nullptr) return throw_new(thread, wk.classes.NoClassDefFoundError, kName);
  return construct(thread, c, "(JJJJ)V",
                   {int64_t{usage.initial}, int64_t{usage.used}, int64_t{usage.committed}, int64_t{usage.maximum}});
}

jobjectArray JNICALL get_memory_pools(JNIEnv* env, jobject manager) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, memory_pools(thread, manager));
}
jobjectArray JNICALL get_memory_managers(JNIEnv* env, jobject pool) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, memory_managers(thread, pool));
}
jobject JNICALL get_memory_pool_usage(JNIEnv* env, jobject pool) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, new_usage(thread, is(pool, beans.heap_pool) ? heap_usage() : method_area_usage()));
}
// As of the latest collection: only the heap has collections.
jobject JNICALL get_pool_collection_usage(JNIEnv* env, jobject pool) {
  CORTADO_JVM_ENTRY(env);
  return is(pool, beans.heap_pool) ? to_local(thread, new_usage(thread, heap_usage())) : nullptr;
}
jobject JNICALL get_memory_usage(JNIEnv* env, jboolean heap) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, new_usage(thread, heap ? heap_usage() : method_area_usage()));
}
// Thresholds are kept by the Java side; nothing watches them yet.
void JNICALL set_pool_sensor(JNIEnv*, jobject, jint, jobject) {}
jlong JNICALL set_pool_threshold(JNIEnv*, jobject, jint, jlong) { return 0; }
jint JNICALL get_collector_attribute_info(JNIEnv*, jobject, void*, jint) { return 0; }
// Index 0: no collection to tell of.
void JNICALL get_last_collection(JNIEnv*, jobject, CollectionStatistics* statistics) { statistics->index = 0; }
void JNICALL set_collection_notification(JNIEnv*, jobject, jboolean) {}

}  // namespace

void add_memory_management(ManagementTable& table) {
  table.get_memory_pools = get_memory_pools;
  table.get_memory_managers = get_memory_managers;
  table.get_memory_pool_usage = get_memory_pool_usage;
  table.get_peak_memory_pool_usage = get_memory_pool_usage;
  table.get_pool_collection_usage = get_pool_collection_usage;
  table.get_memory_usage = get_memory_usage;
  table.set_pool_sensor = set_pool_sensor;
  table.set_pool_threshold = set_pool_threshold;
  table.get_collector_attribute_info = get_collector_attribute_info;
  table.get_last_collection = get_last_collection;
  table.set_collection_notification = set_collection_notification;
}

}  // namespace cortado
