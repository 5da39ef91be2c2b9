// Basic blocks and a work list. A block has one state per set of return addresses in the frame (one, in code without
// jsr): so a subroutine is analysed once for each way in, and ret knows where it goes.
#include "classfile/frame_map.h"

#include <algorithm>
#include <vector>

#include "classfile/descriptor.h"
#include "classfile/frame_state.h"
#include "classfile/slot_effect.h"

namespace cortado::classfile {
namespace {

// Beyond this many ways into a block, ways are merged and return addresses that differ forgotten. A legal ret in such a
// block could then not be followed; no compiler has produced code like that.
constexpr size_t kMaxVariants = 256;
// 256 MiB of states: more than any code needs whose subroutines are not made to explode.
constexpr size_t kMaxStateWords = size_t{1} << 25;
// A map is found by going through its block from the begin: straight-line code is cut into blocks of this many
// instructions at the most.
constexpr uint32_t kMaxBlockInstructions = 64;

struct Variant {
  FrameState state;
  bool is_queued = false;
};

struct Block {
  uint32_t bci;
  std::vector<Variant> variants;
};

}  // namespace

class FrameMapAnalysis::Impl {
 public:
  explicit Impl(const FrameMapInput& input) : input_(input) { ok_ = find_blocks() && enter_method() && run(); }

  bool ok() const { return ok_; }
  bool map_at(uint32_t bci, FrameMap& out, FrameMapPoint point, const void* frame) const;

 private:
  struct WorkItem {
    uint32_t block;
    uint32_t variant;
  };

  bool find_blocks();
  bool mark_targets(const Instruction& instruction, std::vector<bool>& leaders) const;
  void count_locals(const Instruction& instruction);
  bool enter_method();
  bool run();
  bool run_block(const WorkItem& item);
  bool flow_out(const Instruction& instruction, FrameState& state);
  bool flow_to(int64_t bci, const FrameState& state);
  bool flow_to_handlers(const FrameState& state, const std::vector<uint16_t>& handlers);
  bool add_variant(uint32_t block, const FrameState& state);
  uint32_t block_of(uint32_t bci) const;  // the block that contains it
  std::vector<uint16_t> handlers_at(uint32_t bci) const;

  bool execute(const Instruction& instruction, FrameState& state, bool& locals_changed) const;
  bool execute_shuffle(const SlotEffect& effect, FrameState& state) const;
  bool execute_special(const Instruction& instruction, FrameState& state) const;
  bool store_local(const Instruction& instruction, FrameState& state, unsigned slots) const;
  bool pop_arguments(const Instruction& instruction, std::string_view descriptor, FrameState& state) const;
  static bool push_type(BasicType type, FrameState& state);
  std::string_view descriptor_of(const Instruction& instruction) const;

  bool state_at(const Block& block, const FrameState& entry, uint32_t bci, FrameMapPoint point, FrameState& out) const;
  bool matches(const void* frame, const FrameState& state) const;

  const FrameMapInput input_;
  std::vector<Block> blocks_;  // sorted by bci
  std::vector<WorkItem> work_;
  uint32_t locals_ =
      0;  // those that are arguments or named by an instruction; the rest, up to max_locals, hold nothing
  size_t state_words_ = 0;
  bool ok_ = false;
};

bool FrameMapAnalysis::Impl::mark_targets(const Instruction& instruction, std::vector<bool>& leaders) const {
  auto mark = [&](int64_t target) {
    if (target < 0 || target >= static_cast<int64_t>(leaders.size())) return false;
    leaders[static_cast<size_t>(target)] = true;
    return true;
  };
  switch (instruction.info().flow) {
    case ControlFlow::kNext: return true;
    case ControlFlow::kBranch:
    case ControlFlow::kGoto:
    case ControlFlow::kJsr:
      if (!mark(instruction.branch_target())) return false;
      break;
    case ControlFlow::kSwitch:
      if (!mark(instruction.switch_default())) return false;
      for (uint32_t i = 0; i < instruction.switch_count(); ++i) {
        if (!mark(instruction.switch_target(i))) return false;
      }
      break;
    case ControlFlow::kRet:
    case ControlFlow::kReturn:
    case ControlFlow::kThrow: break;
  }
  if (instruction.next_bci() < leaders.size()) leaders[instruction.next_bci()] = true;
  return true;
}

void FrameMapAnalysis::Impl::count_locals(const Instruction& instruction) {
  OperandFormat format = instruction.info().format;
  bool has_local =
      format == OperandFormat::kLocal1 || format == OperandFormat::kLocalImplicit || format == OperandFormat::kIinc;
  if (!has_local) return;
  locals_ = std::max(locals_, std::min<uint32_t>(instruction.local_index() + 2u, input_.max_locals));
}

// Blocks begin at branch targets, behind branches, at handlers, where the set of active handlers changes, and now and then.
bool FrameMapAnalysis::Impl::find_blocks() {
  Bytes code = input_.code;
  if (code.empty() || code.size() > 65535) return false;
  std::vector<bool> leaders(code.size()), starts(code.size());
  leaders[0] = true;
  for (ExceptionHandler handler : input_.exception_table) {
    if (handler.start_pc >= handler.end_pc || handler.end_pc > code.size() || handler.handler_pc >= code.size())
      return false;
    leaders[handler.start_pc] = true;
    leaders[handler.handler_pc] = true;
    if (handler.end_pc < code.size()) leaders[handler.end_pc] = true;
  }
  Instruction instruction;
  uint32_t count = 0;
  for (uint32_t bci = 0; bci < code.size(); bci = instruction.next_bci()) {
    if (!try_decode_instruction(code, bci, instruction)) return false;
    starts[bci] = true;
    if (++count % kMaxBlockInstructions == 0) leaders[bci] = true;
    count_locals(instruction);
    if (!mark_targets(instruction, leaders)) return false;
  }
  for (uint32_t bci = 0; bci < code.size(); ++bci) {
    if (!leaders[bci]) continue;
    if (!starts[bci]) return false;
    blocks_.push_back({bci, {}});
  }
  return true;
}

bool FrameMapAnalysis::Impl::enter_method() {
  uint32_t arguments = argument_slots(input_.descriptor) + (input_.is_static ? 0 : 1);
  if (arguments > input_.max_locals) return false;
  locals_ = std::max(locals_, arguments);
  FrameState state(locals_, input_.max_stack);
  uint32_t slot = 0;
  if (!input_.is_static) state.set(slot++, FrameState::kReference);
  for (DescriptorIterator it(input_.descriptor); !it.at_return(); it.next()) {
    if (is_reference(it.type())) state.set(slot, FrameState::kReference);
    slot += it.slots();
  }
  return add_variant(0, state);
}

bool FrameMapAnalysis::Impl::run() {
  while (!work_.empty()) {
    WorkItem item = work_.back();
    work_.pop_back();
    if (!run_block(item)) return false;
  }
  return true;
}

uint32_t FrameMapAnalysis::Impl::block_of(uint32_t bci) const {
  auto after = std::upper_bound(blocks_.begin(), blocks_.end(), bci,
                                [](uint32_t wanted, const Block& block) { return wanted < block.bci; });
  return static_cast<uint32_t>(after - blocks_.begin()) - 1;
}

std::vector<uint16_t> FrameMapAnalysis::Impl::handlers_at(uint32_t bci) const {
  std::vector<uint16_t> found;
  for (ExceptionHandler handler : input_.exception_table) {
    if (handler.start_pc > bci || bci >= handler.end_pc) continue;
    if (std::find(found.begin(), found.end(), handler.handler_pc) == found.end()) found.push_back(handler.handler_pc);
  }
  return found;
}

bool FrameMapAnalysis::Impl::add_variant(uint32_t block, const FrameState& state) {
  auto& variants = blocks_[block].variants;
  auto enqueue = [&](size_t index) {
    if (variants[index].is_queued) return;
    variants[index].is_queued = true;
    work_.push_back({block, static_cast<uint32_t>(index)});
  };
  if (!variants.empty() && variants[0].state.depth() != state.depth()) return false;
  for (size_t i = 0; i < variants.size(); ++i) {
    if (!variants[i].state.same_returns(state)) continue;
    if (variants[i].state.merge(state)) enqueue(i);
    return true;
  }
  if (variants.size() < kMaxVariants) {
    state_words_ += (locals_ + input_.max_stack) / 64 + 1;
    if (state_words_ > kMaxStateWords) return false;
    variants.push_back({state, false});
    enqueue(variants.size() - 1);
    return true;
  }
  // The last variant stands for all further ones.
  if (variants.back().state.merge(state)) enqueue(variants.size() - 1);
  return true;
}

bool FrameMapAnalysis::Impl::flow_to(int64_t bci, const FrameState& state) {
  if (bci < 0 || bci >= static_cast<int64_t>(input_.code.size())) return false;
  uint32_t block = block_of(static_cast<uint32_t>(bci));
  return blocks_[block].bci == bci && add_variant(block, state);
}

bool FrameMapAnalysis::Impl::flow_to_handlers(const FrameState& state, const std::vector<uint16_t>& handlers) {
  if (handlers.empty()) return true;
  if (input_.max_stack == 0) return false;
  FrameState at_handler = state;
  at_handler.enter_handler();
  for (uint16_t handler : handlers) {
    if (!flow_to(handler, at_handler)) return false;
  }
  return true;
}

bool FrameMapAnalysis::Impl::run_block(const WorkItem& item) {
  Variant& variant = blocks_[item.block].variants[item.variant];
  variant.is_queued = false;
  FrameState state = variant.state;  // a copy: the vector may move below
  uint32_t bci = blocks_[item.block].bci;
  uint32_t end =
      item.block + 1 < blocks_.size() ? blocks_[item.block + 1].bci : static_cast<uint32_t>(input_.code.size());
  std::vector<uint16_t> handlers = handlers_at(bci);
  bool locals_changed = true;
  for (;;) {
    if (locals_changed && !flow_to_handlers(state, handlers)) return false;
    Instruction instruction = decode_instruction(input_.code, bci);
    if (!execute(instruction, state, locals_changed)) return false;
    if (instruction.info().flow != ControlFlow::kNext) return flow_out(instruction, state);
    bci = instruction.next_bci();
    if (bci == end) return flow_to(bci, state);
  }
}

bool FrameMapAnalysis::Impl::flow_out(const Instruction& instruction, FrameState& state) {
  switch (instruction.info().flow) {
    case ControlFlow::kBranch:
      return flow_to(instruction.branch_target(), state) && flow_to(instruction.next_bci(), state);
    case ControlFlow::kGoto:
    case ControlFlow::kJsr: return flow_to(instruction.branch_target(), state);
    case ControlFlow::kRet: {
      uint16_t local = instruction.local_index();
      FrameState::Cell cell = local < state.locals() ? state.get(local) : FrameState::kOther;
      if (cell < FrameState::kFirstReturn) return false;
      state.forget_return(cell - FrameState::kFirstReturn);
      return flow_to(cell - FrameState::kFirstReturn, state);
    }
    case ControlFlow::kSwitch:
      for (uint32_t i = 0; i < instruction.switch_count(); ++i) {
        if (!flow_to(instruction.switch_target(i), state)) return false;
      }
      return flow_to(instruction.switch_default(), state);
    default: return true;
  }
}

std::string_view FrameMapAnalysis::Impl::descriptor_of(const Instruction& instruction) const {
  if (input_.descriptor_at == nullptr) return {};
  return input_.descriptor_at(input_.context, instruction.opcode, instruction.constant_index());
}

bool FrameMapAnalysis::Impl::push_type(BasicType type, FrameState& state) {
  for (unsigned i = slots_of(type); i > 0; --i) {
    if (!state.push(is_reference(type) ? FrameState::kReference : FrameState::kOther)) return false;
  }
  return true;
}

bool FrameMapAnalysis::Impl::store_local(const Instruction& instruction, FrameState& state, unsigned slots) const {
  uint32_t local = instruction.local_index();
  if (local + slots > state.locals() || state.depth() < slots) return false;
  FrameState::Cell cell = slots == 1 ? state.top(0) : FrameState::kOther;
  if (!state.pop(slots)) return false;
  state.set(local, cell);
  if (slots == 2) state.set(local + 1, FrameState::kOther);
  return true;
}

bool FrameMapAnalysis::Impl::execute_shuffle(const SlotEffect& effect, FrameState& state) const {
  FrameState::Cell popped[4];
  if (state.depth() < effect.pops) return false;
  for (unsigned i = 0; i < effect.pops; ++i) popped[i] = state.top(effect.pops - 1u - i);
  if (!state.pop(effect.pops)) return false;
  for (unsigned i = 0; i < effect.pushes; ++i) {
    if (!state.push(popped[effect.order[i]])) return false;
  }
  return true;
}

bool FrameMapAnalysis::Impl::pop_arguments(const Instruction& instruction, std::string_view descriptor,
                                           FrameState& state) const {
  bool has_receiver = instruction.opcode != Opcode::kInvokestatic && instruction.opcode != Opcode::kInvokedynamic;
  return state.pop(argument_slots(descriptor) + (has_receiver ? 1 : 0));
}

bool FrameMapAnalysis::Impl::execute_special(const Instruction& instruction, FrameState& state) const {
  Opcode opcode = instruction.opcode;
  if (opcode == Opcode::kMultianewarray) {
    return state.pop(instruction.dimensions()) && state.push(FrameState::kReference);
  }
  if (instruction.info().flow == ControlFlow::kJsr) {
    return state.push(FrameState::kFirstReturn + instruction.next_bci());
  }
  std::string_view descriptor = descriptor_of(instruction);
  if (descriptor.empty()) return false;
  BasicType type = return_type(descriptor);
  if (type == BasicType::kIllegal) return false;
  if (is_invoke(opcode)) return pop_arguments(instruction, descriptor, state) && push_type(type, state);
  switch (opcode) {
    case Opcode::kGetfield: return state.pop(1) && push_type(type, state);
    case Opcode::kPutfield: return state.pop(1 + slots_of(type));
    case Opcode::kPutstatic: return state.pop(slots_of(type));
    default: return push_type(type, state);  // getstatic, ldc
  }
}

bool FrameMapAnalysis::Impl::execute(const Instruction& instruction, FrameState& state, bool& locals_changed) const {
  const SlotEffect& effect = slot_effect(instruction.opcode);
  OperandFormat format = instruction.info().format;
  locals_changed = false;
  if (effect.kind == SlotEffect::Kind::kShuffle) return execute_shuffle(effect, state);
  if (effect.kind == SlotEffect::Kind::kSpecial) return execute_special(instruction, state);
  bool has_local = format == OperandFormat::kLocal1 || format == OperandFormat::kLocalImplicit;
  if (has_local && effect.pops > 0) {
    locals_changed = true;
    return store_local(instruction, state, effect.pops);
  }
  if (has_local || format == OperandFormat::kIinc) {
    if (instruction.local_index() + std::max<uint32_t>(effect.pushes, 1) > state.locals()) return false;
  }
  if (!state.pop(effect.pops)) return false;
  for (unsigned i = 0; i < effect.pushes; ++i) {
    if (!state.push((effect.references >> i & 1) != 0 ? FrameState::kReference : FrameState::kOther)) return false;
  }
  return true;
}

bool FrameMapAnalysis::Impl::state_at(const Block& block, const FrameState& entry, uint32_t bci, FrameMapPoint point,
                                      FrameState& out) const {
  out = entry;
  uint32_t at = block.bci;
  bool ignored;
  while (at < bci) {
    Instruction instruction = decode_instruction(input_.code, at);
    if (!execute(instruction, out, ignored)) return false;
    at = instruction.next_bci();
  }
  if (at != bci) return false;
  Instruction instruction = decode_instruction(input_.code, bci);
  if (point == FrameMapPoint::kBefore || !is_invoke(instruction.opcode)) return true;
  return pop_arguments(instruction, descriptor_of(instruction), out);
}

bool FrameMapAnalysis::Impl::matches(const void* frame, const FrameState& state) const {
  for (const FrameState::ReturnAddress& address : state.returns()) {
    // Of the caller's slots, the stack's begin behind max_locals.
    uint32_t slot = address.slot < locals_ ? address.slot : address.slot - locals_ + input_.max_locals;
    int64_t actual = input_.return_address_at(frame, slot);
    if (actual >= 0 && actual != static_cast<int64_t>(address.bci)) return false;
  }
  return true;
}

bool FrameMapAnalysis::Impl::map_at(uint32_t bci, FrameMap& out, FrameMapPoint point, const void* frame) const {
  if (!ok_ || bci >= input_.code.size()) return false;
  const Block& block = blocks_[block_of(bci)];
  FrameState merged, state;
  bool first = true, differs = false;
  for (const Variant& variant : block.variants) {
    if (!state_at(block, variant.state, bci, point, state)) return false;
    if (input_.return_address_at != nullptr && block.variants.size() > 1 && !matches(frame, state)) continue;
    state.forget_all_returns();
    if (first) {
      merged = state;
    } else {
      FrameState before = state;
      differs |= merged.merge(state) || before.merge(merged);
    }
    first = false;
  }
  if (first) return false;
  out.reset(input_.max_locals, merged.depth());
  for (uint32_t slot = 0; slot < locals_ + merged.depth(); ++slot) {
    if (merged.is_reference(slot)) out.set(slot < locals_ ? slot : slot - locals_ + input_.max_locals);
  }
  if (differs) out.set_depends_on_return_address();
  return true;
}

void FrameMap::reset(uint32_t locals, uint32_t depth) {
  locals_ = locals;
  depth_ = depth;
  depends_on_return_address_ = false;
  heap_.reset();
  std::fill(std::begin(inline_), std::end(inline_), 0);
  if (word_count() > kInlineWords) heap_ = std::make_unique<uint64_t[]>(word_count());
}

FrameMapAnalysis::FrameMapAnalysis(const FrameMapInput& input) : impl_(std::make_unique<Impl>(input)) {}
FrameMapAnalysis::~FrameMapAnalysis() = default;

bool FrameMapAnalysis::ok() const { return impl_->ok(); }
bool FrameMapAnalysis::map_at(uint32_t bci, FrameMap& out, FrameMapPoint point, const void* frame) const {
  return impl_->map_at(bci, out, point, frame);
}

bool compute_frame_map(const FrameMapInput& input, uint32_t bci, FrameMap& out, FrameMapPoint point,
                       const void* frame) {
  return FrameMapAnalysis(input).map_at(bci, out, point, frame);
}

}  // namespace cortado::classfile
