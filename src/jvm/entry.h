#pragma once
// What every exported function starts with, and how it unwraps results.
//
// An exported function enters the VM by its first statement, works on handles, and returns with the exception pending
// in the thread if it failed (the value it returns then means nothing).

#include <jni.h>

#include "gc/heap_access.h"
#include "runtime/agent_hooks.h"
#include "runtime/class.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/mirrors.h"
#include "runtime/thread.h"
#include "runtime/wellknown.h"

// Declares `thread` and enters the VM until the end of the function.
#define CORTADO_JVM_ENTRY(env)                                       \
  ::cortado::Thread& thread = *::cortado::Thread::from_jni_env(env); \
  ::cortado::VmScope vm_scope(thread)
// The same for functions that are not given a JNIEnv.
#define CORTADO_JVM_ENTRY_CURRENT()                         \
  ::cortado::Thread& thread = ::cortado::Thread::current(); \
  ::cortado::VmScope vm_scope(thread)

// Unwraps a JavaResult; if it failed, returns `fallback` from the enclosing function.
#define CORTADO_TRY_OR(fallback, ...)            \
  ({                                             \
    auto try_result_ = (__VA_ARGS__);            \
    if (try_result_.failed()) return (fallback); \
    std::move(try_result_).value();              \
  })

namespace cortado {

// For `return failed<jint>(throw_new(…));`.
template <class R = jobject>
R failed(Thrown) {
  return R{};
}

// The local reference to a result, null if it failed.
template <class T>
jobject to_local(Thread& thread, JavaResult<Unrooted<T>> result) IN_VM {
  if (result.failed()) return nullptr;
  return new_local(thread, Unrooted<Object>(std::move(result).value()));
}
template <class R, class T>
R to_local_as(Thread& thread, JavaResult<Unrooted<T>> result) IN_VM {
  return static_cast<R>(to_local(thread, std::move(result)));
}

// The same of an object that was made for Java by the VM: agents see no instruction that makes it.
template <class T>
jobject to_made_local(Thread& thread, JavaResult<Unrooted<T>> result) MAY_GC {
  jobject made = to_local(thread, std::move(result));
  if (made != nullptr && CORTADO_UNLIKELY(agents_want(JVMTI_EVENT_VM_OBJECT_ALLOC)))
    agent_hooks.object_allocated(thread, handle_of(made));
  return made;
}

// The class behind a non-null jclass.
inline Class* class_of_reference(jobject mirror) IN_VM { return class_of_mirror(handle_of(mirror)); }
inline jclass mirror_reference(Thread& thread, const Class* c) IN_VM {
  return c == nullptr ? nullptr : static_cast<jclass>(new_local(thread, mirror_of(c)));
}
// Classes with members: not primitive, not array.
inline bool has_members(const Class* c) { return !c->is_primitive() && !c->is_array(); }

}  // namespace cortado
