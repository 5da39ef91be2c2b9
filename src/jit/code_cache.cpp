#include "jit/code_cache.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/assert.h"
#include "jit/assembler.h"
#include "os/memory.h"
#include "os/mutex.h"
#include "runtime/arguments.h"
#include "runtime/flags.h"

namespace cortado::jit {

namespace {

constexpr size_t kUnit = 64;  // bytes: a cache line
constexpr size_t kShift = 4;  // bytes
// Limits of the process (file sizes, address space) may forbid the whole of -XX:ReservedCodeCacheSize: as much as they allow
// is worth having down to this.
constexpr size_t kLeast = size_t{64} << 10;

// The parts of a range that nobody has, by their offsets; neighbours are one part.
class FreeParts {
 public:
  static constexpr size_t kNone = SIZE_MAX;

  explicit FreeParts(size_t size) { add(0, size); }

  // The offset of `size` bytes, in the smallest part that has them, the lowest of those; kNone: there is none.
  size_t take(size_t size) {
    auto found = by_size_.lower_bound({size, 0});
    if (found == by_size_.end()) return kNone;
    auto [part_size, offset] = *found;
    remove(by_offset_.find(offset));
    if (part_size > size) add(offset + size, part_size - size);
    return offset;
  }
  void give_back(size_t offset, size_t size) {
    auto next = by_offset_.lower_bound(offset);
    CORTADO_ASSERT(next == by_offset_.end() || offset + size <= next->first);
    if (next != by_offset_.begin()) {
      auto before = std::prev(next);
      CORTADO_ASSERT(before->first + before->second <= offset);
      if (before->first + before->second == offset) {
        offset = before->first;
        size += before->second;
        remove(before);
      }
    }
    if (next != by_offset_.end() && offset + size == next->first) {
      size += next->second;
      remove(next);
    }
    add(offset, size);
  }

 private:
  void add(size_t offset, size_t size) {
    by_offset_.emplace(offset, size);
    by_size_.emplace(size, offset);
  }
  void remove(std::map<size_t, size_t>::iterator part) {
    by_size_.erase({part->second, part->first});
    by_offset_.erase(part);
  }

  std::map<size_t, size_t> by_offset_;  // to its size
  std::set<std::pair<size_t, size_t>> by_size_;
};

struct Reserved {
  asmjit::VirtMem::DualMapping mapping{};  // null: it cannot be had
  FreeParts parts;
  size_t size;
  size_t populated = 0;  // from the start: has pages in both mappings

  // Some pages at once cost less than as many faults when code is first written, and run.
  void populate(size_t end) {
    constexpr size_t kAtOnce = size_t{32} << 10;
    if (end <= populated) return;
    size_t next = std::min(os::align_up(end, kAtOnce), size);
    os::populate(static_cast<uint8_t*>(mapping.rw) + populated, next - populated);
    os::populate_for_reading(static_cast<uint8_t*>(mapping.rx) + populated, next - populated);
    populated = next;
  }

  static Reserved* of_at_most(size_t size) {
    using asmjit::VirtMem::MemoryFlags;
    asmjit::VirtMem::DualMapping mapping{};
    while (asmjit::VirtMem::allocDualMapping(&mapping, size, MemoryFlags::kAccessRWX) != asmjit::kErrorOk &&
           size > kLeast) {
      size = std::max(os::align_up(size / 2, os::page_size()), kLeast);
    }
    return new Reserved{mapping, FreeParts(size), size};
  }
};

constinit Mutex parts_mutex(LockRank::kLeaf, "code cache");
std::atomic<size_t> used_bytes{0};

Reserved& reserved() CORTADO_REQUIRES(parts_mutex) {
  static auto* range = [] {
    auto size = static_cast<size_t>(Flags::integer("ReservedCodeCacheSize"));
    CORTADO_ASSERT(size <= kMaximumCodeCache);
    return Reserved::of_at_most(os::align_up(size, os::page_size()));
  }();
  return *range;
}

}  // namespace

size_t CodeCache::next_shift() {
  static std::atomic<size_t> last{0};
  return last.fetch_add(kShift, std::memory_order_relaxed) % kUnit;
}

CodeCache::Block CodeCache::allocate(size_t size, size_t shift) {
  CORTADO_ASSERT(shift < kUnit && shift % kShift == 0);
  MutexLock lock(parts_mutex);
  Reserved& range = reserved();
  if (range.mapping.rx == nullptr) return {};
  size_t offset = range.parts.take(os::align_up(shift + size, kUnit));
  if (offset == FreeParts::kNone) return {};
  offset += shift;
  range.populate(offset + size);
  used_bytes += size;
  return {static_cast<uint8_t*>(range.mapping.rx) + offset, static_cast<uint8_t*>(range.mapping.rw) + offset, size};
}

void CodeCache::release(const Block& block) {
  MutexLock lock(parts_mutex);
  Reserved& range = reserved();
  size_t offset = block.executable - static_cast<uint8_t*>(range.mapping.rx), shift = offset % kUnit;
  range.parts.give_back(offset - shift, os::align_up(shift + block.size, kUnit));
  used_bytes -= block.size;
}

size_t CodeCache::used() { return used_bytes.load(); }

}  // namespace cortado::jit
