#include "runtime/operand_sources.h"

#include <cstring>

#include "classfile/descriptor.h"
#include "runtime/class.h"

namespace cortado {

namespace {

using classfile::Instruction;
using classfile::Opcode;

uint32_t slots_of_char(char type) { return type == 'J' || type == 'D' ? 2 : type == 'V' ? 0 : 1; }

uint32_t result_slots_of(std::string_view descriptor) { return slots_of_char(descriptor[descriptor.find(')') + 1]); }

template <class State>
bool pop(State& state, uint32_t slots) {
  if (state.operands.size() < slots) return false;
  state.operands.resize(state.operands.size() - slots);
  return true;
}
template <class State>
void push(State& state, uint32_t slots, uint32_t bci) {
  state.operands.insert(state.operands.end(), slots, static_cast<int32_t>(bci));
}

bool stores_local(Opcode opcode) {
  return (opcode >= Opcode::kIstore && opcode <= Opcode::kAstore3) || opcode == Opcode::kIinc;
}

}  // namespace

OperandSources::OperandSources(const Method* method)
    : method_(method), code_(method->bytecode(), method->code_length), states_(method->code_length) {
  if (!method->has(Method::kHasJsr)) run();
}

int32_t OperandSources::source(uint32_t bci, uint32_t slot) const {
  const State* state = state_at(bci);
  if (state == nullptr || slot >= state->operands.size()) return kUnknown;
  return state->operands[state->operands.size() - 1 - slot];
}

bool OperandSources::local_was_written(uint32_t bci, uint32_t local) const {
  const State* state = state_at(bci);
  return state == nullptr || local >= 64 || (state->written >> local & 1) != 0;
}

void OperandSources::run() {
  flow_to(0, {});
  for (const ExceptionTableEntry& entry : method_->exception_table) {
    flow_to(entry.handler_pc, {{entry.handler_pc}, 0});
  }
  while (!work_.empty()) {
    uint32_t bci = work_.back();
    work_.pop_back();
    Instruction instruction;
    if (!classfile::try_decode_instruction(code_, bci, instruction)) continue;
    State after = *states_[bci];
    if (!execute(instruction, after)) continue;
    switch (instruction.info().flow) {
      case classfile::ControlFlow::kBranch:
      case classfile::ControlFlow::kGoto: flow_to(instruction.branch_target(), after); break;
      case classfile::ControlFlow::kSwitch:
        flow_to(instruction.switch_default(), after);
        for (uint32_t i = 0; i < instruction.switch_count(); i++) flow_to(instruction.switch_target(i), after);
        break;
      default: break;
    }
    if (classfile::falls_through(instruction.opcode)) flow_to(instruction.next_bci(), after);
  }
}

void OperandSources::flow_to(int64_t bci, const State& state) {
  if (bci < 0 || bci >= static_cast<int64_t>(states_.size())) return;
  std::unique_ptr<State>& target = states_[static_cast<size_t>(bci)];
  bool changed = false;
  if (target == nullptr) {
    target = std::make_unique<State>(state);
    changed = true;
  } else {
    size_t depth = std::min(target->operands.size(), state.operands.size());
    for (size_t i = 0; i < depth; i++) {
      if (target->operands[i] == state.operands[i] || target->operands[i] == kUnknown) continue;
      target->operands[i] = kUnknown;
      changed = true;
    }
    uint64_t written = target->written | state.written;
    changed |= written != target->written;
    target->written = written;
  }
  if (changed) work_.push_back(static_cast<uint32_t>(bci));
}

bool OperandSources::execute(const Instruction& instruction, State& state) const {
  if (stores_local(instruction.opcode)) {
    uint32_t local = instruction.local_index();
    if (local < 64) state.written |= uint64_t{1} << local;
  }
  // A cast hands its operand on.
  if (instruction.opcode == Opcode::kCheckcast) return !state.operands.empty();
  if (std::strchr(instruction.info().stack_effect, '*') != nullptr) return execute_constant(instruction, state);
  return execute_effect(instruction, state);
}

bool OperandSources::execute_effect(const Instruction& instruction, State& state) const {
  const char* effect = instruction.info().stack_effect;
  if (effect[0] >= '1' && effect[0] <= '9') return execute_shuffle(effect, state);
  const char* at = effect;
  uint32_t popped = 0;
  for (; *at != ':'; at++) popped += slots_of_char(*at);
  if (!pop(state, popped)) return false;
  for (at++; *at != '\0'; at++) push(state, slots_of_char(*at), instruction.bci);
  return true;
}

// "12:212": the digits name slots, which keep their sources.
bool OperandSources::execute_shuffle(const char* effect, State& state) const {
  const char* colon = std::strchr(effect, ':');
  auto popped = static_cast<size_t>(colon - effect);
  if (state.operands.size() < popped) return false;
  int32_t named[10] = {};
  size_t base = state.operands.size() - popped;
  for (size_t i = 0; i < popped; i++) named[effect[i] - '0'] = state.operands[base + i];
  state.operands.resize(base);
  for (const char* at = colon + 1; *at != '\0'; at++) state.operands.push_back(named[*at - '0']);
  return true;
}

// Instructions whose effect depends on the constant pool.
bool OperandSources::execute_constant(const Instruction& instruction, State& state) const {
  const ConstantPool& pool = *method_->pool;
  Opcode opcode = instruction.opcode;
  uint32_t bci = instruction.bci;
  if (opcode == Opcode::kMultianewarray) {
    if (!pop(state, instruction.dimensions())) return false;
    push(state, 1, bci);
    return true;
  }
  if (opcode == Opcode::kLdc || opcode == Opcode::kLdcW || opcode == Opcode::kLdc2W) {
    push(state, opcode == Opcode::kLdc2W ? 2 : 1, bci);
    return true;
  }
  std::string_view descriptor = pool.member_descriptor(instruction.constant_index())->view();
  bool has_receiver = opcode != Opcode::kGetstatic && opcode != Opcode::kPutstatic && opcode != Opcode::kInvokestatic &&
                      opcode != Opcode::kInvokedynamic;
  if (classfile::is_invoke(opcode)) {
    if (!pop(state, classfile::argument_slots(descriptor) + (has_receiver ? 1 : 0))) return false;
    push(state, result_slots_of(descriptor), bci);
    return true;
  }
  uint32_t slots = slots_of_char(descriptor[0]);
  bool put = opcode == Opcode::kPutfield || opcode == Opcode::kPutstatic;
  if (!pop(state, (has_receiver ? 1 : 0) + (put ? slots : 0))) return false;
  if (!put) push(state, slots, bci);
  return true;
}

}  // namespace cortado
