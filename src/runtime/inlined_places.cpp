#include "runtime/inlined_places.h"

#include <atomic>
#include <map>

#include "base/assert.h"
#include "os/memory.h"
#include "runtime/frame.h"

namespace cortado {

namespace {

// A range begins with where its scopes are; places follow.
struct Entry {
  InlinedPlaces::Place place;
  uint32_t number;  // in the range, from 1 on
};
union Cell {
  const CodeScope* scopes;
  Entry entry;
};
static_assert(sizeof(Cell) == 8);

constexpr size_t kStep = size_t{64} << 10;  // bytes made writable at a time

Cell* cells = nullptr;
std::atomic<uint32_t> committed{0};  // cells
uint32_t top = 1;                    // cells that were ever taken; number 0 is none

// What lies below `top` and belongs to nobody: sizes by first cells. Neighbours are one.
std::map<uint32_t, uint32_t>& gaps() {
  static auto* map = new std::map<uint32_t, uint32_t>;
  return *map;
}

bool commit_to(size_t end) {
  if (cells == nullptr) cells = static_cast<Cell*>(os::reserve(InlinedPlaces::kMost * sizeof(Cell)));
  if (cells == nullptr || end > InlinedPlaces::kMost) return false;
  while (committed.load(std::memory_order_relaxed) < end) {
    uint32_t from = committed.load(std::memory_order_relaxed);
    if (!os::commit(cells + from, kStep)) return false;
    committed.store(from + kStep / sizeof(Cell), std::memory_order_release);
  }
  return true;
}

uint32_t number_of(uintptr_t method_word) { return static_cast<uint32_t>(method_word >> 1); }

Frame* frame_at(uintptr_t root, const CodeScope& scope) {
  return reinterpret_cast<Frame*>(root + static_cast<uintptr_t>(static_cast<intptr_t>(scope.header_offset)));
}

}  // namespace

InlinedPlaces::Range InlinedPlaces::take(size_t places) {
  auto size = static_cast<uint32_t>(places + 1);
  for (auto [first, room] : gaps()) {
    if (room < size) continue;
    gaps().erase(first);
    if (room > size) gaps().emplace(first + size, room - size);
    return {first, size};
  }
  if (!commit_to(size_t{top} + size)) return {};
  uint32_t first = top;
  top += size;
  return {first, size};
}

void InlinedPlaces::give_back(const Range& range) {
  if (range.size == 0) return;
  for (uint32_t i = 0; i < range.size; i++) cells[range.first + i] = {};
  auto at = gaps().emplace(range.first, range.size).first;
  if (auto next = std::next(at); next != gaps().end() && at->first + at->second == next->first) {
    at->second += next->second;
    gaps().erase(next);
  }
  if (at == gaps().begin()) return;
  if (auto before = std::prev(at); before->first + before->second == at->first) {
    before->second += at->second;
    gaps().erase(at);
  }
}

void InlinedPlaces::fill(const Range& range, const CodeScope* scopes, const Place* places, size_t count) {
  CORTADO_ASSERT(count < range.size);
  cells[range.first].scopes = scopes;
  for (uint32_t i = 0; i < count; i++) cells[range.first + i + 1].entry = {places[i], i + 1};
}

uint32_t InlinedPlaces::word_of(const Range& range, size_t number) {
  return (range.first + 1 + static_cast<uint32_t>(number)) << 1 | Frame::kUnlinkedBit;
}

bool InlinedPlaces::is_filled(uintptr_t method_word) {
  bool is_number =
      (method_word & Frame::kUnlinkedBit) != 0 && method_word >> 1 < committed.load(std::memory_order_acquire);
  if (!is_number) return false;
  uint32_t number = cells[number_of(method_word)].entry.number;
  return number != 0 && number < number_of(method_word);
}

// The innermost frame's method word comes last: whoever sees it sees the rest.
void InlinedPlaces::link(Frame* innermost) {
  uintptr_t word = __atomic_load_n(&innermost->method_word, __ATOMIC_ACQUIRE);
  if ((word & Frame::kUnlinkedBit) == 0) return;
  const Cell& cell = cells[number_of(word)];
  const CodeScope* scopes = (&cell - cell.entry.number)->scopes;
  uint32_t at = cell.entry.place.scope, bci = cell.entry.place.bci;
  const Method* method = scopes[at].method;
  uintptr_t root =
      reinterpret_cast<uintptr_t>(innermost) - static_cast<uintptr_t>(static_cast<intptr_t>(scopes[at].header_offset));
  for (; at != 0; at = scopes[at].caller) {
    const CodeScope& scope = scopes[at];
    Frame* frame = frame_at(root, scope);
    frame->linked_caller = frame_at(root, scopes[scope.caller]);
    if (frame != innermost) frame->method_word = reinterpret_cast<uintptr_t>(scope.method);
    frame->linked_position = scope.code.get() + bci;
    bci = scope.call_bci;
  }
  reinterpret_cast<Frame*>(root)->linked_position = scopes[0].code.get() + bci;
  __atomic_store_n(&innermost->method_word, reinterpret_cast<uintptr_t>(method), __ATOMIC_RELEASE);
}

void Frame::link_inlined() const { InlinedPlaces::link(const_cast<Frame*>(this)); }

}  // namespace cortado
