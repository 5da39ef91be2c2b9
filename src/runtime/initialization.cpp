// The initialisation procedure (JVMS 5.5).

#include <atomic>

#include "base/log.h"
#include "gc/heap_access.h"
#include "runtime/allocation.h"
#include "runtime/class_state.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

enum class Claim : uint8_t { kOurs, kDone, kErroneous };

// Steps 1 to 6.
Claim claim_initialization(Thread& thread, Class* c) MAY_GC {
  BlockedScope blocked(thread);
  MutexLock lock(class_state_mutex);
  for (;;) {
    switch (c->state.load(std::memory_order_acquire)) {
      case ClassState::kInitialized: return Claim::kDone;
      case ClassState::kErroneous: return Claim::kErroneous;
      case ClassState::kInitializing:
        if (c->initializing_thread.load(std::memory_order_relaxed) == &thread) return Claim::kDone;
        class_state_changed.wait(class_state_mutex);
        break;
      default:
        c->initializing_thread.store(&thread, std::memory_order_relaxed);
        c->state.store(ClassState::kInitializing, std::memory_order_release);
        return Claim::kOurs;
    }
  }
}

void finish(Class* c, ClassState state) {
  if (state == ClassState::kInitialized && !c->is_abstract() && !c->is_interface() && !c->has(Class::kHasFinalizer) &&
      c->layout.kind != ObjectKind::kMirror) {
    c->flags.fetch_and(~static_cast<uint32_t>(Class::kSlowAllocation), std::memory_order_relaxed);
  }
  MutexLock lock(class_state_mutex);
  c->initializing_thread.store(nullptr, std::memory_order_relaxed);
  c->state.store(state, std::memory_order_release);
  class_state_changed.notify_all();
}

// Step 7: superinterfaces in order, each after its own, if they declare methods with bodies.
JavaResult<void> initialize_interfaces(Thread& thread, Class* c) MAY_GC {
  for (const MetaPtr<Class>& interface : c->local_interfaces) {
    TRY(initialize_interfaces(thread, interface));
    if (interface->has(Class::kHasDefaultMethods)) TRY(ensure_initialized(thread, interface));
  }
  return {};
}

JavaResult<void> initialize_supers(Thread& thread, Class* c) MAY_GC {
  if (c->is_interface()) return {};
  if (c->super) TRY(ensure_initialized(thread, c->super));
  return initialize_interfaces(thread, c);
}

// What later uses of the class get as their cause: an ExceptionInInitializerError that says what was thrown where, with
// its stack trace, and keeps neither the thrown object nor its causes alive. Best effort; nothing stays pending.
void record_error(Thread& thread, Class* c, Handle<Object> thrown) MAY_GC {
  std::string message = "Exception " + Class::of(thrown)->external_name();
  {
    Rooted<Object> detail(thread, HeapAccess::load_reference(thrown, wk.fields.Throwable_detailMessage));
    if (!detail.is_null()) message += ": " + string_to_modified_utf8(detail);
    Rooted<Object> java_thread(thread, thread.java_thread_handle());
    if (!java_thread.is_null()) {
      Rooted<Object> name(thread, HeapAccess::load_reference(java_thread, wk.fields.Thread_name));
      if (!name.is_null()) message += " [in thread \"" + string_to_modified_utf8(name) + "\"]";
    }
  }
  JavaResult<Unrooted<Object>> text = new_string(thread, message);
  if (text.failed()) return thread.clear_exception();
  Rooted<Object> java_text(thread, std::move(text).value());
  JavaResult<Unrooted<Object>> made =
      construct(thread, wk.classes.ExceptionInInitializerError, "(Ljava/lang/String;)V", {java_text});
  if (made.failed()) return thread.clear_exception();
  Rooted<Object> error(thread, std::move(made).value());
  NoGc no_gc;
  for (uint32_t offset : {wk.fields.Throwable_backtrace, wk.fields.Throwable_stackTrace}) {
    HeapAccess::store_reference(error.raw(no_gc), offset, HeapAccess::load_reference(thrown.raw(no_gc), offset));
  }
  HeapAccess::store<int32_t>(error.raw(no_gc), wk.fields.Throwable_depth,
                             HeapAccess::load<int32_t>(thrown.raw(no_gc), wk.fields.Throwable_depth));
  c->initialization_error = encode_reference(error.raw(no_gc));
  Barrier::stored_in_metadata(&c->initialization_error);
}

// Steps 10 and 11: the class is erroneous; the exception stays pending, wrapped unless it is an Error.
Thrown fail(Thread& thread, Class* c) MAY_GC {
  Rooted<Object> thrown(thread, thread.take_exception());
  bool is_error = Class::of(thrown)->is_subclass_of(wk.classes.Error);
  if (!thread.native_stack_is_low()) record_error(thread, c, thrown);
  if (!is_error) {
    JavaResult<Unrooted<Object>> wrapped =
        construct(thread, wk.classes.ExceptionInInitializerError, "(Ljava/lang/Throwable;)V", {thrown});
    if (wrapped.ok()) {
      thrown = std::move(wrapped).value();
    } else {
      thrown = thread.take_exception();
    }
  }
  finish(c, ClassState::kErroneous);
  return throw_object(thread, thrown);
}

Thrown throw_erroneous(Thread& thread, Class* c) MAY_GC {
  std::string message = "Could not initialize class " + c->external_name();
  Rooted<Object> cause(thread, Unrooted<Object>(decode_reference(c->initialization_error)));
  if (cause.is_null()) return throw_new(thread, wk.classes.NoClassDefFoundError, message);
  return throw_new_with_cause(thread, wk.classes.NoClassDefFoundError, message, cause);
}

void log_initialization(const Class* c) {
  if (!log_enabled(LogTags::kClassInit, LogLevel::kInfo)) return;
  static std::atomic<int> count{0};
  LOG(kClassInit, kInfo, "{} Initializing '{}'{} (0x{:016x})", count.fetch_add(1, std::memory_order_relaxed),
      c->name->view(), c->class_initializer ? "" : "(no method)", reinterpret_cast<uintptr_t>(c));
}

}  // namespace

JavaResult<void> initialize_class(Thread& thread, Class* c) {
  if (c->is_initialized()) return {};
  if (thread.native_stack_is_low()) return throw_stack_overflow(thread);
  Rooted<Object> mirror(thread, mirror_of(c));  // the initializer's frame may be the only thing that needs the class
  TRY(link_class(thread, c));
  switch (claim_initialization(thread, c)) {
    case Claim::kDone: return {};
    case Claim::kErroneous: return throw_erroneous(thread, c);
    case Claim::kOurs: break;
  }
  JavaResult<void> supers = initialize_supers(thread, c);
  if (supers.failed()) return fail(thread, c);  // with an Error: it stays as it is
  log_initialization(c);
  if (c->class_initializer) {
    JavaResult<JavaValue> run = call_java(thread, c->class_initializer, {});
    if (run.failed()) return fail(thread, c);
  }
  finish(c, ClassState::kInitialized);
  return {};
}

}  // namespace cortado
