#pragma once
// Heap sizes from the options, the machine and the container, as `java` chooses them.

#include "gc/heap.h"

namespace cortado {

HeapOptions choose_heap_options();
uint32_t available_processors();  // -XX:ActiveProcessorCount, affinity, container quota

}  // namespace cortado
