#include "jvm/jvmti/install.h"

#include "jvm/jvmti/attach.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/object_free.h"
#include "jvm/jvmti/runtime_events.h"
#include "runtime/code_watching.h"

namespace cortado::jvmti {

namespace {

void end_agents(Thread& thread) MAY_GC {
  post_object_free_events(thread);
  post_vm_death(thread);
  unload_agents(thread);
}

}  // namespace

void install() {
  agent_hooks.load_agents = load_agents;
  agent_hooks.vm_start = post_vm_start;
  agent_hooks.vm_init = post_vm_init;
  agent_hooks.vm_death = end_agents;
  agent_hooks.class_file_load = post_class_file_load;
  agent_hooks.get_environment = get_environment;
  agent_hooks.thread_start = post_thread_start;
  agent_hooks.thread_end = post_thread_end;
  agent_hooks.class_event = post_class_event;
  agent_hooks.monitor_event = post_monitor_event;
  agent_hooks.object_allocated = post_object_allocated;
  agent_hooks.collection = post_collection;
  agent_hooks.native_bound = post_native_bound;
  agent_hooks.data_dump_request = post_data_dump_request;
  agent_hooks.resource_exhausted = post_resource_exhausted;
  agent_hooks.code_made = note_code_made;
  agent_hooks.code_freed = note_code_freed;
  agent_hooks.signal_is_attach_request = signal_is_attach_request;
  agent_hooks.end_attach = end_attach;
  agent_hooks.find_native = find_native;
  agent_hooks.native_method_prefixes = native_method_prefixes;
  agent_hooks.visit_tagged_objects = visit_tagged_objects;
  CodeWatching::watchers = {post_step,         post_breakpoint, post_method_entry,    post_method_exit,
                            post_field_access, post_exception,  post_exception_caught};
}

}  // namespace cortado::jvmti
