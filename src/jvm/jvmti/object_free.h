#pragma once
// ObjectFree events: a collection only notes the tags of what died; a thread of its own, unknown to Java, posts them.

#include "gc/heap.h"
#include "runtime/thread.h"

namespace cortado::jvmti {

// Before the first tag is set by somebody who may listen.
void start_object_free_thread();
// AgentHooks::visit_tagged_objects.
void visit_tagged_objects(WeakVisitor& visitor);
// Posts what is noted, in the calling thread.
void post_object_free_events(Thread& thread) MAY_GC;

// The world is stopped for a walk of the heap; what was noted before is posted before, and nothing meanwhile.
class HeapWalkScope {
 public:
  explicit HeapWalkScope(Thread& thread) MAY_GC;
  ~HeapWalkScope() CORTADO_NO_THREAD_SAFETY_ANALYSIS;
  HeapWalkScope(const HeapWalkScope&) = delete;

 private:
  Thread& thread_;
};

}  // namespace cortado::jvmti
