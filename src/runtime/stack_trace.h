#pragma once
// Backtraces of throwables, stack-trace elements (contract section 7).

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

void fill_in_stack_trace(Thread& thread, Handle<Object> throwable) MAY_GC;  // on failure leaves none
JavaResult<void> init_stack_trace_element_array(Thread& thread, Handle<Array> elements, Handle<Object> throwable)
    MAY_GC;
JavaResult<void> fill_stack_trace_element(Thread& thread, Handle<Object> element, Method* method, int bci) MAY_GC;
// StackTraceElement[] of a thread's current stack (itself, or stopped by the caller's handshake).
JavaResult<Unrooted<Array>> stack_trace_of(Thread& thread, Handle<Object> java_thread) MAY_GC;
// JEP 358: the message, or an empty string for none. In nullpointer_message.cpp.
std::string helpful_null_pointer_message(Thread& thread, Handle<Object> throwable) MAY_GC;
// Reads the top frame of a backtrace; false if it has none. `top_was_hidden`: the real top frame was hidden.
bool backtrace_top(Handle<Object> throwable, Method*& method, uint32_t& bci, bool& top_was_hidden) IN_VM;

}  // namespace cortado
