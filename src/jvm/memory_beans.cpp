#include "jvm/memory_beans.h"

#include <algorithm>

#include "gc/collector_options.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "os/time.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/method_area.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

constexpr const char* kPoolNames[kMemoryPools] = {"Cortado Eden Space", "Cortado Survivor Space", "Cortado Old Gen",
                                                  "Method Area"};
constexpr const char* kManagerNames[kMemoryManagers] = {"Cortado Young Generation", "Cortado Old Generation",
                                                        "Method Area Manager"};

Object* pools[kMemoryPools];
Object* managers[kMemoryManagers];
Mutex beans_lock(LockRank::kVm, "management beans");

// Publishes a bean unless another thread has.
void keep(Object*& cell, Handle<Object> bean) IN_VM {
  NoGcToken no_gc;
  MutexLock lock(beans_lock);
  if (cell != nullptr) return;
  cell = bean.raw(no_gc);
  Heap::add_global_root(&cell);
}

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

// A young space is full before each collection: only what is left afterwards can be watched.
JavaResult<Unrooted<Object>> new_pool(Thread& thread, MemoryPool pool) MAY_GC {
  Rooted<Object> text(thread, TRY(new_string(thread, kPoolNames[static_cast<size_t>(pool)])));
  bool is_heap = pool != MemoryPool::kMethodArea;
  int64_t usage_threshold = pool == MemoryPool::kOld || !is_heap ? 0 : -1;
  int64_t collection_threshold = is_heap ? 0 : -1;
  return call_factory(thread, kHelper, "createMemoryPool",
                      "(Ljava/lang/String;ZJJ)Ljava/lang/management/MemoryPoolMXBean;",
                      {text, is_heap, usage_threshold, collection_threshold});
}

// With the extensions of com.sun.management if the module is there.
JavaResult<Unrooted<Object>> new_collector(Thread& thread, Handle<Object> name) MAY_GC {
  constexpr const char* kExtension = "com/sun/management/internal/GarbageCollectorExtImpl";
  const Class* extension = TRY(load_boot_class_or_null(thread, Symbol::intern(kExtension)));
  return call_factory(thread, extension != nullptr ? kExtension : kHelper, "createGarbageCollector",
                      "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;",
                      {name, Handle<Object>()});
}

JavaResult<Unrooted<Object>> new_manager(Thread& thread, MemoryManager manager) MAY_GC {
  Rooted<Object> text(thread, TRY(new_string(thread, kManagerNames[static_cast<size_t>(manager)])));
  if (manager != MemoryManager::kMethodArea) return new_collector(thread, text);
  return call_factory(thread, kHelper, "createMemoryManager",
                      "(Ljava/lang/String;)Ljava/lang/management/MemoryManagerMXBean;", {text});
}

MemoryUsage usage_of(const Heap::SpaceSizes& sizes) {
  auto used = static_cast<jlong>(sizes.used);
  auto committed = std::max(used, static_cast<jlong>(sizes.capacity));
  return {0, used, committed, std::max(committed, static_cast<jlong>(sizes.maximum))};
}

}  // namespace

MemoryUsage usage_of(MemoryPool pool, const Heap::Generations& sizes) {
  switch (pool) {
    case MemoryPool::kEden: return usage_of(sizes.eden);
    case MemoryPool::kSurvivors: return usage_of(sizes.survivors[0]);
    case MemoryPool::kOld: return usage_of(sizes.old);
    case MemoryPool::kMethodArea: {
      auto used = static_cast<jlong>(MethodArea::used());
      return {0, used, used, -1};
    }
  }
  __builtin_unreachable();
}

MemoryUsage heap_usage() { return usage_of(Heap::SpaceSizes{Heap::used(), Heap::capacity(), Heap::maximum_size()}); }

JavaResult<void> MemoryBeans::make(Thread& thread) {
  if (managers[kMemoryManagers - 1] != nullptr) return {};
  Rooted<Object> bean(thread);
  for (size_t i = 0; i < kMemoryPools; i++) {
    bean = TRY(new_pool(thread, MemoryPool(i)));
    keep(pools[i], bean);
  }
  for (size_t i = 0; i < kMemoryManagers; i++) {
    bean = TRY(new_manager(thread, MemoryManager(i)));
    keep(managers[i], bean);
  }
  return {};
}

Handle<Object> MemoryBeans::pool(MemoryPool pool) { return Handle<Object>::from_cell(&pools[static_cast<size_t>(pool)]); }
Handle<Object> MemoryBeans::manager(MemoryManager manager) {
  return Handle<Object>::from_cell(&managers[static_cast<size_t>(manager)]);
}

const char* MemoryBeans::name(MemoryManager manager) { return kManagerNames[static_cast<size_t>(manager)]; }

bool MemoryBeans::pool_of(Handle<Object> bean, MemoryPool& found) {
  for (size_t i = 0; i < kMemoryPools; i++) {
    if (!pool(MemoryPool(i)).same_object(bean)) continue;
    found = MemoryPool(i);
    return !bean.is_null();
  }
  return false;
}
bool MemoryBeans::manager_of(Handle<Object> bean, MemoryManager& found) {
  for (size_t i = 0; i < kMemoryManagers; i++) {
    if (!manager(MemoryManager(i)).same_object(bean)) continue;
    found = MemoryManager(i);
    return !bean.is_null();
  }
  return false;
}

bool MemoryBeans::manages(MemoryManager manager, MemoryPool pool) {
  switch (manager) {
    case MemoryManager::kYoung: return pool == MemoryPool::kEden || pool == MemoryPool::kSurvivors;
    case MemoryManager::kFull: return pool != MemoryPool::kMethodArea;
    case MemoryManager::kMethodArea: return pool == MemoryPool::kMethodArea;
  }
  __builtin_unreachable();
}

JavaResult<Unrooted<Object>> MemoryBeans::new_usage(Thread& thread, const MemoryUsage& usage) {
  constexpr const char* kName = "java/lang/management/MemoryUsage";
  Class* c = TRY(load_boot_class_or_null(thread, Symbol::intern(kName)));
  if (c == nullptr) return throw_new(thread, wk.classes.NoClassDefFoundError, kName);
  return construct(thread, c, "(JJJJ)V",
                   {int64_t{usage.initial}, int64_t{usage.used}, int64_t{usage.committed}, int64_t{usage.maximum}});
}

JavaResult<Unrooted<Array>> MemoryBeans::new_usages(Thread& thread, const Heap::Generations& sizes) {
  Class* element = TRY(load_boot_class_or_null(thread, Symbol::intern("java/lang/management/MemoryUsage")));
  Unrooted<Array> array = TRY(new_object_array(thread, element, int32_t{kMemoryPools}));
  Rooted<Array> rooted(thread, std::move(array));
  for (size_t i = 0; i < kMemoryPools; i++) {
    Rooted<Object> usage(thread, TRY(new_usage(thread, usage_of(MemoryPool(i), sizes))));
    HeapAccess::store_reference_element(rooted, static_cast<int32_t>(i), usage);
  }
  return rooted.get();
}

CollectionRecord last_collection_of(MemoryManager manager) {
  return manager == MemoryManager::kYoung ? last_young_collection() : last_full_collection();
}

jlong since_start_ms(int64_t monotonic_ns) { return (monotonic_ns - Vm::start_time_ns()) / os::kNanosPerMilli; }

jint collector_thread_count() { return static_cast<jint>(collector_options.threads); }

}  // namespace cortado
