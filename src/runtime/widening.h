#pragma once
// Widening primitive conversion (JLS 5.1.2), as reflection applies it. Pure.

#include <optional>

#include "runtime/java_value.h"

namespace cortado {

// `value` of type `from` as a `to`, or the value itself if the types are the same; nothing if there is no conversion.
std::optional<Argument> widen_primitive(BasicType from, BasicType to, JavaValue value);

}  // namespace cortado
