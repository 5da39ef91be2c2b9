#pragma once
// Fields whose reads or stores are reported.

#include "runtime/field.h"

namespace cortado::jvmti {

enum class FieldAccess { kRead, kStore };
bool any_field_is_watched();
bool is_watched_field(const Field* field, FieldAccess access);

}  // namespace cortado::jvmti
