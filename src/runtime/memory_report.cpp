#include "runtime/memory_report.h"

#include <malloc.h>

#include "base/log.h"
#include "gc/heap.h"
#include "gc/side_tables.h"
#include "os/mappings.h"
#include "runtime/loader_data.h"
#include "runtime/method_area.h"
#include "runtime/thread.h"

namespace cortado {

namespace {

enum House : size_t {
  kHeap,
  kSideTables,
  kMethodArea,
  kCodeCache,
  kThreadStacks,
  kImage,
  kFiles,
  kMalloc,
  kOther,
  kHouses,
};
constexpr const char* kNames[kHouses] = {"Java heap",    "heap side tables",    "method area",
                                         "code cache",   "thread stacks",       "class library image",
                                         "mapped files", "malloc's main arena", "other (malloc, mmap)"};

struct Stack {
  uintptr_t start, end;
};

struct Report {
  std::vector<Stack> stacks;
  std::vector<MemoryRow> rows{kHouses};

  House house_of(const os::Mapping& mapping) const {
    auto* start = reinterpret_cast<const void*>(mapping.start);
    if (Heap::contains(start)) return kHeap;
    if (MethodArea::contains(start)) return kMethodArea;
    if (is_heap_side_table(start)) return kSideTables;
    for (const Stack& stack : stacks) {
      if (mapping.start < stack.end && stack.start < mapping.end) return kThreadStacks;
    }
    if (mapping.name == "[stack]") return kThreadStacks;
    if (mapping.name == "[heap]") return kMalloc;
    if (mapping.name.ends_with("/lib/modules")) return kImage;
    if (mapping.name.starts_with("/memfd:") || mapping.name.ends_with("(deleted)")) return kCodeCache;
    return mapping.name.starts_with("/") ? kFiles : kOther;
  }
};

}  // namespace

std::vector<MemoryRow> memory_by_house() {
  Report report;
  for (size_t i = 0; i < kHouses; i++) report.rows[i].house = kNames[i];
  for_each_thread([&report](Thread& thread) {
    auto start = reinterpret_cast<uintptr_t>(thread.java_stack_base);
    report.stacks.push_back({start, start + thread.java_stack_mapping});
  });
  bool ok = os::for_each_mapping(&report, [](void* context, const os::Mapping& mapping) {
    auto* r = static_cast<Report*>(context);
    MemoryRow& row = r->rows[r->house_of(mapping)];
    row.reserved += mapping.end - mapping.start;
    row.resident += mapping.resident;
  });
  return ok ? report.rows : std::vector<MemoryRow>();
}

void log_memory() {
  constexpr size_t kKilobyte = 1024;
  size_t reserved = 0, resident = 0;
  for (const MemoryRow& row : memory_by_house()) {
    LOG(kMemory, kInfo, "{:22} reserved {:10}K resident {:8}K", row.house, row.reserved / kKilobyte,
        row.resident / kKilobyte);
    reserved += row.reserved;
    resident += row.resident;
  }
  LOG(kMemory, kInfo, "{:22} reserved {:10}K resident {:8}K", "total", reserved / kKilobyte, resident / kKilobyte);
  struct mallinfo2 malloc_state = mallinfo2();
  LOG(kMemory, kInfo, "method area in use {}K; malloc in use {}K, free {}K; classes {} loaded, {} unloaded; threads {}",
      MethodArea::used() / kKilobyte, (malloc_state.uordblks + malloc_state.hblkhd) / kKilobyte,
      malloc_state.fordblks / kKilobyte, Loaders::loaded_class_count(), Loaders::unloaded_class_count(),
      Threads::live_count());
}

}  // namespace cortado
