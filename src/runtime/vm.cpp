#include "runtime/vm.h"

#include <linux/limits.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/log.h"
#include "gc/heap.h"
#include "os/process_barrier.h"
#include "os/time.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/boot.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/flags.h"
#include "runtime/heap_client.h"
#include "runtime/heap_ergonomics.h"
#include "runtime/jni_references.h"
#include "runtime/linking.h"
#include "runtime/memory_report.h"
#include "runtime/method_area.h"
#include "runtime/perf_data.h"
#include "runtime/safepoint.h"
#include "runtime/signals.h"
#include "runtime/thread_hooks.h"
#include "runtime/upcall.h"

namespace cortado {

VmAssembly vm_assembly;
AgentHooks agent_hooks;
std::atomic<bool> agents_want_class_files{false};

namespace {

// A VM that failed or has ended leaves no room for another.
enum class Creation : uint8_t { kNotBegun, kBegun, kFailed };
std::atomic<Creation> creation{Creation::kNotBegun};
std::atomic<VmPhase> current_phase{VmPhase::kNone};
int64_t start_time = 0;

bool is_supported_version(jint version) {
  switch (version) {
    case JNI_VERSION_1_2:
    case JNI_VERSION_1_4:
    case JNI_VERSION_1_6:
    case JNI_VERSION_1_8:
    case JNI_VERSION_9:
    case JNI_VERSION_10: return true;
    default: return false;
  }
}

// What -XX:+PrintFlags… asks for. Values that the VM chooses are known by now.
void print_flags() {
  if (Flags::boolean("PrintFlagsFinal")) std::fputs(list_flags(FlagListing::kValues).c_str(), stdout);
  if (Flags::boolean("PrintFlagsRanges")) {
    std::fputs(list_flags(FlagListing::kRanges).c_str(), stdout);
    Vm::halt(nullptr, 0);
  }
}

// Whether a library's name can follow each path in sun.boot.library.path.
bool library_paths_fit() {
  constexpr size_t kLongestName = sizeof("libmanagement_ext.so");
  const std::string* paths = arguments.property("sun.boot.library.path");
  if (paths == nullptr) return true;
  std::string_view rest = *paths;
  while (!rest.empty()) {
    size_t length = std::min(rest.find(':'), rest.size());
    if (length > PATH_MAX - kLongestName) return false;
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return true;
}

// Everything that needs no Java: memory, tables, the boot class path, this thread.
jint start_native_side(Thread*& thread) {
  const char* error = nullptr;
  if (!library_paths_fit()) {
    return Vm::fail_initialization(
        "The VM tried to use a path that exceeds the maximum path length for this system. Review path-containing "
        "parameters and properties, such as sun.boot.library.path, to identify potential sources for this path.");
  }
  if (!MethodArea::initialize()) return Vm::fail_initialization("Could not reserve memory for the method area");
  if (!Heap::initialize(choose_heap_options(), make_heap_client(), &error)) return Vm::fail_initialization(error);
  if (!BootClassPath::initialize(arguments.java_home.c_str(), &error)) return Vm::fail_initialization(error);
  for (const auto& [module, path] : arguments.module_patches) BootClassPath::patch_module(module.c_str(), path.c_str());
  for (const std::string& path : arguments.boot_append) BootClassPath::append(path.c_str());
  vm_assembly.initialize_interpreter();
  vm_assembly.initialize_compiler();
  vm_assembly.register_class_library_natives();
  install_signal_handlers();
  if (Flags::boolean("UseSystemMemoryBarrier")) os::ProcessBarrier::prepare();
  PerfData::initialize();
  Threads::default_java_stack_size = arguments.java_stack_size;
  ThreadOptions options;
  print_flags();
  thread = Threads::attach_current(options);
  if (thread == nullptr) return Vm::fail_initialization("Could not attach the main thread");
  return JNI_OK;
}

// The boot sequence failed: by an exception, or having said why itself. In a host nothing runs Java any more.
jint fail_boot(Thread& thread) MAY_GC {
  if (thread.has_exception()) {
    std::fprintf(stderr, "Error occurred during initialization of VM\n");
    print_and_clear_exception(thread, false);
  }
  if (arguments.is_command) Vm::halt(&thread, 1);  // `java` says no more than this
  set_vm_phase(VmPhase::kExiting);
  Safepoint::freeze(thread);
  if (log_enabled(LogTags::kMemory, LogLevel::kInfo)) log_memory();
  PerfData::remove_file();
  return JNI_ERR;
}

jint start_agents() {
  if (arguments.agents.empty()) return JNI_OK;
  if (agent_hooks.load_agents == nullptr) return Vm::fail_initialization("agents are not supported");
  return agent_hooks.load_agents();
}

void announce_vm_death(Thread& thread) MAY_GC {
  if (agent_hooks.vm_death != nullptr) agent_hooks.vm_death(thread);
}

jint boot_java_side(Thread& thread) {
  VmScope vm(thread);
  LocalFrame references(thread);
  return boot_class_library(thread).failed() ? fail_boot(thread) : JNI_OK;
}

jint start_vm(const JavaVMInitArgs& args, JavaVM** vm, void** env) {
  start_time = os::monotonic_ns();
  if (jint code = parse_arguments(&args, arguments); code != JNI_OK) return code;
  assemble_vm(vm_assembly);
  Thread* thread = nullptr;
  if (jint code = start_native_side(thread); code != JNI_OK) return code;
  if (jint code = start_agents(); code != JNI_OK) return code;
  if (jint code = boot_java_side(*thread); code != JNI_OK) return code;
  PerfData::start_sampling();
  *vm = &java_vm;
  *env = thread->jni_env();
  std::fflush(stdout);
  std::fflush(stderr);
  return JNI_OK;
}

}  // namespace

void set_vm_phase(VmPhase phase) { current_phase.store(phase, std::memory_order_release); }

jint Vm::create(JavaVM** vm, void** env, void* raw_args) {
  auto* args = static_cast<JavaVMInitArgs*>(raw_args);
  Creation before = Creation::kNotBegun;
  if (!creation.compare_exchange_strong(before, Creation::kBegun))
    return before == Creation::kFailed || phase() == VmPhase::kDestroyed ? JNI_ERR : JNI_EEXIST;
  if (!is_supported_version(args->version)) {
    creation = Creation::kNotBegun;
    return JNI_EVERSION;
  }
  set_vm_phase(VmPhase::kStarting);
  jint code = start_vm(*args, vm, env);
  if (code != JNI_OK) {
    creation = Creation::kFailed;
    set_vm_phase(VmPhase::kNone);
  }
  return code;
}

jint Vm::destroy() {
  Thread& thread = Thread::current();
  {
    VmScope vm(thread);
    LocalFrame references(thread);
    Threads::wait_for_last_non_daemon(thread);
    if (call_java(thread, wk.methods.Shutdown_shutdown, {}).failed()) thread.clear_exception();
    announce_vm_death(thread);
    Safepoint::freeze(thread);
  }
  set_vm_phase(VmPhase::kExiting);
  if (agent_hooks.end_attach != nullptr) agent_hooks.end_attach();
  if (thread_hooks.vm_exit != nullptr) thread_hooks.vm_exit();
  if (log_enabled(LogTags::kMemory, LogLevel::kInfo)) log_memory();
  PerfData::remove_file();
  std::fflush(stdout);
  std::fflush(stderr);
  set_vm_phase(VmPhase::kDestroyed);
  return JNI_OK;
}

VmPhase Vm::phase() { return current_phase.load(std::memory_order_acquire); }
int64_t Vm::start_time_ns() { return start_time; }
int64_t Vm::uptime_ms() { return (os::monotonic_ns() - start_time) / 1'000'000; }
bool Vm::module_system_initialized() { return phase() >= VmPhase::kInitPhase3; }
const char* Vm::version() { return "0.1.0"; }
const char* Vm::name() { return "Cortado 64-Bit Server VM"; }

jint Vm::fail_initialization(const std::string& message) {
  std::printf("Error occurred during initialization of VM\n%s\n", message.c_str());
  if (!arguments.is_command) return JNI_ERR;
  halt(nullptr, 1);
}

void Vm::halt(Thread* thread, int code) {
  set_vm_phase(VmPhase::kExiting);
  if (thread != nullptr) Safepoint::freeze(*thread);
  if (agent_hooks.end_attach != nullptr) agent_hooks.end_attach();
  if (thread_hooks.vm_exit != nullptr) thread_hooks.vm_exit();
  if (log_enabled(LogTags::kMemory, LogLevel::kInfo)) log_memory();
  PerfData::remove_file();
  std::fflush(stdout);
  std::fflush(stderr);
  if (arguments.exit_hook != nullptr) arguments.exit_hook(code);
  std::exit(code);
}

}  // namespace cortado
