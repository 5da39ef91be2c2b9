#pragma once
// The Java objects of java.lang.management that stand for memory pools and their managers, and what they tell.

#include <jni.h>

#include "gc/collection_records.h"
#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

enum class MemoryPool : uint8_t { kEden, kSurvivors, kOld, kMethodArea };
inline constexpr size_t kMemoryPools = 4;
enum class MemoryManager : uint8_t { kYoung, kFull, kMethodArea };
inline constexpr size_t kMemoryManagers = 3;

struct MemoryUsage {
  jlong initial = 0, used = 0, committed = 0, maximum = -1;
};
MemoryUsage usage_of(MemoryPool pool, const Heap::Generations& sizes);
MemoryUsage heap_usage();

// Made at first use and kept: the library compares them by identity.
class MemoryBeans {
 public:
  static JavaResult<void> make(Thread& thread) MAY_GC;
  // False if it is no such bean.
  static bool pool_of(Handle<Object> bean, MemoryPool& pool) IN_VM;
  static bool manager_of(Handle<Object> bean, MemoryManager& manager) IN_VM;
  static Handle<Object> pool(MemoryPool pool);
  static Handle<Object> manager(MemoryManager manager);
  static const char* name(MemoryManager manager);
  // Does it look after the pool?
  static bool manages(MemoryManager manager, MemoryPool pool);

  static JavaResult<Unrooted<Object>> new_usage(Thread& thread, const MemoryUsage& usage) MAY_GC;
  // MemoryUsage[], one for each pool.
  static JavaResult<Unrooted<Array>> new_usages(Thread& thread, const Heap::Generations& sizes) MAY_GC;
};

// The latest collection of a collector.
CollectionRecord last_collection_of(MemoryManager manager);
// What com.sun.management wants to know, milliseconds since the VM started.
jlong since_start_ms(int64_t monotonic_ns);

// GarbageCollectionNotificationInfo of each collection from now on, or no more, to the bean of the collector.
JavaResult<void> set_collection_notifications(Thread& thread, MemoryManager manager, bool enabled) MAY_GC;
// Collections of one collector, or of both if `bean` is none, or their milliseconds.
jlong collector_attribute(jobject bean, bool wants_time) IN_VM;
// The peak of one pool begins anew. False: it is no pool.
bool reset_peak_usage(jobject bean) IN_VM;
// Threads of a collection: the only attribute of a GcInfo beside the usages.
jint collector_thread_count();

}  // namespace cortado
