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
// The same of a class file that is to take the class's place (redefinition).
JavaResult<void> verify_new_version(Thread& thread, Class* c, std::span<const uint8_t> bytes, uint16_t major_version)
    MAY_GC;

}  // namespace cortado
