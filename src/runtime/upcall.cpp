#include "runtime/upcall.h"

#include "os/floating_point.h"
#include "runtime/exceptions.h"
#include "runtime/resolution.h"

namespace cortado {

ExecutionEngine execution_engine;

namespace {

// Java-stack slots that an upcall needs beside the arguments: its entry frame.
constexpr size_t kEntrySlots = sizeof(Frame) / sizeof(Slot);

// Where the new run begins: above the live part of the run below.
Slot* run_base(const Thread& thread) {
  return thread.top_frame != nullptr ? thread.top_sp : reinterpret_cast<Slot*>(thread.java_stack_base);
}

void write_arguments(Slot* to, std::span<const Argument> arguments) {
  for (const Argument& argument : arguments) {
    *to = argument.slot();
    to += slots_of(argument.type());
  }
}

size_t count_slots(std::span<const Argument> arguments) {
  size_t slots = 0;
  for (const Argument& argument : arguments) slots += slots_of(argument.type());
  return slots;
}

}  // namespace

JavaResult<JavaValue> call_java(Thread& thread, Method* method, std::span<const Argument> arguments) {
  CORTADO_ASSERT(!thread.has_exception());
  CORTADO_ASSERT(count_slots(arguments) == method->argument_slots);
  Slot* base = run_base(thread);
  Slot* first = base + kEntrySlots;
  bool fits = reinterpret_cast<uint8_t*>(first + count_slots(arguments)) <= thread.java_stack_limit;
  if (!fits || thread.native_stack_is_low()) return throw_stack_overflow(thread);
  if (CORTADO_UNLIKELY(thread.dispatch_table == nullptr)) {
    thread.dispatch_table = execution_engine.dispatch_table(thread.watched.load(std::memory_order_relaxed));
    thread.compiled_code_table = execution_engine.compiled_code_table;
  }

  EntryRecord record = {thread.entry_record, thread.top_frame, thread.top_sp, __builtin_frame_address(0)};
  auto* entry = reinterpret_cast<Frame*>(base);
  *entry = {nullptr, 0, reinterpret_cast<const uint8_t*>(&record), nullptr};
  write_arguments(first, arguments);
  thread.entry_record = &record;

  Slot result;
  {
    os::JavaFloatingPoint java_modes;
    result = execution_engine.enter_java(&thread, first, method);
  }

  thread.entry_record = record.previous;
  thread.top_frame = record.last_frame_below;
  thread.top_sp = record.last_sp_below;
  if (thread.has_exception()) return Thrown{};
  thread.result = result;
  return JavaValue(result);
}

JavaResult<Method*> select_method(Thread& thread, Handle<Object> receiver, Method* resolved) {
  if (receiver.is_null()) return throw_null_pointer(thread);
  Class* c = Class::of(receiver);
  Class* holder = resolved->holder;
  if (resolved->is_static() || resolved->is_private()) return resolved;
  Method* target = resolved;
  if (holder->is_interface()) {
    bool implements = false;
    target = c->interface_target(holder, resolved->itable_index, implements);
    if (!implements) {
      return throw_new(
          thread, wk.classes.IncompatibleClassChangeError,
          "Class " + c->external_name() + " does not implement the requested interface " + holder->external_name());
    }
    if (target != nullptr && !target->is_public()) return throw_selection_error(thread, c, resolved);
  } else if (resolved->vtable_index >= 0) {
    target = c->vtable()[resolved->vtable_index];
  }
  // Called by name, a method with conflicting defaults says so.
  if (target != nullptr && target->has(Method::kOverpass)) return throw_selection_error(thread, c, target);
  if (target == nullptr || target->is_abstract()) return throw_selection_error(thread, c, resolved);
  return target;
}

JavaResult<JavaValue> call_virtual(Thread& thread, Method* resolved, std::span<const Argument> arguments) {
  Slot receiver_slot = arguments[0].slot();
  Rooted<Object> receiver(thread, Unrooted<Object>(reinterpret_cast<Object*>(receiver_slot)));
  Method* target = TRY(select_method(thread, receiver, resolved));
  return call_java(thread, target, arguments);
}

}  // namespace cortado
