#pragma once
// Do two versions of a method say the same, each with its own constant pool? A frame that goes on with the old version
// of a method that does not runs an obsolete one (JVMTI IsMethodObsolete).

#include "runtime/method.h"

namespace cortado {

bool is_equivalent(const Method& a, const Method& b);

}  // namespace cortado
