#include "runtime/heap_client.h"

#include "gc/heap_access.h"
#include "runtime/agent_hooks.h"
#include "runtime/class_unloading.h"
#include "runtime/jni_references.h"
#include "runtime/loader_data.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/monitor_table.h"
#include "runtime/pending_references.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

Thread& thread_of(Mutator& mutator) { return static_cast<Thread&>(mutator); }

void visit_thread(Thread& thread, RootVisitor& visitor) {
  visitor.visit(&thread.java_thread);
  visitor.visit(&thread.pending_exception);
  visitor.visit(&thread.async_exception);
  visitor.visit(&thread.steering.object);
  visitor.visit(&thread.reported_exception);
  for (uint32_t i = 0; i < thread.lock_stack.count; i++) visitor.visit(&thread.lock_stack.objects[i]);
  jni_visit_locals(thread, visitor);
  visit_java_stack(thread, visitor);
}

void visit_strong_roots(RootVisitor& visitor) {
  for_each_thread([&](Thread& thread) { visit_thread(thread, visitor); });
  if (visitor.is_marking() && code_unloading.reach_running != nullptr) code_unloading.reach_running(visitor);
  jni_visit_globals(visitor);
  Loaders::visit_roots(visitor);
  Modules::visit_roots(visitor);
  MonitorTable::visit_strong(visitor);
}

void visit_weak_roots(WeakVisitor& visitor, CollectionScope scope) {
  string_table_visit_weak(visitor, scope);
  MonitorTable::visit_weak(visitor, scope);
}

void visit_phantom_roots(WeakVisitor& visitor) {
  jni_visit_weak_globals(visitor);
  if (agent_hooks.visit_tagged_objects != nullptr) agent_hooks.visit_tagged_objects(visitor);
}

// The static field SoftReference.clock, in the mirror.
int64_t* soft_clock() {
  Class* soft = wk.classes.SoftReference;
  if (soft == nullptr || soft->mirror == NarrowRef::kNull || wk.fields.SoftReference_clock == 0) return nullptr;
  auto* mirror = reinterpret_cast<uint8_t*>(decode_reference(soft->mirror));
  return reinterpret_cast<int64_t*>(mirror + wk.fields.SoftReference_clock);
}

}  // namespace

namespace {
bool stop_the_world(Mutator& mutator, CollectionCause cause, bool (*is_done)(const void*),
                    const void* context) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  bool is_by_allocation = cause == CollectionCause::kAllocation || cause == CollectionCause::kLastDitch;
  auto operation = is_by_allocation ? SafepointOperation::kCollectForAllocation : SafepointOperation::kCollect;
  if (!Safepoint::begin_unless(thread_of(mutator), operation, is_done, context)) return false;
  if (agents_want(JVMTI_EVENT_GARBAGE_COLLECTION_START)) agent_hooks.collection(JVMTI_EVENT_GARBAGE_COLLECTION_START);
  return true;
}
void resume_the_world(Mutator& mutator) {
  if (agents_want(JVMTI_EVENT_GARBAGE_COLLECTION_FINISH)) agent_hooks.collection(JVMTI_EVENT_GARBAGE_COLLECTION_FINISH);
  Safepoint::end(thread_of(mutator));
}
}  // namespace

HeapClient make_heap_client() {
  HeapClient client;
  client.stop_the_world = stop_the_world;
  client.resume_the_world = resume_the_world;
  client.run_blocked = [](Mutator& m, void* context, void (*body)(void*)) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    BlockedScope blocked(thread_of(m));
    body(context);
  };
  client.for_each_mutator = [](void* context, void (*visit)(void*, Mutator&)) {
    for_each_thread([&](Thread& thread) { visit(context, thread); });
  };
  client.visit_strong_roots = visit_strong_roots;
  client.visit_metadata_roots = Loaders::visit_metadata_roots;
  client.visit_weak_roots = visit_weak_roots;
  client.visit_phantom_roots = visit_phantom_roots;
  client.begin_marking = ClassUnloading::begin_marking;
  client.marked = ClassUnloading::marked;
  client.unload_unmarked = ClassUnloading::unload_unmarked;
  client.reference_offsets = {wk.fields.Reference_referent, wk.fields.Reference_next, wk.fields.Reference_discovered,
                              wk.fields.SoftReference_timestamp};
  client.soft_reference_clock = [] {
    int64_t* clock = soft_clock();
    return clock == nullptr ? int64_t{0} : __atomic_load_n(clock, __ATOMIC_RELAXED);
  };
  client.set_soft_reference_clock = [](int64_t milliseconds) {
    if (int64_t* clock = soft_clock()) __atomic_store_n(clock, milliseconds, __ATOMIC_RELAXED);
  };
  client.references_pending = notify_pending_references;
  return client;
}

void complete_heap_client() { Heap::set_client(make_heap_client()); }

}  // namespace cortado
