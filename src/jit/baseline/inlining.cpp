// Tier 1: inlining. A small callee's bytecode is compiled where it is called, its arguments and locals being values of the
// abstract stack. Its frame is laid out as a call would have, so that it can be linked, and left to the interpreter,
// anywhere (scopes.cpp). Which method runs is known, tested (the receiver's class, or what its vtable holds), or taken for
// granted: that the classes linked so far are all, and that no class was redefined. What was taken for granted is not
// tested: where it ends to be so, places in the code become jumps out of it (patch_point.h).

#include <algorithm>
#include <utility>

#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "jit/intrinsics/intrinsics.h"
#include "runtime/class.h"
#include "runtime/upcall.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;

namespace {

constexpr uint32_t kHeaderSlots = sizeof(Frame) / sizeof(Slot) + 1;  // with the spare slot

bool is_return(uint8_t raw) {
  auto opcode = static_cast<Opcode>(interp::original_opcode(raw));
  return opcode >= Opcode::kIreturn && opcode <= Opcode::kReturn;
}

int64_t narrow_constant(BasicType type, int64_t value) {
  switch (type) {
    case BasicType::kBoolean: return value & 1;
    case BasicType::kByte: return static_cast<int8_t>(value);
    case BasicType::kChar: return static_cast<uint16_t>(value);
    case BasicType::kShort: return static_cast<int16_t>(value);
    default: return value;
  }
}

}  // namespace

// Not within itself more than once, not too deep, not too much of it.
bool BaselineCompiler::may_inline(const Method* method, const InlineBody& body) const {
  uint32_t depth = 0, forced = 0, times = 0;
  for (uint32_t at = scope_;; at = scopes_[at].caller) {
    times += scopes_[at].method == method ? 1 : 0;
    if (at == 0) break;
    depth++;
    forced += scopes_[at].method->has(Method::kForceInline) ? 1 : 0;
  }
  if (depth >= kForcedInlineDepth || body.extent == InlineBody::Extent::kNone) return false;
  uint32_t extent = static_cast<uint32_t>(stack_.size()) + method->max_locals + kHeaderSlots + method->max_stack;
  if (!is_large_ && frame_size(extent) > Thread::kUncheckedFrame) return false;
  if (method->code_length == 1) return true;  // it does nothing: Object's constructor, above all
  if (method->has(Method::kForceInline))
    return times <= kForcedInlineRecursion && forced_bytes_ + body.cost <= kForcedInlineBudget;
  return depth - forced < kInlineDepth && times <= kInlineRecursion && inlining_cost_ + body.cost <= kInlineBudget;
}
bool BaselineCompiler::may_inline_whole(const Method* method, const InlineBody& body) const {
  return body.extent == InlineBody::Extent::kWhole && may_inline(method, body);
}

bool BaselineCompiler::emit_inlined(uint8_t raw, const MethodEntry& entry) {
  if (!has_operands(entry.argument_slots)) return false;
  InlineCandidate candidate = candidate_of(raw, entry);
  Method* callee = candidate.method;
  if (callee == nullptr) return false;
  bool is_intrinsic = follows_guess(intrinsics[callee->library_intrinsic].emitter);
  InlineBody body;
  if (!is_intrinsic) body = inline_bodies_.of(callee);
  if (!is_intrinsic && !may_inline(callee, body)) return false;
  CallsInstead calls{&entry, {}, {}};
  bool is_guarded = candidate.guard == CallGuard::kVtable || candidate.guard == CallGuard::kClass;
  if (!callee->is_static()) {
    bool is_known = known_object(stack_[stack_.size() - entry.argument_slots]) != nullptr;
    Gp reg = is_known && !is_guarded ? Gp{} : hold_receiver(entry.argument_slots);
    if (candidate.guard == CallGuard::kHierarchy) emit_hierarchy_guard(entry, callee);
    if (is_guarded) emit_target_guard(candidate, calls, reg);
  }
  emit_version_guard();
  if (is_intrinsic)
    emit_intrinsic_of(callee, entry);
  else
    emit_body(callee, entry.argument_slots, body, &calls);
  if (calls.resume.isValid() && !failed_) finish_calls_instead(calls);
  return true;
}

// The receiver of a body in place, not null, in a register.
Gp BaselineCompiler::hold_receiver(uint32_t slots) {
  Value& receiver = stack_[stack_.size() - slots];
  receiver.slot = static_cast<uint16_t>(stack_.size() - slots);
  receiver.type = ValueType::kReference;
  bool was_home = receiver.kind == Value::Kind::kHome;
  Gp reg = nonnull_gp(receiver);
  if (was_home) receiver.stored_in = static_cast<uint16_t>(receiver.slot + 1);
  receiver.is_nonnull = true;
  return reg;
}

// A place where code can be made to leave for good.
BaselineCompiler::Departure BaselineCompiler::emit_departure() {
  Label old = new_exit(ExitKind::kOldVersion);
  pad_for_patching();
  Departure departure{static_cast<uint32_t>(a_.offset()), old};
  a_.embed(PatchPoint::kInstruction, PatchPoint::kSize);
  return departure;
}

// The bodies compiled here must be those that the methods have now. Redefinition is rare: it makes jumps of the guards of all
// code.
void BaselineCompiler::emit_version_guard() {
  if (is_current_) return;
  is_current_ = true;
  version_guards_.push_back(emit_departure());
}

void BaselineCompiler::emit_hierarchy_guard(const MethodEntry& entry, Method* only) {
  MetaPtr<Class> holder = entry.method->holder;
  a_.depend_on(holder.bits());
  a_.depend_on(MetaPtr<Method>(only).bits());
  Departure departure = emit_departure();
  hierarchy_guards_.push_back({{holder, entry.index, only, {}}, departure});
  if (!is_current_) version_guards_.push_back(departure);
  is_current_ = true;
}

PatchPoint BaselineCompiler::patch_point_of(const Departure& departure) const {
  return {departure.offset, a_.offset_of(departure.exit)};
}
std::vector<PatchPoint> BaselineCompiler::inlined() const {
  std::vector<PatchPoint> points;
  points.reserve(version_guards_.size());
  for (const Departure& departure : version_guards_) points.push_back(patch_point_of(departure));
  return points;
}
std::vector<HierarchyAssumption> BaselineCompiler::assumptions() const {
  std::vector<HierarchyAssumption> all;
  all.reserve(hierarchy_guards_.size());
  for (const auto& [assumption, departure] : hierarchy_guards_) {
    all.push_back(assumption);
    all.back().point = patch_point_of(departure);
  }
  return all;
}

// The operands are the snapshot's.
BaselineCompiler::SlowPath& BaselineCompiler::call_instead(CallsInstead& calls) {
  if (!calls.resume.isValid()) calls.resume = a_.newLabel();
  SlowPath& path = new_slow_path(SlowPath::Kind::kInvoke);
  calls.paths.push_back(slow_paths_.size() - 1);
  path.stack = snapshot_;
  path.resume = calls.resume;
  path.entry = calls.entry;
  path.nonnull = nonnull_;
  return path;
}

// Other receivers' targets are called.
void BaselineCompiler::emit_target_guard(const InlineCandidate& candidate, CallsInstead& calls, const Gp& receiver) {
  SlowPath& path = call_instead(calls);
  const MethodEntry& entry = *calls.entry;
  if (candidate.guard == CallGuard::kClass) {
    bool is_private = entry.index < 0;
    path.selection = is_private ? SlowPath::Selection::kPrivateInterface : SlowPath::Selection::kInterface;
    a_.cmp(x86::dword_ptr(receiver, 4), static_cast<int32_t>(candidate.receiver.bits()));
  } else {
    a_.mov(kScratch.r32(), x86::dword_ptr(receiver, 4));
    a_.cmp(x86::dword_ptr(kScratch, static_cast<int32_t>(sizeof(Class)) + 4 * entry.index),
           static_cast<int32_t>(MetaPtr<Method>(candidate.method).bits()));
  }
  a_.jne(path.start);
}

// Where a way into a gap of the body goes: the method is called from its beginning. The arguments are as they were: the
// values of its first locals, which lie where a call wants them.
Label BaselineCompiler::gap_label() {
  const Scope& scope = scopes_[scope_];
  CallsInstead& calls = *inlined_return_->calls;
  SlowPath& path = call_instead(calls);
  path.scope = scope.caller;
  path.bci = scope.call_bci;
  path.callee = method_;
  path.stack.assign(stack_.begin(), stack_.begin() + scope.first_local + calls.entry->argument_slots);
  return path.start;
}

// The arguments become the callee's locals as they are.
void BaselineCompiler::emit_body(Method* method, uint32_t argument_slots, const InlineBody& body, CallsInstead* calls) {
  MethodAnalysis analysis(method, body.part != nullptr ? body.part->gaps : CompileVector<PartialBody::Gap>{});
  Scope scope;
  scope.method = method;
  scope.caller = scope_;
  scope.call_bci = bci_;
  scope.is_caught = is_inlined() && (scopes_[scope_].is_caught || is_covered(method_, bci_));
  scope.first_local = static_cast<uint32_t>(stack_.size()) - argument_slots;
  scope.header = scope.first_local + method->max_locals;
  scope.first_operand = scope.header + kHeaderSlots;
  extent_ = std::max(extent_, scope.first_operand + method->max_stack);
  a_.depend_on(MetaPtr<Method>(method).bits());
  a_.depend_on(method->code.bits());
  inlined_bytes_ += body.extent == InlineBody::Extent::kPart ? body.cost : method->code_length;
  (method->has(Method::kForceInline) ? forced_bytes_ : inlining_cost_) += body.cost;
  InlinedReturn end;
  end.calls = calls;
  end.nonnull = nonnull_;
  end.depth = scope.first_local;
  for (size_t slot = 0; slot < end.depth; slot++) {
    if (stack_[slot].is_known_of()) end.known.emplace_back(slot, stack_[slot]);
  }
  end.done = a_.newLabel();
  end.returns = analysis.returns();
  if (!is_inlined()) {
    bool has_joins = !analysis.is_straight() || method->has(Method::kHasCall);  // of its own, or of bodies in it
    bool is_kept = has_joins && (analysis_->is_straight() ? is_call_free(bci_) : !analysis_->takes_registers(bci_));
    inlined_state_ = is_kept ? RegisterState{valid_, dirty_} : RegisterState{};
  }
  stack_.resize(scope.header);
  Value nothing;
  nothing.kind = Value::Kind::kUpper;
  stack_.resize(scope.first_operand, nothing);

  Method* caller = std::exchange(method_, method);
  uint32_t caller_scope = std::exchange(scope_, static_cast<uint32_t>(scopes_.size()));
  uint32_t caller_bci = bci_, caller_next = next_bci_;
  InlinedReturn* caller_return = std::exchange(inlined_return_, &end);
  CompileVector<Block> caller_blocks = std::exchange(blocks_, {});
  MethodAnalysis* caller_analysis = std::exchange(analysis_, &analysis);
  scopes_.push_back(scope);
  prepare_blocks();
  failed_ = !emit_code() || failed_;
  analysis_ = caller_analysis;
  blocks_ = std::move(caller_blocks);
  inlined_return_ = caller_return;
  bci_ = caller_bci;
  next_bci_ = caller_next;
  scope_ = caller_scope;
  method_ = caller;
  finish_body(end);
  note_position(FrameState::kOwn, bci_);
}

// Behind the returns: the caller's operands and the result.
void BaselineCompiler::finish_body(InlinedReturn& end) {
  if (end.is_jumped_to) a_.bind(end.done);
  reachable_ = end.reached;
  pinned_gp_ = pinned_xmm_ = 0;
  pinned_variables_ = 0;
  nonnull_ = end.nonnull;
  valid_ = end.is_single ? end.locals.valid : inlined_state_.valid;
  dirty_ = end.is_single ? end.locals.dirty : inlined_state_.dirty;
  is_current_ = end.join.is_current;
  if (!end.reached) end.join.stack.assign(end.depth, Value{});
  stack_ = std::move(end.join.stack);
  taken_ = used_registers();
  if (end.is_single) return;
  for (auto& [slot, value] : end.known) {
    if (value.kind != Value::Kind::kObject) {
      stack_[slot].learn(value);
    } else if (stack_[slot].kind == Value::Kind::kHome) {
      stack_[slot] = value;
      stack_[slot].stored_in = static_cast<uint16_t>(slot + 1);
    }
  }
}

// Several returns meet as ways to a place do, the first decides; a single one leaves all as it is.
bool BaselineCompiler::emit_inlined_return(uint8_t raw) {
  if (!is_return(raw)) return false;
  InlinedReturn& end = *inlined_return_;
  if (raw == static_cast<uint8_t>(InternalOpcode::kReturnFinalizable)) emit_finalizer_test();
  BasicType type = method_->result_type;
  Value value;
  if (type != BasicType::kVoid) {
    value = is_two_slots(type) ? pop2() : pop();
    value.type = value_type_of(type);
    if (value.kind == Value::Kind::kConstant)
      value.constant = narrow_constant(type, value.constant);
    else if (!value.is_within(type))
      narrow_value(value, type);
    else if (value.kind == Value::Kind::kHome)
      load_value(value);
  }
  bool is_alone = is_only_return();
  end.is_single = end.returns == 1 || is_alone;
  end.reached = true;
  uint32_t behind = next_bci_;
  while (behind < analysis_->code().size() && analysis_->is_gap(behind)) behind += analysis_->length_at(behind);
  bool last = behind == analysis_->code().size();
  stack_.resize(end.depth);
  bool has_result = type != BasicType::kVoid;
  if (end.is_single) {
    if (has_result) {
      push(value);
      push_wide_upper(value.type);
    }
    end.join.stack = std::move(stack_);  // what follows in the body, if anything does, begins with another
    end.join.is_current = is_current_;
    end.locals = {valid_, dirty_};
  } else {
    return_to(end.join, has_result ? &value : nullptr);
    agree_with(inlined_state_, ~VariableSet{0});
  }
  if (!last && !is_alone) {
    a_.jmp(end.done);
    end.is_jumped_to = true;
  }
  reachable_ = false;
  return true;
}

// No other one was compiled, and nothing behind it is reached.
bool BaselineCompiler::is_only_return() const {
  if (inlined_return_->reached) return false;
  for (uint32_t bci = next_bci_; bci < analysis_->code().size(); bci++) {
    if (analysis_->is_leader(bci) && !is_entered_by_fall(bci)) return false;
  }
  return true;
}

void BaselineCompiler::load_value(Value& value) {
  if (value.type == ValueType::kFloat || value.type == ValueType::kDouble)
    (void)xmm_of(value, value.type == ValueType::kDouble);
  else
    (void)gp_of(value, value.is_wide());
}

// The value as a return of this type leaves it, in a register of its own.
void BaselineCompiler::narrow_value(Value& value, BasicType type) {
  Gp reg = mutable_gp(value, false);
  value.kind = Value::Kind::kGp;
  value.reg = static_cast<uint8_t>(reg.id());
  value.below = 0;
  switch (type) {
    case BasicType::kBoolean: a_.and_(reg.r32(), 1); break;
    case BasicType::kByte: a_.movsx(reg.r32(), reg.r8()); break;
    case BasicType::kChar: a_.movzx(reg.r32(), reg.r16()); break;
    case BasicType::kShort: a_.movsx(reg.r32(), reg.r16()); break;
    default: break;
  }
}

// Behind a body with calls instead: where they come back to, the result in the register in which the body left it.
void BaselineCompiler::finish_calls_instead(const CallsInstead& calls) {
  auto result = static_cast<BasicType>(calls.entry->result_type);
  size_t depth = slow_paths_[calls.paths[0]].stack.size() - calls.entry->argument_slots;
  is_current_ = false;
  if (reachable_) {
    reserve_temporaries();
    if (result != BasicType::kVoid) {
      Value value = is_two_slots(result) ? pop2() : pop();
      if (is_floating(result))
        push_xmm(mutable_xmm(value, result == BasicType::kDouble), value_type_of(result));
      else
        push_gp(mutable_gp(value, is_two_slots(result) || is_reference(result)), value_type_of(result));
    }
  } else {
    stack_.assign(depth, Value{});
    valid_ = dirty_ = 0;
    nonnull_ = slow_paths_[calls.paths[0]].nonnull;
    reachable_ = true;
    if (result != BasicType::kVoid) push_result(result);
  }
  for (size_t number : calls.paths) {
    const SlowPath& path = slow_paths_[number];
    nonnull_ &= path.nonnull;
    for (size_t slot = 0; slot < depth; slot++) stack_[slot].meet(path.stack[slot]);
  }
  a_.bind(calls.resume);
  for (size_t number : calls.paths) {
    slow_paths_[number].end_stack = stack_;
    slow_paths_[number].end_locals = {valid_, dirty_};
  }
}

// The ordinary call; the operands were flushed.
void BaselineCompiler::emit_slow_invoke(const SlowPath& path) {
  uint32_t slots = path.entry->argument_slots;
  auto result = static_cast<BasicType>(path.entry->result_type);
  stack_.assign(path.stack.size(), Value{});
  begin_exits();
  valid_ = dirty_ = 0;
  pinned_gp_ = pinned_xmm_ = 0;
  pinned_variables_ = 0;
  if (path.callee == nullptr) {
    Receiver receiver{{}, true};  // the guard found it
    if (const Value& value = path.stack[path.stack.size() - slots]; value.kind == Value::Kind::kGp)
      receiver.reg = x86::gpq(value.reg);
    Gp object = test_receiver(slots, receiver);
    if (path.selection == SlowPath::Selection::kVtable)
      emit_vtable_selection_again(object, *path.entry);
    else
      emit_interface_selection(object, *path.entry, path.selection == SlowPath::Selection::kPrivateInterface);
  }
  emit_invoke(slots, result, {.known = path.callee});
  size_t depth = path.stack.size() - slots;
  if (result != BasicType::kVoid) {
    const Value& end = path.end_stack[depth];
    if (end.kind == Value::Kind::kXmm)
      move_vector(x86::xmm(end.reg), x86::xmm0);
    else if (end.reg != Gp::kIdAx)
      a_.mov(x86::gpq(end.reg), x86::rax);
  }
  reload_registers({path.end_stack.begin(), path.end_stack.begin() + depth}, path.end_locals.valid);
  a_.jmp(path.resume);
}

// --- Locals of inlined bodies are entries of the abstract stack.
size_t BaselineCompiler::hold_local(uint32_t local, ValueType type) {
  size_t slot = scopes_[scope_].first_local + local;
  Value& held = stack_[slot];
  if (held.kind == Value::Kind::kHome || held.kind == Value::Kind::kUpper) {
    held.kind = Value::Kind::kHome;
    held.slot = static_cast<uint16_t>(slot);
    held.type = type;
    load_value(held);
    held.stored_in = static_cast<uint16_t>(slot + 1);
  }
  return slot;
}
void BaselineCompiler::emit_inlined_load(uint32_t local, ValueType type) {
  size_t slot = hold_local(local, type);
  Value value = stack_[slot];
  value.type = type;
  push(value);
  push_wide_upper(type);
  if (value.kind != Value::Kind::kObject || !is_last_use(local)) return;
  // Or each call behind it would fetch the object for a slot that nobody reads.
  Value null;
  null.kind = Value::Kind::kConstant;
  null.type = ValueType::kReference;
  stack_[slot] = null;
}

// The class library's own code only: in others a debugger may look at the local.
bool BaselineCompiler::is_last_use(uint32_t local) const {
  if (!is_worth_knowing(method_->holder.get()) || !analysis_->only_goes_on()) return false;
  for (uint32_t bci = next_bci_; bci < analysis_->code().size(); bci += analysis_->length_at(bci)) {
    MethodAnalysis::Access access = analysis_->access_at(bci);
    if (access.local != static_cast<int32_t>(local)) continue;
    if (!access.is_store || access.is_increment) return false;
    if (analysis_->is_straight()) return true;
  }
  return true;
}
void BaselineCompiler::emit_inlined_store(uint32_t local, ValueType type) {
  bool two = type == ValueType::kLong || type == ValueType::kDouble;
  Value value = two ? pop2() : pop();
  value.type = type;
  if (value.kind == Value::Kind::kHome) load_value(value);
  value.stored_in = 0;
  size_t slot = scopes_[scope_].first_local + local;
  stack_[slot] = value;
  if (two) stack_[slot + 1].kind = Value::Kind::kUpper;
}
void BaselineCompiler::emit_inlined_iinc(uint32_t local, int32_t amount) {
  Value& held = stack_[hold_local(local, ValueType::kInt)];
  held.stored_in = 0;
  if (held.kind == Value::Kind::kConstant) {
    held.constant = static_cast<int32_t>(static_cast<uint32_t>(held.constant) + static_cast<uint32_t>(amount));
    return;
  }
  held.below = 0;
  Gp from = gp_of(held, false);
  Gp to = new_gp();
  a_.lea(to.r32(), x86::ptr(from, amount));
  held.kind = Value::Kind::kGp;
  held.reg = static_cast<uint8_t>(to.id());
}

}  // namespace cortado::jit
