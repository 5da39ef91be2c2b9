#include "jit/baseline/local_registers.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cortado::jit {

namespace {

constexpr uint32_t kReferenceAccess = 4;  // MethodAnalysis::Access::type

// States settle after as many passes as loops are nested, and a little; stopping earlier is correct too.
constexpr uint32_t kMostPasses = 6;

VariableKind kind_of_access(uint32_t type) {
  constexpr VariableKind kKinds[] = {VariableKind::kNarrow, VariableKind::kWide, VariableKind::kFloating,
                                     VariableKind::kFloating, VariableKind::kWide};
  return kKinds[type];
}
VariableSet bit(uint32_t variable) { return VariableSet{1} << variable; }

}  // namespace

bool LocalRegisters::allocate(uint32_t general, uint32_t vector) {
  numbers_.assign(analysis_.local_count() * 3, -1);
  assign(find_candidates(), general, vector);
  leaders_.resize(analysis_.leader_count() + 1);
  return !variables_.empty();
}

void LocalRegisters::find_block_states() {
  analysis_.for_each_leader([&](uint32_t bci) { leaders_[analysis_.leader_number(bci)].bci = bci; });
  record_events();
  find_stores_in_loops();
  find_needs();
  find_states();
}

VariableSet LocalRegisters::of_local(uint32_t local) const {
  VariableSet set = 0;
  for (VariableKind kind : {VariableKind::kNarrow, VariableKind::kWide, VariableKind::kFloating}) {
    int number = variable(local, kind);
    if (number >= 0) set |= bit(static_cast<uint32_t>(number));
  }
  return set;
}

// All variables with the ranges in which they need a register: from the first access to the last, and to the end of loops
// that begin inside. A variable with all accesses inside one loop has no value at its head.
CompileVector<LocalRegisters::Variable> LocalRegisters::find_candidates() const {
  CompileVector<Variable> found(analysis_.local_count() * 3, Variable{0, VariableKind::kNarrow, 0, UINT32_MAX, 0});
  analysis_.for_each_noted([&](uint32_t bci) {
    MethodAnalysis::Access access = analysis_.access_at(bci);
    if (access.local < 0) return;
    VariableKind kind = kind_of_access(access.type);
    auto local = static_cast<uint32_t>(access.local);
    Variable& variable = found[index_of(local, kind)];
    variable.local = local;
    variable.kind = kind;
    variable.is_reference = variable.is_reference || access.type == kReferenceAccess;
    variable.weight += 1u << (3 * std::min(analysis_.loop_depth(bci), 4u));
    if (variable.first == UINT32_MAX) variable.first = local < analysis_.argument_slots() ? 0 : bci;
    variable.last = bci;
  });
  if (analysis_.has_subroutines()) drop_ambiguous(found);
  found.erase_if([](const Variable& variable) { return variable.weight < 2; });
  for (Variable& variable : found) {
    for (bool again = !analysis_.loops().empty(); again;) {
      again = false;
      for (const LoopRange& loop : analysis_.loops()) {
        if (variable.first < loop.head && variable.last >= loop.head && variable.last < loop.tail) {
          variable.last = loop.tail;
          again = true;
        }
      }
    }
  }
  return found;
}

// In a subroutine a local may hold a reference on the way from one caller, a number on the way from another, and both are
// read behind it. Only the home can be right for all.
void LocalRegisters::drop_ambiguous(CompileVector<Variable>& variables) const {
  for (uint32_t local = 0; local < analysis_.local_count(); local++) {
    auto kinds = variables.begin() + static_cast<ptrdiff_t>(index_of(local, VariableKind::kNarrow));
    auto is_used = [](const Variable& variable) { return variable.weight > 0; };
    if (std::count_if(kinds, kinds + 3, is_used) < 2) continue;
    for (auto kind = kinds; kind != kinds + 3; kind++) kind->weight = 0;
  }
}

void LocalRegisters::assign(CompileVector<Variable> candidates, uint32_t general, uint32_t vector) {
  std::sort(candidates.begin(), candidates.end(), [](const Variable& x, const Variable& y) {
    return std::tuple(y.weight, x.local, x.kind) < std::tuple(x.weight, y.local, y.kind);
  });
  for (Variable& candidate : candidates) {
    if (variables_.size() == kMostVariables) break;
    bool floating = candidate.kind == VariableKind::kFloating;
    uint32_t taken = 0;
    for (const Variable& other : variables_) {
      bool same_pool = (other.kind == VariableKind::kFloating) == floating;
      if (same_pool && candidate.first <= other.last && other.first <= candidate.last) taken |= 1u << other.reg;
    }
    candidate.reg = static_cast<uint32_t>(std::countr_one(taken));
    if (candidate.reg >= (floating ? vector : general)) continue;
    numbers_[index_of(candidate.local, candidate.kind)] = static_cast<int8_t>(variables_.size());
    variables_.push_back(candidate);
  }
  sharing_.assign(variables_.size(), 0);
  for (uint32_t x = 0; x < variables_.size(); x++) {
    if (variables_[x].is_reference) references_ |= bit(x);
    for (uint32_t y = 0; y < variables_.size(); y++) {
      bool same_pool =
          (variables_[x].kind == VariableKind::kFloating) == (variables_[y].kind == VariableKind::kFloating);
      if (same_pool && variables_[x].reg == variables_[y].reg) sharing_[x] |= bit(y);
    }
  }
}

uint32_t LocalRegisters::general_in_use() const {
  uint32_t count = 0;
  for (const Variable& variable : variables_)
    if (variable.kind != VariableKind::kFloating) count = std::max(count, variable.reg + 1);
  return count;
}

// What matters here, in the order of the code.
void LocalRegisters::record_events() {
  auto note = [&](Event::Kind kind, uint32_t bci, uint32_t number = 0) {
    events_.push_back({kind, static_cast<uint8_t>(number), static_cast<uint16_t>(bci)});
  };
  auto note_access = [&](const MethodAnalysis::Access& access, uint32_t bci) {
    int number = variable(static_cast<uint32_t>(access.local), kind_of_access(access.type));
    if (number < 0) return;
    if (!access.is_store || access.is_increment) note(Event::Kind::kLoad, bci, static_cast<uint32_t>(number));
    if (access.is_store) note(Event::Kind::kStore, bci, static_cast<uint32_t>(number));
  };
  events_.reserve(analysis_.code().size());
  analysis_.for_each_noted([&](uint32_t bci) {
    if (analysis_.is_only_access(bci)) return note_access(analysis_.access_at(bci), bci);
    if (analysis_.is_leader(bci)) {
      note(Event::Kind::kLeader, bci);
      events_.back().leader = static_cast<uint16_t>(analysis_.leader_number(bci));
    }
    if (analysis_.begins_try(bci)) note(Event::Kind::kTry, bci);
    MethodAnalysis::Access access = analysis_.access_at(bci);
    if (access.local >= 0) {
      note_access(access, bci);
      if (!access.is_return) return;
    }
    if (analysis_.takes_registers(bci)) note(Event::Kind::kCall, bci);
    analysis_.for_each_target(bci, [&](uint32_t target) {
      note(Event::Kind::kBranch, bci);
      events_.back().leader = static_cast<uint16_t>(analysis_.leader_number(target));
    });
    if (analysis_.is_unresolved(bci) && !analysis_.is_type_check(bci)) note(Event::Kind::kExit, bci);
    if (analysis_.ends_flow(bci)) note(Event::Kind::kEnd, bci);
  });
}

void LocalRegisters::find_stores_in_loops() {
  for (const LoopRange& loop : analysis_.loops()) {
    for (const Event& event : events_) {
      if (event.kind == Event::Kind::kStore && event.bci >= loop.head && event.bci <= loop.tail) {
        leaders_[analysis_.leader_number(loop.head)].stored_in_loop |= bit(event.variable);
      }
    }
  }
}

// A pass against the order of the code comes to what jumps back there, or throws, before it comes to the leader.
bool LocalRegisters::is_read_before_it_is_found(uint32_t leader) const {
  return analysis_.is_loop_head(leader) || analysis_.is_handler(leader) || analysis_.has_subroutines();
}

// Backwards: what is live, and what is used before the next call. Both only grow.
void LocalRegisters::find_needs() {
  while (needs_pass()) continue;
}

// Of the handlers around it.
VariableSet LocalRegisters::live_in_handlers(uint32_t bci) const {
  VariableSet live = 0;
  for (const HandlerRange& handler : analysis_.handlers()) {
    if (bci >= handler.start && bci < handler.end) live |= live_at(handler.target);
  }
  return live;
}

bool LocalRegisters::needs_pass() {
  bool changed = false, has_handlers = !analysis_.handlers().empty();
  VariableSet live = 0, needed = 0;
  for (size_t i = events_.size(); i-- > 0;) {
    const Event& event = events_[i];
    // What a handler reads is live wherever it may be reached from.
    if (has_handlers && event.kind != Event::Kind::kBranch) live |= live_in_handlers(event.bci);
    switch (event.kind) {
      case Event::Kind::kTry: break;
      case Event::Kind::kEnd: live = needed = 0; break;
      case Event::Kind::kBranch:
        live |= leaders_[event.leader].live;
        needed |= leaders_[event.leader].needed;
        break;
      case Event::Kind::kExit:  // the interpreter goes on
      case Event::Kind::kCall: needed = 0; break;
      case Event::Kind::kStore:
        live &= ~bit(event.variable);
        needed &= ~bit(event.variable);
        break;
      case Event::Kind::kLoad:
        live |= bit(event.variable);
        needed |= bit(event.variable);
        break;
      case Event::Kind::kLeader: {
        Leader& leader = leaders_[event.leader];
        if (live != leader.live || needed != leader.needed) changed = changed || is_read_before_it_is_found(event.bci);
        leader.live = live;
        leader.needed = needed;
        break;
      }
    }
  }
  return changed;
}

void LocalRegisters::find_states() {
  for (uint32_t pass = 0; pass < kMostPasses && states_pass(); pass++) continue;
}

// Forwards: at a leader a variable is in its register if it is so on all ways there, or on some and will be used. What
// comes to a loop's head from below is known from the pass before.
bool LocalRegisters::states_pass() {
  for (Leader& leader : leaders_) leader.before = std::exchange(leader.now, {});
  RegisterState state;
  bool reachable = true;
  for (const Event& event : events_) {
    switch (event.kind) {
      case Event::Kind::kLeader: {
        Leader& leader = leaders_[event.leader];
        if (reachable) leader.now.add(state);
        Arrival all = leader.now;
        if (analysis_.is_loop_head(event.bci)) all.add(leader.before);
        state = state_of(leader, all);
        leader.state = state;
        reachable = true;
        break;
      }
      case Event::Kind::kLoad: hold(state, event.variable); break;
      case Event::Kind::kStore: {
        VariableSet others = of_local(variables_[event.variable].local) & ~bit(event.variable);
        state.valid &= ~others;
        hold(state, event.variable);
        state.dirty = (state.dirty & ~others) | bit(event.variable);
        break;
      }
      case Event::Kind::kTry: break;
      case Event::Kind::kCall: state = {}; break;
      case Event::Kind::kBranch: leaders_[event.leader].now.add(state); break;
      case Event::Kind::kExit:
      case Event::Kind::kEnd: reachable = false; break;
    }
  }
  // Only loops' heads look at the pass before.
  return std::any_of(analysis_.loops().begin(), analysis_.loops().end(), [&](const LoopRange& loop) {
    const Leader& head = leaders_[analysis_.leader_number(loop.head)];
    return !(head.now == head.before);
  });
}

void LocalRegisters::hold(RegisterState& state, uint32_t variable) const {
  state.dirty &= ~(sharing_[variable] & ~bit(variable));
  state.valid = (state.valid & ~sharing_[variable]) | bit(variable);
}

RegisterState LocalRegisters::state_of(const Leader& leader, const Arrival& arrival) const {
  RegisterState state;
  if (!arrival.any || analysis_.is_handler(leader.bci)) return state;
  state.valid = without_conflicts((arrival.all | (arrival.some & leader.needed)) & leader.live);
  state.dirty = arrival.dirty & state.valid;
  if (analysis_.is_loop_head(leader.bci)) state.dirty &= leader.stored_in_loop;
  return state;
}

// Of variables that share a register only one can be in it.
VariableSet LocalRegisters::without_conflicts(VariableSet set) const {
  VariableSet result = 0;
  for_each_variable(set, [&](uint32_t variable) {
    if ((result & sharing_[variable]) == 0) result |= bit(variable);
  });
  return result;
}

}  // namespace cortado::jit
