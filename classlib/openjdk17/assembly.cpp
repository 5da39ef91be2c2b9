// The place that knows all houses: hands the upper ones to the runtime.

#include "classlib/openjdk17/natives.h"
#include "interp/interpreter.h"
#include "jit/tier_policy.h"
#include "jni/jni_functions.h"
#include "jvm/jvmti/install.h"
#include "jvm/stack_walk_stress.h"
#include "runtime/arguments.h"
#include "runtime/vm.h"

namespace cortado {

void assemble_vm(VmAssembly& assembly) {
  assembly.initialize_interpreter = interp::initialize;
  assembly.initialize_compiler = jit::initialize;
  assembly.register_class_library_natives = register_class_library_natives;
  jni_function_table = arguments.check_jni ? jni::checked_function_table() : &jni::function_table;
  jvmti::install();
  install_stack_walk_stress();
}

}  // namespace cortado
