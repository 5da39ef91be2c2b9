#pragma once
// How handlers are written. A handler is a preserve_none function of eight scalar arguments, which stay in registers
// from handler to handler (linkage.h says which), and ends in a tail call of the next one.
//
//   thread    the current thread
//   pc        the instruction being executed, in the rewritten code
//   sp        the home of the topmost operand slot, whose value is in `tos` and not in memory. Slots below are in memory.
//             With an empty operand stack it is the frame's spare slot and `tos` means nothing
//   frame     the frame's header
//   locals    local variable 0
//   dispatch  handlers by opcode
//   tos       the topmost operand slot. Of a long or double that is the unused upper half: their values are in memory
//   aux       between a handler and what it jumps to: the Method of a call, a value of a throwing path
//
// Fast handlers have no prologue: they call nothing. What needs a call is in functions named slow_*, reached by a tail
// call. Handlers are trusted code without thread-safety analysis; the C++ they call is checked.

#include "base/annotations.h"
#include "interp/internal_opcodes.h"
#include "runtime/class.h"
#include "runtime/frame.h"
#include "runtime/thread.h"
#include "runtime/upcall.h"

namespace cortado::interp {

// Never inlined: a slow path inside a fast handler would give it a prologue.
// Java's data races, and opcodes being rewritten, are not C++'s.
// They have a section of their own: in it the registers are what is said above (handler_range.h).
// Each begins a cache line: most are no longer than one, and none is fetched in more pieces than it must be.
#define CORTADO_HANDLER_IN(place)                                                \
  __attribute__((preserve_none, noinline, no_sanitize("thread"), section(place), \
                 aligned(64))) CORTADO_NO_THREAD_SAFETY_ANALYSIS
#define CORTADO_HANDLER CORTADO_HANDLER_IN("cortado_handlers")
#define CORTADO_HANDLER_PARAMETERS                                                                                \
  [[maybe_unused]] Thread *thread, [[maybe_unused]] const uint8_t *pc, [[maybe_unused]] Slot *sp,                 \
      [[maybe_unused]] Frame *frame, [[maybe_unused]] Slot *locals, [[maybe_unused]] const void *const *dispatch, \
      [[maybe_unused]] Slot tos, [[maybe_unused]] Slot aux
#define CORTADO_HANDLER_ARGUMENTS thread, pc, sp, frame, locals, dispatch, tos, aux

using Handler = void __attribute__((preserve_none)) (*)(CORTADO_HANDLER_PARAMETERS);

// A handler of the given name; OP for those in the dispatch table.
#define HANDLER(name) CORTADO_HANDLER void name(CORTADO_HANDLER_PARAMETERS)
#define OP(name) static HANDLER(op_##name)
// One that calls C++ while it links a frame: what the frame register holds meanwhile is the compiler's choice.
#define LINKING_HANDLER(name) CORTADO_HANDLER_IN("cortado_linking") void name(CORTADO_HANDLER_PARAMETERS)
// Tail call of a handler by name or by address.
#define TAIL(handler) __attribute__((musttail)) return handler(CORTADO_HANDLER_ARGUMENTS)
#define TAIL_ADDRESS(address) TAIL((reinterpret_cast<Handler>(reinterpret_cast<uintptr_t>(address))))
// Goes on with the instruction `length` bytes ahead.
#define NEXT(length)             \
  do {                           \
    pc += (length);              \
    TAIL_ADDRESS(dispatch[*pc]); \
  } while (0)

// Goes on with the instruction at pc, as `opcode`: whoever watches it has seen it.
extern const void* const* const normal_handlers;
#define EXECUTE(opcode) TAIL_ADDRESS(normal_handlers[opcode])

// Pushing and popping. `tos` changes, so these are macros.
#define PUSH(value)         \
  do {                      \
    Slot pushed_ = (value); \
    *sp++ = tos;            \
    tos = pushed_;          \
  } while (0)
// A long or double: the value's slot and the upper half, whose content is whatever was there.
#define PUSH2(value)        \
  do {                      \
    Slot pushed_ = (value); \
    sp[0] = tos;            \
    sp[1] = pushed_;        \
    sp += 2;                \
  } while (0)
// Removes `count` slots, the one in `tos` included.
#define DROP(count) \
  do {              \
    sp -= (count);  \
    tos = *sp;      \
  } while (0)

template <class V>
CORTADO_ALWAYS_INLINE V bit_cast_slot(Slot slot) {
  V value;
  __builtin_memcpy(&value, &slot, sizeof value);
  return value;
}
// Slots are always written whole.
CORTADO_ALWAYS_INLINE Slot slot_of(int32_t value) { return static_cast<uint32_t>(value); }
CORTADO_ALWAYS_INLINE Slot slot_of(uint32_t value) { return value; }
CORTADO_ALWAYS_INLINE Slot slot_of(int64_t value) { return static_cast<Slot>(value); }
CORTADO_ALWAYS_INLINE Slot slot_of(uint64_t value) { return value; }
CORTADO_ALWAYS_INLINE Slot slot_of(const Object* value) { return reinterpret_cast<Slot>(value); }
CORTADO_ALWAYS_INLINE Slot slot_of(float value) {
  uint32_t bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  return bits;
}
CORTADO_ALWAYS_INLINE Slot slot_of(double value) {
  uint64_t bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  return bits;
}

// Operands of the rewritten code: native byte order, not aligned.
template <class V>
CORTADO_ALWAYS_INLINE V read_operand(const uint8_t* at) {
  V value;
  __builtin_memcpy(&value, at, sizeof value);
  return value;
}
CORTADO_ALWAYS_INLINE uint32_t operand_u2(const uint8_t* pc) { return read_operand<uint16_t>(pc + 1); }

// Of an interpreted frame, or one that has just been linked.
CORTADO_ALWAYS_INLINE Method* current_method(const Frame* frame) { return frame->linked_method(); }
CORTADO_ALWAYS_INLINE Slot* spare_of(Frame* frame) {
  return frame->header_end() + (current_method(frame)->is_synchronized() ? 1 : 0);
}
CORTADO_ALWAYS_INLINE uint32_t bci_at(const Frame* frame, const uint8_t* pc) {
  return static_cast<uint32_t>(pc - current_method(frame)->code.get());
}
CORTADO_ALWAYS_INLINE ConstantPool* current_pool(const Frame* frame) {
  return current_method(frame)->pool.get_non_null();
}
CORTADO_ALWAYS_INLINE FieldEntry& field_entry_at(const Frame* frame, const uint8_t* pc) {
  return current_pool(frame)->field_entries[operand_u2(pc)];
}
CORTADO_ALWAYS_INLINE MethodEntry& method_entry_at(const Frame* frame, const uint8_t* pc) {
  return current_pool(frame)->method_entries[operand_u2(pc)];
}
// Tier 1 guesses the next target by it. A change not counted because another thread counted too does not matter.
CORTADO_ALWAYS_INLINE void fill_inline_cache(MethodEntry& entry, const Object* receiver, Method* target) {
  uint64_t pair = uint64_t{MetaPtr<Method>(target).bits()} << 32 | receiver->class_word().bits();
  __atomic_store_n(reinterpret_cast<uint64_t*>(&entry.cached_class), pair, __ATOMIC_RELEASE);
  uint32_t changes = __atomic_load_n(&entry.receiver_changes, __ATOMIC_RELAXED);
  __atomic_store_n(&entry.receiver_changes, changes + 1, __ATOMIC_RELAXED);
}
CORTADO_ALWAYS_INLINE Class* resolved_class_at(const Frame* frame, const uint8_t* pc) {
  return MetaPtr<Class>::from_bits(current_pool(frame)->resolved.get_non_null()[operand_u2(pc)]).get_non_null();
}
// Read as a plain word: the comparison takes it from memory.
CORTADO_ALWAYS_INLINE bool poll_requested(const Thread* thread, const Frame* frame) {
  static_assert(sizeof thread->poll_word == sizeof(uintptr_t));
  return *reinterpret_cast<const uintptr_t*>(&thread->poll_word) < reinterpret_cast<uintptr_t>(frame);
}
// `base` minus `slots` slots in one address computation, which the compiler would otherwise take apart.
CORTADO_ALWAYS_INLINE Slot* slots_below(Slot* base, uint32_t slots) {
  int64_t negative = -static_cast<int64_t>(slots);
  __asm__("" : "+r"(negative));
  return base + negative;
}
CORTADO_ALWAYS_INLINE Slot* locals_of(Frame* frame) {
  return slots_below(reinterpret_cast<Slot*>(frame), current_method(frame)->max_locals);
}

// What a walker and the collector need, before C++ is called.
#define SAVE_STATE()             \
  do {                           \
    *sp = tos;                   \
    frame->linked_position = pc; \
    thread->top_frame = frame;   \
    thread->top_sp = sp + 1;     \
  } while (0)
// After C++ ran: the object that `tos` names may have moved, and the thread may be watched now, or no longer.
#define RELOAD_STATE() (tos = *sp, dispatch = thread->dispatch_table)

// Throwing paths and others that are not in the dispatch table (throwing.cpp, unwinding.cpp, entries.cpp).
HANDLER(slow_throw_null_pointer);
HANDLER(slow_throw_division_by_zero);
HANDLER(slow_throw_array_index);                      // aux: index in the low half, length in the high half
HANDLER(slow_throw_negative_array_size);              // aux: the length
HANDLER(slow_unwind) __asm__("cortado_slow_unwind");  // the exception is pending; frame and its position say where
HANDLER(slow_steer);                                  // an agent ends the frame (runtime/code_watching.h)
HANDLER(slow_poll);      // at pc, nothing of it executed: runs requested operations, then executes it
HANDLER(slow_loop_hot);  // at pc, a loop head, nothing of it executed: tries compiled code, or executes it
HANDLER(slow_illegal_opcode);
// First executions of new, of anewarray (and the other two for an object), of checkcast and instanceof.
HANDLER(slow_resolve_new);
HANDLER(slow_resolve_class_operand);
HANDLER(slow_first_type_check);
// These have no opcode of their own in the copy.
HANDLER(op_goto_w);
HANDLER(op_jsr);
HANDLER(op_jsr_w);
HANDLER(op_ret);

// Method::counter counts calls and loop iterations down to the next question to the tier policy.
CORTADO_ALWAYS_INLINE bool counted_down(Method* method) { return static_cast<int32_t>(--method->counter) < 0; }
inline void restart_counter(Method* method) { method->counter = execution_engine.compile_interval - 1; }

// Jumps of the instruction at pc. A jump backwards is a loop: it polls, at its target.
#define JUMP(offset)                                                                  \
  do {                                                                                \
    int32_t offset_ = (offset);                                                       \
    pc += offset_;                                                                    \
    if (offset_ <= 0) {                                                               \
      if (CORTADO_UNLIKELY(poll_requested(thread, frame))) TAIL(slow_poll);           \
      if (CORTADO_UNLIKELY(counted_down(current_method(frame)))) TAIL(slow_loop_hot); \
    }                                                                                 \
    NEXT(0);                                                                          \
  } while (0)

#define IF(condition)                                   \
  do {                                                  \
    if (condition) JUMP(read_operand<int16_t>(pc + 1)); \
    NEXT(3);                                            \
  } while (0)

// A local is read and written in its type's width only.
CORTADO_ALWAYS_INLINE Slot load_narrow(const Slot* local) { return *reinterpret_cast<const uint32_t*>(local); }
CORTADO_ALWAYS_INLINE void store_narrow(Slot* local, Slot value) {
  *reinterpret_cast<uint32_t*>(local) = static_cast<uint32_t>(value);
}

// The table under construction.
struct HandlerTable {
  const void* handlers[256];
  void set(uint8_t opcode, Handler handler) { handlers[opcode] = reinterpret_cast<const void*>(handler); }
  void set(classfile::Opcode opcode, Handler handler) { set(static_cast<uint8_t>(opcode), handler); }
  void set(InternalOpcode opcode, Handler handler) { set(static_cast<uint8_t>(opcode), handler); }
  void set(FusedOpcode opcode, Handler handler) { set(static_cast<uint8_t>(opcode), handler); }
};

// Calls function<M>(argument) for the mode at run time.
#define FOR_REFERENCE_MODE(mode, function, argument)                                      \
  do {                                                                                    \
    switch (mode) {                                                                       \
      case ReferenceMode::kUnscaled: function<ReferenceMode::kUnscaled>(argument); break; \
      case ReferenceMode::kScaled: function<ReferenceMode::kScaled>(argument); break;     \
      case ReferenceMode::kBased: function<ReferenceMode::kBased>(argument); break;       \
    }                                                                                     \
  } while (0)

void add_constant_handlers(HandlerTable& table);
void add_local_handlers(HandlerTable& table);
void add_stack_handlers(HandlerTable& table);
void add_integer_handlers(HandlerTable& table);
void add_floating_point_handlers(HandlerTable& table);
void add_branch_handlers(HandlerTable& table);
void add_return_handlers(HandlerTable& table);
void add_invoke_handlers(HandlerTable& table);
void add_resolution_handlers(HandlerTable& table);
void add_object_handlers(HandlerTable& table);
void add_fused_handlers(HandlerTable& table, ReferenceMode mode);
// With references in the heap: one instantiation per mode.
void add_constant_reference_handlers(HandlerTable& table, ReferenceMode mode);
void add_array_handlers(HandlerTable& table, ReferenceMode mode);
void add_field_handlers(HandlerTable& table, ReferenceMode mode);
void add_invoke_reference_handlers(HandlerTable& table, ReferenceMode mode);

}  // namespace cortado::interp
