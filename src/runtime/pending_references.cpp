#include "runtime/pending_references.h"

#include "gc/heap.h"
#include "os/mutex.h"

namespace cortado {
namespace {

// Never destroyed: a daemon thread waits here until the process ends.
Mutex lock(LockRank::kPendingReferences, "pending references");
Condition arrived;

}  // namespace

void notify_pending_references() {
  MutexLock locked(lock);
  arrived.notify_all();
}

void wait_for_pending_references(Thread& thread) {
  BlockedScope blocked(thread);
  MutexLock locked(lock);
  while (!Heap::has_pending_references()) arrived.wait(lock);
}

}  // namespace cortado
