#pragma once
// What tier 1 learns of a method before it generates code: where basic blocks begin, loops, which locals are stored to. One
// pass over the rewritten code, and others only where there are loops.

#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>

#include "classfile/opcodes.h"
#include "interp/internal_opcodes.h"
#include "jit/baseline/partial_body.h"
#include "jit/compile_memory.h"
#include "runtime/method.h"

namespace cortado {
struct MethodEntry;
}

namespace cortado::jit {

// A range of bytecode from the target of backward jumps to the last of them.
struct LoopRange {
  uint32_t head, tail;
  bool is_fallen_into = true;  // its first instruction is where it is entered, from the one in front alone
};

// Exceptions from `start` up to `end`, exclusively, may go to `target`.
struct HandlerRange {
  uint32_t start, end, target;
  uint16_t catch_type;  // constant-pool index, 0: any
};

// The instruction is not in its resolved form, now: the first execution that needs it brings it there.
bool awaits_resolution(const Method* method, uint32_t bci);

class MethodAnalysis {
 public:
  // Reads a private copy of the code: other threads may rewrite opcodes meanwhile.
  // With gaps it sees the rest alone, and at the start of each an instruction kGap that ends the flow.
  explicit MethodAnalysis(const Method* method, CompileVector<PartialBody::Gap> gaps = {});
  static constexpr uint8_t kGap = 0xff;  // an opcode that no code has (JVMS 6.2)

  // False: tier 1 does not compile this method (size).
  bool is_compilable() const;
  // The code of what is called; a while after the analysis was made.
  void fetch_bodies_ahead() const;
  // `is_call_free`: whether a call instruction is done in place, without a call. Before it, none is.
  void find_calls(const std::function<bool(uint32_t bci)>& is_call_free);

  std::span<const uint8_t> code() const { return {code_, size_}; }
  bool is_leader(uint32_t bci) const { return is_marked(bci, kLeader); }
  bool is_loop_head(uint32_t bci) const { return is_marked(bci, kLoopHead); }
  bool is_handler(uint32_t bci) const { return is_marked(bci, kHandler); }
  bool begins_try(uint32_t bci) const { return is_marked(bci, kTry); }  // the range of a handler
  // One way goes there and nothing else: what is known at the jump is known behind it.
  bool has_one_way(uint32_t bci) const {
    return is_marked(bci, kJump) == is_marked(bci, kNoFall) && !is_marked(bci, kManyJumps);
  }
  uint32_t local_count() const { return method_->max_locals; }
  uint32_t argument_slots() const { return method_->argument_slots; }
  const CompileVector<LoopRange>& loops() const { return loops_; }  // one a head
  // Whoever comes to this loop head for the first time has come from the instruction in front.
  bool is_fallen_into(uint32_t head) const;
  uint32_t loop_depth(uint32_t bci) const { return loops_.empty() ? 0 : loop_depth_[bci]; }
  // In the order of the exception table.
  const CompileVector<HandlerRange>& handlers() const { return handlers_; }
  // Some instruction writes the local, or the one below as two slots.
  bool is_stored(uint32_t local) const { return stored_[local] != 0; }
  uint32_t returns() const { return returns_; }  // instructions
  // One way through all of it: no jumps, no handlers.
  bool is_straight() const { return is_straight_; }
  // All of it, and no way leads back.
  bool only_goes_on() const { return loops_.empty() && handlers_.empty() && gaps_.empty() && return_sites_ == nullptr; }
  // Local 0 is the receiver wherever code can be.
  bool keeps_receiver() const { return keeps_receiver_; }
  // Visits the bci of every block's first instruction, in order.
  template <class F>
  void for_each_leader(F&& visit) const;
  // Leaders have numbers from 1 on.
  uint32_t leader_count() const { return leader_count_; }
  uint32_t leader_number(uint32_t bci) const { return leader_numbers_ == nullptr ? 0 : leader_numbers_[bci]; }
  // Registers do not survive the instruction.
  bool takes_registers(uint32_t bci) const { return is_marked(bci, kCall); }
  // Not resolved yet: the interpreter goes on from here, at a type check unless the object is null.
  bool is_unresolved(uint32_t bci) const;
  bool is_type_check(uint32_t bci) const;  // checkcast, instanceof
  // The next instruction is not reached from this one.
  bool ends_flow(uint32_t bci) const { return has_trait(bci, kEndsFlow) || has_trait_of_wide(bci); }
  // From `first` on one way leads to an instruction in front of `end` that leaves the method, and nothing jumps in between: that
  // instruction. Else 0.
  uint32_t end_of_tail(uint32_t first, uint32_t end) const;
  uint8_t opcode_at(uint32_t bci) const { return code_[bci]; }
  bool is_gap(uint32_t bci) const { return code_[bci] == kGap; }
  uint32_t length_at(uint32_t bci) const {
    uint32_t length = kLengths[code_[bci]];
    return CORTADO_LIKELY(length != 0) ? length : length_of_irregular(bci);
  }
  bool is_call_at(uint32_t bci) const { return has_trait(bci, kCalls); }
  static bool is_call(uint8_t opcode) { return (kTraits[opcode] & kCalls) != 0; }
  // Unresolved in this form, or perhaps.
  static bool may_await_resolution(uint8_t opcode) { return (kTraits[opcode] & kAwaitsResolution) != 0; }
  static uint32_t regular_length(uint8_t opcode) { return kLengths[opcode]; }  // 0: it has no fixed one

  // Calls visit(target bci) for every jump of the instruction at `bci`; of ret: where the subroutines that it is part of
  // are called.
  template <class F>
  void for_each_target(uint32_t bci, F&& visit) const;

  // jsr and jsr_w, and where they go.
  bool is_subroutine_call(uint32_t bci) const {
    auto opcode = static_cast<classfile::Opcode>(code_[bci]);
    return opcode == classfile::Opcode::kJsr || opcode == classfile::Opcode::kJsrW;
  }
  uint32_t subroutine_at(uint32_t bci) const;
  // Then a local may be of one kind on one way to a place and of another kind on another way.
  bool has_subroutines() const { return return_sites_ != nullptr; }

  int16_t s2(uint32_t at) const;
  int32_t s4(uint32_t at) const;
  uint16_t u2(uint32_t at) const { return static_cast<uint16_t>(s2(at)); }

  // The local that an instruction reads or writes.
  struct Access {
    int32_t local = -1;
    uint32_t type = 0;  // 0 int, 1 long, 2 float, 3 double, 4 reference
    bool is_store = false;
    bool is_increment = false;  // a store that reads first
    bool is_return = false;     // of ret: a load
  };
  // It does nothing else that is of interest, and nothing begins there.
  bool is_only_access(uint32_t bci) const {
    return kTraits[code_[bci]] == kAccessesLocal && (marks_[bci] & (kLeader | kTry)) == 0;
  }
  Access access_at(uint32_t bci) const {
    if (!has_trait(bci, kAccessesLocal)) return {};
    OpcodeAccess access = kAccesses[code_[bci]];
    if (access.local >= 0) return {access.local, access.type, access.is_store};
    return access_of(bci);
  }
  // Visits the instructions that are of interest to others than who compiles them, in order: those that have traits, or where
  // a block or the range of a handler begins.
  template <class F>
  void for_each_noted(F&& visit) const;

 private:
  Access access_of(uint32_t bci) const;
  // Of an opcode that names the local; else the local is -1.
  struct OpcodeAccess {
    int8_t local = -1;
    uint8_t type = 0;
    bool is_store = false;
  };
  static constexpr std::array<OpcodeAccess, 256> accesses_by_opcode();
  // What an opcode tells; `wide` may be any of its forms.
  enum Trait : uint8_t {
    kAccessesLocal = 1,
    kJumps = 2,
    kEndsFlow = 4,
    kCalls = 8,
    kAwaitsResolution = 16,
    kReturns = 32,
    kNamesField = 64  // resolved
  };
  static constexpr std::array<uint8_t, 256> traits_by_opcode();
  bool has_trait(uint32_t bci, Trait trait) const { return (kTraits[code_[bci]] & trait) != 0; }
  bool has_trait_of_wide(uint32_t bci) const {
    return static_cast<classfile::Opcode>(code_[bci]) == classfile::Opcode::kWide && access_of(bci).is_return;
  }
  uint32_t length_of_irregular(uint32_t bci) const;
  void take_code();
  void scan();
  void scan_instruction(uint32_t bci, uint32_t next, uint8_t traits);
  const MethodEntry* entry_of_call(uint32_t bci) const;
  void fetch_field_ahead(uint32_t bci) const;
  void fetch_callees_ahead() const;
  template <class F>
  void for_each_callee(F&& visit) const;
  void scan_handlers();
  void number_leaders();
  void note_store(const Access& access);
  void find_loop_depths();
  void find_loop_entrances();
  void add_loop(uint32_t head, uint32_t tail);
  // subroutines.cpp
  void find_subroutines();
  CompileVector<uint32_t> returns_from(uint32_t subroutine) const;

  static const std::array<uint8_t, 256> kLengths;  // by opcode; 0: irregular
  static const std::array<uint8_t, 256> kTraits;   // by opcode
  static const std::array<OpcodeAccess, 256> kAccesses;

  // What is known of a bci.
  // kJump: a jump goes there, or an exception; kNoFall: it is not reached from the instruction in front.
  enum Mark : uint8_t {
    kLeader = 1,
    kLoopHead = 2,
    kHandler = 4,
    kCall = 8,
    kJump = 16,
    kManyJumps = 32,
    kNoFall = 64,
    kTry = 128
  };
  bool is_marked(uint32_t bci, Mark mark) const { return (marks_[bci] & mark) != 0; }
  void mark(uint32_t bci, uint8_t marks) {
    marks_[bci] = static_cast<uint8_t>(marks_[bci] | marks);
    if ((marks & (kLeader | kTry)) != 0) note(bci);
  }
  void note(uint32_t bci) { noted_[bci / 64] |= uint64_t{1} << (bci % 64); }
  void add_jump(uint32_t target) { mark(target, is_marked(target, kJump) ? kManyJumps : kJump); }

  const Method* method_;
  CompileVector<PartialBody::Gap> gaps_;
  // Memory of the compilation.
  uint8_t* code_;
  uint32_t size_;
  uint8_t* marks_;   // by bci, and one more: the last instruction may seem to lead there
  uint8_t* stored_;  // by local, and one more
  uint64_t* noted_;  // bit by bci
  CompileVector<LoopRange> loops_;
  CompileVector<HandlerRange> handlers_;
  CompileVector<uint8_t> loop_depth_;  // by bci, if there are loops
  using ReturnSites = CompileMap<uint32_t, CompileVector<uint32_t>>;
  ReturnSites* return_sites_ = nullptr;  // by the bci of the ret; if there are subroutines
  uint16_t* leader_numbers_ = nullptr;   // by bci; not if it is straight
  uint32_t leader_count_ = 0;
  uint32_t returns_ = 0;
  bool keeps_receiver_ = false;
  bool is_straight_ = true;
  bool has_calls_ = false;
};

template <class F>
void MethodAnalysis::for_each_leader(F&& visit) const {
  if (is_straight_) return;
  for_each_noted([&](uint32_t bci) {
    if (is_leader(bci)) visit(bci);
  });
}

template <class F>
void MethodAnalysis::for_each_noted(F&& visit) const {
  for (uint32_t first = 0; first < size_; first += 64) {
    for (uint64_t left = noted_[first / 64]; left != 0; left &= left - 1)
      visit(first + static_cast<uint32_t>(std::countr_zero(left)));
  }
}

template <class F>
void MethodAnalysis::for_each_target(uint32_t bci, F&& visit) const {
  using classfile::Opcode;
  if (!has_trait(bci, kJumps)) return;
  auto opcode = static_cast<Opcode>(interp::original_opcode(code_[bci]));
  uint32_t operands = (bci + 4) & ~3u;
  if (opcode == Opcode::kTableswitch) {
    visit(bci + static_cast<uint32_t>(s4(operands)));
    uint32_t count = static_cast<uint32_t>(s4(operands + 8) - s4(operands + 4)) + 1;
    for (uint32_t i = 0; i < count; i++) visit(bci + static_cast<uint32_t>(s4(operands + 12 + 4 * i)));
  } else if (opcode == Opcode::kLookupswitch) {
    visit(bci + static_cast<uint32_t>(s4(operands)));
    for (int32_t i = 0; i < s4(operands + 4); i++) {
      visit(bci + static_cast<uint32_t>(s4(operands + 12 + 8 * static_cast<uint32_t>(i))));
    }
  } else if (opcode == Opcode::kGotoW) {
    visit(bci + static_cast<uint32_t>(s4(bci + 1)));
  } else if ((opcode >= Opcode::kIfeq && opcode <= Opcode::kGoto) || opcode == Opcode::kIfnull ||
             opcode == Opcode::kIfnonnull) {
    visit(bci + static_cast<uint32_t>(static_cast<int32_t>(s2(bci + 1))));
  } else if (is_subroutine_call(bci)) {
    visit(subroutine_at(bci));
  } else if (return_sites_ != nullptr) {
    auto sites = return_sites_->find(bci);
    if (sites == return_sites_->end()) return;
    for (uint32_t site : sites->second) visit(site);
  }
}

}  // namespace cortado::jit
