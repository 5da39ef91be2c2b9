// Exceptions (JVMS 2.10): from the frame where one is pending outwards over interpreted frames, until a handler is found
// or the caller is not interpreted: then it stays pending and the native return address is used.

#include "interp/linkage.h"
#include "interp/slow_paths.h"
#include "runtime/code_watching.h"
#include "runtime/monitor.h"
#include "runtime/resolution.h"
#include "runtime/upcall.h"

namespace cortado::interp {

namespace {

struct UnwindTarget {
  Frame* frame = nullptr;
  const uint8_t* pc = nullptr;   // the handler's; null: leave to the compiled or C++ caller, `frame` is its frame
  const void* resume = nullptr;  // the way there
};

enum class Match { kNo, kYes, kThrown };

// Does the handler catch the pending exception? Resolving the type may run Java.
Match matches(Thread& thread, ConstantPool* pool, uint16_t catch_type) MAY_GC {
  if (catch_type == 0) return Match::kYes;
  Class* type = pool->resolved_class(catch_type);
  if (type == nullptr) {
    Rooted<Object> exception(thread, thread.take_exception());
    JavaResult<Class*> resolved = resolve_class(thread, pool, catch_type);
    if (resolved.failed()) return Match::kThrown;  // the newer exception replaces
    thread.set_exception(exception.get());
    type = resolved.value();
  }
  NoGc no_gc;
  return type->is_instance(thread.pending_exception) ? Match::kYes : Match::kNo;
}

// The handler's bci, or -1.
int64_t find_handler(Thread& thread, Method* method, uint32_t bci) MAY_GC {
  for (;;) {
    bool again = false;
    for (const ExceptionTableEntry& entry : method->exception_table) {
      if (bci < entry.start_pc || bci >= entry.end_pc) continue;
      Match match = matches(thread, method->pool.get_non_null(), entry.catch_type);
      if (match == Match::kYes) return entry.handler_pc;
      if (match == Match::kThrown) {  // as if thrown by the handler
        bci = entry.handler_pc;
        again = true;
        break;
      }
    }
    if (!again) return -1;
  }
}

// A synchronized method is left: its own monitor is released. A failure replaces the exception.
void release_method_monitor(Thread& thread, Frame* frame) MAY_GC {
  if (!frame->method()->is_synchronized() || *frame->lock_cell() == nullptr) return;
  Rooted<Object> exception(thread, thread.take_exception());
  if (unlock_method(thread, frame)) thread.set_exception(exception.get());
}

// To whoever looks, the frame is at the handler.
void tell_caught(Thread& thread, Frame* frame, uint32_t handler_bci) MAY_GC {
  frame->linked_position = frame->method()->code.get_non_null() + handler_bci;
  CodeWatching::watchers.exception_caught(thread, frame, handler_bci);
}

UnwindTarget find_target(Thread& thread, Frame* frame) MAY_GC {
  for (;;) {
    thread.top_frame = frame;
    thread.top_sp = frame->operands();  // the operands are dead
    Method* method = frame->method();
    if (CodeWatching::is_active) {
      CodeWatching::watchers.exception(thread, frame);
      if (is_steered(thread, frame)) return {frame, frame->position()};
    }
    if (!method->is_native()) {
      int64_t handler = find_handler(thread, method, frame->bci());
      if (handler >= 0) {
        if (CodeWatching::is_active) tell_caught(thread, frame, static_cast<uint32_t>(handler));
        return {frame, method->code.get_non_null() + handler};
      }
    }
    if (is_watched(thread, Watch::kExits | Watch::kFramePops))
      CodeWatching::watchers.method_exit(thread, frame, nullptr);
    release_method_monitor(thread, frame);
    const void* resume = frame->resume;
    bool interpreted = resumes_interpreted(frame);
    frame = frame->caller();
    if (!interpreted) return {frame, nullptr, resume};
  }
}

}  // namespace

// The target's pc, null to leave by the address in thread->result; its frame is then in thread->top_frame. Scalars only: no prologue state to keep.
CORTADO_NOINLINE static const uint8_t* unwind(Thread* thread, Frame* frame) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  UnwindTarget target = find_target(*thread, frame);
  thread->top_frame = target.frame;
  thread->result = reinterpret_cast<Slot>(target.resume);
  return target.pc;
}

// The exception is the one operand. Goes on in compiled code if it has the handler.
static HANDLER(slow_compiled_handler) {
  SAVE_STATE();
  aux = reinterpret_cast<Slot>(execution_engine.handler_entry(current_method(frame), bci_at(frame, pc)));
  if (aux == 0) NEXT(0);
  *sp = tos;
  if (!resumes_interpreted(frame)) TAIL_ADDRESS(aux);
  frame->resume = resume_address(ResumeKind::kCompiled);
  TAIL_ADDRESS(loop_to_compiled_adapter(current_method(frame)->result_type));
}

HANDLER(slow_unwind) {
  thread->top_frame = frame;
  pc = unwind(thread, frame);
  frame = thread->top_frame;
  if (pc == nullptr) TAIL_ADDRESS(thread->result);
  sp = spare_of(frame) + 1;
  locals = locals_of(frame);
  dispatch = thread->dispatch_table;
  if (CORTADO_UNLIKELY(is_steered(*thread, frame))) TAIL(slow_steer);
  tos = reinterpret_cast<Slot>(thread->pending_exception);
  thread->pending_exception = nullptr;
  // A handler may be a loop's head.
  if (CORTADO_UNLIKELY(poll_requested(thread, frame))) TAIL(slow_poll);
  if (execution_engine.handler_entry != nullptr) TAIL(slow_compiled_handler);
  NEXT(0);
}

}  // namespace cortado::interp
