// The life of threads (contract section 6.2).

#include <algorithm>
#include <cstdio>

#include "gc/heap_access.h"
#include "os/memory.h"
#include "os/thread.h"
#include "runtime/agent_hooks.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/monitor.h"
#include "runtime/safepoint.h"
#include "runtime/strings.h"
#include "runtime/thread_list.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado {

size_t Threads::default_java_stack_size = size_t{1} << 20;

JavaThreadStatus Thread::java_status() const {
  if (java_thread == nullptr) return JavaThreadStatus::kRunnable;
  return static_cast<JavaThreadStatus>(HeapAccess::load<int32_t>(java_thread, wk.fields.Thread_threadStatus));
}
void Thread::set_java_status(JavaThreadStatus status) {
  if (java_thread == nullptr) return;
  HeapAccess::store<int32_t, __ATOMIC_RELEASE>(java_thread, wk.fields.Thread_threadStatus,
                                               static_cast<int32_t>(status));
}

Thread* Threads::attach_current(const ThreadOptions& options) {
  Thread* thread = ThreadList::make(options.java_stack_size);
  if (thread == nullptr) return nullptr;
  thread->is_daemon = options.daemon;
  thread->is_vm_internal = options.vm_internal;
  ThreadList::bind_to_current(thread);
  ThreadList::add(thread);
  return thread;
}

void Threads::detach_current(Thread* thread) {
  {
    VmScope vm(*thread);
    __atomic_store_n(&thread->java_thread, nullptr, __ATOMIC_RELAXED);  // whoever lists threads may be looking
    thread->pending_exception = nullptr;
    Heap::forget_mutator(*thread);
    ThreadList::remove_current(thread);
    // From here on no safepoint waits for this thread or sees its roots.
  }
  thread->has_terminated.store(true, std::memory_order_release);
  ThreadList::unbind_from_current(thread);
  ThreadList::recycle(thread);
}

Thread* Threads::of(Handle<Object> java_thread) {
  if (java_thread.is_null()) return nullptr;
  return reinterpret_cast<Thread*>(HeapAccess::load<int64_t, __ATOMIC_ACQUIRE>(java_thread, wk.fields.Thread_eetop));
}

namespace {

size_t native_stack_size(size_t java_stack_size) {
  constexpr size_t kSmallest = size_t{1} << 20;
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  constexpr size_t kFactor = 4;
#else
  constexpr size_t kFactor = 1;
#endif
  return kFactor * std::max(kSmallest, java_stack_size / 4);
}

// The name that the system shows, from Thread.name.
void set_native_name(Thread& thread) IN_VM {
  Unrooted<Object> name = HeapAccess::load_reference(thread.java_thread_handle(), wk.fields.Thread_name);
  if (name.is_null()) return;
  Object* cell = name.release();
  os::set_current_thread_name(string_to_utf8(Handle<Object>::from_cell(&cell)).c_str());
}

void run_java_thread(Thread& thread) MAY_GC {
  Handle<Object> self = thread.java_thread_handle();
  if (HeapAccess::load<uint8_t>(self, wk.fields.Thread_stillborn) != 0) return;
  (void)call_virtual(thread, wk.methods.Thread_run, {Argument(self)});
}

// The first function of a system thread that the VM made.
void* thread_main(void* argument) {
  auto* thread = static_cast<Thread*>(argument);
  ThreadList::bind_to_current(thread);
  {
    VmScope vm(*thread);
    LocalFrame references(*thread);
    set_native_name(*thread);
    if (agents_want(JVMTI_EVENT_THREAD_START)) agent_hooks.thread_start(*thread);
    if (thread->vm_body != nullptr) {
      thread->vm_body(*thread);
    } else {
      run_java_thread(*thread);
    }
    Threads::run_exit_protocol(*thread);
  }
  Threads::detach_current(thread);
  return nullptr;
}

// What a thread runs that is not for java.lang.Thread.run.
struct VmBody {
  void (*function)(Thread& thread) = nullptr;
  void* argument = nullptr;
  bool is_of_agent = false;
};

// Makes the Thread of `java_thread` and starts it; the java.lang.Thread names it before it runs.
JavaResult<Thread*> start_system_thread(Thread& thread, Handle<Object> java_thread, size_t java_stack_size,
                                        const VmBody& body) MAY_GC {
  Thread* child = ThreadList::make(java_stack_size);
  if (child == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kNativeThread);
  child->is_daemon = HeapAccess::load<uint8_t>(java_thread, wk.fields.Thread_daemon) != 0;
  child->vm_body = body.function;
  child->vm_body_argument = body.argument;
  child->is_vm_internal = body.is_of_agent;
  {
    NoGc no_gc;
    child->java_thread = java_thread.raw(no_gc);
  }
  ThreadList::add(child);
  HeapAccess::store<int64_t, __ATOMIC_RELEASE>(java_thread, wk.fields.Thread_eetop, reinterpret_cast<int64_t>(child));
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_threadStatus,
                             static_cast<int32_t>(JavaThreadStatus::kRunnable));
  size_t mapped = child->java_stack_mapping;
  pthread_t id;
  if (os::start_thread(native_stack_size(mapped), thread_main, child, &id) == 0) return child;
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_threadStatus, static_cast<int32_t>(JavaThreadStatus::kNew));
  HeapAccess::store<int64_t, __ATOMIC_RELEASE>(java_thread, wk.fields.Thread_eetop, 0);
  ThreadList::remove_unstarted(child);
  ThreadList::recycle(child);
  return throw_out_of_memory(thread, OutOfMemoryKind::kNativeThread);
}

}  // namespace

JavaResult<void> Threads::start(Thread& thread, Handle<Object> java_thread) {
  if (of(java_thread) != nullptr) return throw_new(thread, wk.classes.IllegalThreadStateException);
  int64_t size = HeapAccess::load<int64_t>(java_thread, wk.fields.Thread_stackSize);
  // As HotSpot: what does not fit an address space is the platform's business, and it refuses.
  size_t java_stack_size = size <= 0 ? 0 : static_cast<size_t>(std::min<int64_t>(size, int64_t{1} << 40));
  JavaResult<Thread*> child = start_system_thread(thread, java_thread, java_stack_size, {});
  if (child.failed()) return Thrown{};
  return {};
}

JavaResult<Thread*> Threads::start_vm_thread(Thread& thread, const char* name, int priority, void (*body)(Thread&)) {
  Rooted<Object> group(thread, Vm::system_thread_group());
  Rooted<Object> text(thread, TRY(new_string(thread, name)));
  Rooted<Object> java_thread(
      thread, TRY(construct(thread, wk.classes.Thread, "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V", {group, text})));
  HeapAccess::store<uint8_t>(java_thread, wk.fields.Thread_daemon, 1);
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_priority, priority);
  if (call_virtual(thread, wk.methods.ThreadGroup_add, {Argument(group), Argument(java_thread)}).failed())
    return Thrown{};
  return start_system_thread(thread, java_thread, 0, {body});
}

JavaResult<void> Threads::start_agent_thread(Thread& thread, Handle<Object> java_thread, int priority,
                                             void (*body)(Thread&), void* argument) {
  HeapAccess::store<uint8_t>(java_thread, wk.fields.Thread_daemon, 1);
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_priority, priority);
  if (start_system_thread(thread, java_thread, 0, {body, argument, true}).failed()) return Thrown{};
  return {};
}

namespace {

// The thread's uncaught exception goes to its handler; one that the handler throws is only mentioned.
void dispatch_uncaught_exception(Thread& thread) MAY_GC {
  Rooted<Object> exception(thread, thread.take_exception());
  Handle<Object> self = thread.java_thread_handle();
  Method* dispatch = wk.methods.Thread_dispatchUncaughtException;
  if (call_java(thread, dispatch, {Argument(self), Argument(exception)}).ok()) return;
  Rooted<Object> second(thread, thread.take_exception());
  Rooted<Object> name(thread, HeapAccess::load_reference(self, wk.fields.Thread_name));
  std::string thread_name = name.is_null() ? "" : string_to_utf8(name);
  std::fprintf(stderr, "\nException: %s thrown from the UncaughtExceptionHandler in thread \"%s\"\n",
               Class::of(second)->external_name().c_str(), thread_name.c_str());
  std::fflush(stderr);
}

// From here on Thread.isAlive says false, and those who join go on.
void announce_end(Thread& thread) MAY_GC {
  Rooted<Object> self(thread, thread.java_thread_handle());
  MonitorScope monitor(thread, self);
  thread.has_terminated.store(true, std::memory_order_release);  // not among the live threads once a join is over
  thread.set_java_status(JavaThreadStatus::kTerminated);
  HeapAccess::store<int64_t, __ATOMIC_SEQ_CST>(self, wk.fields.Thread_eetop, 0);
  if (monitor_notify(thread, self, true).failed()) thread.clear_exception();
}

}  // namespace

void Threads::run_exit_protocol(Thread& thread) {
  if (thread.java_thread == nullptr) {
    thread.clear_exception();
    return;
  }
  if (thread.has_exception()) dispatch_uncaught_exception(thread);
  // An asynchronous exception may cut Thread.exit short.
  constexpr int kAttempts = 4;
  for (int i = 0; i < kAttempts; i++) {
    if (call_java(thread, wk.methods.Thread_exit, {Argument(thread.java_thread_handle())}).ok()) break;
    thread.clear_exception();
  }
  thread.async_exception = nullptr;
  if (agent_hooks.thread_end != nullptr) agent_hooks.thread_end(thread);
  release_all_monitors(thread);
  announce_end(thread);
  thread.clear_exception();
}

}  // namespace cortado
