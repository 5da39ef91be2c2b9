#include "classlib/openjdk17/natives.h"

#include <algorithm>

#include "classlib/openjdk17/java.base/jdk_internal_misc_Unsafe.h"

namespace cortado {
namespace {

size_t length(const VmNative* table) {
  size_t count = 0;
  while (table[count].name != nullptr) count++;
  return count;
}

// One table of two; lives as long as the process.
const VmNative* joined(const VmNative* first, const VmNative* second) {
  auto* all = new VmNative[length(first) + length(second) + 1]{};
  VmNative* end = std::copy_n(first, length(first), all);
  std::copy_n(second, length(second), end);
  return all;
}

}  // namespace

void register_class_library_natives() {
  add_vm_natives("java/lang/Object", object_natives);
  add_vm_natives("jdk/internal/misc/Unsafe", joined(unsafe_access_natives, unsafe_class_natives));
  add_vm_natives("java/lang/invoke/MethodHandleNatives", method_handle_natives_natives);
  add_vm_natives("java/lang/invoke/MethodHandle", method_handle_natives);
  add_vm_natives("jdk/internal/misc/ScopedMemoryAccess", scoped_memory_access_natives);
  add_vm_natives("jdk/internal/perf/Perf", perf_natives);
  add_vm_natives("jdk/internal/vm/vector/VectorSupport", vector_support_natives);
  add_vm_natives("jdk/internal/invoke/NativeEntryPoint", native_entry_point_natives);
}

}  // namespace cortado
