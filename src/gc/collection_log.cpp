#include "gc/collection_log.h"

#include "base/log.h"
#include "gc/collector_options.h"
#include "gc/heap_state.h"
#include "os/memory.h"
#include "os/thread.h"

namespace cortado {

namespace {

constexpr size_t kKilobyte = 1024;
constexpr size_t kMegabyte = size_t{1} << 20;

using Sizes = Heap::SpaceSizes;

std::string change(const Sizes& before, const Sizes& after) {
  return fmt::format("{}K({}K)->{}K({}K)", before.used / kKilobyte, before.capacity / kKilobyte,
                     after.used / kKilobyte, after.capacity / kKilobyte);
}
Sizes young(const Heap::Generations& all) {
  return {all.eden.used + all.survivors[0].used, all.eden.capacity + all.survivors[0].capacity, 0};
}
size_t total_used(const Heap::Generations& all) { return young(all).used + all.old.used; }

}  // namespace

void log_heap_at_start() {
  if (!log_enabled(LogTags::kGc, LogLevel::kInfo) && !log_enabled(LogTags::kGcInit, LogLevel::kInfo)) return;
  const HeapState& heap = heap_state();
  LOG(kGc, kInfo, "Using {}", collector_options.threads == 1 ? "Serial" : "Serial with several threads");
  LOG(kGcInit, kInfo, "CPUs: {} available", os::processor_count());
  LOG(kGcInit, kInfo, "Memory: {}M", os::physical_memory() / kMegabyte);
  LOG(kGcInit, kInfo, "Large Page Support: {}", collector_options.huge_pages ? "Enabled (Transparent)" : "Disabled");
  LOG(kGcInit, kInfo, "Compressed Oops: Enabled ({})",
      reference_encoding.mode == ReferenceMode::kScaled ? "Zero based" : "Non-zero based");
  LOG(kGcInit, kInfo, "Heap Initial Capacity: {}M", heap.capacity.load(std::memory_order_relaxed) / kMegabyte);
  LOG(kGcInit, kInfo, "Heap Max Capacity: {}M", heap.maximum / kMegabyte);
  LOG(kGcInit, kInfo, "Parallel Workers: {}", collector_options.threads);
}

CollectionLog::CollectionLog(const char* kind, const char* cause)
    : kind_(kind), cause_(cause), number_(Heap::collections()) {
  LOG(kGcStart, kInfo, "GC({}) Pause {} ({})", number_, kind_, cause_);
  if (log_enabled(LogTags::kGcCpu, LogLevel::kInfo)) processor_start_ns_ = os::process_cpu_ns();
}

void CollectionLog::finish(const CollectionRecord& record) {
  const Heap::Generations& before = record.before;
  const Heap::Generations& after = record.after;
  int64_t nanoseconds = record.end_ns - record.start_ns;
  LOG(kGcHeap, kInfo, "GC({}) DefNew: {} Eden: {} From: {}", number_, change(young(before), young(after)),
      change(before.eden, after.eden), change(before.survivors[0], after.survivors[0]));
  LOG(kGcHeap, kInfo, "GC({}) Tenured: {}", number_, change(before.old, after.old));
  LOG(kGc, kInfo, "GC({}) Pause {} ({}) {}M->{}M({}M) {:.3f}ms", number_, kind_, cause_,
      total_used(before) / kMegabyte, total_used(after) / kMegabyte, Heap::capacity() / kMegabyte,
      static_cast<double>(nanoseconds) / 1e6);
  LOG(kGcCpu, kInfo, "GC({}) User={:.2f}s Sys=0.00s Real={:.2f}s", number_,
      static_cast<double>(os::process_cpu_ns() - processor_start_ns_) / 1e9, static_cast<double>(nanoseconds) / 1e9);
}

PhaseLog::~PhaseLog() {
  LOG(kGcPhases, kInfo, "GC({}) {} {:.3f}ms", Heap::collections(), name_,
      static_cast<double>(os::monotonic_ns() - start_ns_) / 1e6);
}

}  // namespace cortado
