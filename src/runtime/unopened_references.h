#pragma once
// Most native methods make no local references. So a compiled stub (jit/native) only reserves the memory of a
// LocalReferences on its stack, sets `outer` and, for a static method, the first cell, and links it into the thread with
// these bits in the address; who needs the frame opens it first (jni_references.cpp).

#include <cstdint>

namespace cortado {

// In a link to a frame, Thread::local_references or LocalReferences::outer.
inline constexpr uintptr_t kUnopenedFrame = 1;
inline constexpr uintptr_t kUnopenedFrameHasCell = 2;  // the class of a static method

}  // namespace cortado
