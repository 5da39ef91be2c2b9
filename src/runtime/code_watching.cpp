#include "runtime/code_watching.h"

#include "runtime/upcall.h"

namespace cortado {

void CodeWatching::make_possible() {
  is_possible = true;
  execution_engine.on_threshold = nullptr;
  execution_engine.handler_entry = nullptr;
}

void CodeWatching::watch(Thread& thread, uint32_t what) {
  thread.watched.store(what, std::memory_order_relaxed);
  // A thread that has not run Java yet gets its table when it does.
  if (thread.dispatch_table != nullptr) thread.dispatch_table = execution_engine.dispatch_table(what);
}

}  // namespace cortado
