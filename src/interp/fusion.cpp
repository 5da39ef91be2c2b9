// Recognising instructions that are executed as one. Opcodes of the copy are compared where the opcode alone decides; the
// class file is read at targets of jumps, which may have been fused or not been copied yet.

#include "interp/fusion.h"

#include <array>

#include "classfile/bytes.h"

namespace cortado::interp {

using classfile::Opcode;

namespace {

#define CORTADO_SAME(opcode, replacement) \
  case Opcode::k##opcode: return static_cast<uint8_t>(Opcode::k##replacement);
constexpr uint8_t replacement(Opcode opcode) {
  switch (opcode) {
#include "interp/fused_opcodes.def"
    default: return static_cast<uint8_t>(opcode);
  }
}

#define CORTADO_FUSED_LATER(value, name) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED_OTHER(value, name) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED_THREE(value, name, first, second, third) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED(value, name, first, second)                                                                    \
  static_assert(value >= static_cast<int>(InternalOpcode::kEnd) || replacement(static_cast<Opcode>(value)) != value, \
                #name " stands for something else");
#include "interp/fused_opcodes.def"

constexpr uint32_t sequence(Opcode first, Opcode second, Opcode third = Opcode::kNop) {
  return static_cast<uint32_t>(first) << 16 | static_cast<uint32_t>(second) << 8 | static_cast<uint32_t>(third);
}
// 0 if they are none that are fused.
#define CORTADO_FUSED(value, name, first, second) \
  case sequence(Opcode::k##first, Opcode::k##second): return value;
uint8_t fused_pair(uint8_t first, uint8_t second) {
  switch (sequence(static_cast<Opcode>(first), static_cast<Opcode>(second))) {
#include "interp/fused_opcodes.def"
    default: return 0;
  }
}
#define CORTADO_FUSED_THREE(value, name, first, second, third) \
  case sequence(Opcode::k##first, Opcode::k##second, Opcode::k##third): return value;
uint8_t fused_three(Opcode first, Opcode second, Opcode third) {
  switch (sequence(first, second, third)) {
#include "interp/fused_opcodes.def"
    default: return 0;
  }
}

uint8_t value_of(FusedOpcode opcode) { return static_cast<uint8_t>(opcode); }

// The local that a load of an int in its shortest form names; -1 for other instructions.
int loaded_int(const uint8_t* at) {
  if (at[0] == static_cast<uint8_t>(Opcode::kIload)) return at[1] > 3 ? at[1] : -1;
  int index = at[0] - static_cast<int>(Opcode::kIload0);
  return index >= 0 && index <= 3 ? index : -1;
}
uint32_t load_length(int index) { return index > 3 ? 2 : 1; }

}  // namespace

uint8_t replacement_of(Opcode opcode) {
  static constexpr auto kReplacements = [] {
    std::array<uint8_t, 256> all{};
    for (size_t i = 0; i < all.size(); i++) all[i] = replacement(static_cast<Opcode>(i));
    return all;
  }();
  return kReplacements[static_cast<uint8_t>(opcode)];
}

uint32_t Fusion::target_of(uint32_t jump) const {
  return jump + static_cast<uint32_t>(static_cast<int16_t>(classfile::read_u2(from_ + jump + 1)));
}

// A jump to a return.
uint8_t Fusion::fused_jump(uint32_t jump) const {
  uint32_t target = target_of(jump);
  if (target >= method_->code_length || method_->is_synchronized()) return 0;
  if (is(target, Opcode::kAreturn) || is(target, Opcode::kFreturn)) return value_of(FusedOpcode::kGotoIreturn);
  if (!is(target, Opcode::kIreturn)) return 0;
  if (method_->result_type == BasicType::kInt) return value_of(FusedOpcode::kGotoIreturn);
  return method_->result_type == BasicType::kBoolean ? value_of(FusedOpcode::kGotoIreturnBoolean) : 0;
}

// iinc and goto: the end of a loop, whose head may load what was counted and compare it.
uint8_t Fusion::fused_loop(uint32_t increment, uint32_t jump) const {
  uint32_t head = target_of(jump);
  if (head > increment) return value_of(FusedOpcode::kIincGoto);
  int index = loaded_int(from_ + head);
  if (index != from_[increment + 1]) return value_of(FusedOpcode::kIincGoto);
  uint32_t second = head + load_length(index);
  int bound = loaded_int(from_ + second);
  if (bound >= 0 && is(second + load_length(bound), Opcode::kIfIcmpge)) return value_of(FusedOpcode::kIincGotoIfIcmpge);
  bool is_constant = (is(second, Opcode::kBipush) && is(second + 2, Opcode::kIfIcmpge)) ||
                     (is(second, Opcode::kSipush) && is(second + 3, Opcode::kIfIcmpge));
  return value_of(is_constant ? FusedOpcode::kIincGotoIfIcmpgeConstant : FusedOpcode::kIincGotoIload);
}

// A load, iconst_1, and iadd or isub.
static uint8_t fused_step(Opcode first) {
  switch (first) {
    case Opcode::kIload0: return value_of(FusedOpcode::kIload0Iconst1Add);
    case Opcode::kIload1: return value_of(FusedOpcode::kIload1Iconst1Add);
    case Opcode::kIload: return value_of(FusedOpcode::kIloadIconst1Add);
    default: return 0;
  }
}

// iconst_1 and a shift of an int, or a jump to the return of a boolean.
uint8_t Fusion::fused_one(Instruction second) const {
  auto opcode = static_cast<Opcode>(second.opcode);
  if (opcode == Opcode::kIshl || opcode == Opcode::kIshr || opcode == Opcode::kIushr) {
    return value_of(FusedOpcode::kIconst1Shift);
  }
  if (opcode != Opcode::kGoto || fused_jump(second.bci) != value_of(FusedOpcode::kGotoIreturnBoolean)) return 0;
  return value_of(FusedOpcode::kIconst1GotoIreturnBoolean);
}

uint8_t Fusion::fused(Instruction first, Instruction second, Instruction third) const {
  auto opcode = static_cast<Opcode>(first.opcode);
  auto next = static_cast<Opcode>(second.opcode), last = static_cast<Opcode>(third.opcode);
  if (opcode == Opcode::kGoto) return fused_jump(first.bci);
  if (opcode == Opcode::kIinc && next == Opcode::kGoto) return fused_loop(first.bci, second.bci);
  // Others wait for their resolution as getfield does.
  if (next == Opcode::kGetfield && !is(second.bci, Opcode::kGetfield)) return 0;
  uint8_t found = 0;
  if (opcode == Opcode::kIconst1) found = fused_one(second);
  if (next == Opcode::kIconst1 && (last == Opcode::kIadd || last == Opcode::kIsub)) found = fused_step(opcode);
  if (found == 0) found = fused_three(opcode, next, last);
  return found != 0 ? found : fused_pair(first.opcode, second.opcode);
}

void Fusion::add(uint32_t bci) {
  Instruction next{bci, to_[bci]};
  if (uint8_t opcode = fused(first_, second_, next)) to_[first_.bci] = opcode;
  first_ = second_;
  second_ = next;
}

void Fusion::end() {
  if (uint8_t opcode = fused(first_, second_, {})) to_[first_.bci] = opcode;
  if (uint8_t opcode = fused(second_, {}, {})) to_[second_.bci] = opcode;
}

}  // namespace cortado::interp
