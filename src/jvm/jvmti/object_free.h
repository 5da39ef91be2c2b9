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

}  // namespace cortado::jvmti
