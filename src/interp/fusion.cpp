// Recognising instructions that are executed as one. Opcodes of the copy are compared where the opcode alone decides; the
// class file is read at targets of jumps, which may have been fused or not been copied yet.

#include "interp/fusion.h"

#include <array>

#include "classfile/bytes.h"

namespace cortado::interp {

using classfile::Opcode;

namespace {

#define CORTADO_FUSED_LATER(value, name) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED_ANY(value, name) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED_JUMP(value, name, first) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED_THREE(value, name, first, second, third) CORTADO_FUSED(value, name, , )
#define CORTADO_FUSED(value, name, first, second)                                                 \
  static_assert(value >= static_cast<int>(InternalOpcode::kEnd) || kReplacements[value] != value, \
                #name " stands for something else");
#include "interp/fused_opcodes.def"

struct Rule {
  Opcode first, second, third;  // nop for a third that does not matter
  uint8_t value;
};
// What a longer sequence begins with comes behind it.
#define CORTADO_FUSED_THREE(value, name, first, second, third) \
  Rule{Opcode::k##first, Opcode::k##second, Opcode::k##third, value},
#define CORTADO_SEQUENCE(name, first, second, third) \
  Rule{Opcode::k##first, Opcode::k##second, Opcode::k##third, static_cast<uint8_t>(FusedOpcode::k##name)},
constexpr Rule kUnsorted[] = {
#include "interp/fused_opcodes.def"
#define CORTADO_FUSED(value, name, first, second) Rule{Opcode::k##first, Opcode::k##second, Opcode::kNop, value},
#include "interp/fused_opcodes.def"
    Rule{Opcode::kIconst1, Opcode::kGoto, Opcode::kNop, static_cast<uint8_t>(FusedOpcode::kIconst1GotoIreturnBoolean)}};

// The rules by their first opcode: those of `opcode` are from begin[opcode] to begin[opcode + 1].
struct Rules {
  std::array<Rule, std::size(kUnsorted)> sorted{};
  std::array<uint8_t, 257> begin{};
};
constexpr Rules kRules = [] {
  Rules rules;
  uint8_t count = 0;
  for (size_t opcode = 0; opcode < 256; opcode++) {
    rules.begin[opcode] = count;
    for (const Rule& rule : kUnsorted) {
      if (rule.first == static_cast<Opcode>(opcode)) rules.sorted[count++] = rule;
    }
  }
  rules.begin[256] = count;
  return rules;
}();
// 0 if they are none that are fused.
uint8_t fused_by_rule(uint8_t first, uint8_t second, uint8_t third) {
  for (size_t i = kRules.begin[first]; i < kRules.begin[first + 1]; i++) {
    const Rule& rule = kRules.sorted[i];
    bool fits = rule.third == Opcode::kNop || rule.third == static_cast<Opcode>(third);
    if (rule.second == static_cast<Opcode>(second) && fits) return rule.value;
  }
  return 0;
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

// What the opcodes alone do not decide.
uint8_t Fusion::checked(uint8_t found) const {
  switch (static_cast<FusedOpcode>(found)) {
    case FusedOpcode::kIincGoto: return fused_loop(first_.bci, second_.bci);
    case FusedOpcode::kIconst1GotoIreturnBoolean:
      return fused_jump(second_.bci) == value_of(FusedOpcode::kGotoIreturnBoolean) ? found : 0;
    // Others wait for their resolution as getfield does.
    case FusedOpcode::kAload0Getfield: return is(second_.bci, Opcode::kGetfield) ? found : 0;
    default: return found;
  }
}

void Fusion::fuse(uint8_t third) {
  uint8_t found = fused_by_rule(first_.opcode, second_.opcode, third);
  if (found != 0) found = checked(found);
  if (first_.opcode == static_cast<uint8_t>(Opcode::kGoto)) found = fused_jump(first_.bci);
  if (found != 0) to_[first_.bci] = found;
}

void Fusion::end() {
  constexpr auto nothing = static_cast<uint8_t>(Opcode::kNop);
  fuse(nothing);
  first_ = second_;
  second_ = {0, nothing};
  fuse(nothing);
}

}  // namespace cortado::interp
