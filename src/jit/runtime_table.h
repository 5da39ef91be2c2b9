#pragma once
// The runtime functions of compiled code. `helper_*` are called by the C convention with the frame's state saved
// (position, top_frame, top_sp); `kContinueInterpreted` and `kUnwind` are jumped to.

#include <cstddef>
#include <cstdint>

#include "runtime/class.h"
#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado::jit {

enum class RuntimeFunction : uint8_t {
#define RUNTIME_FUNCTION(id, address) id,
#include "jit/runtime_table.def"
#undef RUNTIME_FUNCTION
};

// What Thread::compiled_code_table points to.
extern const void* const runtime_table[];

// All may collect; 0 or false means that an exception is pending, where they can throw.
extern "C" {
uint64_t helper_new(Thread* thread, Class* c);
uint64_t helper_new_array(Thread* thread, uint64_t type, int32_t length);
uint64_t helper_new_object_array(Thread* thread, Class* array_class, int32_t length);
uint64_t helper_new_multi_array(Thread* thread, Class* array_class, const Slot* lengths, uint32_t count);
uint64_t helper_select_interface(Thread* thread, Frame* frame, Object** receiver);
uint64_t helper_check_interface(Thread* thread, Frame* frame, Object** receiver);
uint64_t helper_monitor_enter(Thread* thread, Object** operand);
uint64_t helper_monitor_exit(Thread* thread, Object** operand);
uint64_t helper_lock_method(Thread* thread, Frame* frame);
uint64_t helper_unlock_method(Thread* thread, Frame* frame);
// For native stubs. The first is called when the thread is back in Java and something is asked of it.
void helper_return_from_native(Thread* thread);
uint64_t helper_resolve_reference(Thread* thread, void* reference);
void helper_close_references(Thread* thread, void* references);
// These neither collect nor throw.
uint64_t helper_is_subtype(Thread* thread, Object* object, Class* of);
uint64_t helper_can_store(Thread* thread, Array* array, Object* value);
uint64_t helper_double_remainder(Thread* thread, uint64_t a, uint64_t b);
uint64_t helper_float_remainder(Thread* thread, uint64_t a, uint64_t b);
uint64_t helper_float_to_int(Thread* thread, uint64_t bits);
uint64_t helper_float_to_long(Thread* thread, uint64_t bits);
uint64_t helper_double_to_int(Thread* thread, uint64_t bits);
uint64_t helper_double_to_long(Thread* thread, uint64_t bits);
}

}  // namespace cortado::jit
