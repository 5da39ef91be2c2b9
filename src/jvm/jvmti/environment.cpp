// Environments: memory, capabilities, events' switches, storage.

#include "jvm/jvmti/environment.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/functions.h"
#include "runtime/vm.h"

namespace cortado::jvmti {

namespace {

std::mutex list_lock;
std::atomic<Environment*> list_head{nullptr};
Environment* list_tail = nullptr;

constexpr jvmtiEvent kSupportedEvents[] = {JVMTI_EVENT_VM_INIT, JVMTI_EVENT_VM_DEATH, JVMTI_EVENT_CLASS_FILE_LOAD_HOOK,
                                           JVMTI_EVENT_VM_START, JVMTI_EVENT_OBJECT_FREE};

bool is_supported_version(jint version) {
  jint major = (version & JVMTI_VERSION_MASK_MAJOR) >> JVMTI_VERSION_SHIFT_MAJOR;
  jint minor = (version & JVMTI_VERSION_MASK_MINOR) >> JVMTI_VERSION_SHIFT_MINOR;
  if (major == 1) return minor <= 2;
  return (major == 9 || major == 11 || (major >= 13 && major <= 17)) && minor == 0;
}

void update_class_file_interest() {
  bool wanted = false;
  for (Environment* e = first_environment(); e != nullptr; e = e->next)
    wanted |= e->wants(JVMTI_EVENT_CLASS_FILE_LOAD_HOOK);
  agents_want_class_files.store(wanted, std::memory_order_release);
}

using CapabilityWord = unsigned char;
void combine(jvmtiCapabilities& to, const jvmtiCapabilities& with,
             CapabilityWord (*operation)(CapabilityWord, CapabilityWord)) {
  CapabilityWord a[sizeof to], b[sizeof to];
  std::memcpy(a, &to, sizeof to);
  std::memcpy(b, &with, sizeof to);
  for (size_t i = 0; i < sizeof to; i++) a[i] = operation(a[i], b[i]);
  std::memcpy(&to, a, sizeof to);
}

// With the bits that have no name: an assignment may leave those of the target as they were, and agents hand them back.
void copy_capabilities(jvmtiCapabilities& to, const jvmtiCapabilities& from) { std::memcpy(&to, &from, sizeof to); }

bool is_empty(const jvmtiCapabilities& capabilities) {
  CapabilityWord words[sizeof capabilities];
  std::memcpy(words, &capabilities, sizeof capabilities);
  return std::all_of(std::begin(words), std::end(words), [](CapabilityWord word) { return word == 0; });
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

jvmtiCapabilities potential_capabilities() {
  jvmtiCapabilities c;
  std::memset(&c, 0, sizeof c);
  c.can_redefine_classes = 1;
  c.can_redefine_any_class = 1;
  c.can_retransform_classes = 1;
  c.can_retransform_any_class = 1;
  c.can_generate_all_class_hook_events = 1;
  c.can_maintain_original_method_order = 1;
  c.can_get_bytecodes = 1;
  c.can_get_constant_pool = 1;
  c.can_get_line_numbers = 1;
  c.can_get_source_file_name = 1;
  c.can_get_source_debug_extension = 1;
  c.can_get_synthetic_attribute = 1;
  c.can_get_owned_monitor_info = 1;
  c.can_get_owned_monitor_stack_depth_info = 1;
  c.can_get_current_contended_monitor = 1;
  c.can_get_monitor_info = 1;
  c.can_get_current_thread_cpu_time = 1;
  c.can_get_thread_cpu_time = 1;
  c.can_tag_objects = 1;
  c.can_generate_object_free_events = 1;
  c.can_set_native_method_prefix = 1;
  return c;
}

jvmtiPhase current_phase() {
  switch (Vm::phase()) {
    case VmPhase::kNone:
    case VmPhase::kStarting: return JVMTI_PHASE_ONLOAD;
    case VmPhase::kPrimordial:
    case VmPhase::kInitPhase1:
    case VmPhase::kInitPhase2: return JVMTI_PHASE_PRIMORDIAL;
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

jvmtiError JNICALL GetPotentialCapabilities(jvmtiEnv*, jvmtiCapabilities* to) {
  if (to == nullptr) return JVMTI_ERROR_NULL_POINTER;
  copy_capabilities(*to, potential_capabilities());
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL GetCapabilities(jvmtiEnv* env, jvmtiCapabilities* to) {
  if (to == nullptr) return JVMTI_ERROR_NULL_POINTER;
  copy_capabilities(*to, Environment::of(env).capabilities);
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL AddCapabilities(jvmtiEnv* env, const jvmtiCapabilities* added) {
  if (added == nullptr) return JVMTI_ERROR_NULL_POINTER;
  jvmtiCapabilities impossible;
  copy_capabilities(impossible, *added);
  combine(impossible, potential_capabilities(),
          [](CapabilityWord a, CapabilityWord b) { return static_cast<CapabilityWord>(a & ~b); });
  if (!is_empty(impossible)) return JVMTI_ERROR_NOT_AVAILABLE;
  combine(Environment::of(env).capabilities, *added,
          [](CapabilityWord a, CapabilityWord b) { return static_cast<CapabilityWord>(a | b); });
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL RelinquishCapabilities(jvmtiEnv* env, const jvmtiCapabilities* removed) {
  if (removed == nullptr) return JVMTI_ERROR_NULL_POINTER;
  combine(Environment::of(env).capabilities, *removed,
          [](CapabilityWord a, CapabilityWord b) { return static_cast<CapabilityWord>(a & ~b); });
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL SetEventCallbacks(jvmtiEnv* env, const jvmtiEventCallbacks* callbacks, jint size) {
  if (size < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  jvmtiEventCallbacks all = {};
  if (callbacks != nullptr) std::memcpy(&all, callbacks, std::min(static_cast<size_t>(size), sizeof all));
  Environment::of(env).callbacks = all;
  return JVMTI_ERROR_NONE;
}

// The switch is global for every event that there is: all threads.
jvmtiError JNICALL SetEventNotificationMode(jvmtiEnv* env, jvmtiEventMode mode, jvmtiEvent event, jthread thread, ...) {
  if (mode != JVMTI_ENABLE && mode != JVMTI_DISABLE) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (event < JVMTI_MIN_EVENT_TYPE_VAL || event > JVMTI_MAX_EVENT_TYPE_VAL) return JVMTI_ERROR_INVALID_EVENT_TYPE;
  if (thread != nullptr) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  bool supported = false;
  for (jvmtiEvent e : kSupportedEvents) supported |= e == event;
  if (!supported && mode == JVMTI_ENABLE) {
    // Events without a capability of their own are accepted: they never come.
    bool is_free = event <= JVMTI_EVENT_CLASS_PREPARE || event == JVMTI_EVENT_DYNAMIC_CODE_GENERATED ||
                   event == JVMTI_EVENT_DATA_DUMP_REQUEST;
    return is_free ? JVMTI_ERROR_NONE : JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
  }
  uint64_t bit = uint64_t{1} << (event - JVMTI_MIN_EVENT_TYPE_VAL);
  Environment& environment = Environment::of(env);
  if (mode == JVMTI_ENABLE) {
    environment.enabled_events.fetch_or(bit);
  } else {
    environment.enabled_events.fetch_and(~bit);
  }
  update_class_file_interest();
  return JVMTI_ERROR_NONE;
}

jvmtiError JNICALL DisposeEnvironment(jvmtiEnv* env) {
  Environment::of(env).is_disposed.store(true, std::memory_order_release);
  update_class_file_interest();
  Environment::of(env).tags.clear();
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
