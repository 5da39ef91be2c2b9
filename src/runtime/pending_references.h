#pragma once
// The hand-over of the collector's list of cleared References to java.lang.ref.Reference's handler thread.

#include "runtime/thread.h"

namespace cortado {

// HeapClient::references_pending: wakes the waiters. The world may be stopped; takes only a leaf lock.
void notify_pending_references();
// Blocks until Heap::has_pending_references(). A safepoint does not wait for it.
void wait_for_pending_references(Thread& thread) MAY_GC;

}  // namespace cortado
