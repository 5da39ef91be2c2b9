#pragma once
// The life of the VM: JNI_CreateJavaVM to the end (contract section 3).

#include <jni.h>

#include "runtime/thread.h"

namespace cortado {

enum class VmPhase : uint8_t {
  kNone,
  kStarting,
  kPrimordial,
  kInitPhase1,
  kInitPhase2,
  kInitPhase3,
  kLive,
  kExiting,
  kDestroyed
};

class Vm {
 public:
  static jint create(JavaVM** vm, void** env, void* args);
  static jint destroy();
  static VmPhase phase();
  static int64_t start_time_ns();
  static int64_t uptime_ms();
  // Runs VM exit work (agents, perf file) and ends the process through the exit hook. Does not run Java.
  [[noreturn]] static void halt(Thread* thread, int code);
  // The VM cannot start: says why on standard output, as `java` does. Ends the process with code 1 if it is the
  // command's; in a host returns JNI_ERR. Before any other thread runs.
  static jint fail_initialization(const std::string& message);
  static Handle<Object> system_loader();
  static Handle<Object> platform_loader();
  static Handle<Object> main_thread_group();
  static Handle<Object> system_thread_group();
  static const char* version();  // 0.1.0
  static const char* name();     // as java.vm.name: Cortado 64-Bit Server VM
  // After initPhase2: the boot loader looks classes up by the package table.
  static bool module_system_initialized();
};
// The JNI invocation interface: filled by jni.
extern JavaVM java_vm;

// What the runtime needs from the houses above it. Filled by assemble_vm(), which the class library's binding defines:
// the one place that knows all houses.
struct VmAssembly {
  void (*initialize_interpreter)() = nullptr;
  void (*initialize_compiler)() = nullptr;  // after the options are known and the heap is reserved
  void (*register_class_library_natives)() = nullptr;
};
// Weak: the unit tests of lower houses have none.
__attribute__((weak)) void assemble_vm(VmAssembly& assembly);
extern VmAssembly vm_assembly;

}  // namespace cortado
