#pragma once
// Loading constraints (JVMS 5.3.4) where they meet the rest: preparation, and the errors. The table is in loader_data.cpp.

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

// JVMS 5.4.2: a class and what it overrides or implements, where other loaders defined it, agree about the types in the
// descriptors.
JavaResult<void> impose_preparation_constraints(Thread& thread, Class* c) MAY_GC;
// `existing`: the class that the constraint names, or null.
Thrown throw_constraint_violation(Thread& thread, LoaderData* loader, Class* c, Class* existing) MAY_GC;
Thrown throw_duplicate_definition(Thread& thread, LoaderData* loader, Class* present) MAY_GC;
// The first type of the descriptor about which the loaders cannot agree; empty: they agree about all.
std::string impose_constraints(const Symbol* descriptor, LoaderData* a, LoaderData* b);

}  // namespace cortado
