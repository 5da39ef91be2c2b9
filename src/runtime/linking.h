#pragma once
// Linking and initialisation (JVMS 5.4, 5.5).

#include <span>

#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

// Verifies and prepares; supers first. VerifyError and other LinkageErrors.
JavaResult<void> link_class(Thread& thread, Class* c) MAY_GC;
// Runs the initialisation protocol. ExceptionInInitializerError, NoClassDefFoundError.
JavaResult<void> initialize_class(Thread& thread, Class* c) MAY_GC;
inline JavaResult<void> ensure_initialized(Thread& thread, Class* c) MAY_GC {
  if (CORTADO_LIKELY(c->is_initialized())) return {};
  return initialize_class(thread, c);
}

// The verifier's place: filled by runtime/verification.cpp. `link_class` calls it for classes that must be verified.
JavaResult<void> verify_class(Thread& thread, Class* c) MAY_GC;
// The same of a version built from `bytes` that is to take the class's place (redefinition).
JavaResult<void> verify_new_version(Thread& thread, Class* c, const Class* version, std::span<const uint8_t> bytes)
    MAY_GC;
// Whose methods and constants the inferring verifier is told for `c`, which it knows by its mirror: the new version's,
// while this thread verifies one.
const Class* class_to_verify(const Class* c);

}  // namespace cortado
