#include "classlib/openjdk17/natives.h"

#include <vector>

#include "classlib/openjdk17/java.base/jdk_internal_misc_Unsafe.h"

namespace cortado {
namespace {

// One table of two; lives as long as the process.
const VmNative* joined(const VmNative* first, const VmNative* second) {
  auto& all = *new std::vector<VmNative>();
  for (; first->name != nullptr; first++) all.push_back(*first);
  for (; second->name != nullptr; second++) all.push_back(*second);
  all.push_back({nullptr, nullptr, nullptr});
  return all.data();
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
