#include "jni/small_stacks.h"

#include "base/assert.h"
#include "jni/jni_functions.h"
#include "jni/variable_arguments.h"
#include "os/memory.h"
#include "os/spare_stack.h"
#include "os/thread.h"
#include "runtime/thread.h"

namespace cortado::jni {

namespace {

constexpr size_t kSpareStackSize = 1 << 20;

// What this file knows of the calling thread. `own` is empty until somebody asked whether the stack is small.
struct ThreadStacks {
  os::StackBounds own = {nullptr, nullptr};
  os::SpareStack spare;
  bool spare_is_in_use = false;
};
constinit thread_local ThreadStacks stacks __attribute__((tls_model("initial-exec")));

const uint8_t* here() { return static_cast<const uint8_t*>(__builtin_frame_address(0)); }

bool is_on_spare_stack() { return os::current_spare_stack().low != nullptr; }
bool own_stack_has_room() {
  // A fiber's stack is none that the system knows.
  return here() >= stacks.own.low + kEnoughNativeStack && here() < stacks.own.high;
}

}  // namespace

bool stack_is_small() {
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return false;
#endif
  if (is_on_spare_stack()) return true;
  stacks.own = os::current_stack_bounds();
  return !own_stack_has_room();
}

bool has_room() { return stacks.own.high == nullptr || is_on_spare_stack() || own_stack_has_room(); }

bool run_with_room(void (*body)(void*), void* argument) {
  ThreadStacks before = stacks;
  // In use and not under us: a native left it by longjmp, or called from a fiber of its own.
  bool take_spare = !before.spare_is_in_use;
  os::SpareStack stack = take_spare ? before.spare : os::SpareStack{};
  if (stack.low == nullptr) stack = os::make_spare_stack(kSpareStackSize);
  if (stack.low == nullptr) return false;
  if (take_spare) stacks.spare = stack;
  stacks.spare_is_in_use = true;
  Thread* thread = Thread::current_or_null();
  uint8_t* limit = thread != nullptr ? thread->native_stack_limit : stacks.own.low + os::page_size();
  if (thread != nullptr) thread->native_stack_limit = stack.low;
  os::run_on_stack(stack, body, argument);
  stacks.spare_is_in_use = before.spare_is_in_use;
  if ((thread = Thread::current_or_null()) != nullptr) thread->native_stack_limit = limit;
  if (!take_spare) os::free_spare_stack(stack);
  return true;
}

void forget_small_stack() {
  if (is_on_spare_stack()) return;
  os::free_spare_stack(stacks.spare);
  stacks = {};
}

namespace {

template <class Body>
auto with_room_or_die(Body body) {
  using R = decltype(body());
  if (has_room()) return body();
  if constexpr (std::is_void_v<R>) {
    CORTADO_CHECK(run_with_room([](void* b) { (*static_cast<Body*>(b))(); }, &body));
  } else {
    struct Call {
      Body& body;
      R result;
    } call = {body, R{}};
    CORTADO_CHECK(run_with_room([](void* c) { static_cast<Call*>(c)->result = static_cast<Call*>(c)->body(); }, &call));
    return call.result;
  }
}

template <auto kMember>
struct Roomy;
template <class R, class... A, R (*JNINativeInterface_::*kMember)(JNIEnv*, A...)>
struct Roomy<kMember> {
  static R call(JNIEnv* env, A... arguments) {
    return with_room_or_die([&] { return (jni_function_table->*kMember)(env, arguments...); });
  }
};

template <auto kMember>
constexpr bool has_variable_arguments = false;
template <class R, class... A, R (*JNINativeInterface_::*kMember)(A..., ...)>
constexpr bool has_variable_arguments<kMember> = true;

template <auto kMember>
constexpr auto roomy_entry() {
  if constexpr (has_variable_arguments<kMember>) {
    return nullptr;
  } else {
    return &Roomy<kMember>::call;
  }
}

// The forms with variable arguments end in those with a va_list, which look for room.
#define JNI_VARIABLE_FORM(function, type, names, ...)                                                 \
  type roomy_##function(JNIEnv* env, __VA_ARGS__, jmethodID id, ...) {                                \
    VariableArgumentScope scope;                                                                      \
    va_start(scope.list, id);                                                                         \
    return Roomy<&JNINativeInterface_::function##V>::call(env, CORTADO_UNPACK names, id, scope.list); \
  }
#include "jni/jni_variable_forms.def"

void set_variable_forms(JNINativeInterface_& table) {
#define JNI_VARIABLE_FORM(function, ...) table.function = roomy_##function;
#include "jni/jni_variable_forms.def"
}

}  // namespace

const JNINativeInterface_* small_stack_table() {
  static const JNINativeInterface_ table = [] {
    JNINativeInterface_ made = {
        .reserved0 = nullptr,
        .reserved1 = nullptr,
        .reserved2 = nullptr,
        .reserved3 = nullptr,
#define JNI_FUNCTION(slot, name) .name = roomy_entry<&JNINativeInterface_::name>(),
#include "jni/jni_functions.def"
    };
    set_variable_forms(made);
    return made;
  }();
  return &table;
}

}  // namespace cortado::jni
