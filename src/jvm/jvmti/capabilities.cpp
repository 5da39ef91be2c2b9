// Which capabilities there are, and which environment has which.

#include <algorithm>
#include <cstring>
#include <mutex>

#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "runtime/code_watching.h"

namespace cortado::jvmti {

namespace {

enum class When { kAlways, kOnLoad };
enum class Holders { kMany, kOne };

struct Capability {
  When when;
  Holders holders;
  bool watches;
  bool (*get)(const jvmtiCapabilities& of);
  void (*set)(jvmtiCapabilities& in, bool value);
};
constexpr Capability kCapabilities[] = {
#define JVMTI_CAPABILITY(name, when, holders, watches)                                              \
  {When::when, Holders::holders, watches, [](const jvmtiCapabilities& of) { return of.name != 0; }, \
   [](jvmtiCapabilities& in, bool value) { in.name = value ? 1u : 0u; }},
#include "jvm/jvmti/capabilities.def"
};

std::mutex capabilities_lock;

// With the bits that have no name: an assignment may leave those of the target as they were, and agents hand them back.
void copy_capabilities(jvmtiCapabilities& to, const jvmtiCapabilities& from) { std::memcpy(&to, &from, sizeof to); }
jvmtiCapabilities none() {
  jvmtiCapabilities all;
  std::memset(&all, 0, sizeof all);
  return all;
}

bool is_held_by_another(const Capability& capability, const Environment& environment) {
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (e != &environment && !e->is_disposed && capability.get(e->capabilities)) return true;
  }
  return false;
}

bool may_have(const Capability& capability, const Environment& environment) {
  if (capability.get(environment.capabilities)) return true;
  if (capability.when == When::kOnLoad && current_phase() != JVMTI_PHASE_ONLOAD) return false;
  return capability.holders == Holders::kMany || !is_held_by_another(capability, environment);
}

jvmtiCapabilities potential_capabilities(const Environment& environment) {
  jvmtiCapabilities all = none();
  for (const Capability& each : kCapabilities) each.set(all, may_have(each, environment));
  return all;
}

// Is anything asked for that cannot be had? Bits without a name are not.
bool asks_too_much(const jvmtiCapabilities& asked, const jvmtiCapabilities& potential) {
  unsigned char a[sizeof asked], b[sizeof asked];
  std::memcpy(a, &asked, sizeof asked);
  std::memcpy(b, &potential, sizeof asked);
  for (size_t i = 0; i < sizeof asked; i++) {
    if ((a[i] & ~b[i]) != 0) return true;
  }
  return false;
}

}  // namespace

void give_up_capabilities(Environment& environment) {
  std::lock_guard guard(capabilities_lock);
  copy_capabilities(environment.capabilities, none());
}

jvmtiError JNICALL GetPotentialCapabilities(jvmtiEnv* env, jvmtiCapabilities* to) {
  if (to == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::lock_guard guard(capabilities_lock);
  copy_capabilities(*to, potential_capabilities(Environment::of(env)));
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetCapabilities(jvmtiEnv* env, jvmtiCapabilities* to) {
  if (to == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::lock_guard guard(capabilities_lock);
  copy_capabilities(*to, Environment::of(env).capabilities);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL AddCapabilities(jvmtiEnv* env, const jvmtiCapabilities* added) {
  if (added == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::lock_guard guard(capabilities_lock);
  Environment& environment = Environment::of(env);
  if (asks_too_much(*added, potential_capabilities(environment))) return JVMTI_ERROR_NOT_AVAILABLE;
  for (const Capability& each : kCapabilities) {
    if (!each.get(*added)) continue;
    each.set(environment.capabilities, true);
    CodeWatching::is_possible = CodeWatching::is_possible || each.watches;
  }
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RelinquishCapabilities(jvmtiEnv* env, const jvmtiCapabilities* removed) {
  if (removed == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::lock_guard guard(capabilities_lock);
  for (const Capability& each : kCapabilities) {
    if (each.get(*removed)) each.set(Environment::of(env).capabilities, false);
  }
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
