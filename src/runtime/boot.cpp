#include "runtime/boot.h"

#include <clocale>
#include <cstdio>
#include <string>

#include "gc/heap.h"
#include "gc/heap_access.h"
#include "runtime/agent_hooks.h"
#include "runtime/allocation.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/heap_client.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"
#include "runtime/native_linker.h"
#include "runtime/preallocated.h"
#include "runtime/signals.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

Object* system_group;
Object* main_group;
Object* system_class_loader;
Object* platform_class_loader;

void keep(Object** cell, Handle<Object> object) IN_VM {
  NoGcToken no_gc;
  *cell = object.raw(no_gc);
  Heap::add_global_root(cell);
}

JavaResult<void> call_void(Thread& thread, Method* method, std::initializer_list<Argument> with) MAY_GC {
  if (call_java(thread, method, with).failed()) return Thrown{};
  return {};
}

// Classes, mirrors, natives of Object.
JavaResult<void> load_well_known(Thread& thread) MAY_GC {
  const char* error = nullptr;
  if (!WellKnownTable::resolve(thread, &error)) {
    (void)Vm::fail_initialization(error == nullptr ? "boot failed" : error);
    return Thrown{};
  }
  complete_heap_client();
  return {};
}

JavaResult<void> initialize_strings_and_system(Thread& thread) MAY_GC {
  TRY(initialize_class(thread, wk.classes.String));
  {
    Rooted<Object> mirror(thread, mirror_of(wk.classes.String));
    HeapAccess::store<uint8_t>(mirror, wk.fields.String_COMPACT_STRINGS, 1);
  }
  TRY(initialize_class(thread, wk.classes.System));
  TRY(initialize_class(thread, wk.classes.Class));
  TRY(initialize_class(thread, wk.classes.ThreadGroup));
  return {};
}

JavaResult<void> create_main_thread(Thread& thread) MAY_GC {
  Rooted<Object> system(thread, TRY(construct(thread, wk.classes.ThreadGroup, "()V", {})));
  keep(&system_group, system);
  Rooted<Object> name(thread, TRY(new_string(thread, "main")));
  Rooted<Object> main(thread, TRY(construct(thread, wk.classes.ThreadGroup,
                                            "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V", {system, name})));
  keep(&main_group, main);
  TRY(initialize_class(thread, wk.classes.Thread));
  // The constructor asks for the current thread, so the object is that already.
  Rooted<Object> java_thread(thread, TRY(new_instance(thread, wk.classes.Thread)));
  HeapAccess::store<int64_t>(java_thread, wk.fields.Thread_eetop, reinterpret_cast<int64_t>(&thread));
  HeapAccess::store<int32_t>(java_thread, wk.fields.Thread_priority, 5);
  {
    NoGc no_gc;
    thread.java_thread = java_thread.raw(no_gc);
  }
  TRY(call_void(thread, wk.methods.Thread_init_group_name, {java_thread, main, name}));
  thread.set_java_status(JavaThreadStatus::kRunnable);
  return {};
}

JavaResult<void> initialize_unsafe_constants(Thread& thread) MAY_GC {
  TRY(initialize_class(thread, wk.classes.UnsafeConstants));
  Rooted<Object> mirror(thread, mirror_of(wk.classes.UnsafeConstants));
  HeapAccess::store<int32_t>(mirror, wk.fields.UnsafeConstants_ADDRESS_SIZE0, 8);
  HeapAccess::store<int32_t>(mirror, wk.fields.UnsafeConstants_PAGE_SIZE, 4096);
  HeapAccess::store<uint8_t>(mirror, wk.fields.UnsafeConstants_BIG_ENDIAN, 0);
  HeapAccess::store<uint8_t>(mirror, wk.fields.UnsafeConstants_UNALIGNED_ACCESS, 1);
  HeapAccess::store<int32_t>(mirror, wk.fields.UnsafeConstants_DATA_CACHE_LINE_FLUSH_SIZE, 0);
  return {};
}

// Errors that must not need their class initialised when they are thrown.
JavaResult<void> initialize_errors(Thread& thread) MAY_GC {
  Class* const classes[] = {
      wk.classes.OutOfMemoryError,    wk.classes.NullPointerException,         wk.classes.ClassCastException,
      wk.classes.ArrayStoreException, wk.classes.ArithmeticException,          wk.classes.StackOverflowError,
      wk.classes.LinkageError,        wk.classes.IllegalMonitorStateException, wk.classes.IllegalArgumentException,
  };
  for (Class* c : classes) TRY(initialize_class(thread, c));
  return Preallocated::create(thread);
}

// libjava sets the process's locale from the environment when it reads the system properties. The command wants that
// (texts of system errors), a host did not ask for it.
class HostLocale {
 public:
  HostLocale() {
    const char* locale = std::setlocale(LC_ALL, nullptr);
    if (!arguments.is_command && locale != nullptr) before_ = locale;
  }
  ~HostLocale() {
    if (!before_.empty()) std::setlocale(LC_ALL, before_.c_str());
  }
  HostLocale(const HostLocale&) = delete;
  HostLocale& operator=(const HostLocale&) = delete;

 private:
  std::string before_;
};

JavaResult<void> run_phase1(Thread& thread) MAY_GC {
  set_vm_phase(VmPhase::kInitPhase1);
  for (Class* c : {wk.classes.Module.get(), wk.classes.reflect_Method.get(), wk.classes.Finalizer.get()}) {
    if (c == wk.classes.reflect_Method.get()) TRY(initialize_unsafe_constants(thread));
    TRY(initialize_class(thread, c));
  }
  {
    HostLocale kept;
    TRY(call_void(thread, wk.methods.System_initPhase1, {}));
  }
  return initialize_errors(thread);
}

JavaResult<void> run_phase2(Thread& thread) MAY_GC {
  set_vm_phase(VmPhase::kInitPhase2);
  for (Class* c : {wk.classes.MethodHandle.get(), wk.classes.ResolvedMethodName.get(), wk.classes.MemberName.get(),
                   wk.classes.MethodHandleNatives.get()}) {
    TRY(initialize_class(thread, c));
  }
  JavaResult<JavaValue> result = call_java(thread, wk.methods.System_initPhase2, {Argument(false), Argument(false)});
  if (result.failed()) return Thrown{};
  if (result.value().as_int() == 0) return {};
  // The message is printed already.
  if (arguments.is_command) Vm::halt(&thread, 1);
  return Thrown{};
}

JavaResult<void> run_phase3(Thread& thread) MAY_GC {
  set_vm_phase(VmPhase::kInitPhase3);
  if (agent_hooks.vm_start != nullptr) agent_hooks.vm_start(thread);
  TRY(call_void(thread, wk.methods.System_initPhase3, {}));
  Rooted<Object> loader(thread, TRY(call_java_object(thread, wk.methods.ClassLoader_getSystemClassLoader, {})));
  keep(&system_class_loader, loader);
  loader = TRY(call_java_object(thread, wk.methods.ClassLoader_getPlatformClassLoader, {}));
  keep(&platform_class_loader, loader);
  Loaders::of(thread, loader)->is_platform = true;
  return {};
}

// Optional hooks of the class library at the end of start-up; only the management agent's failure counts.
JavaResult<void> run_start_hooks(Thread& thread) MAY_GC {
  if (arguments.property("com.sun.management.jmxremote") != nullptr) {
    Class* agent = TRY(load_class(thread, Symbol::intern("jdk/internal/agent/Agent"), Vm::system_loader()));
    TRY(initialize_class(thread, agent));
    Method* start = agent->find_declared_method(Symbol::intern("startAgent"), Symbol::intern("()V"));
    if (start != nullptr) TRY(call_void(thread, start, {}));
  }
  return {};
}

}  // namespace

JavaResult<void> boot_class_library(Thread& thread) {
  set_vm_phase(VmPhase::kPrimordial);
  TRY(load_well_known(thread));
  TRY(initialize_strings_and_system(thread));
  TRY(create_main_thread(thread));
  TRY(run_phase1(thread));
  if (!arguments.reduce_signals) TRY(start_signal_dispatcher(thread));
  TRY(run_phase2(thread));
  TRY(run_phase3(thread));
  set_vm_phase(VmPhase::kLive);
  if (agent_hooks.vm_init != nullptr) agent_hooks.vm_init(thread);
  return run_start_hooks(thread);
}

Handle<Object> Vm::system_loader() { return Handle<Object>::from_cell(&system_class_loader); }
Handle<Object> Vm::platform_loader() { return Handle<Object>::from_cell(&platform_class_loader); }
Handle<Object> Vm::main_thread_group() { return Handle<Object>::from_cell(&main_group); }
Handle<Object> Vm::system_thread_group() { return Handle<Object>::from_cell(&system_group); }

}  // namespace cortado
