#pragma once
// Events that the runtime causes (runtime/agent_hooks.h) and those of running code (runtime/code_watching.h).

#include "runtime/agent_hooks.h"
#include "runtime/frame.h"

namespace cortado::jvmti {

void post_thread_start(Thread& thread) MAY_GC;
void post_thread_end(Thread& thread) MAY_GC;
void post_class_event(Thread& thread, jvmtiEvent event, Class* c) MAY_GC;
void post_monitor_event(Thread& thread, jvmtiEvent event, Handle<Object> object, int64_t detail) MAY_GC;
void post_object_allocated(Thread& thread, Handle<Object> object) MAY_GC;
void post_collection(jvmtiEvent event);
void post_native_bound(Thread& thread, Method* method, void** function) MAY_GC;
void post_data_dump_request(Thread& thread) MAY_GC;
void post_resource_exhausted(Thread& thread, OutOfMemoryKind kind) MAY_GC;

// CompiledMethodLoad and -Unload: by a thread of their own, which is started when the first of them is wanted.
void note_code_made(Method* method, const void* code, size_t size);
void note_code_freed(Method* method, const void* code);
void start_code_events(Thread& thread) MAY_GC;

void post_step(Thread& thread, Frame* frame) MAY_GC;
void post_breakpoint(Thread& thread, Frame* frame) MAY_GC;
void post_method_entry(Thread& thread, Frame* frame) MAY_GC;
// MethodExit and FramePop; `value` is null if an exception ends the frame.
void post_method_exit(Thread& thread, Frame* frame, Slot* value) MAY_GC;
void post_field_access(Thread& thread, Frame* frame, Field* field, Slot* object, Slot* value) MAY_GC;
void post_exception(Thread& thread, Frame* frame) MAY_GC;
void post_exception_caught(Thread& thread, Frame* frame, uint32_t handler_bci) MAY_GC;

}  // namespace cortado::jvmti
