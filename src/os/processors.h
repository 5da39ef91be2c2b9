#pragma once
// How many processors the process may use now: affinity mask, then the cgroup's CPU quota (v2 and v1). At least 1.
// Thread safe; any thread state. The quota is read again at each call.

namespace cortado {

int active_processor_count();

}  // namespace cortado
