// Watched threads: tables whose handlers tell before they execute an instruction, the entries of methods in a VM that may be
// watched, and frames that an agent ends.

#include "interp/watching.h"

#include "interp/breakpoints.h"
#include "interp/entering.h"
#include "interp/entries.h"
#include "interp/fusion.h"
#include "interp/plain_opcodes.h"
#include "interp/slow_paths.h"
#include "runtime/code_watching.h"
#include "runtime/constant_pool.h"
#include "runtime/jni_references.h"
#include "runtime/monitor.h"
#include "runtime/owned_monitors.h"

namespace cortado::interp {

using classfile::Opcode;

// --- Ending a frame.
namespace {

const CodeWatchers& watchers() { return CodeWatching::watchers; }

Steering::Kind take_steering(Thread& thread) {
  Steering::Kind kind = std::exchange(thread.steering.kind, Steering::Kind::kNone);
  thread.steering.frame = nullptr;
  uint32_t rest = thread.watched.load(std::memory_order_relaxed) & ~static_cast<uint32_t>(Watch::kSteering);
  CodeWatching::watch(thread, rest);
  return kind;
}

// Operands of the call at the caller's position, without an appendix.
uint32_t argument_slots_of_call(const Frame* caller) {
  const uint8_t* pc = caller->position();
  auto opcode = static_cast<InternalOpcode>(opcode_behind_breakpoint(pc));
  if (opcode == InternalOpcode::kInvokedynamicResolved) {
    return current_pool(caller)->call_sites[read_operand<uint32_t>(pc + 1)].argument_slots;
  }
  return method_entry_at(caller, pc).argument_slots;
}

// Those that the frame entered by monitorenter and has not left. What goes wrong is nobody's exception.
void leave_monitors(Thread& thread, const Frame* frame) MAY_GC {
  Object** own = frame->method()->is_synchronized() ? const_cast<Frame*>(frame)->lock_cell() : nullptr;
  LocalFrame references(thread);
  std::vector<jobject> held;
  for (const OwnedMonitor& each : find_held_monitors(thread)) {
    if (each.frame == 0 && (own == nullptr || *own != each.object))
      held.push_back(new_local(thread, Unrooted<Object>(each.object)));
  }
  for (jobject each : held) {
    if (monitor_exit(thread, handle_of(each)).failed()) thread.clear_exception();
  }
}

// False: an exception is pending.
bool leave_popped_frame(Thread& thread, Frame* frame) MAY_GC {
  thread.clear_exception();
  leave_monitors(thread, frame);
  return !frame->method()->is_synchronized() || unlock_method(thread, frame);
}
// The value that it returns is in thread.result.
bool leave_returning_frame(Thread& thread, Frame* frame) MAY_GC {
  thread.clear_exception();
  bool is_object = is_reference(frame->method()->result_type);
  Slot* value = is_object ? reinterpret_cast<Slot*>(&thread.steering.object) : &thread.steering.value;
  if (is_watched(thread, Watch::kExits | Watch::kFramePops)) watchers().method_exit(thread, frame, value);
  leave_monitors(thread, frame);
  if (frame->method()->is_synchronized() && !unlock_method(thread, frame)) return false;
  thread.result = *value;
  thread.steering.object = nullptr;
  return true;
}

}  // namespace

// `frame` executes its call again, with the arguments as they are now.
HANDLER(slow_repeat_call) {
  sp = locals - 1;
  pc = frame->linked_position;
  sp += argument_slots_of_call(frame);
  tos = *sp;
  locals = locals_of(frame);
  dispatch = thread->dispatch_table;
  NEXT(0);
}
static HANDLER(slow_pop_frame) {
  if (!leave_popped_frame(*thread, frame)) TAIL(slow_unwind);
  bool is_interpreted = resumes_interpreted(frame);
  frame = frame->linked_caller;
  if (is_interpreted) TAIL(slow_repeat_call);
  TAIL_ADDRESS(reinterpret_cast<const void*>(cortado_repeat_leaving));
}
static HANDLER(slow_return_early) {
  if (!leave_returning_frame(*thread, frame)) TAIL(slow_unwind);
  tos = thread->result;
  aux = reinterpret_cast<Slot>(frame->resume);
  frame = frame->linked_caller;
  dispatch = thread->dispatch_table;
  TAIL_ADDRESS(aux);
}
HANDLER(slow_steer) {
  thread->top_frame = frame;
  thread->top_sp = spare_of(frame) + 1;  // they are dead
  locals = locals_of(frame);
  if (take_steering(*thread) == Steering::Kind::kPopFrame) TAIL(slow_pop_frame);
  TAIL(slow_return_early);
}

// --- Telling before an instruction.
namespace {

bool is_field_access(uint8_t opcode) {
  return opcode >= static_cast<uint8_t>(Opcode::kGetstatic) && opcode <= static_cast<uint8_t>(Opcode::kPutfield);
}
bool is_return(uint8_t opcode) {
  return opcode >= static_cast<uint8_t>(Opcode::kIreturn) && opcode <= static_cast<uint8_t>(Opcode::kReturn);
}

// The field's entry is filled when somebody sees the access. False: an exception is pending.
bool tell_field_access(Thread& thread, Frame* frame, uint8_t opcode) MAY_GC {
  const uint8_t* pc = frame->position();
  bool is_resolved = is_internal_opcode(opcode_behind_breakpoint(pc));
  if (!is_resolved && resolve_field_access(thread, frame, pc) == 0) return false;
  const FieldEntry& entry = field_entry_at(frame, pc);
  auto standard = static_cast<Opcode>(opcode);
  bool is_store = standard == Opcode::kPutfield || standard == Opcode::kPutstatic;
  bool is_static = standard == Opcode::kGetstatic || standard == Opcode::kPutstatic;
  Slot* value = nullptr;
  Slot* top = thread.top_sp;
  if (is_store) {
    top -= slots_of(static_cast<BasicType>(entry.type));
    value = top;
  }
  Slot* object = is_static ? nullptr : top - 1;
  if (object != nullptr && *object == 0) return true;
  watchers().field_access(thread, frame, entry.field.get_non_null(), object, value);
  return true;
}

void tell_exit(Thread& thread, Frame* frame) MAY_GC {
  uint32_t slots = slots_of(frame->method()->result_type);
  Slot nothing = 0;
  watchers().method_exit(thread, frame, slots == 0 ? &nothing : thread.top_sp - slots);
}

// What executes the instruction now.
const void* continuation(Thread& thread, Frame* frame) {
  if (thread.has_exception()) return reinterpret_cast<const void*>(slow_unwind);
  if (is_steered(thread, frame)) return reinterpret_cast<const void*>(slow_steer);
  return normal_handlers[opcode_behind_breakpoint(frame->position())];
}

// Steps and breakpoints have been told, and may have asked for more.
const void* tell_effect(Thread& thread, Frame* frame) MAY_GC {
  if (is_steered(thread, frame)) return continuation(thread, frame);
  uint8_t opcode = frame->method()->bytecode()[frame->bci()];
  if (is_field_access(opcode) && is_watched(thread, Watch::kFields)) (void)tell_field_access(thread, frame, opcode);
  if (is_return(opcode) && is_watched(thread, Watch::kExits | Watch::kFramePops)) tell_exit(thread, frame);
  return continuation(thread, frame);
}

const void* tell_instruction(Thread& thread, Frame* frame) MAY_GC {
  if (is_steered(thread, frame)) return continuation(thread, frame);
  if (is_watched(thread, Watch::kSteps)) watchers().step(thread, frame);
  if (is_breakpoint(*frame->position())) watchers().breakpoint(thread, frame);
  return tell_effect(thread, frame);
}

const void* tell_breakpoint(Thread& thread, Frame* frame) MAY_GC {
  watchers().breakpoint(thread, frame);
  return tell_effect(thread, frame);
}

void tell_entry(Thread& thread, Frame* frame) MAY_GC {
  if (is_watched(thread, Watch::kEntries)) watchers().method_entry(thread, frame);
}

void tell_native_exit(Thread& thread, Frame* frame) MAY_GC {
  if (!is_watched(thread, Watch::kExits | Watch::kFramePops)) return;
  if (!is_reference(frame->method()->result_type)) {
    Slot value = thread.result;
    watchers().method_exit(thread, frame, &value);
    thread.result = value;
    return;
  }
  Rooted<Object> result(thread, Unrooted<Object>(reinterpret_cast<Object*>(thread.result)));
  watchers().method_exit(thread, frame, reinterpret_cast<Slot*>(result.cell()));
  thread.result = reinterpret_cast<Slot>(*result.cell());
}

}  // namespace

static HANDLER(slow_tell_instruction) {
  SAVE_STATE();
  aux = reinterpret_cast<Slot>(tell_instruction(*thread, frame));
  RELOAD_STATE();
  TAIL_ADDRESS(aux);
}
static HANDLER(slow_breakpoint) {
  SAVE_STATE();
  aux = reinterpret_cast<Slot>(tell_breakpoint(*thread, frame));
  RELOAD_STATE();
  TAIL_ADDRESS(aux);
}

// --- Compiled code is left when what it called returns.
const void* leaving_resume(BasicType result) {
  switch (resume_kind_of(result)) {
    case ResumeKind::kInterpretedVoid: return reinterpret_cast<const void*>(cortado_return_leaving_void);
    case ResumeKind::kInterpretedOne: return reinterpret_cast<const void*>(cortado_return_leaving_one);
    default: return reinterpret_cast<const void*>(cortado_return_leaving_two);
  }
}
extern "C" bool cortado_leave_compiled_caller(Frame* caller, uintptr_t return_address) {
  return CodeWatching::leave_code != nullptr && CodeWatching::leave_code(caller, return_address);
}
void leave_caller(Frame* frame) {
  if (frame->resume == resume_address(ResumeKind::kCompiled) && !frame->caller()->is_entry())
    frame->resume = leaving_resume(frame->method()->result_type);
}

// Instructions that were fused are executed one by one.
static void take_fusion_apart(Method* method) {
  uint8_t* code = method->code.get_non_null();
  const uint8_t* original = method->bytecode();
  for (uint32_t bci = 0; bci < method->code_length;) {
    PlainOpcode plain = kPlainOpcodes[code[bci]];
    uint8_t opcode = plain.doubts == 0 ? plain.opcode : kReplacements[original[bci]];
    if (opcode != code[bci]) __atomic_store_n(code + bci, opcode, __ATOMIC_RELEASE);
    bci += classfile::instruction_length({original, method->code_length}, bci);
  }
}
void begin_watching(Method* method) {
  if (method->code) take_fusion_apart(method);
  set_method_entries(method);
}

// --- Entries.
static HANDLER(slow_throw_in_compiled_caller) {
  TAIL_ADDRESS(reinterpret_cast<const void*>(cortado_return_to_compiled));
}
#define THROW_IN_CALLER(kind)                      \
  do {                                             \
    if constexpr ((kind) == ResumeKind::kCompiled) \
      TAIL(slow_throw_in_compiled_caller);         \
    else                                           \
      TAIL(slow_unwind);                           \
  } while (0)

static HANDLER(slow_run_watched_native) {
  if (thread->watched.load(std::memory_order_relaxed) != 0) tell_entry(*thread, frame);
  if (!run_native(*thread, frame)) TAIL(slow_unwind);
  if (thread->watched.load(std::memory_order_relaxed) != 0) tell_native_exit(*thread, frame);
  tos = thread->result;
  dispatch = thread->dispatch_table;
  aux = reinterpret_cast<Slot>(frame->resume);
  frame = frame->linked_caller;
  TAIL_ADDRESS(aux);
}
template <ResumeKind K>
static LINKING_HANDLER(slow_enter_watched) {
  auto* method = reinterpret_cast<Method*>(aux);
  thread->top_frame = frame;
  thread->top_sp = locals;
  if (!frame_fits(*thread, new_frame(locals, method), method)) {
    throw_overflow_in(*thread, frame, locals);
    THROW_IN_CALLER(K);
  }
  pc = method->is_native() ? nullptr : method->code.get_non_null();
  LINK_FRAME(new_frame(locals, method), method, K, pc);
  if constexpr (K == ResumeKind::kCompiled) leave_caller(frame);
  if (method->is_synchronized()) *frame->lock_cell() = nullptr;
  sp = spare_of(frame);
  thread->top_frame = frame;
  thread->top_sp = sp + 1;
  if (poll_requested(thread, frame) && !run_poll(*thread)) TAIL(slow_unwind);
  if (method->is_native()) TAIL(slow_run_watched_native);
  if (method->is_synchronized() && !lock_method(*thread, frame)) TAIL(slow_unwind);
  if (thread->watched.load(std::memory_order_relaxed) != 0) tell_entry(*thread, frame);
  dispatch = thread->dispatch_table;
  NEXT(0);
}

void set_watched_entries(Method* method) {
  if (method->is_native()) {
    method->max_locals = method->argument_slots;
    method->max_stack = 0;
  }
  Handler from_interpreted = slow_enter_watched<ResumeKind::kInterpretedTwo>;
  switch (resume_kind_of(method->result_type)) {
    case ResumeKind::kInterpretedVoid: from_interpreted = slow_enter_watched<ResumeKind::kInterpretedVoid>; break;
    case ResumeKind::kInterpretedOne: from_interpreted = slow_enter_watched<ResumeKind::kInterpretedOne>; break;
    default: break;
  }
  Handler from_compiled = slow_enter_watched<ResumeKind::kCompiled>;
  __atomic_store_n(&method->from_compiled, reinterpret_cast<uint64_t>(from_compiled), __ATOMIC_RELEASE);
  __atomic_store_n(&method->from_interpreted, reinterpret_cast<uint64_t>(from_interpreted), __ATOMIC_RELEASE);
}

// --- Tables.
namespace {

struct WatchingTables {
  HandlerTable exits, all;
};
WatchingTables& tables() {
  static auto* made = new WatchingTables;
  return *made;
}

}  // namespace

void add_breakpoint_handlers(HandlerTable& normal) {
  normal.set(classfile::kBreakpointOpcode, slow_breakpoint);
  normal.set(InternalOpcode::kBreakpointAtCall, slow_breakpoint);
}

void make_watching_tables(const HandlerTable& normal) {
  tables().exits = normal;
  for (Opcode opcode : {Opcode::kIreturn, Opcode::kLreturn, Opcode::kReturn}) {
    tables().exits.set(opcode, slow_tell_instruction);
  }
  for (InternalOpcode opcode : {InternalOpcode::kIreturnBoolean, InternalOpcode::kIreturnNarrow,
                                InternalOpcode::kReturnFinalizable, InternalOpcode::kReturnSynchronized}) {
    tables().exits.set(opcode, slow_tell_instruction);
  }
  // A breakpoint may stand at a return.
  tables().exits.set(classfile::kBreakpointOpcode, slow_tell_instruction);
  for (const void*& handler : tables().all.handlers) handler = reinterpret_cast<const void*>(slow_tell_instruction);
}

const void* const* watching_table(uint32_t watched) {
  if ((watched & (Watch::kSteps | Watch::kFields | Watch::kSteering)) != 0) return tables().all.handlers;
  if ((watched & (Watch::kExits | Watch::kFramePops)) != 0) return tables().exits.handlers;
  return nullptr;
}

}  // namespace cortado::interp
