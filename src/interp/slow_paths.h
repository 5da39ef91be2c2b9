#pragma once
// What handlers call: plain C++ that may collect, throw and run Java. The frame's position and the thread's top_frame
// and top_sp are written before. Results are raw: a handler stores them at once.

#include "runtime/class.h"
#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado::interp {

// --- Resolution (slow_resolution.cpp). They answer the opcode to execute now, 0 if an exception is pending; the code
// is rewritten to it if that holds for all later executions.
uint8_t resolve_field_access(Thread& thread, Frame* frame, const uint8_t* pc) MAY_GC;
uint8_t resolve_invoke(Thread& thread, Frame* frame, const uint8_t* pc) MAY_GC;
uint8_t resolve_invokedynamic(Thread& thread, Frame* frame, const uint8_t* pc) MAY_GC;
uint8_t resolve_class_operand(Thread& thread, Frame* frame, const uint8_t* pc)
    MAY_GC;                                                               // anewarray, checkcast, instanceof
int resolve_new(Thread& thread, Frame* frame, const uint8_t* pc) MAY_GC;  // 0: thrown, 1: rewritten, 2: not
bool load_constant(Thread& thread, Frame* frame, const uint8_t* pc, Slot& value, bool& two_slots) MAY_GC;

// --- Objects (slow_objects.cpp). Null: thrown.
Slot new_object(Thread& thread, Frame* frame, const uint8_t* pc) MAY_GC;
Slot new_primitive_array_slot(Thread& thread, uint8_t type, int32_t length) MAY_GC;
Slot new_object_array_slot(Thread& thread, Frame* frame, const uint8_t* pc, int32_t length) MAY_GC;
Slot new_multi_array_slot(Thread& thread, Frame* frame, const uint8_t* pc, const Slot* lengths, uint32_t count) MAY_GC;
// False: thrown. `operand` is the home of a reference operand.
bool check_cast(Thread& thread, Frame* frame, const uint8_t* pc, Object** operand) MAY_GC;
// array, index, value at the top of the stack, whose last home is `sp`: stores or throws.
bool check_array_store(Thread& thread, Slot* sp) MAY_GC;
bool enter_monitor(Thread& thread, Object** operand) MAY_GC;
bool exit_monitor(Thread& thread, Object** operand) MAY_GC;
bool register_finalizer(Thread& thread, Object** object) MAY_GC;

// --- Calls (slow_calls.cpp).
// The implementation an interface call selects; also fills the inline cache. Null: thrown.
Method* select_interface_method(Thread& thread, Frame* frame, const uint8_t* pc, Object** receiver) MAY_GC;
// The target of a call of a private interface method: checks the receiver, fills the inline cache. Null: thrown.
Method* check_interface_receiver(Thread& thread, Frame* frame, const uint8_t* pc, Object** receiver) MAY_GC;
// The target of an intrinsic of method handles for its arguments. Null: thrown.
Method* select_intrinsic_target(Thread& thread, Method* intrinsic, Slot* arguments) MAY_GC;
void throw_abstract_method(Thread& thread, Method* method, Slot* arguments) MAY_GC;
// Makes the rewritten code and sets the entries. False: thrown.
bool prepare_code(Thread& thread, Method* method) MAY_GC;
// A native method whose frame is linked: binds, locks, calls, unlocks. The result is in thread.result. False: thrown.
bool run_native(Thread& thread, Frame* frame) MAY_GC;
// Locks the monitor of a synchronized method whose frame is linked.
bool lock_method(Thread& thread, Frame* frame) MAY_GC;
// Unlocks it on return. The result, if a reference, is on the operand stack.
bool unlock_method(Thread& thread, Frame* frame) MAY_GC;
// Narrows an int result to boolean, byte, char or short.
Slot narrow_result(BasicType type, Slot value);

}  // namespace cortado::interp
