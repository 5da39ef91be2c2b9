#include "jit/baseline/method_analysis.h"

#include <algorithm>
#include <cstring>

#include "classfile/opcodes.h"
#include "interp/internal_opcodes.h"

namespace cortado::jit {

using classfile::Opcode;

namespace {

constexpr uint32_t kLargestMethod = 8000;  // bytes, as HotSpot's HugeMethodLimit

Opcode original(uint8_t opcode) { return static_cast<Opcode>(interp::original_opcode(opcode)); }

bool is_call(Opcode opcode) {
  switch (opcode) {
    case Opcode::kInvokevirtual:
    case Opcode::kInvokespecial:
    case Opcode::kInvokestatic:
    case Opcode::kInvokeinterface:
    case Opcode::kInvokedynamic:
    case Opcode::kMonitorenter:
    case Opcode::kMonitorexit:
    case Opcode::kMultianewarray: return true;
    default: return false;
  }
}

}  // namespace

MethodAnalysis::MethodAnalysis(const Method* method)
    : method_(method), code_(method->code.get(), method->code.get() + method->code_length) {}

int16_t MethodAnalysis::s2(uint32_t at) const {
  int16_t value;
  std::memcpy(&value, code_.data() + at, 2);
  return value;
}
int32_t MethodAnalysis::s4(uint32_t at) const {
  int32_t value;
  std::memcpy(&value, code_.data() + at, 4);
  return value;
}

uint32_t MethodAnalysis::length_at(uint32_t bci) const {
  Opcode opcode = original(code_[bci]);
  uint32_t operands = (bci + 4) & ~3u;
  if (opcode == Opcode::kTableswitch) {
    return operands + 12 + 4 * (static_cast<uint32_t>(s4(operands + 8) - s4(operands + 4)) + 1) - bci;
  }
  if (opcode == Opcode::kLookupswitch) return operands + 8 + 8 * static_cast<uint32_t>(s4(operands + 4)) - bci;
  // The others' lengths do not depend on the byte order of their operands.
  return classfile::instruction_length(classfile::Bytes(method_->bytecode(), method_->code_length), bci);
}

bool MethodAnalysis::is_call_at(uint32_t bci) const { return is_call(original(code_[bci])); }

bool MethodAnalysis::analyze(const std::function<bool(uint32_t)>& is_call_free) {
  if (code_.size() > kLargestMethod || method_->has(Method::kHasJsr)) return false;
  leaders_.assign(code_.size(), false);
  loop_heads_.assign(code_.size(), false);
  calls_.assign(code_.size(), false);
  locals_.assign(method_->max_locals, {});
  find_leaders();
  find_calls(is_call_free);
  count_locals();
  return true;
}

void MethodAnalysis::find_leaders() {
  for (uint32_t bci = 0; bci < code_.size(); bci += length_at(bci)) {
    for_each_target(bci, [&](uint32_t target) {
      leaders_[target] = true;
      if (target <= bci) {
        loop_heads_[target] = true;
        loops_.push_back({target, bci, false});
      }
    });
  }
}

void MethodAnalysis::find_calls(const std::function<bool(uint32_t)>& is_call_free) {
  if (loops_.empty()) return;
  for (uint32_t bci = 0; bci < code_.size(); bci += length_at(bci)) {
    calls_[bci] = is_call_at(bci) && (!is_call_free || !is_call_free(bci));
  }
  for (LoopRange& loop : loops_) {
    loop.has_call =
        std::find(calls_.begin() + loop.head, calls_.begin() + loop.tail, true) != calls_.begin() + loop.tail;
  }
}

uint32_t MethodAnalysis::loop_depth(uint32_t bci) const {
  uint32_t depth = 0;
  for (const LoopRange& loop : loops_) depth += !loop.has_call && bci >= loop.head && bci <= loop.tail ? 1 : 0;
  return std::min(depth, 4u);
}

const LoopRange* MethodAnalysis::call_free_loop(uint32_t bci) const {
  const LoopRange* best = nullptr;
  for (const LoopRange& loop : loops_) {
    if (loop.has_call || bci < loop.head || bci > loop.tail) continue;
    if (best == nullptr || loop.tail - loop.head > best->tail - best->head) best = &loop;
  }
  return best;
}

MethodAnalysis::Access MethodAnalysis::access_at(uint32_t bci) const {
  auto raw = static_cast<Opcode>(code_[bci]);
  uint32_t index_at = bci + 1;
  bool wide = raw == Opcode::kWide;
  if (wide) {
    raw = static_cast<Opcode>(code_[bci + 1]);
    index_at = bci + 2;
  }
  auto value = static_cast<uint32_t>(raw);
  auto explicit_local = [&] { return static_cast<int32_t>(wide ? u2(index_at) : code_[index_at]); };
  auto first_load = static_cast<uint32_t>(Opcode::kIload);
  auto first_store = static_cast<uint32_t>(Opcode::kIstore);
  auto first_load_n = static_cast<uint32_t>(Opcode::kIload0);
  auto first_store_n = static_cast<uint32_t>(Opcode::kIstore0);
  if (value >= first_load && value < first_load + 5) return {explicit_local(), value - first_load};
  if (value >= first_store && value < first_store + 5) return {explicit_local(), value - first_store};
  if (value >= first_load_n && value < first_load_n + 20) {
    return {static_cast<int32_t>((value - first_load_n) % 4), (value - first_load_n) / 4};
  }
  if (value >= first_store_n && value < first_store_n + 20) {
    return {static_cast<int32_t>((value - first_store_n) % 4), (value - first_store_n) / 4};
  }
  if (raw == Opcode::kIinc) return {explicit_local(), 0};
  return {};
}

void MethodAnalysis::count_locals() {
  for (uint32_t bci = 0; bci < code_.size(); bci += length_at(bci)) {
    Access access = access_at(bci);
    if (access.local < 0) continue;
    LocalUse& use = locals_[static_cast<size_t>(access.local)];
    use.weight += 1u << (3 * loop_depth(bci));
    (access.type == 0 ? use.narrow : access.type == 2 || access.type == 3 ? use.floating : use.wide) = true;
  }
}

}  // namespace cortado::jit
