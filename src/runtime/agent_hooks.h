#pragma once
// What the runtime asks of agents (JVMTI, the attach mechanism): functions that the house jvm fills in before the VM
// starts. All are null in programs without that house.

#include <jni.h>
#include <jvmti.h>

#include <atomic>
#include <span>
#include <string>
#include <vector>

#include "gc/heap.h"
#include "runtime/class.h"
#include "runtime/thread.h"

namespace cortado {

enum class OutOfMemoryKind;  // runtime/exceptions.h

// One class file on its way to the parser, or to a redefinition of `redefined`.
struct ClassFileEvent {
  Symbol* name = nullptr;  // as the definer says; null: unknown
  LoaderData* loader = nullptr;
  Handle<Object> protection_domain;
  Class* redefined = nullptr;
  std::span<const uint8_t> bytes;  // what is there now: `replacement` if an agent has changed it
  std::vector<uint8_t> replacement;
  // The bytes before agents that can retransform saw them, if those changed them: what a retransformation starts from.
  std::vector<uint8_t> original;
  bool is_changed = false;
  bool only_retransformers = false;  // a retransformation: agents without that capability are not asked
};

// Those that take a Thread are MAY_GC; attributes do not go with pointers to functions.
struct AgentHooks {
  // -agentlib, -agentpath, -javaagent: loads the libraries, calls Agent_OnLoad. State: InNative. Not JNI_OK: the VM does
  // not start; the message is printed.
  jint (*load_agents)() = nullptr;
  void (*vm_start)(Thread& thread) = nullptr;
  void (*vm_init)(Thread& thread) = nullptr;
  void (*vm_death)(Thread& thread) = nullptr;
  void (*class_file_load)(Thread& thread, ClassFileEvent& event) = nullptr;
  // GetEnv with a version of JVMTI; any thread, or none.
  jint (*get_environment)(JavaVM* vm, void** env, jint version) = nullptr;
  // Events that some agent wants (agents_want).
  void (*thread_start)(Thread& thread) = nullptr;
  void (*thread_end)(Thread& thread) = nullptr;  // asked of every thread
  void (*class_event)(Thread& thread, jvmtiEvent event, Class* c) = nullptr;
  // Of the current thread and the object's monitor; `detail`: what it waits in milliseconds, or whether it waited all of it.
  void (*monitor_event)(Thread& thread, jvmtiEvent event, Handle<Object> object, int64_t detail) = nullptr;
  void (*object_allocated)(Thread& thread, Handle<Object> object) = nullptr;
  void (*collection)(jvmtiEvent event) = nullptr;  // the world is stopped
  // The function may be exchanged for another.
  void (*native_bound)(Thread& thread, Method* method, void** function) = nullptr;
  void (*data_dump_request)(Thread& thread) = nullptr;
  // An OutOfMemoryError is about to be thrown.
  void (*resource_exhausted)(Thread& thread, OutOfMemoryKind kind) = nullptr;
  // Machine code of the method is there, or is being freed. Under locks: they are told later.
  void (*code_made)(Method* method, const void* code, size_t size) = nullptr;
  void (*code_freed)(Method* method, const void* code) = nullptr;
  // SIGQUIT: true if it was a request to attach and not one for a thread dump.
  bool (*signal_is_attach_request)(Thread& thread) = nullptr;
  void (*end_attach)() = nullptr;
  // A function of a native method in the libraries of agents, which no class loader has loaded; null: there is none.
  void* (*find_native)(const char* name) = nullptr;
  // What agents have put in front of the names of native methods that they wrap; null, or perhaps empty.
  std::vector<std::string> (*native_method_prefixes)() = nullptr;
  // The weak cells of what agents have tagged: see HeapClient::visit_phantom_roots.
  void (*visit_tagged_objects)(WeakVisitor& visitor) = nullptr;
};
extern AgentHooks agent_hooks;
// Set while some agent listens to class files: the test before `class_file_load`.
extern std::atomic<bool> agents_want_class_files;
// By jvmtiEvent: whether some agent wants it, of all threads or of one.
inline std::atomic<uint64_t> agent_events{0};
inline constexpr uint64_t agent_event_bit(jvmtiEvent event) {
  return uint64_t{1} << (event - JVMTI_MIN_EVENT_TYPE_VAL);
}
inline bool agents_want(jvmtiEvent event) {
  return (agent_events.load(std::memory_order_acquire) & agent_event_bit(event)) != 0;
}

}  // namespace cortado
