#pragma once
// Which local variables tier 1 keeps in registers, and what holds of them where blocks begin.
//
// A variable is a local as one kind of value: int, 64-bit, or floating point. javac gives one local to several variables
// in turn; each has its own register then. Variables whose ranges of bytecode do not overlap share registers.
//
// A state says of each variable whether its register is valid and whether its home is older than the register (dirty).
// States at block beginnings are fixed before code is made, by what the blocks before leave in registers and what the
// block will use before a call takes all registers away; code at each jump makes true what the target's state says. Only
// what is said to be live must be all that is: the rest costs speed when it is wrong, never correctness.

#include <bit>
#include <cstdint>

#include "jit/baseline/method_analysis.h"
#include "jit/compile_memory.h"

namespace cortado::jit {

// Bit n: the variable of number n.
using VariableSet = uint64_t;
inline constexpr size_t kMostVariables = 64;

enum class VariableKind : uint8_t { kNarrow, kWide, kFloating };

struct RegisterState {
  VariableSet valid = 0;
  VariableSet dirty = 0;  // of the valid ones
  bool operator==(const RegisterState&) const = default;
};

class LocalRegisters {
 public:
  explicit LocalRegisters(const MethodAnalysis& analysis) : analysis_(analysis) {}

  // Chooses the variables. `general` and `vector`: how many registers there are of each kind. False: no variable has one.
  bool allocate(uint32_t general, uint32_t vector);
  // What holds where blocks begin; after the analysis knows which calls are done in place.
  void find_block_states();

  // The number of the variable, or -1: it has no register.
  int variable(uint32_t local, VariableKind kind) const { return numbers_[index_of(local, kind)]; }
  uint32_t local_of(uint32_t variable) const { return variables_[variable].local; }
  VariableKind kind_of(uint32_t variable) const { return variables_[variable].kind; }
  // In the pool of its kind.
  uint32_t register_of(uint32_t variable) const { return variables_[variable].reg; }
  // Of the general registers, the first so many hold variables.
  uint32_t general_in_use() const;
  // All that share the variable's register, itself too.
  VariableSet sharing(uint32_t variable) const { return sharing_[variable]; }
  // All variables that are the local, as whatever kind.
  VariableSet of_local(uint32_t local) const;

  // Of the block that begins at `bci`.
  RegisterState state_at(uint32_t bci) const { return leaders_[analysis_.leader_number(bci)].state; }
  VariableSet live_at(uint32_t bci) const { return leaders_[analysis_.leader_number(bci)].live; }
  // The loop that begins at `head` reads what they were before it.
  VariableSet unchanged_in_loop(uint32_t head) const {
    const Leader& leader = leaders_[analysis_.leader_number(head)];
    return leader.live & ~leader.stored_in_loop;
  }
  // The collector looks at the homes of references even when they are dead.
  VariableSet references() const { return references_; }

 private:
  struct Variable {
    uint32_t local;
    VariableKind kind;
    uint32_t weight;
    uint32_t first, last;  // the range of bytecode that it needs its register for
    uint32_t reg = 0;
    bool is_reference = false;  // of some accesses
  };
  struct Event {
    enum class Kind : uint8_t { kLeader, kLoad, kStore, kCall, kBranch, kTry, kExit, kEnd } kind;
    uint8_t variable;
    uint16_t bci;         // its own
    uint16_t leader = 0;  // kLeader: its number; kBranch: the target's
  };

  // What the ways to a leader bring.
  struct Arrival {
    VariableSet all = ~VariableSet{0}, some = 0, dirty = 0;
    bool any = false;
    void add(const RegisterState& state) { add({state.valid, state.valid, state.dirty, true}); }
    void add(const Arrival& other) {
      all &= other.all;
      some |= other.some;
      dirty |= other.dirty;
      any = any || other.any;
    }
    bool operator==(const Arrival&) const = default;
  };

  // Where a block begins.
  struct Leader {
    uint32_t bci = 0;
    RegisterState state;
    VariableSet live = 0;
    VariableSet needed = 0;          // used before a call, on some way
    VariableSet stored_in_loop = 0;  // loop heads: what the loop changes
    Arrival now, before;             // of the pass that is made, and of the one before
  };

  static size_t index_of(uint32_t local, VariableKind kind) { return local * 3 + static_cast<size_t>(kind); }
  CompileVector<Variable> find_candidates() const;
  void drop_ambiguous(CompileVector<Variable>& variables) const;
  void assign(CompileVector<Variable> candidates, uint32_t general, uint32_t vector);
  void record_events();
  void find_stores_in_loops();
  bool is_read_before_it_is_found(uint32_t leader) const;
  void find_needs();
  bool needs_pass();
  VariableSet live_in_handlers(uint32_t bci) const;
  void find_states();
  bool states_pass();
  void hold(RegisterState& state, uint32_t variable) const;
  RegisterState state_of(const Leader& leader, const Arrival& arrival) const;
  VariableSet without_conflicts(VariableSet set) const;

  const MethodAnalysis& analysis_;
  CompileVector<int8_t> numbers_;  // by index_of
  CompileVector<Variable> variables_;
  CompileVector<VariableSet> sharing_;
  VariableSet references_ = 0;
  CompileVector<Event> events_;
  CompileVector<Leader> leaders_;  // by number; the first is none
};

template <class F>
void for_each_variable(VariableSet set, F&& visit) {
  for (; set != 0; set &= set - 1) visit(static_cast<uint32_t>(std::countr_zero(set)));
}

}  // namespace cortado::jit
