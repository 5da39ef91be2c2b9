// Tier 1: exits (jit/exits.h). The interpreter does an instruction, or does it again: the operands are those that it began
// with.

#include "jit/exits.h"

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "runtime/leaf_call.h"

namespace cortado::jit {

using interp::LinkageOffsets;

void BaselineCompiler::begin_exits() {
  snapshot_ = stack_;
  first_exit_ = exits_.size();
}

Label BaselineCompiler::exit() {
  for (size_t i = first_exit_; i < exits_.size(); i++) {
    const ExitPath& path = exits_[i];
    bool is_exit = path.kind == ExitKind::kPlain && path.scope == scope_ && path.bci == bci_;
    // Registers that were loaded since then change nothing.
    if (is_exit && path.locals.dirty == dirty_ && (path.locals.valid & ~valid_) == 0) return path.entry;
  }
  return new_exit();
}

Label BaselineCompiler::new_exit(ExitKind kind, uint32_t countdown) {
  exit_records_.begin({kind, scope_, bci_, operands_of_exit(snapshot_.size()), countdown},
                      snapshot_.size() + kMostVariables);
  ValueList objects;
  for (size_t slot = 0; slot < snapshot_.size(); slot++) {
    const Value& value = snapshot_[slot];
    if (value.is_at_home(slot)) continue;
    if (value.kind == Value::Kind::kObject) {
      objects.resize(snapshot_.size());
      objects[slot] = value;
    } else {
      record_value(word_of_operand(slot), value);
    }
  }
  for_each_variable(
      dirty_, [&](uint32_t variable) { record_variable(word_of_local(registers_.local_of(variable)), variable); });
  exit_records_.end();
  Label at = a_.newLabel();
  exits_.push_back({kind, scope_, bci_, {valid_, dirty_}, at, at});
  if (!objects.empty()) exits_.back().entry = load_before(at, std::move(objects));
  return exits_.back().entry;
}

uint32_t BaselineCompiler::operands_of_exit(size_t depth) const {
  return static_cast<uint32_t>(depth) - scopes_[scope_].first_operand;
}

// What is wanted where the value's slot is.
void BaselineCompiler::record_value(int32_t word, const Value& value) {
  switch (value.kind) {
    case Value::Kind::kHome:
    case Value::Kind::kUpper:
    case Value::Kind::kObject: break;
    case Value::Kind::kConstant:
      // Slots of narrow values are zero-extended.
      exit_records_.store_number(
          word, value.is_wide() ? value.constant : static_cast<int64_t>(static_cast<uint32_t>(value.constant)));
      break;
    case Value::Kind::kLocal: {
      int variable = variable_of(value);
      if (variable >= 0 && (valid_ >> variable & 1) != 0)
        record_variable(word, static_cast<uint32_t>(variable));
      else
        exit_records_.copy(word, word_of_local(value.local), value.is_wide());
      break;
    }
    case Value::Kind::kGp: exit_records_.store_general(word, value.reg); break;
    case Value::Kind::kXmm: exit_records_.store_vector(word, value.reg); break;
  }
}

void BaselineCompiler::record_variable(int32_t word, uint32_t variable) {
  if (registers_.kind_of(variable) == VariableKind::kFloating)
    exit_records_.store_vector(word, variable_xmm(variable).id());
  else
    exit_records_.store_general(word, variable_gp(variable).id());
}

// Known objects are loaded by code.
Label BaselineCompiler::load_before(const Label& exit, ValueList objects) {
  SlowPath& path = new_slow_path(SlowPath::Kind::kObjects);
  path.stack = std::move(objects);
  path.resume = exit;
  return path.start;
}

// At the end of a slow path's call: all is in its home.
Label BaselineCompiler::exit_behind_call(size_t depth) {
  exit_records_.begin({ExitKind::kPlain, scope_, bci_, operands_of_exit(depth)}, 0);
  exit_records_.end();
  Label at = a_.newLabel();
  exits_.push_back({ExitKind::kPlain, scope_, bci_, {}, at, at});
  return at;
}

// The interpreter does this one.
void BaselineCompiler::exit_always() {
  a_.jmp(exit());
  reachable_ = false;
}

void BaselineCompiler::emit_exits() {
  if (exits_.empty()) return;
  first_exit_at_ = static_cast<uint32_t>(a_.offset());
  note_position(FrameState::kExit, 0);
  Label leave = a_.newLabel();
  for (const ExitPath& path : exits_) {
    a_.bind(path.at);
    a_.call(leave);
  }
  a_.bind(leave);
  a_.lea(kScratch, x86::ptr(kFrame, kInLeafCall));
  a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kScratch);
  a_.lea(kScratch, x86::ptr(x86::rsp, sizeof(uintptr_t)));
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), kScratch);
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.jmp(x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(RuntimeFunction::kLeaveAtExit)));
}

}  // namespace cortado::jit
