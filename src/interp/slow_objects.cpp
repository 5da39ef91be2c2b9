// Allocation, type checks and monitors for handlers.

#include "gc/heap_access.h"
#include "interp/handler.h"
#include "interp/slow_paths.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"
#include "runtime/monitor.h"
#include "runtime/resolution.h"
#include "runtime/upcall.h"

namespace cortado::interp {

namespace {
// The raw result for a handler, which stores it at once.
template <class T>
Slot raw_slot(JavaResult<Unrooted<T>> result) {
  if (result.failed()) return 0;
  Unrooted<T> object = std::move(result).value();
  return reinterpret_cast<Slot>(static_cast<Object*>(object.release()));
}
Class* class_operand(const Frame* frame, const uint8_t* pc) { return resolved_class_at(frame, pc); }
}  // namespace

Slot new_object(Thread& thread, Frame* frame, const uint8_t* pc) {
  return raw_slot(new_instance(thread, class_operand(frame, pc)));
}
Slot new_primitive_array_slot(Thread& thread, uint8_t type, int32_t length) {
  return raw_slot(new_primitive_array(thread, static_cast<BasicType>(type), length));
}
Slot new_object_array_slot(Thread& thread, Frame* frame, const uint8_t* pc, int32_t length) {
  return raw_slot(new_object_array(thread, class_operand(frame, pc), length));
}
Slot new_multi_array_slot(Thread& thread, Frame* frame, const uint8_t* pc, const Slot* lengths, uint32_t count) {
  JavaResult<Class*> c = resolve_class(thread, current_pool(frame), static_cast<uint16_t>(operand_u2(pc)));
  if (c.failed()) return 0;
  int32_t values[255];
  for (uint32_t i = 0; i < count; i++) values[i] = static_cast<int32_t>(lengths[i]);
  return raw_slot(new_multi_array(thread, c.value(), values, count));
}

bool check_cast(Thread& thread, Frame* frame, const uint8_t* pc, Object** operand) {
  Class* to = class_operand(frame, pc);
  Class* from = Class::of(*operand);
  if (from->is_subtype_of(to)) return true;
  (void)throw_class_cast(thread, from, to);
  return false;
}

bool check_array_store(Thread& thread, Slot* sp) {
  auto* array = reinterpret_cast<Array*>(sp[-2]);
  auto* value = reinterpret_cast<Object*>(sp[0]);
  if (!Class::of(value)->is_subtype_of(Class::of(array)->element_class)) {
    (void)throw_new(thread, wk.classes.ArrayStoreException, Class::of(value)->external_name());
    return false;
  }
  HeapAccess::store_reference(array, array->element_offset(static_cast<uint32_t>(sp[-1])), value);
  return true;
}

bool enter_monitor(Thread& thread, Object** operand) {
  if (monitor_try_enter_fast(thread, *operand)) return true;
  return monitor_enter(thread, Handle<Object>::from_cell(operand)).ok();
}
bool exit_monitor(Thread& thread, Object** operand) {
  if (monitor_try_exit_fast(thread, *operand)) return true;
  if (!monitor_is_owned_by(thread, Handle<Object>::from_cell(operand))) {  // without a message, as HotSpot's bytecode
    (void)throw_new(thread, wk.classes.IllegalMonitorStateException);
    return false;
  }
  return monitor_exit(thread, Handle<Object>::from_cell(operand)).ok();
}

bool register_finalizer(Thread& thread, Object** object) {
  return call_java(thread, wk.methods.Finalizer_register, {Argument(Handle<Object>::from_cell(object))}).ok();
}

}  // namespace cortado::interp
