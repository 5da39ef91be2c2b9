// The table that environments hand out. What an agent may call at the moment is decided here, from functions.def.

#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"

namespace cortado::jvmti {

namespace {

enum class Phases { kAnyPhase, kOnLoad, kStartOrLive, kLive };

bool is_among(jvmtiPhase phase, Phases phases) {
  switch (phases) {
    case Phases::kAnyPhase: return true;
    case Phases::kOnLoad: return phase == JVMTI_PHASE_ONLOAD;
    case Phases::kStartOrLive: return phase == JVMTI_PHASE_START || phase == JVMTI_PHASE_LIVE;
    case Phases::kLive: return phase == JVMTI_PHASE_LIVE;
  }
  __builtin_unreachable();
}

template <class F>
struct Signature;
template <class... A>
struct Signature<jvmtiError(JNICALL*)(jvmtiEnv*, A...)> {
  template <jvmtiError E>
  static jvmtiError JNICALL refuse(jvmtiEnv*, A...) {
    return E;
  }
  template <auto F, Phases P, auto Possesses>
  static jvmtiError JNICALL checked(jvmtiEnv* env, A... arguments) {
    if (!is_among(current_phase(), P)) return JVMTI_ERROR_WRONG_PHASE;
    if (!Possesses(Environment::of(env).capabilities)) return JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
    return F(env, arguments...);
  }
};

}  // namespace

#define CHECKED(name, phases, possesses)                                          \
  .name =                                                                         \
      Signature<decltype(jvmtiInterface_1_::name)>::checked<name, Phases::phases, \
                                                            [](const jvmtiCapabilities& has) { return possesses; }>,
#define REFUSED(name, error) .name = Signature<decltype(jvmtiInterface_1_::name)>::refuse<error>,
#define JVMTI_RESERVED(slot) .reserved##slot = nullptr,
#define JVMTI_FUNCTION(slot, name) .name = name,
#define JVMTI_IN_PHASE(slot, name, phases) CHECKED(name, phases, ((void)has, true))
#define JVMTI_WITH_CAPABILITY(slot, name, phases, capability) CHECKED(name, phases, has.capability != 0)
#define JVMTI_REFUSED(slot, name) REFUSED(name, JVMTI_ERROR_MUST_POSSESS_CAPABILITY)
#define JVMTI_MISSING(slot, name) REFUSED(name, JVMTI_ERROR_NOT_AVAILABLE)
const jvmtiInterface_1_ function_table = {
#include "jvm/jvmti/functions.def"
};

}  // namespace cortado::jvmti
