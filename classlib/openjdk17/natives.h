#pragma once
// The natives of the class library that the VM itself supplies (class-library contract, section 2): one file per Java
// class in java.base/, each with a table of names, descriptors and JNI functions.

#include "runtime/native_linker.h"

namespace cortado {

// Hands all tables to the native linker. Called once, before the first class is loaded.
void register_class_library_natives();

// The tables, one per class; null-terminated.
extern const VmNative object_natives[];
extern const VmNative method_handle_natives_natives[];
extern const VmNative method_handle_natives[];
extern const VmNative scoped_memory_access_natives[];
extern const VmNative perf_natives[];
extern const VmNative vector_support_natives[];
extern const VmNative native_entry_point_natives[];

}  // namespace cortado
