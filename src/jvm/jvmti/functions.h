#pragma once
// The functions of JVMTI, each in the file of its subject, and how they come into the table.

#include <jvmti.h>

#include <type_traits>

namespace cortado::jvmti {

#define JVMTI_FUNCTION(slot, name) std::remove_pointer_t<decltype(jvmtiInterface_1_::name)> name;
#define JVMTI_IN_PHASE(slot, name, phases) JVMTI_FUNCTION(slot, name)
#define JVMTI_WITH_CAPABILITY(slot, name, phases, capability) JVMTI_FUNCTION(slot, name)
#include "jvm/jvmti/functions.def"

extern const jvmtiInterface_1_ function_table;

}  // namespace cortado::jvmti
