// Handlers that throw, and the poll.

#include "interp/entries.h"
#include "interp/handler.h"
#include "runtime/exceptions.h"
#include "runtime/safepoint.h"

namespace cortado::interp {

// The C++ calls that throw, out of line: they leave the exception pending.
static void throw_division_by_zero(Thread& thread) MAY_GC {
  (void)throw_new(thread, wk.classes.ArithmeticException, "/ by zero");
}
static void throw_negative_array_size(Thread& thread, int32_t length) MAY_GC {
  (void)throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(length));
}

HANDLER(slow_throw_null_pointer) {
  SAVE_STATE();
  (void)throw_null_pointer(*thread);
  TAIL(slow_unwind);
}
HANDLER(slow_throw_division_by_zero) {
  SAVE_STATE();
  throw_division_by_zero(*thread);
  TAIL(slow_unwind);
}
HANDLER(slow_throw_array_index) {
  SAVE_STATE();
  (void)throw_array_index(*thread, static_cast<int32_t>(aux), static_cast<int32_t>(aux >> 32));
  TAIL(slow_unwind);
}
HANDLER(slow_throw_negative_array_size) {
  SAVE_STATE();
  throw_negative_array_size(*thread, static_cast<int32_t>(aux));
  TAIL(slow_unwind);
}
HANDLER(slow_poll) {
  SAVE_STATE();
  if (!run_poll(*thread)) TAIL(slow_unwind);
  RELOAD_STATE();
  dispatch = thread->dispatch_table;
  NEXT(0);
}

bool run_poll(Thread& thread) { return Safepoint::poll_slow(thread).ok(); }

bool frame_fits(const Thread& thread, Frame* header, const Method* method) {
  return reinterpret_cast<uint8_t*>(header->header_end() + method->max_stack) <= thread.java_stack_limit;
}

void throw_overflow_in(Thread& thread, Frame* caller, Slot* arguments) {
  thread.top_frame = caller;
  thread.top_sp = arguments;
  (void)throw_stack_overflow(thread);
}

}  // namespace cortado::interp
