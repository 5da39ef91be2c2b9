#include "runtime/heap_ergonomics.h"

#include <algorithm>

#include "gc/collector_options.h"
#include "os/memory.h"
#include "os/thread.h"
#include "runtime/arguments.h"
#include "runtime/flags.h"

namespace cortado {

uint32_t available_processors() {
  if (int64_t given = Flags::integer("ActiveProcessorCount"); given > 0) return static_cast<uint32_t>(given);
  return os::processor_count();
}

namespace {

// What the VM chose, for those who ask for the flag.
void tell_flag(std::string_view name, uint64_t bytes) {
  FlagOrigin origin = Flags::is_default(name) ? FlagOrigin::kErgonomic : FlagOrigin::kCommandLine;
  Flags::set(name, std::to_string(bytes), origin);
}

// One for each of the first eight processors, five for each eight of the others.
uint32_t choose_collector_threads() {
  if (Flags::boolean("UseSerialGC")) return 1;
  if (!Flags::is_default("ParallelGCThreads")) {
    return static_cast<uint32_t>(std::clamp<int64_t>(Flags::integer("ParallelGCThreads"), 1, 64));
  }
  constexpr uint32_t kAll = 8;
  uint32_t processors = available_processors();
  return processors <= kAll ? processors : kAll + (processors - kAll) * 5 / 8;
}

// The part of the memory (the container's, if it has a limit) that the heap may take, as `java` chooses it: a quarter,
// but never less than what suffices for most programs, and half of it where even that is too much.
uint64_t share_of_memory() {
  constexpr uint64_t kSufficient = (uint64_t{96} << 20) * 13 / 10;
  auto part = [memory = static_cast<double>(os::physical_memory())](const char* percentage) {
    return static_cast<uint64_t>(memory * Flags::real(percentage) / 100.0);
  };
  uint64_t least = part("MinRAMPercentage");
  return least < kSufficient ? least : std::max(part("MaxRAMPercentage"), kSufficient);
}

}  // namespace

HeapOptions choose_heap_options() {
  constexpr uint64_t kSmallest = 8u << 20;
  HeapOptions options;
  options.maximum_size = arguments.maximum_heap;
  options.initial_size = arguments.initial_heap;
  if (options.maximum_size == 0) {
    options.maximum_size = std::max(kSmallest, share_of_memory());
    options.maximum_size = std::max(options.maximum_size, options.initial_size);
  }
  options.maximum_size = (options.maximum_size + (1u << 20) - 1) & ~uint64_t{(1u << 20) - 1};
  options.initial_size = std::min(options.initial_size, options.maximum_size);
  tell_flag("MaxHeapSize", options.maximum_size);
  tell_flag("InitialHeapSize", options.initial_size);
  options.initial_young_size = static_cast<size_t>(Flags::integer("NewSize"));
  options.maximum_young_size = static_cast<size_t>(Flags::integer("MaxNewSize"));
  options.maximum_tenuring_age =
      static_cast<uint32_t>(std::clamp<int64_t>(Flags::integer("MaxTenuringThreshold"), 0, 15));
  options.collect_at_every_allocation = Flags::boolean("StressGC");
  options.stress_full_interval = static_cast<uint32_t>(std::max<int64_t>(Flags::integer("StressGCFullInterval"), 1));
  collector_options.threads = choose_collector_threads();
  // A collection at each allocation takes all of the time.
  collector_options.limits_overhead = Flags::boolean("UseGCOverheadLimit") && !Flags::boolean("StressGC");
  collector_options.overhead_time_percent = static_cast<uint32_t>(Flags::integer("GCTimeLimit"));
  collector_options.overhead_free_percent = static_cast<uint32_t>(Flags::integer("GCHeapFreeLimit"));
  collector_options.huge_pages =
      Flags::boolean("UseTransparentHugePages") || Flags::is_default("UseTransparentHugePages");
  options.poison_free_memory = Flags::boolean("PoisonFreeMemory");
  options.soft_reference_ms_per_megabyte = Flags::integer("SoftRefLRUPolicyMSPerMB");
  options.verify = Flags::boolean("VerifyBeforeGC") || Flags::boolean("VerifyAfterGC");
  return options;
}

}  // namespace cortado
