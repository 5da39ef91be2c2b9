// Environments: memory, capabilities, events' switches, storage.

#include "jvm/jvmti/environment.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/event_control.h"
#include "jvm/jvmti/functions.h"
#include "runtime/vm.h"

namespace cortado::jvmti {

namespace {

std::mutex list_lock;
std::atomic<Environment*> list_head{nullptr};
Environment* list_tail = nullptr;

bool is_supported_version(jint version) {
  jint major = (version & JVMTI_VERSION_MASK_MAJOR) >> JVMTI_VERSION_SHIFT_MAJOR;
  jint minor = (version & JVMTI_VERSION_MASK_MINOR) >> JVMTI_VERSION_SHIFT_MINOR;
  if (major == 1) return minor <= 2;
  return (major == 9 || major == 11 || (major >= 13 && major <= 17)) && minor == 0;
}

}  // namespace

Environment* first_environment() { return list_head.load(std::memory_order_acquire); }

jint get_environment(JavaVM*, void** env, jint version) {
  if (!is_supported_version(version)) return JNI_EVERSION;
  auto* made = new Environment;
  std::memset(&made->capabilities, 0, sizeof made->capabilities);  // the bits without a name too
  made->interface.functions = &function_table;
  std::lock_guard guard(list_lock);
  if (list_tail == nullptr) {
    list_head.store(made, std::memory_order_release);
  } else {
    list_tail->next = made;
  }
  list_tail = made;
  *env = made->env();
  return JNI_OK;
}

jvmtiPhase current_phase() {
  if (events_have_ended()) return JVMTI_PHASE_DEAD;
  switch (Vm::phase()) {
    case VmPhase::kNone:
    case VmPhase::kStarting: return JVMTI_PHASE_ONLOAD;
    case VmPhase::kPrimordial:
    case VmPhase::kInitPhase1:
    case VmPhase::kInitPhase2: return start_phase_has_begun() ? JVMTI_PHASE_START : JVMTI_PHASE_PRIMORDIAL;
    case VmPhase::kInitPhase3: return JVMTI_PHASE_START;
    case VmPhase::kLive: return JVMTI_PHASE_LIVE;
    case VmPhase::kExiting:
    case VmPhase::kDestroyed: break;
  }
  return JVMTI_PHASE_DEAD;
}

jvmtiError JNICALL Allocate(jvmtiEnv*, jlong size, unsigned char** memory) {
  if (size < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (memory == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *memory = size == 0 ? nullptr : static_cast<unsigned char*>(std::malloc(static_cast<size_t>(size)));
  return size != 0 && *memory == nullptr ? JVMTI_ERROR_OUT_OF_MEMORY : JVMTI_ERROR_NONE;
}

jvmtiError JNICALL Deallocate(jvmtiEnv*, unsigned char* memory) {
  std::free(memory);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL SetEventCallbacks(jvmtiEnv* env, const jvmtiEventCallbacks* callbacks, jint size) {
  if (size < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  jvmtiEventCallbacks all = {};
  if (callbacks != nullptr) std::memcpy(&all, callbacks, std::min(static_cast<size_t>(size), sizeof all));
  Environment::of(env).callbacks = all;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL DisposeEnvironment(jvmtiEnv* env) {
  Environment& environment = Environment::of(env);
  environment.is_disposed.store(true, std::memory_order_release);
  give_up_capabilities(environment);
  update_agent_events();
  if (Thread* current = Thread::current_or_null(); current != nullptr && current_phase() == JVMTI_PHASE_LIVE) {
    VmScope vm(*current);
    update_watches(*current);
  }
  environment.tags.clear();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetEnvironmentLocalStorage(jvmtiEnv* env, void** data) {
  if (data == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *data = const_cast<void*>(Environment::of(env).storage.load());
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL SetEnvironmentLocalStorage(jvmtiEnv* env, const void* data) {
  Environment::of(env).storage.store(data);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetPhase(jvmtiEnv*, jvmtiPhase* phase) {
  if (phase == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *phase = current_phase();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetVersionNumber(jvmtiEnv*, jint* version) {
  if (version == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *version = JVMTI_VERSION;
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetJLocationFormat(jvmtiEnv*, jvmtiJlocationFormat* format) {
  if (format == nullptr) return JVMTI_ERROR_NULL_POINTER;
  *format = JVMTI_JLOCATION_JVMBCI;
  return JVMTI_ERROR_NONE;
}

namespace {

const char* error_name(jvmtiError error) {
  switch (error) {
#define JVMTI_ERROR_CODE(name) \
  case name: return #name;
#include "jvm/jvmti/errors.def"
    default: return nullptr;
  }
}

}  // namespace

jvmtiError JNICALL GetErrorName(jvmtiEnv*, jvmtiError error, char** name) {
  if (name == nullptr) return JVMTI_ERROR_NULL_POINTER;
  const char* text = error_name(error);
  *name = text == nullptr ? nullptr : copy_text(text);
  return text == nullptr ? JVMTI_ERROR_ILLEGAL_ARGUMENT : JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
