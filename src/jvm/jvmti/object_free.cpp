#include "jvm/jvmti/object_free.h"

#include "jvm/jvmti/environment.h"
#include "os/mutex.h"
#include "os/thread.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

namespace {

struct Freed {
  Environment* environment;
  std::vector<jlong> tags;
};

Mutex mutex{LockRank::kLeaf, "freed tags"};
Condition there_are_some, may_go_on;
std::vector<Freed> noted CORTADO_GUARDED_BY(mutex);
bool has_started CORTADO_GUARDED_BY(mutex) = false;
// Of posting threads and walks of the heap there is one at a time.
bool is_busy CORTADO_GUARDED_BY(mutex) = false;

// Not in the VM: it may take long.
void begin_alone() {
  MutexLock lock(mutex);
  while (is_busy) may_go_on.wait(mutex);
  is_busy = true;
}
void end_alone() {
  MutexLock lock(mutex);
  is_busy = false;
  may_go_on.notify_all();
}

std::vector<Freed> take_noted() {
  MutexLock lock(mutex);
  return std::exchange(noted, {});
}

void post(const Freed& freed) {
  for (jlong tag : freed.tags) {
    auto callback = freed.environment->callbacks.ObjectFree;
    if (callback != nullptr && freed.environment->wants(JVMTI_EVENT_OBJECT_FREE))
      callback(freed.environment->env(), tag);
  }
}

void wait_for_some() {
  MutexLock lock(mutex);
  while (noted.empty()) there_are_some.wait(mutex);
}

void* thread_main(void*) {
  os::set_current_thread_name("ObjectFree");
  Thread* thread = Threads::attach_current({.daemon = true, .vm_internal = true});
  if (thread == nullptr) return nullptr;
  for (;;) {
    wait_for_some();
    VmScope vm(*thread);
    post_object_free_events(*thread);
  }
}

}  // namespace

void start_object_free_thread() {
  constexpr size_t kStackSize = size_t{1} << 20;
  {
    MutexLock lock(mutex);
    if (std::exchange(has_started, true)) return;
  }
  pthread_t id;
  (void)os::start_thread(kStackSize, thread_main, nullptr, &id);
}

void visit_tagged_objects(WeakVisitor& visitor) {
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    Freed freed{e, {}};
    e->tags.visit(visitor, e->wants(JVMTI_EVENT_OBJECT_FREE) ? &freed.tags : nullptr);
    if (freed.tags.empty()) continue;
    MutexLock lock(mutex);
    noted.push_back(std::move(freed));
    there_are_some.notify_one();
  }
}

void post_object_free_events(Thread& thread) {
  NativeScope native(thread);
  begin_alone();
  for (const Freed& freed : take_noted()) post(freed);
  end_alone();
}

HeapWalkScope::HeapWalkScope(Thread& thread) : thread_(thread) {
  post_object_free_events(thread);
  {
    BlockedScope blocked(thread);
    begin_alone();
  }
  Safepoint::begin(thread, SafepointOperation::kWalkHeap);
}

HeapWalkScope::~HeapWalkScope() {
  Safepoint::end(thread_);
  end_alone();
}

}  // namespace cortado::jvmti
