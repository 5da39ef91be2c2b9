#include "runtime/preallocated.h"

#include <atomic>

#include "gc/heap.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/linking.h"
#include "runtime/stack_trace.h"
#include "runtime/strings.h"

namespace cortado {

namespace {

constexpr size_t kKinds = 5;
constexpr const char* kMessages[kKinds] = {
    "Java heap space",
    "Metaspace",
    "Requested array size exceeds VM limit",
    "GC overhead limit exceeded",
    "unable to create native thread: possibly out of memory or process/resource limits reached",
};
// Errors that can still get a backtrace of their own, per kind kHeap.
constexpr size_t kReserve = 4;

Object* stack_overflow_error;
Object* shared_errors[kKinds];
Object* reserve_errors[kReserve];
std::atomic<size_t> reserve_left{0};

JavaResult<void> make(Thread& thread, Class* c, const char* message, Object** cell) MAY_GC {
  Rooted<Object> text(thread);
  if (message != nullptr) text = TRY(new_string(thread, message));
  Rooted<Object> error(thread, TRY(new_instance_initialized(thread, c)));
  HeapAccess::store_reference(error, wk.fields.Throwable_detailMessage, text);
  HeapAccess::store_reference(error, wk.fields.Throwable_cause, error);
  Rooted<Object> unassigned(thread);
  {
    Rooted<Object> mirror(thread, Unrooted<Object>(decode_reference(wk.classes.Throwable->mirror)));
    unassigned = HeapAccess::load_reference(mirror, wk.fields.Throwable_UNASSIGNED_STACK);
  }
  HeapAccess::store_reference(error, wk.fields.Throwable_stackTrace, unassigned);
  {
    NoGc no_gc;
    *cell = error.raw(no_gc);
  }
  Heap::add_global_root(cell);
  return {};
}

}  // namespace

JavaResult<void> Preallocated::create(Thread& thread) {
  TRY(make(thread, wk.classes.StackOverflowError, nullptr, &stack_overflow_error));
  for (size_t i = 0; i < kKinds; i++) TRY(make(thread, wk.classes.OutOfMemoryError, kMessages[i], &shared_errors[i]));
  for (Object*& cell : reserve_errors) TRY(make(thread, wk.classes.OutOfMemoryError, kMessages[0], &cell));
  reserve_left = kReserve;
  return {};
}

Handle<Object> Preallocated::stack_overflow() { return Handle<Object>::from_cell(&stack_overflow_error); }

const char* Preallocated::message(OutOfMemoryKind kind) { return kMessages[static_cast<size_t>(kind)]; }

Handle<Object> Preallocated::out_of_memory(Thread& thread, OutOfMemoryKind kind) {
  if (kind == OutOfMemoryKind::kHeap) {
    size_t left = reserve_left.load();
    while (left > 0 && !reserve_left.compare_exchange_weak(left, left - 1)) {
    }
    if (left == 0) return Handle<Object>::from_cell(&shared_errors[0]);
    Handle<Object> error = Handle<Object>::from_cell(&reserve_errors[left - 1]);
    fill_in_stack_trace(thread, error);
    return error;
  }
  return Handle<Object>::from_cell(&shared_errors[static_cast<size_t>(kind)]);
}

}  // namespace cortado
