// Options as Java sees them, agents' properties, helpers of libzip, and what nothing calls.

#include <pthread.h>
#include <signal.h>

#include <string>
#include <vector>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/arguments.h"
#include "runtime/strings.h"
#include "runtime/thread_dump.h"
#include "runtime/upcall.h"

namespace cortado {
namespace {

JavaResult<Unrooted<Array>> vm_arguments(Thread& thread) MAY_GC {
  std::vector<std::string> all(arguments.vm_flags);
  all.insert(all.end(), arguments.vm_args.begin(), arguments.vm_args.end());
  if (all.empty()) return Unrooted<Array>();
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, static_cast<int32_t>(all.size()))));
  for (size_t i = 0; i < all.size(); i++) {
    Rooted<Object> string(thread, TRY(new_string_platform(thread, all[i])));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), string);
  }
  return array.get();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

JavaResult<void> put(Thread& thread, Handle<Object> properties, const char* key, const std::string& value) MAY_GC {
  Method* method = Class::of(properties)
                       ->find_method(Symbol::intern("put"),
                                     Symbol::intern("(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"));
  if (method == nullptr) return throw_new(thread, wk.classes.NoSuchMethodError, "put");
  Rooted<Object> key_string(thread, TRY(new_string(thread, key)));
  Rooted<Object> value_string(thread, TRY(new_string_platform(thread, value)));
  TRY(call_virtual(thread, method, {properties, key_string, value_string}));
  return {};
}

JavaResult<void> fill_agent_properties(Thread& thread, Handle<Object> properties) MAY_GC {
  const std::string* command = arguments.property("sun.java.command");
  TRY(put(thread, properties, "sun.java.command", command == nullptr ? "" : *command));
  TRY(put(thread, properties, "sun.jvm.flags", joined(arguments.vm_flags)));
  return put(thread, properties, "sun.jvm.args", joined(arguments.vm_args));
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jobjectArray JNICALL JVM_GetVmArguments(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, vm_arguments(thread));
}

JNIEXPORT jobject JNICALL JVM_InitAgentProperties(JNIEnv* env, jobject properties) {
  CORTADO_JVM_ENTRY(env);
  CORTADO_TRY_OR(nullptr, fill_agent_properties(thread, handle_of(properties)));
  return properties;
}

JNIEXPORT jstring JNICALL JVM_GetTemporaryDirectory(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jstring>(thread, new_string(thread, "/tmp"));
}

JNIEXPORT void JNICALL JVM_DumpAllStacks(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  dump_threads_to(thread, stdout);
}

JNIEXPORT char* JNICALL JVM_NativePath(char* path) { return path; }

// Plain mutexes: libzip's C entry points may be called by threads that Java does not know.
JNIEXPORT void* JNICALL JVM_RawMonitorCreate() {
  auto* mutex = new pthread_mutex_t;
  pthread_mutex_init(mutex, nullptr);
  return mutex;
}

JNIEXPORT void JNICALL JVM_RawMonitorDestroy(void* monitor) {
  auto* mutex = static_cast<pthread_mutex_t*>(monitor);
  pthread_mutex_destroy(mutex);
  delete mutex;
}

JNIEXPORT jint JNICALL JVM_RawMonitorEnter(void* monitor) {
  pthread_mutex_lock(static_cast<pthread_mutex_t*>(monitor));
  return 0;
}

JNIEXPORT void JNICALL JVM_RawMonitorExit(void* monitor) {
  pthread_mutex_unlock(static_cast<pthread_mutex_t*>(monitor));
}

// Offered by signal handlers that were installed after ours: nothing here was for the VM.
JNIEXPORT int JVM_handle_linux_signal(int, siginfo_t*, void*, int) { return 0; }

}  // extern "C"
