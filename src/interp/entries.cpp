// Entries of methods, one set for interpreted callers (by the size of the result) and one for compiled ones and C++.
// On entry: thread, frame = the caller's, locals = the arguments, aux = the Method; dispatch from interpreted callers.

#include "interp/entries.h"

#include "interp/entering.h"
#include "interp/slow_paths.h"
#include "interp/watching.h"
#include "runtime/code_watching.h"
#include "runtime/string_concatenation.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado::interp {

// The handlers, of which the linker puts this file's first, begin a page. How the processor predicts the jumps between them
// depends on the low bits of their addresses (a tenth in one kernel), which change with all other code otherwise.
__asm__(".pushsection cortado_handlers,\"ax\",@progbits\n.p2align 12\n.popsection");

// Overflow, or a poll: `sp` says nothing yet. The caller sees the overflow at its call.
#define THROW_IN_CALLER(kind)                      \
  do {                                             \
    if constexpr ((kind) == ResumeKind::kCompiled) \
      TAIL(slow_leave_to_compiled);                \
    else                                           \
      TAIL(slow_unwind);                           \
  } while (0)
static HANDLER(slow_leave_to_compiled) { TAIL_ADDRESS(reinterpret_cast<const void*>(cortado_return_to_compiled)); }

// The caller is what walkers see while C++ runs that looks at no frame.
#define NOTE_CALLER()          \
  do {                         \
    thread->top_frame = frame; \
    thread->top_sp = locals;   \
  } while (0)

// --- Methods with bytecode.
template <ResumeKind K>
LINKING_HANDLER(slow_enter) {
  auto* method = reinterpret_cast<Method*>(aux);
  NOTE_CALLER();
  if (!frame_fits(*thread, new_frame(locals, method), method)) {
    throw_overflow_in(*thread, frame, locals);
    THROW_IN_CALLER(K);
  }
  pc = method->code.get_non_null();
  LINK_FRAME(new_frame(locals, method), method, K, pc);
  if (method->is_synchronized()) *frame->lock_cell() = nullptr;
  sp = spare_of(frame);
  thread->top_frame = frame;
  thread->top_sp = sp + 1;
  if (!run_poll(*thread)) TAIL(slow_unwind);
  if (method->is_synchronized() && !lock_method(*thread, frame)) TAIL(slow_unwind);
  dispatch = thread->dispatch_table;
  NEXT(0);
}
// Often called: it may be compiled now. If not it is entered as usual.
template <ResumeKind K>
HANDLER(slow_enter_hot) {
  auto* method = reinterpret_cast<Method*>(aux);
  restart_counter(method);
  NOTE_CALLER();
  if (execution_engine.on_threshold != nullptr) {
    (void)execution_engine.on_threshold(method, ExecutionEngine::kNoLoop);
  }
  if constexpr (K == ResumeKind::kCompiled)
    TAIL_ADDRESS(method->from_compiled);
  else
    TAIL_ADDRESS(method->from_interpreted);
}
template <ResumeKind K>
HANDLER(op_enter) {
  auto* method = reinterpret_cast<Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<K>);
  Frame* header = new_frame(locals, method);
  if (CORTADO_UNLIKELY(!has_room(thread, header))) TAIL(slow_enter<K>);
  pc = method->code.get_non_null();
  LINK_FRAME(header, method, K, pc);
  __asm__("" : "+r"(header));  // its address is there: not computed again for sp
  sp = header->header_end();
  if constexpr (K == ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  NEXT(0);
}
#define INSTANTIATE(kind)                     \
  template HANDLER(slow_enter_hot<kind>);     \
  template LINKING_HANDLER(slow_enter<kind>); \
  template HANDLER(op_enter<kind>)
INSTANTIATE(ResumeKind::kInterpretedVoid);
INSTANTIATE(ResumeKind::kInterpretedOne);
INSTANTIATE(ResumeKind::kInterpretedTwo);
#undef INSTANTIATE
// A large operand stack: the exact check.
template <ResumeKind K>
static HANDLER(slow_enter_large) {
  auto* method = reinterpret_cast<Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<K>);
  TAIL(slow_enter<K>);
}
template <ResumeKind K>
static LINKING_HANDLER(slow_enter_synchronized) {
  auto* method = reinterpret_cast<Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<K>);
  Frame* header = new_frame(locals, method);
  if (CORTADO_UNLIKELY(!has_room(thread, header))) TAIL(slow_enter<K>);
  pc = method->code.get_non_null();
  LINK_FRAME(header, method, K, pc);
  *header->lock_cell() = nullptr;
  sp = spare_of(header);
  thread->top_frame = frame;
  thread->top_sp = sp + 1;
  if (!lock_method(*thread, frame)) TAIL(slow_unwind);
  if constexpr (K == ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  NEXT(0);
}
// First execution: the rewritten code is made, the entries become those above.
template <ResumeKind K>
static HANDLER(slow_enter_first) {
  auto* method = reinterpret_cast<Method*>(aux);
  NOTE_CALLER();
  if (!prepare_code(*thread, method)) THROW_IN_CALLER(K);
  if constexpr (K == ResumeKind::kCompiled)
    TAIL_ADDRESS(method->from_compiled);
  else
    TAIL_ADDRESS(method->from_interpreted);
}

// --- Native methods: the frame is header only, plus the lock.
template <ResumeKind K>
static LINKING_HANDLER(slow_enter_native) {
  auto* method = reinterpret_cast<Method*>(aux);
  if (CORTADO_UNLIKELY(counted_down(method))) TAIL(slow_enter_hot<K>);
  NOTE_CALLER();
  if (!frame_fits(*thread, new_frame(locals, method), method)) {
    throw_overflow_in(*thread, frame, locals);
    THROW_IN_CALLER(K);
  }
  LINK_FRAME(new_frame(locals, method), method, K, nullptr);
  if (method->is_synchronized()) *frame->lock_cell() = nullptr;
  thread->top_frame = frame;
  thread->top_sp = spare_of(frame) + 1;
  if (!run_native(*thread, frame)) TAIL(slow_unwind);
  tos = thread->result;
  if constexpr (K != ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  aux = reinterpret_cast<Slot>(frame->resume);
  frame = frame->linked_caller;
  TAIL_ADDRESS(aux);
}

// --- Methods that have no implementation.
template <ResumeKind K>
static HANDLER(slow_enter_abstract) {
  NOTE_CALLER();
  throw_abstract_method(*thread, reinterpret_cast<Method*>(aux), locals);
  THROW_IN_CALLER(K);
}

// --- Library methods that have a function in C++: no frame. The ordinary entry takes what it leaves.
template <ResumeKind K>
static HANDLER(slow_enter_leaf) {
  auto* method = reinterpret_cast<Method*>(aux);
  NOTE_CALLER();
  LeafResult leaf = execution_engine.leaf_functions[method->library_intrinsic](thread, locals);
  if (CORTADO_UNLIKELY(leaf.done == 0)) {
    if (method->is_native()) TAIL(slow_enter_native<K>);
    if (!method->code) TAIL(slow_enter_first<K>);
    TAIL(op_enter<K>);
  }
  tos = leaf.value;
  if constexpr (K != ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  TAIL_ADDRESS(resume_for<K>());
}

// --- Intrinsics of method handles: no frame, the target takes the arguments as they lie; a trailing MemberName stays
// behind as a slot that the target does not know.
template <ResumeKind K>
static HANDLER(slow_enter_intrinsic) {
  NOTE_CALLER();
  Method* target = select_intrinsic_target(*thread, reinterpret_cast<Method*>(aux), locals);
  if (target == nullptr) THROW_IN_CALLER(K);
  aux = reinterpret_cast<Slot>(target);
  sp = locals + target->argument_slots - 1;  // without a trailing MemberName
  if constexpr (K == ResumeKind::kCompiled)
    TAIL_ADDRESS(target->from_compiled);
  else
    TAIL_ADDRESS(target->from_interpreted);
}

// The same where nothing is missing and no interface has to be searched: a jump.
CORTADO_ALWAYS_INLINE const Object* reference_in(const Object* object, size_t offset) {
  return decode_reference(*reinterpret_cast<const NarrowRef*>(reinterpret_cast<const char*>(object) + offset));
}
template <class V>
CORTADO_ALWAYS_INLINE V value_in(const Object* object, size_t offset) {
  return *reinterpret_cast<const V*>(reinterpret_cast<const char*>(object) + offset);
}
// Null if the MemberName is, or is not resolved.
CORTADO_ALWAYS_INLINE Method* target_of_member(const Object* member) {
  const Object* resolved = member == nullptr ? nullptr : reference_in(member, wk.fields.MemberName_method);
  return resolved == nullptr ? nullptr : value_in<Method*>(resolved, wk.fields.ResolvedMethodName_vmtarget);
}
#define ENTER_TARGET(kind, target)                 \
  do {                                             \
    Method* target_ = (target);                    \
    aux = reinterpret_cast<Slot>(target_);         \
    if constexpr ((kind) == ResumeKind::kCompiled) \
      TAIL_ADDRESS(target_->from_compiled);        \
    else                                           \
      TAIL_ADDRESS(target_->from_interpreted);     \
  } while (0)
// Without the trailing MemberName.
#define ENTER_MEMBER(kind, target)                          \
  do {                                                      \
    if constexpr ((kind) != ResumeKind::kCompiled) sp -= 1; \
    ENTER_TARGET(kind, target);                             \
  } while (0)
template <ResumeKind K>
static HANDLER(op_enter_invoke_basic) {
  auto* handle = reinterpret_cast<const Object*>(locals[0]);
  if (CORTADO_UNLIKELY(handle == nullptr)) TAIL(slow_enter_intrinsic<K>);
  const Object* form = reference_in(handle, wk.fields.MethodHandle_form);
  Method* target = target_of_member(reference_in(form, wk.fields.LambdaForm_vmentry));
  if (CORTADO_UNLIKELY(target == nullptr)) TAIL(slow_enter_intrinsic<K>);
  ENTER_TARGET(K, target);
}
// Arguments are read where they are needed (volatile) and not kept: a handler without prologue has few registers.
CORTADO_ALWAYS_INLINE const Object* argument(const volatile Slot* locals, uint32_t index) {
  return reinterpret_cast<const Object*>(locals[index]);
}
// The MemberName is the last argument.
CORTADO_ALWAYS_INLINE const Object* member_argument(Slot intrinsic, const Slot* locals) {
  return argument(locals, reinterpret_cast<const Method*>(intrinsic)->argument_slots - 1u);
}
template <ResumeKind K>
static HANDLER(op_enter_link_to_static) {
  Method* target = target_of_member(member_argument(aux, locals));
  if (CORTADO_UNLIKELY(target == nullptr)) TAIL(slow_enter_intrinsic<K>);
  ENTER_MEMBER(K, target);
}
template <ResumeKind K>
static HANDLER(op_enter_link_to_special) {
  if (CORTADO_UNLIKELY(argument(locals, 0) == nullptr)) TAIL(slow_enter_intrinsic<K>);
  Method* target = target_of_member(member_argument(aux, locals));
  if (CORTADO_UNLIKELY(target == nullptr)) TAIL(slow_enter_intrinsic<K>);
  ENTER_MEMBER(K, target);
}
// Of the method that the MemberName, behind its arguments, names: what the receiver's class has in its place.
template <ResumeKind K>
static HANDLER(op_select_virtual) {
  auto* target = reinterpret_cast<Method*>(aux);
  auto index = value_in<int64_t>(argument(locals, target->argument_slots), wk.fields.MemberName_vmindex);
  if (index >= 0) target = Class::of(argument(locals, 0))->vtable()[index];
  ENTER_MEMBER(K, target);
}
template <ResumeKind K>
static HANDLER(op_enter_link_to_virtual) {
  if (CORTADO_UNLIKELY(argument(locals, 0) == nullptr)) TAIL(slow_enter_intrinsic<K>);
  Method* target = target_of_member(member_argument(aux, locals));
  if (CORTADO_UNLIKELY(target == nullptr)) TAIL(slow_enter_intrinsic<K>);
  aux = reinterpret_cast<Slot>(target);
  TAIL(op_select_virtual<K>);
}

// --- String concatenation: no frame where the thread has memory at hand.
template <ResumeKind K>
static HANDLER(slow_enter_concatenation) {
  NOTE_CALLER();
  LeafResult leaf = StringConcatenation::make(thread, locals, reinterpret_cast<const Method*>(aux));
  if (CORTADO_UNLIKELY(leaf.done == 0)) TAIL(slow_enter_native<K>);
  tos = leaf.value;
  if constexpr (K != ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  TAIL_ADDRESS(resume_for<K>());
}

// --- Choosing.
template <template <ResumeKind> class Entry>
static void set_both(Method* method, ResumeKind kind) {
  Handler from_interpreted = nullptr;
  switch (kind) {
    case ResumeKind::kInterpretedVoid: from_interpreted = Entry<ResumeKind::kInterpretedVoid>::handler; break;
    case ResumeKind::kInterpretedOne: from_interpreted = Entry<ResumeKind::kInterpretedOne>::handler; break;
    default: from_interpreted = Entry<ResumeKind::kInterpretedTwo>::handler; break;
  }
  Handler from_compiled = Entry<ResumeKind::kCompiled>::handler;
  __atomic_store_n(&method->from_compiled, reinterpret_cast<uint64_t>(from_compiled), __ATOMIC_RELEASE);
  __atomic_store_n(&method->from_interpreted, reinterpret_cast<uint64_t>(from_interpreted), __ATOMIC_RELEASE);
}
#define ENTRY(name, function)                       \
  template <ResumeKind K>                           \
  struct name {                                     \
    static constexpr Handler handler = function<K>; \
  }
ENTRY(LargeEntry, slow_enter_large);
ENTRY(SynchronizedEntry, slow_enter_synchronized);
ENTRY(FirstEntry, slow_enter_first);
ENTRY(NativeEntry, slow_enter_native);
ENTRY(AbstractEntry, slow_enter_abstract);
ENTRY(IntrinsicEntry, slow_enter_intrinsic);
ENTRY(LeafEntry, slow_enter_leaf);
ENTRY(InvokeBasicEntry, op_enter_invoke_basic);
ENTRY(LinkToStaticEntry, op_enter_link_to_static);
ENTRY(LinkToSpecialEntry, op_enter_link_to_special);
ENTRY(LinkToVirtualEntry, op_enter_link_to_virtual);
ENTRY(ConcatenationEntry, slow_enter_concatenation);

uint64_t bytecode_entry(const Method* method) {
  Handler frameless = frameless_entry(method);
  return reinterpret_cast<uint64_t>(frameless != nullptr ? frameless : entry_with_frame(method));
}
static void set_bytecode_entries(Method* method) {
  __atomic_store_n(&method->from_compiled, reinterpret_cast<uint64_t>(op_enter<ResumeKind::kCompiled>),
                   __ATOMIC_RELEASE);
  __atomic_store_n(&method->from_interpreted, bytecode_entry(method), __ATOMIC_RELEASE);
}
void reconsider_entry(Method* method, uint64_t before) {
  uint64_t entry = bytecode_entry(method);
  if (entry == before) return;
  __atomic_compare_exchange_n(&method->from_interpreted, &before, entry, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED);
}

static void set_intrinsic_entries(Method* method, ResumeKind kind) {
  switch (method->intrinsic) {
    case MethodIntrinsic::kInvokeBasic: return set_both<InvokeBasicEntry>(method, kind);
    case MethodIntrinsic::kLinkToStatic: return set_both<LinkToStaticEntry>(method, kind);
    case MethodIntrinsic::kLinkToSpecial: return set_both<LinkToSpecialEntry>(method, kind);
    case MethodIntrinsic::kLinkToVirtual: return set_both<LinkToVirtualEntry>(method, kind);
    case MethodIntrinsic::kConcatenate: return set_both<ConcatenationEntry>(method, kind);
    default: return set_both<IntrinsicEntry>(method, kind);
  }
}

static bool has_leaf_function(const Method* method) {
  return method->library_intrinsic != 0 && !method->is_synchronized() && !CodeWatching::is_active &&
         execution_engine.leaf_functions[method->library_intrinsic] != nullptr;
}

ResumeKind resume_kind_of(BasicType result) {
  uint32_t slots = slots_of(result);
  return slots == 0   ? ResumeKind::kInterpretedVoid
         : slots == 1 ? ResumeKind::kInterpretedOne
                      : ResumeKind::kInterpretedTwo;
}

void set_method_entries(Method* method) {
  restart_counter(method);
  ResumeKind kind = resume_kind_of(method->result_type);
  if (method->intrinsic != MethodIntrinsic::kNone && method->intrinsic != MethodIntrinsic::kInvokeGeneric) {
    set_intrinsic_entries(method, kind);
  } else if (method->is_abstract()) {
    set_both<AbstractEntry>(method, kind);
  } else if (CodeWatching::is_active && (method->is_native() || method->code)) {
    set_watched_entries(method);
  } else if (method->is_native()) {
    method->max_locals = method->argument_slots;
    method->max_stack = 0;
    has_leaf_function(method) ? set_both<LeafEntry>(method, kind) : set_both<NativeEntry>(method, kind);
  } else if (has_leaf_function(method)) {
    set_both<LeafEntry>(method, kind);
  } else if (!method->code) {
    set_both<FirstEntry>(method, kind);
  } else if (method->max_stack > kUncheckedOperands) {
    set_both<LargeEntry>(method, kind);
  } else if (method->is_synchronized()) {
    set_both<SynchronizedEntry>(method, kind);
  } else {
    set_bytecode_entries(method);
  }
}

const void* bytecode_entry_from_compiled() { return reinterpret_cast<const void*>(slow_enter<ResumeKind::kCompiled>); }

const void* native_entry_from_compiled() {
  return reinterpret_cast<const void*>(slow_enter_native<ResumeKind::kCompiled>);
}

HANDLER(continue_from_compiled) {
  sp = spare_of(frame) + aux;
  tos = *sp;
  locals = locals_of(frame);
  pc = frame->linked_position;
  dispatch = thread->dispatch_table;
  NEXT(0);
}

// A loop runs long: goes on in compiled code if there is an entry at its head.
HANDLER(slow_loop_hot) {
  Method* method = current_method(frame);
  restart_counter(method);
  if (execution_engine.on_threshold == nullptr || sp != spare_of(frame)) NEXT(0);
  SAVE_STATE();
  aux = reinterpret_cast<Slot>(execution_engine.on_threshold(method, bci_at(frame, pc)));
  if (aux == 0) NEXT(0);
  if (!resumes_interpreted(frame)) TAIL_ADDRESS(aux);
  frame->resume = resume_for<ResumeKind::kCompiled>();
  TAIL_ADDRESS(loop_to_compiled_adapter(method->result_type));
}

const void* resume_address(ResumeKind kind) {
  switch (kind) {
    case ResumeKind::kInterpretedVoid: return resume_for<ResumeKind::kInterpretedVoid>();
    case ResumeKind::kInterpretedOne: return resume_for<ResumeKind::kInterpretedOne>();
    case ResumeKind::kInterpretedTwo: return resume_for<ResumeKind::kInterpretedTwo>();
    case ResumeKind::kCompiled: return resume_for<ResumeKind::kCompiled>();
  }
  return nullptr;
}
bool resumes_interpreted(const Frame* frame) {
  return frame->resume == resume_for<ResumeKind::kInterpretedVoid>() ||
         frame->resume == resume_for<ResumeKind::kInterpretedOne>() ||
         frame->resume == resume_for<ResumeKind::kInterpretedTwo>();
}

}  // namespace cortado::interp
