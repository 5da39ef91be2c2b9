#pragma once
// What tier 1 knows of a value while it makes code, and lists of them: operand stacks above all.

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "jit/compile_memory.h"
#include "runtime/java_value.h"

namespace cortado::jit {

enum class ValueType : uint8_t { kUnknown, kInt, kLong, kFloat, kDouble, kReference };
ValueType value_type_of(BasicType type);

struct Value {
  enum class Kind : uint8_t { kHome, kConstant, kObject, kUpper, kGp, kXmm, kLocal };
  Kind kind = Kind::kHome;
  ValueType type = ValueType::kUnknown;
  uint8_t reg = 0;
  bool is_nonnull = false;
  uint16_t local = 0;
  uint16_t slot = 0;         // once popped: where its home is
  uint16_t below = 0;        // an int that is at least 0 and less than this; 0: any
  uint16_t stored_in = 0;    // 1 + the slot whose home holds this value already; 0: none does
  uint32_t exact_class = 0;  // a reference: null or of exactly this class (MetaPtr<Class>); 0: not known
  int64_t constant = 0;      // kObject: the number of a known object
  // Arguments of runtime functions.
  static Value argument_constant(int64_t bits) {
    return {.kind = Kind::kConstant, .type = ValueType::kLong, .constant = bits};
  }
  static Value argument_operand(size_t slot, ValueType type) {
    return {.kind = Kind::kHome, .type = type, .slot = static_cast<uint16_t>(slot)};
  }
  static Value argument_address(size_t slot) {
    return {.kind = Kind::kUpper, .type = ValueType::kLong, .slot = static_cast<uint16_t>(slot)};
  }
  static Value argument_frame() { return {.kind = Kind::kLocal, .type = ValueType::kLong}; }

  // As `below`; 0: more than it can say.
  static uint16_t limit_of(int64_t below) {
    return below > 0 && below <= UINT16_MAX ? static_cast<uint16_t>(below) : uint16_t{0};
  }
  // An int whose bits are those of the type: nothing is left to be cut off.
  bool is_within(BasicType narrow) const {
    switch (narrow) {
      case BasicType::kBoolean: return below != 0 && below <= 2;
      case BasicType::kByte: return below != 0 && below <= 0x80;
      case BasicType::kShort: return below != 0 && below <= 0x8000;
      case BasicType::kChar: return below != 0;
      default: return true;
    }
  }

  // The same value, elsewhere.
  void learn(const Value& other) {
    is_nonnull = other.is_nonnull;
    exact_class = other.exact_class;
    below = other.below;
  }
  bool is_known_of() const { return is_nonnull || exact_class != 0 || below != 0; }
  uint16_t limit() const { return kind == Kind::kConstant && type == ValueType::kInt ? limit_of(constant + 1) : below; }
  // Two ways bring the value to one place: what is known of it holds on both.
  void meet(const Value& other) {
    is_nonnull = is_nonnull && other.is_nonnull;
    exact_class = exact_class == other.exact_class ? exact_class : 0;
    if (below != 0) below = other.limit() != 0 ? std::max(below, other.limit()) : uint16_t{0};
  }
  bool is_wide() const { return type != ValueType::kInt && type != ValueType::kFloat; }
  // Nothing has to be stored for it to be in the home of its slot.
  bool is_at_home(size_t home) const { return kind == Kind::kHome || kind == Kind::kUpper || stored_in == home + 1; }
  bool is_in_register() const { return kind == Kind::kGp || kind == Kind::kXmm; }
};

using ValueList = CompileVector<Value>;
static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) == 24);

}  // namespace cortado::jit
