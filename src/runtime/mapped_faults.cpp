#include "runtime/mapped_faults.h"

#include <sys/mman.h>

#include "gc/heap.h"
#include "os/memory.h"
#include "runtime/exceptions.h"
#include "runtime/method_area.h"
#include "runtime/thread.h"

namespace cortado {

namespace {

// Maps shared pages a second time: `length` bytes, or as many as there are, halved until it works.
void* map_again(uint8_t* place, size_t& length, size_t smallest) {
  void* mapping = MAP_FAILED;
  for (; length >= smallest; length /= 2) {
    constexpr size_t kSecondMapping = 0;  // as the old size
    mapping = mremap(place, kSecondMapping, length, MREMAP_MAYMOVE);
    if (mapping != MAP_FAILED) break;
  }
  return mapping;
}

}  // namespace

bool replace_faulting_page(Thread& thread, void* address) {
  ThreadState state = thread.state.load(std::memory_order_relaxed);
  if (ThreadTransition::is_safe(state) || Heap::contains(address) || MethodArea::contains(address)) return false;
  size_t size = os::page_size();
  auto* page = reinterpret_cast<uint8_t*>(os::align_down(reinterpret_cast<uintptr_t>(address), size));
  MappedFaults& faults = thread.mapped_faults;
  // What follows in the same mapping lies behind the end of the file too.
  size_t length = size << faults.saved;
  void* mapping = MAP_FAILED;
  if (faults.saved < MappedFaults::kMostSaved) mapping = map_again(page, length, size);
  if (mapping == MAP_FAILED) length = size;
  constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
  if (mmap(page, length, PROT_READ | PROT_WRITE, kFlags, -1, 0) == MAP_FAILED) return false;
  if (mapping != MAP_FAILED) faults.ranges[faults.saved++] = {page, static_cast<uint8_t*>(mapping), length};
  faults.count++;
  thread.poll_word.store(0, std::memory_order_seq_cst);
  return true;
}

Thrown throw_mapped_fault(Thread& thread) {
  MappedFaults& faults = thread.mapped_faults;
  for (uint32_t i = 0; i < faults.saved; i++) {
    const MappedFaults::Range& range = faults.ranges[i];
    (void)mremap(range.mapping, range.size, range.size, MREMAP_MAYMOVE | MREMAP_FIXED, range.place);
  }
  faults.saved = faults.count = 0;
  return throw_new(thread, wk.classes.InternalError, "a fault occurred in an unsafe memory access operation");
}

}  // namespace cortado
