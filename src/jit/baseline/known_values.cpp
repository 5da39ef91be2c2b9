#include "jit/baseline/known_values.h"

#include <algorithm>

namespace cortado::jit {

namespace {

constexpr size_t kMostKnown = 24;

RegisterSet bit(uint8_t reg) { return reg == Place::kNone ? 0 : RegisterSet{1} << reg; }
// A constant index below one that is within the array is too.
bool answers(const Place& known, const Place& wanted) {
  if (known == wanted) return true;
  bool constants = known.kind == Place::Kind::kBound && wanted.kind == Place::Kind::kBound &&
                   known.index == Place::kNone && wanted.index == Place::kNone;
  return constants && known.base == wanted.base && known.offset >= wanted.offset;
}

}  // namespace

RegisterSet KnownValues::registers_of(const Place& place, uint8_t reg) {
  return bit(place.base) | bit(place.index) | bit(reg);
}

template <class F>
void KnownValues::erase_if(F&& condition) {
  known_.erase_if(condition);
  registers_ = 0;
  for (const Known& known : known_) registers_ |= known.registers;
}

void KnownValues::clear() {
  known_.clear();
  registers_ = nonnull_ = 0;
  homes_ = 0;
}

void KnownValues::forget_memory() {
  erase_if([](const Known& known) {
    return known.place.kind == Place::Kind::kStatic || known.place.kind == Place::Kind::kField ||
           known.place.kind == Place::Kind::kElement;
  });
}

void KnownValues::forget_fields(Place::Kind kind, int32_t offset) {
  erase_if([&](const Known& known) { return known.place.kind == kind && known.place.offset == offset; });
}

void KnownValues::forget_elements(BasicType type) {
  erase_if([&](const Known& known) {
    bool bytes = heap_size_shift(type) == 0 && heap_size_shift(known.place.type) == 0;
    return known.place.kind == Place::Kind::kElement && (known.place.type == type || bytes);
  });
}

void KnownValues::forget_registers(RegisterSet written) {
  nonnull_ &= ~written;
  if ((registers_ & written) == 0) return;
  erase_if([&](const Known& known) { return (known.registers & written) != 0; });
}

uint8_t KnownValues::find(const Place& place) {
  auto found =
      std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return answers(known.place, place); });
  if (found == known_.end()) return Place::kNone;
  std::rotate(found, found + 1, known_.end());
  const Known& known = known_.back();
  return known.reg == Place::kNone ? known.place.base : known.reg;
}

const Class* KnownValues::fresh_class(uint8_t base) const {
  for (const Known& known : known_) {
    if (known.place.kind == Place::Kind::kFresh && known.place.base == base)
      return reinterpret_cast<const Class*>(known.place.cell);
  }
  return nullptr;
}

void KnownValues::note(const Place& place, uint8_t reg) {
  if (known_.size() == kMostKnown) known_.erase(known_.begin());
  known_.push_back({place, reg, registers_of(place, reg)});
  if (place.kind == Place::Kind::kHome) homes_ |= uint64_t{1} << static_cast<uint32_t>(place.offset) % 64;
  registers_ |= known_.back().registers;
}

void KnownValues::move(uint8_t from, uint8_t to) {
  if (is_nonnull(from)) note_nonnull(to);
  if ((registers_ & bit(from)) == 0) return;
  registers_ = 0;
  for (Known& known : known_) {
    if (known.place.base == from) known.place.base = to;
    if (known.place.index == from) known.place.index = to;
    if (known.reg == from) known.reg = to;
    known.registers = registers_of(known.place, known.reg);
    registers_ |= known.registers;
  }
}

uint8_t KnownValues::oldest(RegisterSet candidates) const {
  for (size_t i = known_.size(); i > 0; i--) {
    RegisterSet older = candidates & ~known_[i - 1].registers;
    if (older == 0) break;
    candidates = older;
  }
  return static_cast<uint8_t>(std::countr_zero(candidates));
}

}  // namespace cortado::jit
