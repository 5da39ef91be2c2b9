// Calls: selection, natives, synchronized methods, intrinsics of method handles.

#include "gc/heap_access.h"
#include "interp/handler.h"
#include "interp/slow_paths.h"
#include "runtime/exceptions.h"
#include "runtime/method_handles.h"
#include "runtime/mirrors.h"
#include "runtime/monitor.h"
#include "runtime/native_linker.h"
#include "runtime/resolution.h"
#include "runtime/string_concatenation.h"

namespace cortado::interp {

namespace {

Method* raise(Thrown) { return nullptr; }

// HotSpot's words (IncompatibleClassChangeError).
Thrown throw_does_not_implement(Thread& thread, const Class* receiver, const Class* interface) MAY_GC {
  return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                   "Class " + receiver->external_name() + " does not implement the requested interface " +
                       interface->external_name());
}

// JVMS 6.5 invokeinterface, selection.
Method* select_in(Thread& thread, Class* receiver, Class* interface, int32_t index, Method* resolved) MAY_GC {
  bool implements = false;
  Method* target = receiver->interface_target(interface, index, implements);
  if (!implements) return raise(throw_does_not_implement(thread, receiver, interface));
  if (target == nullptr || target->is_abstract() || !target->is_public()) {
    return raise(throw_selection_error(thread, receiver, resolved));
  }
  return target;
}

}  // namespace

Method* select_interface_method(Thread& thread, Frame* frame, const uint8_t* pc, Object** receiver) {
  MethodEntry& entry = method_entry_at(frame, pc);
  Class* c = Class::of(*receiver);
  Method* target = select_in(thread, c, entry.interface, entry.index, entry.method);
  if (target == nullptr) return nullptr;
  fill_inline_cache(entry, *receiver, target);
  return target;
}

Method* check_interface_receiver(Thread& thread, Frame* frame, const uint8_t* pc, Object** receiver) {
  MethodEntry& entry = method_entry_at(frame, pc);
  Class* interface = entry.method->holder;
  Class* c = Class::of(*receiver);
  if (interface->is_interface() && !c->is_subtype_of(interface)) {
    return raise(throw_does_not_implement(thread, c, interface));
  }
  fill_inline_cache(entry, *receiver, entry.method);
  return entry.method;
}

void throw_abstract_method(Thread& thread, Method* method, Slot* arguments) {
  auto* receiver = method->is_static() ? nullptr : reinterpret_cast<Object*>(arguments[0]);
  Class* c = receiver == nullptr ? method->holder.get_non_null() : Class::of(receiver);
  (void)throw_selection_error(thread, c, method);
}

namespace {

// linkToVirtual and linkToInterface: vmindex and clazz of the MemberName choose; -2: the target itself.
Method* select_member(Thread& thread, Method* intrinsic, const Object* member, const Object* receiver) MAY_GC {
  Method* target = member_name_target(member);
  auto index = static_cast<int32_t>(HeapAccess::load<int64_t>(member, wk.fields.MemberName_vmindex));
  if (index < 0 || target == nullptr) return target;
  Class* c = Class::of(receiver);
  if (intrinsic->intrinsic == MethodIntrinsic::kLinkToVirtual) return c->vtable()[index];
  Class* interface = class_of_mirror_raw(HeapAccess::load_reference(member, wk.fields.MemberName_clazz));
  return select_in(thread, c, interface, index, target);
}

}  // namespace

Method* select_intrinsic_target(Thread& thread, Method* intrinsic, Slot* arguments) {
  auto* first = reinterpret_cast<Object*>(arguments[0]);
  Method* target = nullptr;
  if (intrinsic->intrinsic == MethodIntrinsic::kInvokeBasic) {
    if (first == nullptr) return raise(throw_null_pointer(thread));
    target = method_handle_target(first);
  } else {
    auto* member = reinterpret_cast<Object*>(arguments[intrinsic->argument_slots - 1]);
    if (member == nullptr) return raise(throw_null_pointer(thread));
    bool has_receiver = intrinsic->intrinsic == MethodIntrinsic::kLinkToVirtual ||
                        intrinsic->intrinsic == MethodIntrinsic::kLinkToInterface ||
                        intrinsic->intrinsic == MethodIntrinsic::kLinkToSpecial;
    if (has_receiver && first == nullptr) return raise(throw_null_pointer(thread));
    switch (intrinsic->intrinsic) {
      case MethodIntrinsic::kLinkToVirtual:
      case MethodIntrinsic::kLinkToInterface: target = select_member(thread, intrinsic, member, first); break;
      case MethodIntrinsic::kLinkToNative:
        return raise(throw_new(thread, wk.classes.UnsupportedOperationException, "linkToNative"));
      default: target = member_name_target(member); break;
    }
  }
  if (target == nullptr && !thread.has_exception()) {
    return raise(throw_new(thread, wk.classes.InternalError, "method handle without target"));
  }
  return target;
}

bool lock_method(Thread& thread, Frame* frame) {
  Object** cell = frame->lock_cell();
  Method* method = frame->method();
  Object* object =
      method->is_static() ? mirror_of(method->holder).release() : reinterpret_cast<Object*>(frame->locals()[0]);
  if (monitor_try_enter_fast(thread, object)) {
    *cell = object;
    return true;
  }
  // The cell names the object only once it is locked: unwinding releases what it finds there.
  Rooted<Object> rooted(thread, Unrooted<Object>(object));
  if (monitor_enter(thread, rooted).failed()) return false;
  NoGc no_gc;
  *cell = rooted.raw(no_gc);
  return true;
}

bool unlock_method(Thread& thread, Frame* frame) {
  Object** cell = frame->lock_cell();
  Object* object = std::exchange(*cell, nullptr);
  if (object == nullptr) return true;
  if (monitor_try_exit_fast(thread, object)) return true;
  Rooted<Object> rooted(thread, Unrooted<Object>(object));
  return monitor_exit(thread, rooted).ok();
}

bool run_native(Thread& thread, Frame* frame) {
  Method* method = frame->method();
  if (method->intrinsic == MethodIntrinsic::kConcatenate)
    return StringConcatenation::make_slowly(thread, method, frame->locals());
  auto* function = reinterpret_cast<void*>(method->native_function.load(std::memory_order_acquire));
  if (function == nullptr) {
    JavaResult<void*> bound = bind_native(thread, method);
    if (bound.failed()) return false;
    function = bound.value();
  }
  if (thread.native_stack_is_low()) {
    (void)throw_stack_overflow(thread);
    return false;
  }
  bool locked = method->is_synchronized();
  if (locked && !lock_method(thread, frame)) return false;
  call_native(thread, method, function, frame->locals());
  if (locked && !thread.has_exception()) {
    bool reference = is_reference(method->result_type);
    Rooted<Object> result(thread, Unrooted<Object>(reference ? reinterpret_cast<Object*>(thread.result) : nullptr));
    Slot bits = thread.result;
    if (!unlock_method(thread, frame)) return false;
    NoGc no_gc;
    thread.result = reference ? reinterpret_cast<Slot>(result.raw(no_gc)) : bits;
  }
  if (thread.has_exception()) return false;  // unwinding unlocks
  thread.result = narrow_result(method->result_type, thread.result);
  return true;
}

}  // namespace cortado::interp
