// Events of class files and of the life of the VM.

#include <cstdlib>

#include "jvm/entry.h"
#include "jvm/jvmti/callbacks.h"
#include "jvm/jvmti/runtime_events.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/modules.h"
#include "runtime/redefinition.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado::jvmti {

namespace {

bool can_retransform(const Environment& environment) { return environment.capabilities.can_retransform_classes != 0; }

void post_to(Thread& thread, Environment& environment, ClassFileEvent& event) MAY_GC {
  auto callback = environment.callbacks.ClassFileLoadHook;
  if (callback == nullptr) return;
  CallbackScope scope(thread);
  auto mirror = event.redefined == nullptr ? nullptr : mirror_reference(thread, event.redefined);
  jobject loader = event.loader->loader_handle().is_null() ? nullptr : new_local(thread, event.loader->loader_handle());
  jobject domain = event.protection_domain.is_null() ? nullptr : new_local(thread, event.protection_domain);
  std::string name = event.name == nullptr ? std::string() : event.name->string();
  jint new_length = 0;
  unsigned char* new_bytes = nullptr;
  {
    NativeScope native(thread);
    callback(environment.env(), jni_env(thread), mirror, loader, event.name == nullptr ? nullptr : name.c_str(), domain,
             static_cast<jint>(event.bytes.size()), event.bytes.data(), &new_length, &new_bytes);
  }
  if (new_bytes == nullptr) return;
  if (can_retransform(environment) && event.original.empty())
    event.original.assign(event.bytes.begin(), event.bytes.end());
  event.replacement.assign(new_bytes, new_bytes + new_length);
  event.bytes = event.replacement;
  event.is_changed = true;
  std::free(new_bytes);
}

// Changed classes of named modules may call into classes of the boot and application class paths.
void let_module_read_agents(Thread& thread, const ClassFileEvent& event) MAY_GC {
  if (event.name == nullptr || !Vm::module_system_initialized()) return;
  std::string_view name = event.name->view();
  size_t end = name.rfind('/');
  const Symbol* package = Symbol::lookup(end == std::string_view::npos ? "" : name.substr(0, end));
  PackageEntry* entry = package == nullptr ? nullptr : Modules::find_package(event.loader, package);
  if (entry == nullptr || entry->module == nullptr || !entry->module->is_named()) return;
  if (entry->module->has_default_read_edges || entry->module->module_object == nullptr) return;
  entry->module->has_default_read_edges = true;
  CallbackScope scope(thread);
  JavaResult<Class*> modules = load_class(thread, Symbol::intern("jdk/internal/module/Modules"), nullptr);
  if (modules.failed() || ensure_initialized(thread, modules.value()).failed()) return;
  Method* method = modules.value()->find_declared_method(Symbol::intern("transformedByAgent"),
                                                         Symbol::intern("(Ljava/lang/Module;)V"));
  if (method == nullptr) return;
  (void)call_java(thread, method, {Handle<Object>::from_cell(&entry->module->module_object)});
}

}  // namespace

// First the agents that cannot retransform, then those that can (JVMTI, ClassFileLoadHook).
void post_class_file_load(Thread& thread, ClassFileEvent& event) {
  for (bool retransformers : {false, true}) {
    if (!retransformers && event.only_retransformers) continue;
    for (Environment* e = first_environment(); e != nullptr; e = e->next) {
      if (can_retransform(*e) == retransformers && is_wanted(*e, JVMTI_EVENT_CLASS_FILE_LOAD_HOOK, thread))
        post_to(thread, *e, event);
    }
  }
  if (event.is_changed) let_module_read_agents(thread, event);
}

void post_vm_start(Thread& thread) {
  begin_start_phase();
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->wants(JVMTI_EVENT_VM_START) || e->callbacks.VMStart == nullptr) continue;
    CallbackScope scope(thread);
    NativeScope native(thread);
    e->callbacks.VMStart(e->env(), jni_env(thread));
  }
}

void post_vm_init(Thread& thread) {
  begin_live_events(thread);
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->wants(JVMTI_EVENT_VM_INIT) || e->callbacks.VMInit == nullptr) continue;
    CallbackScope scope(thread);
    jobject java_thread = new_local(thread, thread.java_thread_handle());
    NativeScope native(thread);
    e->callbacks.VMInit(e->env(), jni_env(thread), java_thread);
  }
  post_thread_start(thread);  // the main thread's
}

void post_vm_death(Thread& thread) {
  if (events_have_ended()) return;
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->wants(JVMTI_EVENT_VM_DEATH) || e->callbacks.VMDeath == nullptr) continue;
    CallbackScope scope(thread);
    NativeScope native(thread);
    e->callbacks.VMDeath(e->env(), jni_env(thread));
  }
  end_events();
}

}  // namespace cortado::jvmti
