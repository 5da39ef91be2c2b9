#pragma once
// The boot sequence inside Java (contract section 3.1, steps 8 to 29).

#include "runtime/java_result.h"
#include "runtime/vm.h"

namespace cortado {

// From the first class to the system class loader. Fails with the exception pending.
JavaResult<void> boot_class_library(Thread& thread) MAY_GC;
void set_vm_phase(VmPhase phase);

}  // namespace cortado
