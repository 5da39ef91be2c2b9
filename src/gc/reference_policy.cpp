#include "gc/reference_policy.h"

namespace cortado {

namespace {
size_t maximum = 0;
int64_t per_megabyte = 1000;
}  // namespace

void set_soft_reference_policy(size_t maximum_heap, int64_t milliseconds_per_free_megabyte) {
  maximum = maximum_heap;
  per_megabyte = milliseconds_per_free_megabyte;
}

int64_t soft_reference_interval(size_t used) {
  size_t free = used < maximum ? maximum - used : 0;
  return static_cast<int64_t>(free >> 20) * per_megabyte;
}

}  // namespace cortado
