#pragma once
// Calling agents back. Callbacks run in native state, with a frame of local references; a pending exception is kept.

#include "jni/jni_functions.h"
#include "jvm/entry.h"
#include "jvm/jvmti/event_control.h"

namespace cortado::jvmti {

// Keeps what the callback leaves behind from the code that caused the event.
class CallbackScope {
 public:
  explicit CallbackScope(Thread& thread) IN_VM : thread_(thread),
                                                 exception_(thread, thread.take_exception()),
                                                 frame_(thread) {}
  ~CallbackScope() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (!exception_.is_null() || thread_.has_exception()) thread_.set_exception(exception_.get());
  }
  // What was pending: also while the callback runs.
  Handle<Object> exception() const { return exception_; }

 private:
  Thread& thread_;
  Rooted<Object> exception_;
  LocalFrame frame_;
};

inline JNIEnv* jni_env(Thread& thread) { return static_cast<JNIEnv*>(thread.jni_env()); }

// Calls `call(environment, scope, java_thread)`, in the VM, for each environment that wants the event in this thread and
// has the callback.
template <auto Callback, class F>
void post_event(Thread& thread, jvmtiEvent event, F&& call) MAY_GC {
  if (!agents_want(event) || thread.java_thread == nullptr) return;
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (e->callbacks.*Callback == nullptr || !is_wanted(*e, event, thread)) continue;
    CallbackScope scope(thread);
    call(*e, scope, static_cast<jthread>(new_local(thread, thread.java_thread_handle())));
  }
}

}  // namespace cortado::jvmti
