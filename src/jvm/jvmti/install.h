#pragma once

namespace cortado::jvmti {

// Fills the runtime's agent_hooks; before the VM starts.
void install();

}  // namespace cortado::jvmti
