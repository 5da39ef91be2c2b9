#include "runtime/widening.h"

namespace cortado {
namespace {

double as_double(BasicType from, JavaValue value) {
  switch (from) {
    case BasicType::kFloat: return static_cast<double>(value.as_float());
    case BasicType::kLong: return static_cast<double>(value.as_long());
    default: return value.as_int();
  }
}

}  // namespace

std::optional<Argument> widen_primitive(BasicType from, BasicType to, JavaValue value) {
  if (from == to) return Argument::from_bits(to, value.bits());
  bool from_small = from == BasicType::kByte || from == BasicType::kShort || from == BasicType::kChar;
  bool from_integer = from_small || from == BasicType::kInt;
  switch (to) {
    case BasicType::kShort:
      if (from == BasicType::kByte) return Argument::from_bits(to, value.bits());
      break;
    case BasicType::kInt:
      if (from_small) return Argument(value.as_int());
      break;
    case BasicType::kLong:
      if (from_integer) return Argument(static_cast<int64_t>(value.as_int()));
      break;
    case BasicType::kFloat:
      if (from_integer) return Argument(static_cast<float>(value.as_int()));
      if (from == BasicType::kLong) return Argument(static_cast<float>(value.as_long()));
      break;
    case BasicType::kDouble:
      if (from_integer || from == BasicType::kLong || from == BasicType::kFloat)
        return Argument(as_double(from, value));
      break;
    default: break;
  }
  return std::nullopt;
}

}  // namespace cortado
