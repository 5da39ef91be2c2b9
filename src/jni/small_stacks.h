#pragma once
// Host threads with little stack left (64 KiB stacks, fibers): what they call in the VM runs on a stack of the VM's own,
// with the natives that it calls.
//
// Such a thread gets another JNI table when it attaches; others do not pay for it.

#include <jni.h>

#include <type_traits>

namespace cortado::jni {

// Less than this below the caller is little.
constexpr size_t kEnoughNativeStack = 256 * 1024;

// The same functions as `jni_function_table`, each run with room.
const JNINativeInterface_* small_stack_table();

// Looks at the calling thread's stack; to be asked before the thread is attached. True: it needs the table above.
bool stack_is_small();
// The calling thread's own stack has enough left, or the caller is on the VM's already.
bool has_room();
// Runs it on the VM's stack. False: there is no memory for it.
[[nodiscard]] bool run_with_room(void (*body)(void*), void* argument);
// The calling thread is no longer attached and is back on its own stack.
void forget_small_stack();

// `body()`, with room. `failed` is the result if there is no memory.
template <class R, class Body>
R with_room(R failed, Body body) {
  if (has_room()) return body();
  struct Call {
    Body& body;
    R result;
  } call = {body, failed};
  bool ran = run_with_room([](void* c) { static_cast<Call*>(c)->result = static_cast<Call*>(c)->body(); }, &call);
  return ran ? call.result : failed;
}

}  // namespace cortado::jni
