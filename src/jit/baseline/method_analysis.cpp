#include "jit/baseline/method_analysis.h"

#include <algorithm>
#include <cstring>

#include "classfile/opcodes.h"
#include "interp/internal_opcodes.h"
#include "interp/plain_opcodes.h"
#include "runtime/constant_pool.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;

namespace {

constexpr uint32_t kLargestMethod = 8000;  // bytes, as HotSpot's HugeMethodLimit

constexpr Opcode original(uint8_t opcode) { return static_cast<Opcode>(interp::original_opcode(opcode)); }

// Instructions that are rewritten once they are resolved.
constexpr bool is_rewritten_later(uint8_t raw) {
  if (interp::is_internal_opcode(raw)) return false;
  switch (static_cast<Opcode>(raw)) {
    case Opcode::kLdc:
    case Opcode::kLdcW:
    case Opcode::kLdc2W:
    case Opcode::kGetstatic:
    case Opcode::kPutstatic:
    case Opcode::kGetfield:
    case Opcode::kPutfield:
    case Opcode::kInvokevirtual:
    case Opcode::kInvokespecial:
    case Opcode::kInvokestatic:
    case Opcode::kInvokeinterface:
    case Opcode::kInvokedynamic:
    case Opcode::kNew:
    case Opcode::kAnewarray:
    case Opcode::kCheckcast:
    case Opcode::kInstanceof: return true;
    default: return false;
  }
}

bool awaits_resolution(const Method* method, uint8_t raw, uint32_t index_at) {
  if (static_cast<Opcode>(raw) != Opcode::kMultianewarray) return is_rewritten_later(raw);
  uint16_t index;
  std::memcpy(&index, method->code.get() + index_at, sizeof index);
  return method->pool->resolved_class(index) == nullptr;
}

}  // namespace

bool awaits_resolution(const Method* method, uint32_t bci) {
  uint8_t raw = __atomic_load_n(method->code.get() + bci, __ATOMIC_ACQUIRE);
  return awaits_resolution(method, interp::PlainOpcodes(method).of(raw, bci), bci + 1);
}

MethodAnalysis::MethodAnalysis(const Method* method, CompileVector<PartialBody::Gap> gaps)
    : method_(method), gaps_(std::move(gaps)), size_(method->code_length), keeps_receiver_(!method->is_static()) {
  if (!gaps_.empty() && gaps_.back().end == size_) size_ = gaps_.back().end = gaps_.back().start + 1;
  size_t marks = size_ + 1u, locals = method->max_locals + 1u;
  size_t noted = marks / 64 + 1;
  noted_ = static_cast<uint64_t*>(CompileMemory::allocate(noted * sizeof(uint64_t) + marks + locals + size_));
  marks_ = reinterpret_cast<uint8_t*>(noted_ + noted);
  stored_ = marks_ + marks;
  code_ = stored_ + locals;
  std::memset(noted_, 0, noted * sizeof(uint64_t) + marks + locals);
  std::memcpy(code_, method->code.get(), size_);
  take_code();
  if (method->has(Method::kHasJsr)) find_subroutines();
  scan();
  if (!method->exception_table.empty()) scan_handlers();
  if (!is_straight_) number_leaders();
  if (has_calls_) fetch_callees_ahead();
  if (loops_.empty()) return;
  find_loop_depths();
  find_loop_entrances();
}

bool MethodAnalysis::is_compilable() const { return size_ <= kLargestMethod; }

// Without what only tier 0 wants to know.
void MethodAnalysis::take_code() {
  const PartialBody::Gap* gap = gaps_.begin();
  uint32_t next_gap = gaps_.empty() ? UINT32_MAX : gap->start;
  const interp::PlainOpcodes opcodes(method_);
  uint8_t* const code = code_;  // the compiler of the VM believes that stores of bytes may change it
  for (uint32_t bci = 0, end = size_; bci < end;) {
    uint8_t opcode = kGap;
    if (bci == next_gap)
      next_gap = ++gap != gaps_.end() ? gap->start : UINT32_MAX;
    else
      opcode = opcodes.of(code[bci], bci);
    code[bci] = opcode;
    uint32_t length = regular_length(opcode);  // not read again: the next instruction's place waits for it
    bci += length != 0 ? length : length_at(bci);
  }
}

int16_t MethodAnalysis::s2(uint32_t at) const {
  int16_t value;
  std::memcpy(&value, code_ + at, 2);
  return value;
}
int32_t MethodAnalysis::s4(uint32_t at) const {
  int32_t value;
  std::memcpy(&value, code_ + at, 4);
  return value;
}

namespace {

constexpr std::array<uint8_t, 256> lengths_by_opcode() {
  std::array<uint8_t, 256> lengths{};
  for (uint32_t raw = 0; raw < lengths.size(); raw++) {
    uint8_t opcode = interp::original_opcode(static_cast<uint8_t>(raw));
    if (classfile::is_opcode(opcode)) lengths[raw] = classfile::opcode_info(static_cast<Opcode>(opcode)).length;
  }
  return lengths;
}

}  // namespace

constexpr std::array<uint8_t, 256> MethodAnalysis::kLengths = lengths_by_opcode();

// The switches, wide, and gaps.
uint32_t MethodAnalysis::length_of_irregular(uint32_t bci) const {
  if (is_gap(bci)) {
    auto gap =
        std::find_if(gaps_.begin(), gaps_.end(), [&](const PartialBody::Gap& each) { return each.start == bci; });
    return gap->end - bci;
  }
  Opcode opcode = original(code_[bci]);
  uint32_t operands = (bci + 4) & ~3u;
  if (opcode == Opcode::kTableswitch) {
    return operands + 12 + 4 * (static_cast<uint32_t>(s4(operands + 8) - s4(operands + 4)) + 1) - bci;
  }
  if (opcode == Opcode::kLookupswitch) return operands + 8 + 8 * static_cast<uint32_t>(s4(operands + 4)) - bci;
  // The others' lengths do not depend on the byte order of their operands.
  return classfile::instruction_length(classfile::Bytes(method_->bytecode(), method_->code_length), bci);
}

uint32_t MethodAnalysis::end_of_tail(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongest = 64;  // in bytes
  if (end <= first || end - first > kLongest || !is_marked(end, kNoFall)) return 0;
  uint32_t last = first;
  for (uint32_t bci = first; bci < end; bci += length_at(bci)) {
    if ((marks_[bci] & kLeader) != 0 || has_trait(bci, kJumps)) return 0;
    last = bci;
  }
  return ends_flow(last) ? last : 0;
}

void MethodAnalysis::scan() {
  mark(0, kNoFall);
  for (uint32_t bci = 0, next; bci < size_; bci = next) {
    next = bci + length_at(bci);
    uint8_t traits = kTraits[code_[bci]];
    if (traits == kNamesField)
      fetch_field_ahead(bci);
    else if (traits != 0)
      scan_instruction(bci, next, traits);
  }
}

void MethodAnalysis::scan_instruction(uint32_t bci, uint32_t next, uint8_t traits) {
  note(bci);
  if ((traits & kReturns) != 0) returns_++;
  if ((traits & kCalls) != 0) {
    mark(bci, kCall);
    has_calls_ = true;
    if (const MethodEntry* entry = entry_of_call(bci)) __builtin_prefetch(entry);
  }
  Access access = access_at(bci);
  if (access.is_store) note_store(access);
  if (ends_flow(bci)) mark(next, kNoFall);
  for_each_target(bci, [&](uint32_t target) {
    mark(target, kLeader);
    add_jump(target);
    is_straight_ = false;
    if (target > bci) return;
    // A subroutine that lies behind its caller's next instruction repeats nothing.
    if (access.is_return)
      mark(target, kLoopHead);
    else
      add_loop(target, bci);
  });
}

// Null: it is not resolved, or has none.
const MethodEntry* MethodAnalysis::entry_of_call(uint32_t bci) const {
  auto opcode = static_cast<InternalOpcode>(code_[bci]);
  return interp::is_method_call(opcode) ? &method_->pool->method_entries[u2(bci + 1)] : nullptr;
}

// What the code is going to ask for: most of it was not looked at for a while.
void MethodAnalysis::fetch_field_ahead(uint32_t bci) const {
  __builtin_prefetch(&method_->pool->field_entries[u2(bci + 1)]);
}

template <class F>
void MethodAnalysis::for_each_callee(F&& visit) const {
  for_each_noted([&](uint32_t bci) {
    if (!is_marked(bci, kCall)) return;
    if (const MethodEntry* entry = entry_of_call(bci)) visit(entry->method.get());
  });
}

void MethodAnalysis::fetch_callees_ahead() const {
  constexpr size_t kCacheLine = 64;
  for_each_callee([](const Method* method) {
    const auto* callee = reinterpret_cast<const char*>(method);
    __builtin_prefetch(callee);
    __builtin_prefetch(callee + kCacheLine);
  });
}

void MethodAnalysis::fetch_bodies_ahead() const {
  if (!has_calls_) return;
  for_each_callee([](const Method* method) { __builtin_prefetch(method->code.get()); });
}

void MethodAnalysis::scan_handlers() {
  is_straight_ = false;
  for (const ExceptionTableEntry& entry : method_->exception_table) {
    handlers_.push_back({entry.start_pc, entry.end_pc, entry.handler_pc, entry.catch_type});
    mark(entry.start_pc, kTry);
    mark(entry.handler_pc, kLeader | kHandler | kJump | kManyJumps);
  }
}

void MethodAnalysis::number_leaders() {
  leader_numbers_ = static_cast<uint16_t*>(CompileMemory::allocate(size_ * sizeof(uint16_t)));
  for_each_leader([&](uint32_t bci) { leader_numbers_[bci] = static_cast<uint16_t>(++leader_count_); });
}

void MethodAnalysis::note_store(const Access& access) {
  if (access.local == 0) keeps_receiver_ = false;
  stored_[static_cast<size_t>(access.local)] = 1;
  if (access.type == 1 || access.type == 3) stored_[static_cast<size_t>(access.local) + 1] = 1;
}

void MethodAnalysis::add_loop(uint32_t head, uint32_t tail) {
  mark(head, kLoopHead);
  auto known = std::find_if(loops_.begin(), loops_.end(), [&](const LoopRange& loop) { return loop.head == head; });
  if (known == loops_.end())
    loops_.push_back({head, tail, true});
  else
    known->tail = std::max(known->tail, tail);
}

void MethodAnalysis::find_loop_depths() {
  loop_depth_.resize(size_);
  CompileVector<int16_t> steps(size_ + 1, 0);
  for (const LoopRange& loop : loops_) {
    steps[loop.head]++;
    steps[loop.tail + 1]--;
  }
  int32_t depth = 0;
  for (size_t bci = 0; bci < size_; bci++) {
    depth += steps[bci];
    loop_depth_[bci] = static_cast<uint8_t>(std::min(depth, 255));
  }
}

void MethodAnalysis::find_loop_entrances() {
  auto note_way = [&](uint32_t from, uint32_t target) {
    for (LoopRange& loop : loops_) {
      bool is_from_outside = from < loop.head || from > loop.tail;
      if (is_from_outside && target >= loop.head && target <= loop.tail) loop.is_fallen_into = false;
    }
  };
  for_each_noted([&](uint32_t bci) { for_each_target(bci, [&](uint32_t target) { note_way(bci, target); }); });
  for (const HandlerRange& handler : handlers_) note_way(UINT32_MAX, handler.target);
}

bool MethodAnalysis::is_fallen_into(uint32_t head) const {
  auto loop = std::find_if(loops_.begin(), loops_.end(), [&](const LoopRange& each) { return each.head == head; });
  return loop != loops_.end() && loop->is_fallen_into && !has_subroutines();
}

void MethodAnalysis::find_calls(const std::function<bool(uint32_t)>& is_call_free) {
  for_each_noted([&](uint32_t bci) {
    if (takes_registers(bci) && is_call_free(bci)) marks_[bci] = static_cast<uint8_t>(marks_[bci] & ~kCall);
  });
}

bool MethodAnalysis::is_unresolved(uint32_t bci) const {
  return has_trait(bci, kAwaitsResolution) && awaits_resolution(method_, code_[bci], bci + 1);
}

bool MethodAnalysis::is_type_check(uint32_t bci) const {
  Opcode opcode = original(code_[bci]);
  return opcode == Opcode::kCheckcast || opcode == Opcode::kInstanceof;
}

namespace {

constexpr bool is_end_of_flow(Opcode opcode) {
  switch (opcode) {
    case Opcode::kGoto:
    case Opcode::kGotoW:
    case Opcode::kTableswitch:
    case Opcode::kLookupswitch:
    case Opcode::kIreturn:
    case Opcode::kLreturn:
    case Opcode::kFreturn:
    case Opcode::kDreturn:
    case Opcode::kAreturn:
    case Opcode::kReturn:
    case Opcode::kAthrow:
    case Opcode::kJsr:
    case Opcode::kJsrW:
    case Opcode::kRet: return true;
    default: return false;
  }
}
constexpr bool is_jump(Opcode opcode) {
  bool is_plain = opcode >= Opcode::kIfeq && opcode <= Opcode::kLookupswitch;  // and subroutines
  bool is_other = opcode >= Opcode::kIfnull && opcode <= Opcode::kJsrW;
  return is_plain || is_other || opcode == Opcode::kWide;  // wide ret
}
constexpr bool is_access_of_local(Opcode opcode) {
  bool is_load = opcode >= Opcode::kIload && opcode <= Opcode::kAload3;
  bool is_store = opcode >= Opcode::kIstore && opcode <= Opcode::kAstore3;
  return is_load || is_store || opcode == Opcode::kIinc || opcode == Opcode::kRet || opcode == Opcode::kWide;
}

}  // namespace

constexpr std::array<uint8_t, 256> MethodAnalysis::traits_by_opcode() {
  std::array<uint8_t, 256> all{};
  for (uint32_t raw = 0; raw < all.size(); raw++) {
    Opcode opcode = original(static_cast<uint8_t>(raw));
    bool awaits = is_rewritten_later(static_cast<uint8_t>(raw)) || opcode == Opcode::kMultianewarray;
    uint32_t traits = (is_access_of_local(opcode) ? kAccessesLocal : 0) | (is_jump(opcode) ? kJumps : 0) |
                      (is_end_of_flow(opcode) ? kEndsFlow : 0) | (interp::is_call(opcode) ? kCalls : 0) |
                      (awaits ? kAwaitsResolution : 0) |
                      (opcode >= Opcode::kIreturn && opcode <= Opcode::kReturn ? kReturns : 0);
    all[raw] = static_cast<uint8_t>(traits);
  }
  all[kGap] = kEndsFlow;
  for (auto field = InternalOpcode::kGetfieldByte; field <= InternalOpcode::kPutstaticOther;
       field = static_cast<InternalOpcode>(static_cast<uint8_t>(field) + 1)) {
    all[static_cast<uint8_t>(field)] = kNamesField;
  }
  return all;
}
constexpr std::array<uint8_t, 256> MethodAnalysis::kTraits = traits_by_opcode();

constexpr std::array<MethodAnalysis::OpcodeAccess, 256> MethodAnalysis::accesses_by_opcode() {
  std::array<OpcodeAccess, 256> all{};
  auto set = [&](Opcode first, bool is_store) {
    for (uint32_t i = 0; i < 20; i++) {
      all[static_cast<size_t>(first) + i] = {static_cast<int8_t>(i % 4), static_cast<uint8_t>(i / 4), is_store};
    }
  };
  set(Opcode::kIload0, false);
  set(Opcode::kIstore0, true);
  return all;
}
constexpr std::array<MethodAnalysis::OpcodeAccess, 256> MethodAnalysis::kAccesses = accesses_by_opcode();

// Of an instruction that names the local in an operand.
MethodAnalysis::Access MethodAnalysis::access_of(uint32_t bci) const {
  auto raw = static_cast<Opcode>(code_[bci]);
  bool wide = raw == Opcode::kWide;
  uint32_t index_at = wide ? bci + 2 : bci + 1;
  if (wide) raw = static_cast<Opcode>(code_[bci + 1]);
  auto local = static_cast<int32_t>(wide ? u2(index_at) : code_[index_at]);
  auto kind = [&](Opcode first) { return static_cast<uint32_t>(raw) - static_cast<uint32_t>(first); };
  if (kind(Opcode::kIload) < 5) return {local, kind(Opcode::kIload)};
  if (kind(Opcode::kIstore) < 5) return {local, kind(Opcode::kIstore), true};
  if (raw == Opcode::kIinc) return {local, 0, true, true};
  if (raw == Opcode::kRet) return {local, 4, false, false, true};
  return {};
}

}  // namespace cortado::jit
