// The invocation interface (JNI specification chapter 5; contract sections 1.2, 3.9, 8.2).

#include "jni/invocation.h"

#include <pthread.h>

#include "gc/heap_access.h"
#include "jni/jni_functions.h"
#include "jni/small_stacks.h"
#include "runtime/agent_hooks.h"
#include "runtime/allocation.h"
#include "runtime/exceptions.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado::jni {

bool is_supported_version(jint version) {
  return version == JNI_VERSION_1_1 || version == JNI_VERSION_1_2 || version == JNI_VERSION_1_4 ||
         version == JNI_VERSION_1_6 || version == JNI_VERSION_1_8 || version == JNI_VERSION_9 ||
         version == JNI_VERSION_10;
}

bool is_running() { return Vm::phase() != VmPhase::kNone && Vm::phase() < VmPhase::kExiting; }

namespace {

constexpr int32_t kNormalPriority = 5;

// The java.lang.Thread of an attached thread, in the order that its constructor needs: it asks for the current thread.
JavaResult<void> make_java_thread(Thread& thread, Handle<Object> group, const char* name) MAY_GC {
  Rooted<Object> java_thread(thread, TRY(new_instance_initialized(thread, wk.classes.Thread)));
  HeapAccess::store<int64_t>(java_thread, wk.fields.Thread_eetop, reinterpret_cast<int64_t>(&thread));
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_priority, kNormalPriority);
  {
    NoGc no_gc;
    thread.java_thread = java_thread.raw(no_gc);
  }
  if (name != nullptr) {
    Rooted<Object> text(thread, TRY(new_string(thread, name)));
    TRY(call_java(thread, wk.methods.Thread_init_group_name, {Argument(java_thread), Argument(group), Argument(text)}));
  } else {
    TRY(call_java(thread, wk.methods.Thread_init_group_runnable,
                  {Argument(java_thread), Argument(group), Argument(Handle<Object>())}));
  }
  if (thread.is_daemon) HeapAccess::store<uint8_t>(java_thread, wk.fields.Thread_daemon, 1);
  TRY(call_virtual(thread, wk.methods.ThreadGroup_add, {Argument(group), Argument(java_thread)}));
  thread.set_java_status(JavaThreadStatus::kRunnable);
  return {};
}

// Threads that end without detaching are detached by the system.
pthread_key_t forgotten_threads_key() {
  static const pthread_key_t key = [] {
    pthread_key_t created;
    CORTADO_CHECK(pthread_key_create(&created, [](void*) { (void)java_vm.DetachCurrentThread(); }) == 0);
    return created;
  }();
  return key;
}

jint attach_with_room(void** env, const JavaVMAttachArgs* args, bool daemon) {
  ThreadOptions options;
  options.daemon = daemon;
  Thread* thread = Threads::attach_current(options);
  if (thread == nullptr) return JNI_ENOMEM;
  thread->is_attached = true;
  bool made;
  {
    VmScope vm(*thread);
    LocalFrame frame(*thread);
    Handle<Object> given_group = handle_of(args == nullptr ? nullptr : args->group);
    Rooted<Object> group(*thread, given_group.is_null() ? Vm::main_thread_group() : given_group);
    made = make_java_thread(*thread, group, args == nullptr ? nullptr : args->name).ok();
    if (!made) thread->clear_exception();
    if (made && agents_want(JVMTI_EVENT_THREAD_START)) agent_hooks.thread_start(*thread);
  }
  if (!made) {
    Threads::detach_current(thread);
    return JNI_ERR;
  }
  pthread_setspecific(forgotten_threads_key(), thread);
  *env = thread->jni_env();
  return JNI_OK;
}

jint attach(void** env, const JavaVMAttachArgs* args, bool daemon) {
  if (Thread* current = Thread::current_or_null()) {
    *env = current->jni_env();
    return JNI_OK;
  }
  if (Vm::phase() < VmPhase::kInitPhase2)
    return JNI_ERR;  // another thread makes the VM: there are no threads of Java yet
  if (args != nullptr && !is_supported_version(args->version)) return JNI_EVERSION;
  bool small = stack_is_small();
  jint code = with_room<jint>(JNI_ENOMEM, [&] { return attach_with_room(env, args, daemon); });
  if (code != JNI_OK) {
    forget_small_stack();
  } else if (small) {
    Thread::current().jni_functions = small_stack_table();
  }
  return code;
}

jint AttachCurrentThread(JavaVM*, void** env, void* args) {
  if (!is_running()) return JNI_ERR;
  return attach(env, static_cast<const JavaVMAttachArgs*>(args), false);
}

jint AttachCurrentThreadAsDaemon(JavaVM*, void** env, void* args) {
  if (!is_running()) return JNI_ERR;
  return attach(env, static_cast<const JavaVMAttachArgs*>(args), true);
}

void detach(Thread* thread) {
  {
    VmScope vm(*thread);
    LocalFrame frame(*thread);
    Threads::run_exit_protocol(*thread);
  }
  release_local_references(*thread);
  pthread_setspecific(forgotten_threads_key(), nullptr);
  Threads::detach_current(thread);
}

jint DetachCurrentThread(JavaVM*) {
  if (!is_running()) return JNI_ERR;
  Thread* thread = Thread::current_or_null();
  if (thread == nullptr) return JNI_OK;
  if (thread->top_frame != nullptr) return JNI_ERR;  // Java code would return to a thread that is none
  jint code = with_room<jint>(JNI_ENOMEM, [&] {
    detach(thread);
    return JNI_OK;
  });
  if (code == JNI_OK) forget_small_stack();
  return code;
}

jint DestroyJavaVM(JavaVM* vm) {
  if (!is_running()) return JNI_ERR;
  char name[] = "DestroyJavaVM";
  JavaVMAttachArgs args = {JNI_VERSION_1_2, name, nullptr};
  void* env = nullptr;
  jint attached = AttachCurrentThread(vm, &env, &args);
  return attached != JNI_OK ? attached : with_room<jint>(JNI_ENOMEM, [] { return Vm::destroy(); });
}

// Versions of JVMTI have these high bits; its environments exist before the first thread does.
constexpr jint kInterfaceMask = 0x70000000;
constexpr jint kJvmtiInterface = 0x30000000;

jint GetEnv(JavaVM* vm, void** env, jint version) {
  *env = nullptr;
  if (!is_running()) return JNI_EDETACHED;
  if ((version & kInterfaceMask) == kJvmtiInterface && agent_hooks.get_environment != nullptr) {
    return agent_hooks.get_environment(vm, env, version);
  }
  Thread* thread = Thread::current_or_null();
  if (thread == nullptr) return JNI_EDETACHED;
  if (!is_supported_version(version)) return JNI_EVERSION;
  *env = thread->jni_env();
  return JNI_OK;
}

}  // namespace

const JNIInvokeInterface_ invoke_table = {
    .reserved0 = nullptr,
    .reserved1 = nullptr,
    .reserved2 = nullptr,
    .DestroyJavaVM = DestroyJavaVM,
    .AttachCurrentThread = AttachCurrentThread,
    .DetachCurrentThread = DetachCurrentThread,
    .GetEnv = GetEnv,
    .AttachCurrentThreadAsDaemon = AttachCurrentThreadAsDaemon,
};

}  // namespace cortado::jni

using namespace cortado;

extern "C" {

JNIEXPORT jint JNICALL JNI_CreateJavaVM(JavaVM** vm, void** env, void* args) {
  java_vm.functions = &jni::invoke_table;
  bool small = jni::stack_is_small();
  jint code = jni::with_room<jint>(JNI_ENOMEM, [&] { return Vm::create(vm, env, args); });
  if (code == JNI_OK && small) Thread::current().jni_functions = jni::small_stack_table();
  return code;
}

// One that is still being made does not count.
JNIEXPORT jint JNICALL JNI_GetCreatedJavaVMs(JavaVM** vms, jsize capacity, jsize* count) {
  bool created = Vm::phase() >= VmPhase::kLive && Vm::phase() != VmPhase::kDestroyed;
  *count = created ? 1 : 0;
  if (created && capacity > 0) vms[0] = &java_vm;
  return JNI_OK;
}

// The launcher asks with version 1.1 for the stack size of the thread that it makes to run main: its native stack, since
// Java's is the VM's own (-Xss). Address space, not memory.
constexpr jint kMainNativeStackSize = 2 << 20;
struct JDK1_1InitArgs {
  jint version;
  char** properties;
  jint checkSource, nativeStackSize, javaStackSize;
};

JNIEXPORT jint JNICALL JNI_GetDefaultJavaVMInitArgs(void* args) {
  auto* old_args = static_cast<JDK1_1InitArgs*>(args);
  jint version = old_args->version;
  if (version == JNI_VERSION_1_1) {
    old_args->version = JNI_VERSION_1_2;
    old_args->javaStackSize = kMainNativeStackSize;
    return JNI_ERR;
  }
  return jni::is_supported_version(version) ? JNI_OK : JNI_ERR;
}

}  // extern "C"
