#pragma once
// JVMTI environments (JVM Tool Interface 17): one per GetEnv of an agent. Made at any time, disposed of but never freed:
// an event may be under way.

#include <jvmti.h>

#include <atomic>
#include <string>
#include <unordered_map>
#include <vector>

#include "jvm/jvmti/tags.h"
#include "runtime/agent_hooks.h"

namespace cortado::jvmti {

class Environment {
 public:
  _jvmtiEnv interface;  // first: agents hold its address
  jvmtiCapabilities capabilities = {};
  jvmtiEventCallbacks callbacks = {};
  std::atomic<uint64_t> enabled_events{0};  // agent_event_bit; of all threads
  std::atomic<uint64_t> thread_events{0};   // those that were ever enabled for one thread
  std::atomic<const void*> storage{nullptr};
  TagTable tags;
  std::vector<std::string> native_prefixes;  // native_prefixes.cpp has the lock
  // SetThreadLocalStorage: the place of a Thread is used again, but not for one that starts at the same time.
  struct ThreadStorage {
    int64_t thread_start;
    const void* data;
  };
  std::unordered_map<const Thread*, ThreadStorage> thread_storage;  // thread_functions.cpp has the lock
  std::atomic<bool> is_disposed{false};
  Environment* next = nullptr;  // made later; the list only grows

  static Environment& of(jvmtiEnv* env) { return *reinterpret_cast<Environment*>(env); }
  jvmtiEnv* env() { return &interface; }
  bool wants(jvmtiEvent event) const {
    return !is_disposed.load(std::memory_order_acquire) &&
           (enabled_events.load(std::memory_order_acquire) & agent_event_bit(event)) != 0;
  }
};

// In the order of their making.
Environment* first_environment();
jint get_environment(JavaVM* vm, void** env, jint version);

// Others may have what only one can.
void give_up_capabilities(Environment& environment);

jvmtiPhase current_phase();
// Those of all environments, in their order.
std::vector<std::string> native_method_prefixes();

// Events (events.cpp).
void post_vm_start(Thread& thread) MAY_GC;
void post_vm_init(Thread& thread) MAY_GC;
void post_vm_death(Thread& thread) MAY_GC;
void post_class_file_load(Thread& thread, ClassFileEvent& event) MAY_GC;

// Libraries (agents.cpp). `load_for_attach` answers what the attach client reads.
jint load_agents();
void* find_native(const char* name);
void unload_agents(Thread& thread) MAY_GC;  // Agent_OnUnload
std::string load_for_attach(Thread& thread, const std::string& library, bool is_absolute, const std::string& options)
    MAY_GC;

}  // namespace cortado::jvmti
