// Resolved calls. The arguments on the operand stack become the callee's first locals; the callee's entry gets
// locals = arguments, frame = the caller's, aux = the Method.

#include "interp/handler.h"
#include "interp/slow_paths.h"

namespace cortado::interp {

// Spills the top and says where the arguments begin.
#define SPILL_ARGUMENTS(slots) (*sp = tos, slots_below(sp + 1, slots))
#define CALL(method, arguments)              \
  do {                                       \
    Method* callee_ = (method);              \
    frame->linked_position = pc;             \
    locals = (arguments);                    \
    aux = reinterpret_cast<Slot>(callee_);   \
    TAIL_ADDRESS(callee_->from_interpreted); \
  } while (0)

// `aux` is the target for a receiver of another class than the inline cache has.
OP(call_remembering) {
  MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = slots_below(sp + 1, entry.argument_slots);
  auto* target = reinterpret_cast<Method*>(aux);
  fill_inline_cache(entry, reinterpret_cast<Object*>(arguments[0]), target);
  CALL(target, arguments);
}
// Class and target of the inline cache are one 64-bit word.
CORTADO_ALWAYS_INLINE uint64_t load_inline_cache(const MethodEntry& entry) {
  return __atomic_load_n(reinterpret_cast<const uint64_t*>(&entry.cached_class), __ATOMIC_RELAXED);
}
// The cached target is taken not to save the load from the vtable, but because what follows needs not wait for the receiver
// and its class then, which are only compared.
OP(invokevirtual_vtable) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  auto* receiver = reinterpret_cast<Object*>(arguments[0]);
  if (CORTADO_UNLIKELY(receiver == nullptr)) TAIL(slow_throw_null_pointer);
  uint64_t cache = load_inline_cache(entry);
  if (CORTADO_LIKELY(static_cast<uint32_t>(cache) == receiver->class_word().bits())) {
    CALL(MetaPtr<Method>::from_bits(static_cast<uint32_t>(cache >> 32)).get_non_null(), arguments);
  }
  Method* target = Class::of(receiver)->vtable()[entry.index].get_non_null();
  if (CORTADO_LIKELY(entry.receiver_changes > kMostReceiverChanges)) CALL(target, arguments);
  aux = reinterpret_cast<Slot>(target);
  TAIL(op_call_remembering);
}
OP(invokevirtual_final) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  if (CORTADO_UNLIKELY(arguments[0] == 0)) TAIL(slow_throw_null_pointer);
  CALL(entry.method.get_non_null(), arguments);
}
OP(invokespecial) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  if (CORTADO_UNLIKELY(arguments[0] == 0)) TAIL(slow_throw_null_pointer);
  Method* selected = entry.special_method.get();
  CALL(selected != nullptr ? selected : entry.method.get_non_null(), arguments);
}
OP(invokestatic) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  CALL(entry.method.get_non_null(), SPILL_ARGUMENTS(entry.argument_slots));
}

static HANDLER(slow_invokeinterface) {
  SAVE_STATE();
  Slot* arguments = sp + 1 - method_entry_at(frame, pc).argument_slots;
  Method* target = select_interface_method(*thread, frame, pc, reinterpret_cast<Object**>(arguments));
  if (target == nullptr) TAIL(slow_unwind);
  CALL(target, arguments);
}
// Another class than the cached one: its interface table is searched. A target that may not be called is for the slow path.
// aux: the entry; locals: the arguments.
OP(search_interface_table) {
  auto& entry = *reinterpret_cast<const MethodEntry*>(aux);
  const Class* c = Class::of(reinterpret_cast<Object*>(locals[0]));
  const InterfaceTableEntry* row = c->itable.begin();
  const InterfaceTableEntry* end = c->itable.end();
  while (row != end && row->interface != entry.interface) row++;
  if (CORTADO_UNLIKELY(row == end)) TAIL(slow_invokeinterface);
  Method* target = row->methods.get_non_null()[entry.index].get();
  if (CORTADO_UNLIKELY(target == nullptr || (target->access_flags & (kAccPublic | kAccAbstract)) != kAccPublic)) {
    TAIL(slow_invokeinterface);
  }
  aux = reinterpret_cast<Slot>(target);
  if (CORTADO_UNLIKELY(entry.receiver_changes <= kMostReceiverChanges)) TAIL(op_call_remembering);
  frame->linked_position = pc;
  TAIL_ADDRESS(target->from_interpreted);
}
OP(invokeinterface) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  auto* receiver = reinterpret_cast<Object*>(arguments[0]);
  if (CORTADO_UNLIKELY(receiver == nullptr)) TAIL(slow_throw_null_pointer);
  uint64_t cache = load_inline_cache(entry);
  locals = arguments;
  if (CORTADO_UNLIKELY(static_cast<uint32_t>(cache) != receiver->class_word().bits())) {
    aux = reinterpret_cast<Slot>(&entry);
    TAIL(op_search_interface_table);
  }
  CALL(MetaPtr<Method>::from_bits(static_cast<uint32_t>(cache >> 32)).get_non_null(), arguments);
}
static HANDLER(slow_invokeinterface_final) {
  SAVE_STATE();
  Slot* arguments = sp + 1 - method_entry_at(frame, pc).argument_slots;
  if (arguments[0] == 0) TAIL(slow_throw_null_pointer);
  if (!check_interface_receiver(*thread, frame, pc, reinterpret_cast<Object**>(arguments))) TAIL(slow_unwind);
  CALL(method_entry_at(frame, pc).method.get_non_null(), arguments);
}

// The cache has a class of which it is known that it implements the interface.
OP(invokeinterface_final) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  auto* receiver = reinterpret_cast<Object*>(arguments[0]);
  if (CORTADO_UNLIKELY(receiver == nullptr)) TAIL(slow_throw_null_pointer);
  if (CORTADO_UNLIKELY(entry.cached_class.bits() != receiver->class_word().bits())) TAIL(slow_invokeinterface_final);
  CALL(entry.method.get_non_null(), arguments);
}

template <ReferenceMode M>
CORTADO_ALWAYS_INLINE Slot appendix_at(const ConstantPool* pool, uint32_t number) {
  return slot_of(decode_reference<M>(pool->references[number - 1]));
}
template <ReferenceMode M>
OP(invokehandle) {
  const MethodEntry& entry = method_entry_at(frame, pc);
  Slot* arguments = SPILL_ARGUMENTS(entry.argument_slots);
  if (CORTADO_UNLIKELY(arguments[0] == 0)) TAIL(slow_throw_null_pointer);
  if (entry.appendix != 0) *++sp = appendix_at<M>(current_pool(frame), entry.appendix);
  CALL(entry.method.get_non_null(), arguments);
}
template <ReferenceMode M>
OP(invokedynamic) {
  const ConstantPool* pool = current_pool(frame);
  const CallSiteEntry& site = pool->call_sites[read_operand<uint32_t>(pc + 1)];
  Slot* arguments = SPILL_ARGUMENTS(site.argument_slots);
  if (site.appendix != 0) *++sp = appendix_at<M>(pool, site.appendix);
  CALL(site.target.get_non_null(), arguments);
}

void add_invoke_handlers(HandlerTable& table) {
  table.set(InternalOpcode::kInvokevirtualVtable, op_invokevirtual_vtable);
  table.set(InternalOpcode::kInvokevirtualFinal, op_invokevirtual_final);
  table.set(InternalOpcode::kInvokespecialResolved, op_invokespecial);
  table.set(InternalOpcode::kInvokestaticResolved, op_invokestatic);
  table.set(InternalOpcode::kInvokeinterfaceResolved, op_invokeinterface);
  table.set(InternalOpcode::kInvokeinterfaceVtable, op_invokevirtual_vtable);
  table.set(InternalOpcode::kInvokeinterfaceFinal, op_invokeinterface_final);
}
template <ReferenceMode M>
static void add_for_mode(HandlerTable& table) {
  table.set(InternalOpcode::kInvokehandle, op_invokehandle<M>);
  table.set(InternalOpcode::kInvokedynamicResolved, op_invokedynamic<M>);
}
void add_invoke_reference_handlers(HandlerTable& table, ReferenceMode mode) {
  FOR_REFERENCE_MODE(mode, add_for_mode, table);
}

}  // namespace cortado::interp
