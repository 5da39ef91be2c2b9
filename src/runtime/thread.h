#pragma once
// Thread: one Java thread (or a VM thread that may touch the heap). The current one is Thread::current().
//
// States and who may be where: InJava and InVm touch the heap and must reach a poll for a safepoint; InNative and
// Blocked do not, and must not touch the heap: leaving them waits while a safepoint is in progress.

#include <pthread.h>

#include <atomic>

#include "base/annotations.h"
#include "gc/mutator.h"
#include "gc/rooted.h"
#include "runtime/frame.h"
#include "runtime/java_result.h"
#include "runtime/mapped_faults.h"

struct JNINativeInterface_;

namespace cortado {

class Parker;
class LocalReferences;
struct Monitor;

enum class ThreadState : uint32_t { kInJava, kInVm, kInNative, kBlocked, kTerminated };

// java.lang.Thread.threadStatus (JVMTI thread-state bits).
enum class JavaThreadStatus : int32_t {
  kNew = 0,
  kRunnable = 0x5,
  kSleeping = 0xE1,
  kInObjectWait = 0x191,
  kInObjectWaitTimed = 0x1A1,
  kParked = 0x291,
  kParkedTimed = 0x2A1,
  kBlockedOnMonitorEnter = 0x401,
  kTerminated = 0x2,
};

// How often, and for how many nanoseconds, a thread waited for a monitor (blocked), and waited, parked or slept.
struct ContentionStatistics {
  std::atomic<uint64_t> blocked{0}, waited{0};
  // While ContentionTimes::enabled.
  std::atomic<int64_t> blocked_ns{0}, waited_ns{0};
};

class LockStack {
 public:
  static constexpr uint32_t kCapacity = 16;
  uint32_t count = 0;
  Object* objects[kCapacity];  // fast-locked objects, innermost last; roots
};

// An agent's request to end a frame, the thread's innermost, instead of executing its next instruction.
struct Steering {
  enum class Kind : uint8_t { kNone, kPopFrame, kReturn } kind = Kind::kNone;
  Frame* frame = nullptr;
  Slot value = 0;            // of a return
  Object* object = nullptr;  // of a return of a reference; a root
};

class Thread : public Mutator {
 public:
  // --- Words that handlers and generated code use; offsets are in interp/linkage.h.
  // Tested at back-edges and method entry: the Java-stack limit normally, 0 … when an operation is requested: then any
  // stack pointer compares above it. Slow path: safepoint::poll_slow.
  std::atomic<uintptr_t> poll_word{0};
  const void* const* dispatch_table = nullptr;
  const void* const* compiled_code_table = nullptr;  // functions that compiled code calls (jit/runtime_table.def)
  Object* pending_exception = nullptr;               // a root
  Frame* top_frame = nullptr;  // the innermost Java frame, written before leaving Java code (slow paths, natives, calls
                               // into C++); valid whenever the thread is not in a fast handler
  Slot* top_sp = nullptr;      // first free operand slot above top_frame's live operands at that moment
  uint8_t* java_stack_base = nullptr;
  uint8_t* java_stack_limit = nullptr;  // entering a method above this is StackOverflowError
  EntryRecord* entry_record = nullptr;
  Slot result = 0;  // of the latest upcall or native, a primitive or decoded reference
  std::atomic<ThreadState> state{ThreadState::kInNative};
  LockStack lock_stack;

  // --- The JNI environment: a pointer to `jni_functions` is the JNIEnv*.
  const JNINativeInterface_* jni_functions = nullptr;
  static inline Thread* from_jni_env(void* env);
  void* jni_env() { return &jni_functions; }
  LocalReferences* local_references = nullptr;  // current frame of local references (jni_references.h)

  // --- Identity.
  Object* java_thread = nullptr;  // java.lang.Thread, a root; null while booting or not fully attached
  pthread_t pthread = {};
  int32_t native_id = 0;                  // gettid()
  uint8_t* native_stack_limit = nullptr;  // C++ that recurses checks that it is kNativeStackReserve above this
  bool is_daemon = false;
  bool is_attached = false;     // by JNI, not started by Thread.start
  bool is_vm_internal = false;  // not visible to Java; with a java.lang.Thread: of an agent
  std::atomic<bool> has_terminated{false};
  Parker* parker = nullptr;           // park/unpark, sleep, interrupt
  Monitor* waiting_on = nullptr;      // the monitor it is blocked on or waits for: for dumps and deadlock search
  Object* async_exception = nullptr;  // Thread.stop: thrown at the next poll; a root
  uint32_t no_safepoint_depth = 0;    // debug: NoGc scopes
  // Agents (runtime/code_watching.h).
  std::atomic<uint32_t> watched{0};         // bits of Watch
  Steering steering;                        // what to do with its top frame
  Object* reported_exception = nullptr;     // thrown, reported, and not caught yet; a root
  std::atomic<void*> agent_state{nullptr};  // what jvmti knows of it
  Thread* next = nullptr;                   // ThreadList
  Thread* previous = nullptr;
  std::atomic<bool> is_suspended{false};   // by Thread.suspend, which counts once in suspend_count
  std::atomic<uint32_t> suspend_count{0};  // > 0: stops at its next poll; written under the thread list's lock
  uint64_t hash_state = 0;                 // of the generator of identity hashes
  size_t java_stack_mapping = 0;           // bytes mapped at java_stack_base, with reserve and guard page
  void* alternate_signal_stack = nullptr;
  void (*vm_body)(Thread& thread) = nullptr;  // of a thread made by start_vm_thread or start_agent_thread
  void* vm_body_argument = nullptr;
  int64_t start_time_ns = 0;
  bool in_stack_overflow = false;
  bool is_in_object_wait = false;
  MappedFaults mapped_faults;
  ContentionStatistics contention;
  const char* unchecked_call = nullptr;  // -Xcheck:jni: the call after which nobody has looked for an exception
  const char* vm_operation = nullptr;    // what it is doing, for crash reports

  static constexpr size_t kNativeStackReserve = 160 * 1024;
  // Of the Java stack above java_stack_limit: for handling StackOverflowError and for frames that do not check.
  static constexpr size_t kJavaStackReserve = 64 * 1024;
  // What a frame may take of it without asking: compiled ones that are no larger ask only whether they may begin.
  static constexpr size_t kUncheckedFrame = 4 * 1024;

  // Null on a thread that is not attached.
  static Thread* current_or_null() { return current_; }
  static Thread& current() {
    CORTADO_ASSERT(current_ != nullptr);
    return *current_;
  }
  static void set_current(Thread* thread) { current_ = thread; }

  bool has_exception() const { return pending_exception != nullptr; }
  void clear_exception() { pending_exception = nullptr; }
  // Takes the pending exception away.
  Unrooted<Object> take_exception() { return Unrooted<Object>(std::exchange(pending_exception, nullptr)); }
  void set_exception(Unrooted<Object> exception) { pending_exception = exception.release(); }
  Handle<Object> java_thread_handle() const { return Handle<Object>::from_cell(&java_thread); }
  Handle<Object> pending_exception_handle() const { return Handle<Object>::from_cell(&pending_exception); }
  bool native_stack_is_low() const {
    // Making the StackOverflowError may use half of the reserve.
    size_t reserve = in_stack_overflow ? kNativeStackReserve / 2 : kNativeStackReserve;
    return reinterpret_cast<uint8_t*>(__builtin_frame_address(0)) < native_stack_limit + reserve;
  }
  JavaThreadStatus java_status() const IN_VM;
  void set_java_status(JavaThreadStatus status) IN_VM;

 private:
  static constinit thread_local Thread* current_ __attribute__((tls_model("initial-exec")));
};

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
inline Thread* Thread::from_jni_env(void* env) {
  return reinterpret_cast<Thread*>(static_cast<uint8_t*>(env) - __builtin_offsetof(Thread, jni_functions));
}
#pragma clang diagnostic pop

// How a thread comes back to where it may touch the heap. The order matters: first the state, then the test; the thread
// that stops the world stores the poll word first and then reads the state.
struct ThreadTransition {
  CORTADO_ALWAYS_INLINE static void enter_vm(Thread& thread) {
    thread.state.exchange(ThreadState::kInVm, std::memory_order_seq_cst);
    if (CORTADO_UNLIKELY(thread.poll_word.load(std::memory_order_seq_cst) == 0)) enter_vm_slow(thread);
  }
  // Waits while the thread has to stop; returns in state InVm.
  static void enter_vm_slow(Thread& thread);
  static bool is_safe(ThreadState state) { return state >= ThreadState::kInNative; }
};

// Changes the state of the current thread for a scope. Entering InVm from InNative waits for a safepoint to end.
// JNI and JVM_ functions: `VmScope vm(thread);` as their first statement.
class CORTADO_SCOPED VmScope {
 public:
  explicit VmScope(Thread& thread) CORTADO_ACQUIRE(in_vm, may_gc) CORTADO_NO_THREAD_SAFETY_ANALYSIS
      : thread_(thread),
        before_(thread.state.load(std::memory_order_relaxed)) {
    if (ThreadTransition::is_safe(before_)) {
      ThreadTransition::enter_vm(thread);
    } else {
      thread.state.store(ThreadState::kInVm, std::memory_order_relaxed);
    }
  }
  ~VmScope() CORTADO_RELEASE() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    thread_.state.store(before_, std::memory_order_release);
  }
  VmScope(const VmScope&) = delete;

 private:
  Thread& thread_;
  ThreadState before_;
};
// The way back of NativeScope and BlockedScope.
class OutsideScopeBase {
 protected:
  OutsideScopeBase(Thread& thread, ThreadState state)
      : thread_(thread), before_(thread.state.load(std::memory_order_relaxed)) {
    thread.state.store(state, std::memory_order_release);
  }
  ~OutsideScopeBase() {
    if (!ThreadTransition::is_safe(before_)) ThreadTransition::enter_vm(thread_);
    thread_.state.store(before_, std::memory_order_release);
  }
  OutsideScopeBase(const OutsideScopeBase&) = delete;

  Thread& thread_;
  ThreadState before_;
};
// From InVm: around native code and system calls that take long.
class CORTADO_SCOPED NativeScope : OutsideScopeBase {
 public:
  explicit NativeScope(Thread& thread) CORTADO_RELEASE(in_vm, may_gc) CORTADO_NO_THREAD_SAFETY_ANALYSIS
      : OutsideScopeBase(thread, ThreadState::kInNative) {}
  ~NativeScope() CORTADO_RELEASE() CORTADO_NO_THREAD_SAFETY_ANALYSIS {}
};
// From InVm: around waiting (monitors, condition variables, joining).
class CORTADO_SCOPED BlockedScope : OutsideScopeBase {
 public:
  explicit BlockedScope(Thread& thread) CORTADO_RELEASE(in_vm, may_gc) CORTADO_NO_THREAD_SAFETY_ANALYSIS
      : OutsideScopeBase(thread, ThreadState::kBlocked) {}
  ~BlockedScope() CORTADO_RELEASE() CORTADO_NO_THREAD_SAFETY_ANALYSIS {}
};

// --- Creation and life (threads.cpp). See openjdk17 contract section 6.2.
struct ThreadOptions {
  size_t java_stack_size = 0;  // 0: the default (-Xss)
  bool daemon = false;
  bool vm_internal = false;
};
class Threads {
 public:
  // Makes a Thread for the calling OS thread, maps its Java stack, adds it to the list. State: InNative.
  static Thread* attach_current(const ThreadOptions& options);
  // Removes and frees it. State: InNative; no Java frames.
  static void detach_current(Thread* thread);
  // Thread.start0: starts an OS thread that runs java_thread.run(). Throws IllegalThreadStateException / OutOfMemoryError.
  static JavaResult<void> start(Thread& thread, Handle<Object> java_thread) MAY_GC;
  // Runs the end-of-life protocol of the current thread: uncaught exception, Thread.exit, TERMINATED, notifyAll.
  static void run_exit_protocol(Thread& thread) MAY_GC;
  // The Thread of a java.lang.Thread, or null if it is not alive. Valid while the ThreadList lock or a safepoint is held,
  // or for the current thread itself.
  static Thread* of(Handle<Object> java_thread) IN_VM;
  // Starts a C++ thread that is attached, with a java.lang.Thread object of that name in the system group.
  static JavaResult<Thread*> start_vm_thread(Thread& thread, const char* name, int priority,
                                             void (*body)(Thread& thread)) MAY_GC;
  // Starts a thread of an agent for `java_thread`, which becomes a daemon: counted and listed for agents only.
  // `body` finds `argument` in Thread::vm_body_argument.
  static JavaResult<void> start_agent_thread(Thread& thread, Handle<Object> java_thread, int priority,
                                             void (*body)(Thread& thread), void* argument) MAY_GC;
  // Every thread on the list, the list locked. `visit` must not block or reach a safepoint.
  static void for_each(void* context, void (*visit)(void* context, Thread& thread));
  static uint32_t live_count();
  static uint32_t daemon_count();
  static uint32_t peak_count();
  static uint64_t started_count();
  static void reset_peak();
  // DestroyJavaVM: waits until `thread` is the only non-daemon one.
  static void wait_for_last_non_daemon(Thread& thread) MAY_GC;
  // Default -Xss in bytes.
  static size_t default_java_stack_size;
  // Is it on the list? The answer may be old, unless a safepoint or the list's lock is held.
  static bool is_alive(const Thread* thread);
};

// The body of a Thread::for_each over a callable.
template <class F>
void for_each_thread(F&& f) {
  Threads::for_each(&f, [](void* context, Thread& t) { (*static_cast<std::remove_reference_t<F>*>(context))(t); });
}

}  // namespace cortado
