// Intrinsics of numbers, in place.

#include <array>

#include "jit/intrinsics/emit.h"

namespace cortado::jit {

namespace {

using X86Feature = asmjit::CpuFeatures::X86;

bool processor_has(asmjit::CpuFeatures::X86::Id feature) { return asmjit::CpuInfo::host().hasFeature(feature); }

// SSE4.1 roundsd, without the inexact exception.
enum class Rounding : uint8_t { kNearest = 8, kDown = 9, kUp = 10 };

// By the leading zeros of a number, 1 for none: the upper half of the sum of entry and number is how many decimal digits it
// has. Where they may be one more, the entry lacks what makes the sum carry.
constexpr std::array<uint64_t, 32> kDecimalLengths = [] {
  std::array<uint64_t, 32> entries{};
  for (uint32_t zeros = 0; zeros < entries.size(); zeros++) {
    uint64_t least = uint64_t{1} << (31 - zeros), digits = 1, power = 10;
    for (; power <= least; power *= 10) digits++;
    bool may_be_more = power < 2 * least;
    entries[zeros] = may_be_more ? ((digits + 1) << 32) - power : digits << 32;
  }
  return entries;
}();

}  // namespace

// Between floats and their bits, raw.
bool IntrinsicCode::emit_float_bits() {
  BasicType result = method_->result_type;
  bool wide = is_two_slots(result);
  Value value = wide ? c_.pop2() : c_.pop();
  if (is_floating(result)) {
    Gp from = c_.gp_of(value, wide);
    Xmm to = c_.new_xmm();
    if (wide)
      a_.movq(to, from);
    else
      a_.movd(to, from.r32());
    c_.push_xmm(to, wide ? ValueType::kDouble : ValueType::kFloat);
    return true;
  }
  Gp to = c_.mutable_gp(value, wide);
  if (!wide) a_.mov(to.r32(), to.r32());
  c_.push_gp(to, wide ? ValueType::kLong : ValueType::kInt);
  return true;
}

bool IntrinsicCode::emit_square_root() {
  Value value = c_.pop2();
  Xmm from = c_.xmm_of(value, true);
  Xmm to = c_.new_xmm();
  a_.sqrtsd(to, from);
  c_.push_xmm(to, ValueType::kDouble);
  return true;
}

bool IntrinsicCode::emit_round() {
  Rounding rounding = is_named("floor") ? Rounding::kDown : is_named("ceil") ? Rounding::kUp : Rounding::kNearest;
  Value value = c_.pop2();
  Xmm from = c_.xmm_of(value, true);
  Xmm to = c_.new_xmm();
  a_.roundsd(to, from, static_cast<uint8_t>(rounding));
  c_.push_xmm(to, ValueType::kDouble);
  return true;
}

// The least value is its own negative.
bool IntrinsicCode::emit_absolute() {
  bool wide = method_->result_type == BasicType::kLong;
  Value value = wide ? c_.pop2() : c_.pop();
  Gp from = register_of_width(c_.gp_of(value, wide), wide);
  Gp to = register_of_width(c_.new_gp(), wide);
  a_.mov(to, from);
  a_.neg(to);
  a_.cmovs(to, from);
  c_.push_gp(to, wide ? ValueType::kLong : ValueType::kInt);
  return true;
}

bool IntrinsicCode::emit_absolute_float() {
  bool is_double = method_->result_type == BasicType::kDouble;
  Value value = is_double ? c_.pop2() : c_.pop();
  Xmm to = c_.mutable_xmm(value, is_double);
  Xmm mask = c_.new_xmm();
  a_.mov(kScratch, is_double ? INT64_MAX : int64_t{INT32_MAX});
  a_.movq(mask, kScratch);
  a_.andps(to, mask);
  c_.push_xmm(to, is_double ? ValueType::kDouble : ValueType::kFloat);
  return true;
}

bool IntrinsicCode::emit_extreme(bool maximum) {
  bool wide = method_->result_type == BasicType::kLong;
  Value second = wide ? c_.pop2() : c_.pop();
  Value first = wide ? c_.pop2() : c_.pop();
  Gp b = register_of_width(c_.gp_of(second, wide), wide);
  Gp a = register_of_width(c_.gp_of(first, wide), wide);
  Gp to = register_of_width(c_.new_gp(), wide);
  a_.mov(to, a);
  a_.cmp(to, b);
  if (maximum)
    a_.cmovl(to, b);
  else
    a_.cmovg(to, b);
  c_.push_gp(to, wide ? ValueType::kLong : ValueType::kInt);
  return true;
}

// addExact and its kin: overflow is the method's to report.
bool IntrinsicCode::emit_exact() {
  bool wide = method_->result_type == BasicType::kLong;
  Value second = wide ? c_.pop2() : c_.pop();
  Value first = wide ? c_.pop2() : c_.pop();
  Gp b = register_of_width(c_.gp_of(second, wide), wide);
  Gp a = register_of_width(c_.gp_of(first, wide), wide);
  Gp to = register_of_width(c_.new_gp(), wide);
  a_.mov(to, a);
  if (is_named("addExact"))
    a_.add(to, b);
  else if (is_named("subtractExact"))
    a_.sub(to, b);
  else
    a_.imul(to, b);
  a_.jo(c_.exit());
  c_.push_gp(to, wide ? ValueType::kLong : ValueType::kInt);
  return true;
}

// bitCount, numberOfLeadingZeros, numberOfTrailingZeros, reverseBytes.
bool IntrinsicCode::emit_bits() {
  if (!processor_has(X86Feature::kPOPCNT) || !processor_has(X86Feature::kLZCNT) || !processor_has(X86Feature::kBMI))
    return false;
  bool wide = last_parameter() == BasicType::kLong;
  Value value = wide ? c_.pop2() : c_.pop();
  Gp from = register_of_width(c_.gp_of(value, wide), wide);
  Gp to = register_of_width(c_.new_gp(), wide);
  if (is_named("bitCount")) {
    a_.popcnt(to, from);
  } else if (is_named("numberOfLeadingZeros")) {
    a_.lzcnt(to, from);
  } else if (is_named("numberOfTrailingZeros")) {
    a_.tzcnt(to, from);
  } else {
    a_.mov(to, from);
    a_.bswap(to);
  }
  c_.push_gp(to, method_->result_type == BasicType::kLong ? ValueType::kLong : ValueType::kInt);
  return true;
}

// Integer.stringSize: the sign counts.
bool IntrinsicCode::emit_decimal_length() {
  if (!processor_has(X86Feature::kLZCNT)) return false;
  Value value = c_.pop();
  Gp from = c_.gp_of(value, false).r32();
  Gp size = c_.new_gp(), zeros = c_.new_gp();
  a_.mov(size.r32(), from);
  a_.neg(size.r32());
  a_.cmovs(size.r32(), from);
  a_.mov(zeros.r32(), size.r32());
  a_.or_(zeros.r32(), 1);
  a_.lzcnt(zeros.r32(), zeros.r32());
  a_.mov(kScratch, reinterpret_cast<uintptr_t>(kDecimalLengths.data()));
  a_.add(size, x86::qword_ptr(kScratch, zeros, 3));
  a_.shr(size, 32);
  a_.mov(zeros.r32(), from);
  a_.shr(zeros.r32(), 31);
  a_.add(size.r32(), zeros.r32());
  c_.push_gp(size, ValueType::kInt);
  return true;
}

}  // namespace cortado::jit
