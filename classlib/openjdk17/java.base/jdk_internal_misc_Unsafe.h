#pragma once
// The two halves of jdk.internal.misc.Unsafe's natives; unsafe_natives is both.

#include "classlib/openjdk17/natives.h"

namespace cortado {

extern const VmNative unsafe_access_natives[];
extern const VmNative unsafe_class_natives[];

}  // namespace cortado
