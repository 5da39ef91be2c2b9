#include "runtime/code_watching.h"

#include "runtime/class.h"
#include "runtime/loader_data.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

void begin_watching_all() {
  execution_engine.on_threshold = nullptr;
  execution_engine.handler_entry = nullptr;
  if (CodeWatching::give_up_code != nullptr) CodeWatching::give_up_code();
  Loaders::for_each_class([](Class* c) {
    for (Method& method : c->methods) CodeWatching::begin_watching(&method);
  });
  for_each_thread([](Thread& thread) {
    for (StackWalker walker(thread); !walker.done(); walker.next()) CodeWatching::leave_caller(walker.frame());
  });
}

// Who is in compiled code leaves it at its next poll, if not before.
void make_all_poll() {
  for_each_thread([](Thread& thread) { thread.poll_word.store(0, std::memory_order_release); });
}

}  // namespace

void CodeWatching::activate(Thread& thread) {
  if (is_active) return;
  Safepoint::begin(thread, SafepointOperation::kWatchThreads);
  if (!is_active) {
    is_active = true;
    begin_watching_all();
  }
  Safepoint::end(thread);
  make_all_poll();
}

void CodeWatching::watch(Thread& thread, uint32_t what) {
  thread.watched.store(what, std::memory_order_relaxed);
  // A thread that has not run Java yet gets its table when it does.
  if (thread.dispatch_table != nullptr) thread.dispatch_table = execution_engine.dispatch_table(what);
}

}  // namespace cortado
