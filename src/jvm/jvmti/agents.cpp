// Agents' libraries: at start (Agent_OnLoad) and by the attach mechanism (Agent_OnAttach).

#include <dlfcn.h>

#include <cstdio>
#include <string>
#include <vector>

#include "jvm/entry.h"
#include "jvm/jvmti/environment.h"
#include "os/mutex.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado::jvmti {

namespace {

using AgentFunction = jint(JNICALL*)(JavaVM* vm, char* options, void* reserved);

Mutex libraries_mutex{LockRank::kLeaf, "agent libraries"};
std::vector<void*> libraries CORTADO_GUARDED_BY(libraries_mutex);  // of agents that have begun

void remember_library(void* opened) {
  MutexLock lock(libraries_mutex);
  libraries.push_back(opened);
}

bool is_path(const std::string& library) { return library.find('/') != std::string::npos; }

// A name is looked for in the class library's folder, then where the system looks.
void* open_library(const std::string& library, bool is_absolute, std::string& error) {
  void* opened = nullptr;
  if (is_absolute || is_path(library)) {
    opened = dlopen(library.c_str(), RTLD_LAZY);
  } else {
    opened = dlopen((arguments.java_home + "/lib/lib" + library + ".so").c_str(), RTLD_LAZY);
    if (opened == nullptr) opened = dlopen(("lib" + library + ".so").c_str(), RTLD_LAZY);
  }
  if (opened == nullptr) {
    const char* reason = dlerror();
    error = reason == nullptr ? "" : reason;
  }
  return opened;
}

// Options that were not given are a null pointer.
jint load_at_start(const std::string& library, const std::optional<std::string>& options) {
  std::string error;
  void* opened = open_library(library, false, error);
  if (opened == nullptr) {
    if (library == "instrument") return Vm::fail_initialization("Could not find agent library instrument");
    std::string where = is_path(library) ? " in absolute path, with error: " : " on the library path, with error: ";
    return Vm::fail_initialization("Could not find agent library " + library + where + error);
  }
  auto on_load = reinterpret_cast<AgentFunction>(dlsym(opened, "Agent_OnLoad"));
  if (on_load == nullptr)
    return Vm::fail_initialization("Could not find Agent_OnLoad function in the agent library " + library);
  remember_library(opened);
  std::string copy = options.value_or("");
  if (on_load(&java_vm, options ? copy.data() : nullptr, nullptr) != JNI_OK)
    return Vm::fail_initialization("agent library failed to init: " + library);
  return JNI_OK;
}

// The module of java.lang.instrument may not have been resolved.
bool load_instrument_module(Thread& thread) MAY_GC {
  JavaResult<Class*> modules = load_class(thread, Symbol::intern("jdk/internal/module/Modules"), nullptr);
  if (modules.failed() || ensure_initialized(thread, modules.value()).failed()) return false;
  Method* load = modules.value()->find_declared_method(Symbol::intern("loadModule"),
                                                       Symbol::intern("(Ljava/lang/String;)Ljava/lang/Module;"));
  JavaResult<Unrooted<Object>> name = new_string(thread, "java.instrument");
  if (load == nullptr || name.failed()) return false;
  Rooted<Object> text(thread, std::move(name).value());
  return call_java(thread, load, {text}).ok();
}

}  // namespace

void* find_native(const char* name) {
  MutexLock lock(libraries_mutex);
  for (void* library : libraries) {
    if (void* function = dlsym(library, name)) return function;
  }
  return nullptr;
}

void unload_agents(Thread& thread) {
  std::vector<void*> all;
  {
    MutexLock lock(libraries_mutex);
    all = std::exchange(libraries, {});
  }
  NativeScope native(thread);
  for (void* library : all) {
    auto on_unload = reinterpret_cast<void(JNICALL*)(JavaVM*)>(dlsym(library, "Agent_OnUnload"));
    if (on_unload != nullptr) on_unload(&java_vm);
  }
}

jint load_agents() {
  for (const auto& [library, options] : arguments.agents) {
    if (jint code = load_at_start(library, options); code != JNI_OK) return code;
  }
  return JNI_OK;
}

std::string load_for_attach(Thread& thread, const std::string& library, bool is_absolute, const std::string& options) {
  if (library == "instrument" && !load_instrument_module(thread)) {
    thread.clear_exception();
    return "The java.instrument module could not be loaded\n";
  }
  std::string error;
  jint code = 0;
  {
    NativeScope native(thread);
    void* opened = open_library(library, is_absolute, error);
    if (opened == nullptr) return library + " was not loaded.\n" + error + "\n";
    auto on_attach = reinterpret_cast<AgentFunction>(dlsym(opened, "Agent_OnAttach"));
    if (on_attach == nullptr) return "Agent_OnAttach is not available in " + library + "\n";
    remember_library(opened);
    std::string copy = options;
    code = on_attach(&java_vm, copy.data(), nullptr);
  }
  thread.clear_exception();
  return "return code: " + std::to_string(code) + "\n";
}

}  // namespace cortado::jvmti
