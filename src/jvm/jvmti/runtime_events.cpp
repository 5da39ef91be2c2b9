// Events of threads, classes, monitors, the heap and native methods: posted by the runtime (runtime/agent_hooks.h).

#include "jvm/jvmti/runtime_events.h"
#include "jvm/jvmti/callbacks.h"
#include "jvm/jvmti/event_control.h"
#include "runtime/code_watching.h"
#include "runtime/exceptions.h"
#include "runtime/preallocated.h"

namespace cortado::jvmti {

// The thread's own wishes begin with it: nobody could enable anything for it before.
void post_thread_start(Thread& thread) {
  if (CodeWatching::is_possible) update_watch(thread);  // what was asked of all threads before this one was there
  post_event<&jvmtiEventCallbacks::ThreadStart>(thread, JVMTI_EVENT_THREAD_START,
                                                [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
                                                  NativeScope native(thread);
                                                  e.callbacks.ThreadStart(e.env(), jni_env(thread), self);
                                                });
}

void post_thread_end(Thread& thread) {
  post_event<&jvmtiEventCallbacks::ThreadEnd>(thread, JVMTI_EVENT_THREAD_END,
                                              [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
                                                NativeScope native(thread);
                                                e.callbacks.ThreadEnd(e.env(), jni_env(thread), self);
                                              });
  forget_wishes(thread);
}

namespace {

template <auto Callback>
void post_class(Thread& thread, jvmtiEvent event, Class* c) MAY_GC {
  post_event<Callback>(thread, event, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
    jclass mirror = mirror_reference(thread, c);
    NativeScope native(thread);
    (e.callbacks.*Callback)(e.env(), jni_env(thread), self, mirror);
  });
}

template <auto Callback, class... A>
void post_monitor(Thread& thread, jvmtiEvent event, Handle<Object> object, A... details) MAY_GC {
  post_event<Callback>(thread, event, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
    jobject reference = new_local(thread, object);
    NativeScope native(thread);
    (e.callbacks.*Callback)(e.env(), jni_env(thread), self, reference, details...);
  });
}

}  // namespace

void post_class_event(Thread& thread, jvmtiEvent event, Class* c) {
  if (event == JVMTI_EVENT_CLASS_LOAD) post_class<&jvmtiEventCallbacks::ClassLoad>(thread, event, c);
  if (event == JVMTI_EVENT_CLASS_PREPARE) post_class<&jvmtiEventCallbacks::ClassPrepare>(thread, event, c);
}

void post_monitor_event(Thread& thread, jvmtiEvent event, Handle<Object> object, int64_t detail) {
  using Callbacks = jvmtiEventCallbacks;
  switch (event) {
    case JVMTI_EVENT_MONITOR_CONTENDED_ENTER:
      return post_monitor<&Callbacks::MonitorContendedEnter>(thread, event, object);
    case JVMTI_EVENT_MONITOR_CONTENDED_ENTERED:
      return post_monitor<&Callbacks::MonitorContendedEntered>(thread, event, object);
    case JVMTI_EVENT_MONITOR_WAIT:
      return post_monitor<&Callbacks::MonitorWait>(thread, event, object, static_cast<jlong>(detail));
    case JVMTI_EVENT_MONITOR_WAITED:
      return post_monitor<&Callbacks::MonitorWaited>(thread, event, object, static_cast<jboolean>(detail != 0));
    default: break;
  }
}

static jlong size_of(Handle<Object> object) MAY_GC {
  NoGc no_gc;
  return static_cast<jlong>((object_size(object.raw(no_gc)) + 7) & ~size_t{7});
}

void post_object_allocated(Thread& thread, Handle<Object> object) {
  post_event<&jvmtiEventCallbacks::VMObjectAlloc>(
      thread, JVMTI_EVENT_VM_OBJECT_ALLOC, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
        jobject reference = new_local(thread, object);
        jclass mirror = mirror_reference(thread, Class::of(object));
        jlong size = size_of(object);
        NativeScope native(thread);
        e.callbacks.VMObjectAlloc(e.env(), jni_env(thread), self, reference, mirror, size);
      });
}

// The callbacks may use neither JNI nor most of JVMTI.
void post_collection(jvmtiEvent event) {
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!is_wanted(*e, event, Thread::current())) continue;
    bool starts = event == JVMTI_EVENT_GARBAGE_COLLECTION_START;
    auto callback = starts ? e->callbacks.GarbageCollectionStart : e->callbacks.GarbageCollectionFinish;
    if (callback != nullptr) callback(e->env());
  }
}

void post_native_bound(Thread& thread, Method* method, void** function) {
  post_event<&jvmtiEventCallbacks::NativeMethodBind>(
      thread, JVMTI_EVENT_NATIVE_METHOD_BIND, [&](Environment& e, const CallbackScope&, jthread self) MAY_GC {
        jmethodID id = jni::method_id_of(method);
        void* other = *function;
        {
          NativeScope native(thread);
          e.callbacks.NativeMethodBind(e.env(), jni_env(thread), self, id, *function, &other);
        }
        *function = other;
      });
}

void post_data_dump_request(Thread& thread) {
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (e->callbacks.DataDumpRequest == nullptr || !is_wanted(*e, JVMTI_EVENT_DATA_DUMP_REQUEST, thread)) continue;
    CallbackScope scope(thread);
    NativeScope native(thread);
    e->callbacks.DataDumpRequest(e->env());
  }
}

namespace {

jint exhausted_resources(OutOfMemoryKind kind) {
  switch (kind) {
    case OutOfMemoryKind::kHeap:
    case OutOfMemoryKind::kGcOverhead: return JVMTI_RESOURCE_EXHAUSTED_OOM_ERROR | JVMTI_RESOURCE_EXHAUSTED_JAVA_HEAP;
    case OutOfMemoryKind::kNativeThread: return JVMTI_RESOURCE_EXHAUSTED_OOM_ERROR | JVMTI_RESOURCE_EXHAUSTED_THREADS;
    default: return JVMTI_RESOURCE_EXHAUSTED_OOM_ERROR;
  }
}

}  // namespace

void post_resource_exhausted(Thread& thread, OutOfMemoryKind kind) {
  post_event<&jvmtiEventCallbacks::ResourceExhausted>(
      thread, JVMTI_EVENT_RESOURCE_EXHAUSTED, [&](Environment& e, const CallbackScope&, jthread) MAY_GC {
        NativeScope native(thread);
        e.callbacks.ResourceExhausted(e.env(), jni_env(thread), exhausted_resources(kind), nullptr,
                                      Preallocated::message(kind));
      });
}

}  // namespace cortado::jvmti
