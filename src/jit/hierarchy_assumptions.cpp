#include "jit/hierarchy_assumptions.h"

#include <unordered_map>

#include "jit/compiled_code.h"
#include "os/process_barrier.h"

namespace cortado::jit::hierarchy_assumptions {

namespace {

uint32_t changes = 1;

// By the holder of an assumption of the code.
std::unordered_multimap<const Class*, CompiledCode*>& dependents() {
  static auto* table = new std::unordered_multimap<const Class*, CompiledCode*>;
  return *table;
}

bool is_first_with_holder(const CompiledCode& code, const HierarchyAssumption& assumption) {
  for (const HierarchyAssumption& other : code.assumptions) {
    if (other.holder == assumption.holder) return &other == &assumption;
  }
  return false;
}

// True if the code was changed.
bool check(CompiledCode& code, const Class* holder, Class* c) {
  bool changed = false;
  for (const HierarchyAssumption& assumption : code.assumptions) {
    if (assumption.holder.get() != holder || c->vtable()[assumption.index] == assumption.only) continue;
    redirect(code.block, assumption.point);
    changed = true;
  }
  code.is_stale = code.is_stale || changed;
  return changed;
}

}  // namespace

void add(CompiledCode* code) {
  for (const HierarchyAssumption& assumption : code->assumptions) {
    if (is_first_with_holder(*code, assumption)) dependents().emplace(assumption.holder.get(), code);
  }
}

void remove(CompiledCode* code) {
  for (const HierarchyAssumption& assumption : code->assumptions) {
    auto [first, last] = dependents().equal_range(assumption.holder.get());
    while (first != last) first = first->second == code ? dependents().erase(first) : std::next(first);
  }
}

uint32_t version() { return changes; }
void note_change() { changes++; }

void subclass_linked(Class* c) {
  note_change();
  if (c->is_abstract()) return;
  bool changed = false;
  for (const Class* holder = c->super.get(); holder != nullptr; holder = holder->super.get()) {
    auto [first, last] = dependents().equal_range(holder);
    for (; first != last; first++) changed = check(*first->second, holder, c) || changed;
  }
  if (changed) os::ProcessBarrier::synchronize_code();
}

}  // namespace cortado::jit::hierarchy_assumptions
