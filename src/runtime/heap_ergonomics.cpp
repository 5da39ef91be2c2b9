#include "runtime/heap_ergonomics.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>

#include "os/container.h"
#include "runtime/arguments.h"
#include "runtime/flags.h"

namespace cortado {

uint64_t physical_memory() {
  uint64_t machine = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  if (!Flags::boolean("UseContainerSupport")) return machine;
  uint64_t limit = os::container_memory_limit();
  return limit == 0 ? machine : std::min(machine, limit);
}

uint32_t available_processors() {
  if (int64_t given = Flags::integer("ActiveProcessorCount"); given > 0) return static_cast<uint32_t>(given);
  cpu_set_t set;
  CPU_ZERO(&set);
  uint32_t count = sched_getaffinity(0, sizeof set, &set) == 0
                       ? static_cast<uint32_t>(CPU_COUNT(&set))
                       : static_cast<uint32_t>(sysconf(_SC_NPROCESSORS_ONLN));
  if (Flags::boolean("UseContainerSupport")) {
    if (uint32_t quota = os::container_processors(); quota != 0) count = std::min(count, quota);
  }
  return std::max(1u, count);
}

HeapOptions choose_heap_options() {
  constexpr uint64_t kSmallest = 8u << 20;
  HeapOptions options;
  options.maximum_size = arguments.maximum_heap;
  options.initial_size = arguments.initial_heap;
  if (options.maximum_size == 0) {
    double share = Flags::real("MaxRAMPercentage") / 100.0;
    options.maximum_size = std::max(kSmallest, static_cast<uint64_t>(static_cast<double>(physical_memory()) * share));
    options.maximum_size = std::max(options.maximum_size, options.initial_size);
  }
  options.maximum_size = (options.maximum_size + (1u << 20) - 1) & ~uint64_t{(1u << 20) - 1};
  options.initial_size = std::min(options.initial_size, options.maximum_size);
  options.collect_at_every_allocation = Flags::boolean("StressGC");
  options.poison_free_memory = Flags::boolean("PoisonFreeMemory");
  options.verify = Flags::boolean("VerifyBeforeGC") || Flags::boolean("VerifyAfterGC");
  return options;
}

}  // namespace cortado
