// Tier 1: subroutines (jsr, ret), with which compilers before Java 6 made finally clauses. The return address is the
// interpreter's, the bci behind the jsr; ret compares it with those it can be. What is none of them is left to the
// interpreter.

#include "jit/baseline/compiler.h"

namespace cortado::jit {

using classfile::Opcode;

uint32_t MethodAnalysis::subroutine_at(uint32_t bci) const {
  bool is_short = static_cast<Opcode>(code_[bci]) == Opcode::kJsr;
  return bci + static_cast<uint32_t>(is_short ? s2(bci + 1) : s4(bci + 1));
}

void MethodAnalysis::find_subroutines() {
  CompileMap<uint32_t, CompileVector<uint32_t>> callers;  // behind the jsr, by subroutine
  for (uint32_t bci = 0; bci < size_; bci += length_at(bci)) {
    if (is_subroutine_call(bci)) callers[subroutine_at(bci)].push_back(bci + length_at(bci));
  }
  ReturnSites found;
  for (const auto& [subroutine, sites] : callers) {
    for (uint32_t bci : returns_from(subroutine)) {
      CompileVector<uint32_t>& known = found[bci];
      for (uint32_t site : sites) {
        if (site < size_) known.push_back(site);
      }
    }
  }
  if (!found.empty()) return_sites_ = new (CompileMemory::allocate(sizeof(ReturnSites))) ReturnSites(std::move(found));
}

// All ret instructions that may be reached without one before. Subroutines that are called on the way return.
CompileVector<uint32_t> MethodAnalysis::returns_from(uint32_t subroutine) const {
  CompileVector<uint32_t> found, waiting{subroutine};
  CompileVector<bool> seen(size_, false);
  while (!waiting.empty()) {
    uint32_t bci = waiting.back();
    waiting.pop_back();
    if (bci >= size_ || seen[bci]) continue;
    seen[bci] = true;
    for (const ExceptionTableEntry& entry : method_->exception_table) {
      if (bci >= entry.start_pc && bci < entry.end_pc) waiting.push_back(entry.handler_pc);
    }
    if (access_at(bci).is_return) {
      found.push_back(bci);
      continue;
    }
    bool calls = is_subroutine_call(bci);
    if (!calls) for_each_target(bci, [&](uint32_t target) { waiting.push_back(target); });
    if (calls || !ends_flow(bci)) waiting.push_back(bci + length_at(bci));
  }
  return found;
}

void BaselineCompiler::emit_subroutine_call(uint32_t target) {
  begin_exits();
  emit_poll(target);
  if (next_bci_ < analysis_->code().size() && analysis_->is_leader(next_bci_)) set_depth(next_bci_);
  push_constant(next_bci_, ValueType::kReference);
  merge_into(target);
  a_.jmp(label_at(target));
  reachable_ = false;
}

void BaselineCompiler::emit_subroutine_return(uint32_t local) {
  bool backward = false;
  analysis_->for_each_target(bci_, [&](uint32_t site) { backward = backward || site <= bci_; });
  begin_exits();
  if (backward) emit_poll(bci_);
  emit_load(local, ValueType::kReference);
  Value value = pop();
  Gp address = mutable_gp(value, true);
  analysis_->for_each_target(bci_, [&](uint32_t site) {
    Label to = branch_target(site, false);
    a_.cmp(address, static_cast<int32_t>(site));
    a_.je(to);
  });
  exit_always();
}

}  // namespace cortado::jit
