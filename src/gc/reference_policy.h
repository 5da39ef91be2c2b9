#pragma once
// How long soft references are kept: in proportion to the free heap (-XX:SoftRefLRUPolicyMSPerMB).

#include <cstddef>
#include <cstdint>

namespace cortado {

void set_soft_reference_policy(size_t maximum_heap, int64_t milliseconds_per_free_megabyte);
// Milliseconds since the last get() after which a softly reachable object goes.
int64_t soft_reference_interval(size_t used);

}  // namespace cortado
