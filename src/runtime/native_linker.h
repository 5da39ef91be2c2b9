#pragma once
// Binding native methods (JNI specification chapter 2; contract section 2.1), and the bridge that calls them.

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

// The address to call, looked up at the first call: registered, VM tables, libjava, ClassLoader.findNative.
// UnsatisfiedLinkError.
JavaResult<void*> bind_native(Thread& thread, Method* method) MAY_GC;
// RegisterNatives. NoSuchMethodError.
JavaResult<void> register_native(Thread& thread, Class* c, Symbol* name, Symbol* descriptor, void* function) MAY_GC;
void unregister_natives(Class* c);

// Natives that the VM itself supplies, by class: filled by classlib at start. A null-terminated list per class.
struct VmNative {
  const char* name;
  const char* descriptor;
  void* function;
};
// Called when the JNI name `Java_<mangled class>_registerNatives` of a boot class is looked up, or at start for Object.
void add_vm_natives(const char* class_name, const VmNative* natives);
const VmNative* find_vm_natives(std::string_view class_name);

// Calls `function` for `method` with its arguments in `locals` (receiver first), through libffi: makes local references,
// switches to InNative, and back; leaves the result in thread.result (references decoded), a pending exception in
// the thread. The method's frame is on the Java stack.
void call_native(Thread& thread, Method* method, void* function, Slot* locals) MAY_GC;
// The method dies: frees the description of its calls.
void release_native_call(Method* method);

// Opens a library of the class library by full path / looks a symbol up in libjava.
void* load_java_library(const char* name);  // "java", "jimage", "verify"; null if it cannot be loaded
void* find_in_java_library(const char* symbol);

}  // namespace cortado
