#pragma once
// Frames of a thread that is stopped, or the current one.

#include "jvm/jvmti/entry.h"
#include "runtime/frame.h"

namespace cortado::jvmti {

// The frame so many calls below the innermost. JVMTI_ERROR_NO_MORE_FRAMES.
jvmtiError find_frame(Thread& target, jint depth, Frame*& frame);
// Its method has bytecode. JVMTI_ERROR_NO_MORE_FRAMES, JVMTI_ERROR_OPAQUE_FRAME.
jvmtiError find_java_frame(Thread& target, jint depth, Frame*& frame);
// JVMTI_ERROR_THREAD_NOT_SUSPENDED, unless it is the calling thread or suspended.
jvmtiError check_suspended(const Thread& thread, const Thread& target);
// Can a variable of the type with this descriptor hold the object? JVMTI_ERROR_TYPE_MISMATCH.
jvmtiError check_assignable(std::string_view descriptor, Handle<Object> object) IN_VM;

}  // namespace cortado::jvmti
