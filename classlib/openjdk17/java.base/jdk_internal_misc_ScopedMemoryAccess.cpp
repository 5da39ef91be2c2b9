// jdk.internal.misc.ScopedMemoryAccess: closing a memory scope that other threads may be using.

#include "classlib/openjdk17/natives.h"
#include "jvm/entry.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"

namespace cortado {
namespace {

// Frames above the scoped access itself: the access calls a few small methods at most.
constexpr int kFramesLookedAt = 10;

bool holds(Frame* frame, const Object* scope) {
  const Method* method = frame->method();
  for (Slot* local = frame->locals(); local < frame->locals() + method->max_locals; local++) {
    if (reinterpret_cast<const Object*>(*local) == scope) return true;
  }
  return false;
}

// Is the thread near its top inside a method that accesses the scope? Slots are only compared, so that dead ones do not
// matter.
bool is_inside(Thread& target, const Object* scope) {
  StackWalker walker(target);
  for (int i = 0; i < kFramesLookedAt && !walker.done(); i++, walker.next()) {
    if (walker.method()->has(Method::kScoped) && holds(walker.frame(), scope)) return true;
  }
  return false;
}

// All threads stand at polls or in native code: one that is inside the scope makes the close fail.
jboolean JNICALL close_scope(JNIEnv* env, jobject, jobject scope, jobject /*error*/) {
  CORTADO_JVM_ENTRY(env);
  bool in_use = false;
  Safepoint::begin(thread, SafepointOperation::kCloseMemoryScope);
  {
    NoGcToken no_gc;
    const Object* raw = handle_of(scope).raw(no_gc);
    for_each_thread([&](Thread& each) {
      if (&each != &thread && is_inside(each, raw)) in_use = true;
    });
  }
  Safepoint::end(thread);
  return !in_use;
}

}  // namespace

const VmNative scoped_memory_access_natives[] = {
    {"closeScope0",
     "(Ljdk/internal/misc/ScopedMemoryAccess$Scope;Ljdk/internal/misc/ScopedMemoryAccess$Scope$ScopedAccessError;)Z",
     reinterpret_cast<void*>(&close_scope)},
    {nullptr, nullptr, nullptr},
};

}  // namespace cortado
