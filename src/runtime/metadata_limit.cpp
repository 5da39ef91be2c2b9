#include "runtime/metadata_limit.h"

#include <algorithm>
#include <atomic>

#include "gc/heap.h"
#include "runtime/exceptions.h"
#include "runtime/flags.h"
#include "runtime/method_area.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

// A flag of bytes; those above what an int64_t holds mean none.
size_t bytes_of(const char* flag) {
  int64_t value = Flags::integer(flag);
  return value <= 0 ? SIZE_MAX : static_cast<size_t>(value);
}
size_t limit() {
  static const size_t bytes = bytes_of("MaxMetaspaceSize");
  return bytes;
}
size_t smallest_growth() {
  static const size_t bytes = bytes_of("MetaspaceSize");
  return bytes;
}

std::atomic<size_t> threshold{0};  // bytes of the method area; 0: not set yet

// By half, as classes are usually kept; as little as a small method area has at first.
void set_threshold(size_t used) {
  size_t growth = std::max(used / 2, smallest_growth());
  size_t bytes = growth > SIZE_MAX - used ? SIZE_MAX : used + growth;
  threshold.store(std::min(bytes, limit()), std::memory_order_relaxed);
}

}  // namespace

JavaResult<void> make_room_for_metadata(Thread& thread) {
  size_t used = MethodArea::used();
  if (CORTADO_UNLIKELY(threshold.load(std::memory_order_relaxed) == 0)) set_threshold(0);
  if (CORTADO_LIKELY(used < threshold.load(std::memory_order_relaxed)) || Vm::phase() < VmPhase::kLive) return {};
  Heap::collect(thread, CollectionCause::kMetadata);
  if (MethodArea::used() >= limit()) Heap::collect(thread, CollectionCause::kLastDitch);
  used = MethodArea::used();
  set_threshold(used);
  if (used >= limit()) return throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
  return {};
}

}  // namespace cortado
