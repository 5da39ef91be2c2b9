#pragma once
// Entries whose resolution failed with a LinkageError fail the same way again (JVMS 5.4.3). As in HotSpot the error is
// made anew from its class and message, so that its stack trace is that of the place.

#include "runtime/constant_pool.h"
#include "runtime/java_result.h"
#include "runtime/thread.h"

namespace cortado {

// A constant-pool index, or a call site.
inline uint32_t error_key_of_site(uint32_t site) { return 0x10000 + site; }

// Records the pending exception if it is a LinkageError and nothing is recorded yet. Of a constant, its name is the
// message if the error has none, and the cause is kept, too; of a call site, constant is null.
void record_resolution_error(Thread& thread, const ConstantPool* pool, uint32_t key, const Symbol* constant) IN_VM;
// Throws the recorded error, if there is one.
JavaResult<void> check_resolution_error(Thread& thread, const ConstantPool* pool, uint32_t key) MAY_GC;
// In ClassUnloading::unload_unmarked: those of dying classes.
void forget_dying_resolution_errors();

}  // namespace cortado
