#include "runtime/idle_memory.h"

#include "gc/collection_records.h"
#include "runtime/thread.h"

namespace cortado {

void collect_if_idle() {
  if (!is_idle_collection_due()) return;
  Thread* thread = Threads::attach_current({.daemon = true, .vm_internal = true});
  if (thread == nullptr) return;
  {
    VmScope vm(*thread);
    collect_when_idle(*thread);
  }
  Threads::detach_current(thread);
}

}  // namespace cortado
