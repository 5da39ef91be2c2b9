#include "jvm/jvmti/install.h"

#include "jvm/jvmti/attach.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/object_free.h"

namespace cortado::jvmti {

void install() {
  agent_hooks.load_agents = load_agents;
  agent_hooks.vm_start = post_vm_start;
  agent_hooks.vm_init = post_vm_init;
  agent_hooks.vm_death = post_vm_death;
  agent_hooks.class_file_load = post_class_file_load;
  agent_hooks.get_environment = get_environment;
  agent_hooks.signal_is_attach_request = signal_is_attach_request;
  agent_hooks.end_attach = end_attach;
  agent_hooks.find_native = find_native;
  agent_hooks.native_method_prefixes = native_method_prefixes;
  agent_hooks.visit_tagged_objects = visit_tagged_objects;
}

}  // namespace cortado::jvmti
