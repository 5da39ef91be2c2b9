// new, arrays, type checks, athrow and monitors.

#include "gc/heap_access.h"
#include "interp/handler.h"
#include "interp/slow_paths.h"
#include "runtime/wellknown.h"

namespace cortado::interp {

// --- Creation. Zeroed memory from the thread's buffer; what does not fit there goes to the heap.
static HANDLER(slow_new) {
  SAVE_STATE();
  Slot object = new_object(*thread, frame, pc);
  if (object == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  PUSH(object);
  NEXT(3);
}
#define ALLOCATE(object)                                                                                 \
  Class* c = resolved_class_at(frame, pc);                                                               \
  size_t size = c->layout.instance_size;                                                                 \
  uint8_t* top = thread->allocation_buffer.top;                                                          \
  if (CORTADO_UNLIKELY(static_cast<size_t>(thread->allocation_buffer.end - top) < size)) TAIL(slow_new); \
  thread->allocation_buffer.top = top + size;                                                            \
  auto* object = reinterpret_cast<Object*>(top);                                                         \
  object->initialize_header(&c->layout)
OP(new_resolved) {
  ALLOCATE(object);
  PUSH(slot_of(object));
  NEXT(3);
}
OP(new_dup) {
  ALLOCATE(object);
  sp[0] = tos;
  sp[1] = slot_of(object);
  sp += 2;
  tos = slot_of(object);
  NEXT(4);
}
#undef ALLOCATE

static HANDLER(slow_newarray) {
  SAVE_STATE();
  Slot array = new_primitive_array_slot(*thread, pc[1], static_cast<int32_t>(tos));
  if (array == 0) TAIL(slow_unwind);
  tos = array;
  NEXT(2);
}
static HANDLER(slow_anewarray) {
  SAVE_STATE();
  Slot array = new_object_array_slot(*thread, frame, pc, static_cast<int32_t>(tos));
  if (array == 0) TAIL(slow_unwind);
  tos = array;
  NEXT(3);
}
// Arrays up to this length are made from the buffer.
inline constexpr uint32_t kSmallArray = 4096;
CORTADO_ALWAYS_INLINE Array* try_new_array(Thread* thread, Class* array_class, uint32_t length) {
  if (length > kSmallArray) return nullptr;
  size_t size = array_size(&array_class->layout, static_cast<int32_t>(length));
  uint8_t* top = thread->allocation_buffer.top;
  if (static_cast<size_t>(thread->allocation_buffer.end - top) < size) return nullptr;
  thread->allocation_buffer.top = top + size;
  auto* array = reinterpret_cast<Array*>(top);
  array->initialize_header(&array_class->layout);
  array->initialize_length(static_cast<int32_t>(length));
  return array;
}
OP(newarray) {
  Array* array = try_new_array(thread, wk.primitive_arrays[pc[1]].get_non_null(), static_cast<uint32_t>(tos));
  if (CORTADO_UNLIKELY(array == nullptr)) TAIL(slow_newarray);
  tos = slot_of(array);
  NEXT(2);
}
// The operand's class is that of the elements; its array class is known once the instruction is resolved.
OP(anewarray_resolved) {
  Class* element = resolved_class_at(frame, pc);
  auto* array_class =
      MetaPtr<Class>::from_bits(element->array_class_bits.load(std::memory_order_relaxed)).get_non_null();
  Array* array = try_new_array(thread, array_class, static_cast<uint32_t>(tos));
  if (CORTADO_UNLIKELY(array == nullptr)) TAIL(slow_anewarray);
  tos = slot_of(array);
  NEXT(3);
}
static HANDLER(slow_multianewarray) {
  SAVE_STATE();
  uint32_t dimensions = pc[3];
  Slot array = new_multi_array_slot(*thread, frame, pc, sp + 1 - dimensions, dimensions);
  if (array == 0) TAIL(slow_unwind);
  sp -= dimensions - 1;
  tos = array;
  NEXT(4);
}

// --- Type checks.
// A class of small depth is found in the display; 2: needs a search.
CORTADO_ALWAYS_INLINE int quick_subtype(const Class* c, const Class* of) {
  if (c == of) return 1;
  if ((of->access_flags & kAccInterface) != 0 || of->depth >= Class::kDisplaySize) return 2;
  if (of->is_array()) return 2;
  return c->display[of->depth].get() == of ? 1 : 0;
}
CORTADO_ALWAYS_INLINE bool is_quick_subtype(const Class* c, const Class* of) {
  return c == of || (of->depth < Class::kDisplaySize && c->display[of->depth].get() == of);
}
static HANDLER(slow_checkcast) {
  SAVE_STATE();
  if (!check_cast(*thread, frame, pc, reinterpret_cast<Object**>(sp))) TAIL(slow_unwind);
  RELOAD_STATE();
  NEXT(3);
}
OP(checkcast_resolved) {
  if (tos != 0 && !is_quick_subtype(Class::of(reinterpret_cast<Object*>(tos)), resolved_class_at(frame, pc))) {
    TAIL(slow_checkcast);
  }
  NEXT(3);
}
static HANDLER(slow_instanceof) {
  SAVE_STATE();
  tos = resolved_class_at(frame, pc)->is_instance(reinterpret_cast<Object*>(tos)) ? 1 : 0;
  NEXT(3);
}
OP(instanceof_resolved) {
  auto* object = reinterpret_cast<Object*>(tos);
  if (object != nullptr) {
    int answer = quick_subtype(Class::of(object), resolved_class_at(frame, pc));
    if (CORTADO_UNLIKELY(answer == 2)) TAIL(slow_instanceof);
    tos = static_cast<Slot>(answer);
  }
  NEXT(3);
}

// --- Resolution of the class operand.
HANDLER(slow_resolve_class_operand) {
  SAVE_STATE();
  uint8_t opcode = resolve_class_operand(*thread, frame, pc);
  if (opcode == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  EXECUTE(opcode);
}
HANDLER(slow_resolve_new) {
  SAVE_STATE();
  int answer = resolve_new(*thread, frame, pc);
  if (answer == 0) TAIL(slow_unwind);
  RELOAD_STATE();
  // Rewritten, or an object each time by the slow way (finalizable, initialisation in progress).
  if (answer == 1) EXECUTE(static_cast<uint8_t>(InternalOpcode::kNewResolved));
  TAIL(slow_new);
}
// JVMS 6.5: null is neither cast nor an instance; the class is not resolved then.
HANDLER(slow_first_type_check) {
  if (tos == 0) NEXT(3);
  TAIL(slow_resolve_class_operand);
}

// --- athrow, monitors.
OP(athrow) {
  auto* exception = reinterpret_cast<Object*>(tos);
  if (CORTADO_UNLIKELY(exception == nullptr)) TAIL(slow_throw_null_pointer);
  thread->pending_exception = exception;
  frame->linked_position = pc;
  TAIL(slow_unwind);
}
static HANDLER(slow_monitorenter) {
  if (tos == 0) TAIL(slow_throw_null_pointer);
  SAVE_STATE();
  if (!enter_monitor(*thread, reinterpret_cast<Object**>(sp))) TAIL(slow_unwind);
  DROP(1);
  NEXT(1);
}
static HANDLER(slow_monitorexit) {
  if (tos == 0) TAIL(slow_throw_null_pointer);
  SAVE_STATE();
  if (!exit_monitor(*thread, reinterpret_cast<Object**>(sp))) TAIL(slow_unwind);
  DROP(1);
  NEXT(1);
}

void add_object_handlers(HandlerTable& table) {
  using classfile::Opcode;
  table.set(InternalOpcode::kNewResolved, op_new_resolved);
  table.set(FusedOpcode::kNewDup, op_new_dup);
  table.set(Opcode::kNewarray, op_newarray);
  table.set(InternalOpcode::kAnewarrayResolved, op_anewarray_resolved);
  table.set(Opcode::kMultianewarray, slow_multianewarray);
  table.set(InternalOpcode::kCheckcastResolved, op_checkcast_resolved);
  table.set(InternalOpcode::kInstanceofResolved, op_instanceof_resolved);
  table.set(Opcode::kAthrow, op_athrow);
  table.set(Opcode::kMonitorenter, slow_monitorenter);
  table.set(Opcode::kMonitorexit, slow_monitorexit);
}

}  // namespace cortado::interp
