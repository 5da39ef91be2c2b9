// Entries of methods, one set for interpreted callers (by the size of the result) and one for compiled ones and C++.
// On entry: thread, frame = the caller's, locals = the arguments, aux = the Method; dispatch from interpreted callers.

#include "interp/entries.h"

#include <array>
#include <utility>

#include "interp/entering.h"
#include "interp/field_access.h"
#include "interp/slow_paths.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado::interp {

// The handlers, of which the linker puts this file's first, begin a page. How the processor predicts the jumps between them
// depends on the low bits of their addresses (a tenth in one kernel), which change with all other code otherwise.
__asm__(".pushsection cortado_handlers,\"ax\",@progbits\n.p2align 12\n.popsection");

template <ResumeKind K>
CORTADO_ALWAYS_INLINE const void* resume_for() {
  if constexpr (K == ResumeKind::kInterpretedVoid) return reinterpret_cast<const void*>(continue_interpreted_void);
  if constexpr (K == ResumeKind::kInterpretedOne) return reinterpret_cast<const void*>(continue_interpreted_one);
  if constexpr (K == ResumeKind::kInterpretedTwo) return reinterpret_cast<const void*>(continue_interpreted_two);
  return reinterpret_cast<const void*>(cortado_return_to_compiled);
}

// Where the frame of `method` goes whose arguments are at `locals`.
CORTADO_ALWAYS_INLINE Frame* new_frame(Slot* locals, const Method* method) {
  return reinterpret_cast<Frame*>(locals + method->max_locals);
}
// The stack check is the poll: both fail against the thread's poll word. What lies behind the locals has its place in the
// reserve above the limit, so only methods with larger operand stacks ask exactly.
inline constexpr uint32_t kUncheckedOperands = 128;
CORTADO_ALWAYS_INLINE bool has_room(const Thread* thread, Frame* frame) { return !poll_requested(thread, frame); }
// The fields, then the link by the frame register: by an instruction of its own, which the compiler neither moves nor makes
// part of another.
#define LINK_FRAME(new_header, method, kind, first_position)                 \
  do {                                                                       \
    Frame* header_ = (new_header);                                           \
    header_->caller = frame;                                                 \
    header_->method_word = reinterpret_cast<uintptr_t>(method);              \
    header_->position = (first_position);                                    \
    header_->resume = resume_for<kind>();                                    \
    __asm__ volatile("mov %1, %0" : "=&r"(frame) : "r"(header_) : "memory"); \
  } while (0)

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
static LINKING_HANDLER(slow_enter) {
  auto* method = reinterpret_cast<Method*>(aux);
  NOTE_CALLER();
  if (!frame_fits(*thread, new_frame(locals, method), method)) {
    throw_overflow_in(*thread, frame, locals);
    THROW_IN_CALLER(K);
  }
  pc = method->code.get_non_null();
  LINK_FRAME(new_frame(locals, method), method, K, pc);
  if (method->is_synchronized()) *frame->lock_cell() = nullptr;
  sp = frame->spare();
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
#define INSTANTIATE(kind)                 \
  template HANDLER(slow_enter_hot<kind>); \
  template HANDLER(op_enter<kind>)
INSTANTIATE(ResumeKind::kInterpretedVoid);
INSTANTIATE(ResumeKind::kInterpretedOne);
INSTANTIATE(ResumeKind::kInterpretedTwo);
#undef INSTANTIATE
// The same for interpreted callers and the usual numbers of slots. Where the frame begins and ends follows from sp: the
// method's address is the end of a chain of loads, for which the next call would wait.
#define ENTER_SMALL(kind, arguments, others)                                 \
  do {                                                                       \
    auto* method_ = reinterpret_cast<Method*>(aux);                          \
    if (CORTADO_UNLIKELY(counted_down(method_))) TAIL(slow_enter_hot<kind>); \
    auto* frame_ = reinterpret_cast<Frame*>(sp + 1 + (others));              \
    /* All three addresses come from sp: none waits for another. */          \
    __asm__("" : "+r"(frame_));                                              \
    if (CORTADO_UNLIKELY(!has_room(thread, frame_))) TAIL(slow_enter<kind>); \
    locals = sp + 1 - (arguments);                                           \
    sp += 1 + (others) + sizeof(Frame) / sizeof(Slot);                       \
    pc = method_->code.get_non_null();                                       \
    LINK_FRAME(frame_, method_, kind, pc);                                   \
  } while (0)
template <ResumeKind K, uint32_t arguments, uint32_t others>
static HANDLER(op_enter_small) {
  ENTER_SMALL(K, arguments, others);
  NEXT(0);
}
// With the first instruction, if that loads an argument. What it pushes on the empty stack has no meaning and is left out.
template <ResumeKind K, uint32_t arguments, uint32_t others, uint32_t index, bool is_narrow>
static HANDLER(op_enter_loading) {
  ENTER_SMALL(K, arguments, others);
  tos = is_narrow ? load_narrow(locals + index) : locals[index];
  sp += 1;
  NEXT(1);
}
// With the first two, if those read a field of the receiver, which is not null here.
template <ResumeKind K, uint32_t arguments, uint32_t others>
static HANDLER(op_enter_reading_int) {
  ENTER_SMALL(K, arguments, others);
  const FieldEntry& entry = reinterpret_cast<Method*>(aux)->pool->field_entries[operand_u2(pc + 1)];
  tos = HeapAccess::load<uint32_t>(reinterpret_cast<Object*>(locals[0]), entry.offset);
  sp += 1;
  NEXT(4);
}
template <ResumeKind K, uint32_t arguments, uint32_t others, ReferenceMode M>
static HANDLER(op_enter_reading_reference) {
  ENTER_SMALL(K, arguments, others);
  const FieldEntry& entry = reinterpret_cast<Method*>(aux)->pool->field_entries[operand_u2(pc + 1)];
  tos = load_reference<M>(reinterpret_cast<Object*>(locals[0]), entry.offset);
  sp += 1;
  NEXT(4);
}
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
  sp = header->spare();
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
  thread->top_sp = frame->operands();
  if (!run_native(*thread, frame)) TAIL(slow_unwind);
  tos = thread->result;
  if constexpr (K != ResumeKind::kCompiled) dispatch = thread->dispatch_table;
  aux = reinterpret_cast<Slot>(frame->resume);
  frame = frame->caller;
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

// Entries for so many slots of arguments and of other locals. The rows of a table: by the arguments, by the load that the
// first instruction is (none, of an int, of a reference: of each argument that is loaded at all), by the others.
inline constexpr uint32_t kSmallArguments = 5, kSmallOthers = 3, kLoadedArguments = 3;
constexpr uint32_t loads_of(uint32_t arguments) { return arguments > kLoadedArguments ? 1 : 1 + 2 * arguments; }
constexpr uint32_t first_load_of(uint32_t arguments) {
  uint32_t first = 0;
  for (uint32_t fewer = 0; fewer < arguments; fewer++) first += loads_of(fewer);
  return first;
}
inline constexpr uint32_t kSmallEntries = first_load_of(kSmallArguments + 1) * (kSmallOthers + 1);
static uint32_t load_number(uint32_t arguments, uint8_t first) {
  using classfile::Opcode;
  uint32_t as_int = first - static_cast<uint32_t>(Opcode::kIload0),
           as_any = first - static_cast<uint32_t>(Opcode::kAload0);
  if (arguments > kLoadedArguments) return 0;
  if (as_int < arguments) return 1 + 2 * as_int;
  return as_any < arguments ? 2 + 2 * as_any : 0;
}
template <ResumeKind K, uint32_t number>
constexpr Handler small_entry() {
  constexpr uint32_t others = number % (kSmallOthers + 1), row = number / (kSmallOthers + 1);
  constexpr uint32_t arguments = [] {
    uint32_t found = 0;
    while (first_load_of(found + 1) <= row) found++;
    return found;
  }();
  constexpr uint32_t load = row - first_load_of(arguments);
  if constexpr (load == 0)
    return op_enter_small<K, arguments, others>;
  else
    return op_enter_loading < K, arguments, others, (load - 1) / 2, load % 2 == 1 > ;
}
template <ResumeKind K, uint32_t... numbers>
constexpr std::array<Handler, sizeof...(numbers)> small_entries(std::integer_sequence<uint32_t, numbers...>) {
  return {small_entry<K, numbers>()...};
}

// Those that read a field of the receiver: by the arguments, by the others.
inline constexpr uint32_t kReadingEntries = kLoadedArguments * (kSmallOthers + 1);
template <ResumeKind K, uint32_t... numbers>
constexpr std::array<Handler, kReadingEntries> reading_int(std::integer_sequence<uint32_t, numbers...>) {
  return {op_enter_reading_int<K, 1 + numbers / (kSmallOthers + 1), numbers % (kSmallOthers + 1)>...};
}
template <ResumeKind K, ReferenceMode M, uint32_t... numbers>
constexpr std::array<Handler, kReadingEntries> reading_reference(std::integer_sequence<uint32_t, numbers...>) {
  return {op_enter_reading_reference<K, 1 + numbers / (kSmallOthers + 1), numbers % (kSmallOthers + 1), M>...};
}
struct ReadingEntry {
  uint32_t number;
  Handler handler;
};
template <ResumeKind K>
struct ReadingReference {
  template <ReferenceMode M>
  static void find(ReadingEntry& entry) {
    static constexpr auto kEntries = reading_reference<K, M>(std::make_integer_sequence<uint32_t, kReadingEntries>());
    entry.handler = kEntries[entry.number];
  }
};
template <ResumeKind K>
static Handler reading_entry(const Method* method, uint32_t others) {
  static constexpr auto kInts = reading_int<K>(std::make_integer_sequence<uint32_t, kReadingEntries>());
  uint32_t arguments = method->argument_slots;
  if (method->is_static() || arguments > kLoadedArguments) return nullptr;
  ReadingEntry entry{(arguments - 1) * (kSmallOthers + 1) + others, nullptr};
  switch (static_cast<FusedOpcode>(*method->code.get_non_null())) {
    case FusedOpcode::kAload0GetfieldInt: return kInts[entry.number];
    case FusedOpcode::kAload0GetfieldReference:
      FOR_REFERENCE_MODE(reference_encoding.mode, ReadingReference<K>::template find, entry);
      return entry.handler;
    default: return nullptr;
  }
}

template <ResumeKind K>
static Handler entry_with_frame(const Method* method) {
  static constexpr auto kEntries = small_entries<K>(std::make_integer_sequence<uint32_t, kSmallEntries>());
  uint32_t arguments = method->argument_slots, others = method->max_locals - arguments;
  if (arguments > kSmallArguments || others > kSmallOthers) return op_enter<K>;
  if (Handler reading = reading_entry<K>(method, others)) return reading;
  uint32_t load = load_number(arguments, *method->code.get_non_null());
  return kEntries[(first_load_of(arguments) + load) * (kSmallOthers + 1) + others];
}
uint64_t bytecode_entry(const Method* method) {
  Handler entry = frameless_entry(method);
  if (entry == nullptr) {
    switch (resume_kind_of(method->result_type)) {
      case ResumeKind::kInterpretedVoid: entry = entry_with_frame<ResumeKind::kInterpretedVoid>(method); break;
      case ResumeKind::kInterpretedOne: entry = entry_with_frame<ResumeKind::kInterpretedOne>(method); break;
      default: entry = entry_with_frame<ResumeKind::kInterpretedTwo>(method); break;
    }
  }
  return reinterpret_cast<uint64_t>(entry);
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
    default: return set_both<IntrinsicEntry>(method, kind);
  }
}

static bool has_leaf_function(const Method* method) {
  return method->library_intrinsic != 0 && !method->is_synchronized() &&
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
  sp = frame->spare() + aux;
  tos = *sp;
  locals = frame->locals();
  pc = frame->position;
  dispatch = thread->dispatch_table;
  NEXT(0);
}

// A loop runs long: goes on in compiled code if there is an entry at its head.
HANDLER(slow_loop_hot) {
  Method* method = current_method(frame);
  restart_counter(method);
  if (execution_engine.on_threshold == nullptr || sp != frame->spare()) NEXT(0);
  SAVE_STATE();
  aux = reinterpret_cast<Slot>(execution_engine.on_threshold(method, frame->bci_of(pc)));
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
bool resumes_interpreted(const Frame* frame) { return frame->resume != resume_for<ResumeKind::kCompiled>(); }

}  // namespace cortado::interp
