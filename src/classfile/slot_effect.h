// The stack effects of opcodes.def in slots, for abstract interpreters that only ask which slots hold references.
#pragma once

#include <array>
#include <cstdint>

#include "classfile/opcodes.h"

namespace cortado::classfile {

struct SlotEffect {
  enum class Kind : uint8_t {
    kTyped,  // pops `pops` slots and pushes `pushes`, of which those in `references` (bit 0: the lowest) are references
    kShuffle,  // pops `pops` slots and pushes copies: `order[i]` is the popped slot (0: the lowest) that push i copies
    kSpecial,  // depends on the constant pool or on operands, or moves a return address
  };
  Kind kind = Kind::kTyped;
  uint8_t pops = 0;
  uint8_t pushes = 0;
  uint8_t references = 0;
  std::array<uint8_t, 6> order = {};
};

constexpr SlotEffect parse_slot_effect(const char* text) {
  SlotEffect effect;
  bool pushing = false;
  for (; *text != 0; ++text) {
    char c = *text;
    if (c == ':') {
      pushing = true;
    } else if (c == '*' || c == 'R') {
      effect.kind = SlotEffect::Kind::kSpecial;
    } else if (c >= '1' && c <= '9') {
      effect.kind = SlotEffect::Kind::kShuffle;
      if (pushing) effect.order[effect.pushes] = static_cast<uint8_t>(c - '1');
      ++(pushing ? effect.pushes : effect.pops);
    } else {
      uint8_t slots = c == 'J' || c == 'D' ? 2 : 1;
      if (pushing && c == 'A') effect.references = static_cast<uint8_t>(effect.references | 1u << effect.pushes);
      (pushing ? effect.pushes : effect.pops) = static_cast<uint8_t>((pushing ? effect.pushes : effect.pops) + slots);
    }
  }
  return effect;
}

inline constexpr std::array<SlotEffect, kOpcodeCount> kSlotEffects = [] {
  std::array<SlotEffect, kOpcodeCount> table;
  for (unsigned i = 0; i < kOpcodeCount; ++i) table[i] = parse_slot_effect(kOpcodeTable[i].stack_effect);
  return table;
}();

inline constexpr const SlotEffect& slot_effect(Opcode opcode) { return kSlotEffects[static_cast<uint8_t>(opcode)]; }

}  // namespace cortado::classfile
