#pragma once
// The VM's own counters of the performance data, under the names that jps, jstat and jcmd look for.

namespace cortado {

// Both on the sampling thread only.
void add_vm_counters();
void sample_vm_counters();

}  // namespace cortado
