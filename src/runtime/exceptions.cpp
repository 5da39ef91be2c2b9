#include "runtime/exceptions.h"

#include <fmt/format.h>

#include <cstdio>

#include "gc/heap_access.h"
#include "runtime/agent_hooks.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/modules.h"
#include "runtime/out_of_memory.h"
#include "runtime/preallocated.h"
#include "runtime/safepoint.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

// Makes the throwable by its constructor, so that the class library sees every exception made the same way.
JavaResult<Unrooted<Object>> make_throwable(Thread& thread, Class* c, const std::string_view* message) MAY_GC {
  TRY(ensure_initialized(thread, c));
  if (message == nullptr) return construct(thread, c, "()V", {});
  Rooted<Object> text(thread, TRY(new_string(thread, *message)));
  static Symbol* const with_message = Symbol::intern("(Ljava/lang/String;)V");
  if (c->find_declared_method(Symbol::intern("<init>"), with_message) != nullptr) {
    return construct(thread, c, "(Ljava/lang/String;)V", {text});
  }
  Rooted<Object> throwable(thread, TRY(construct(thread, c, "()V", {})));
  HeapAccess::store_reference(throwable, wk.fields.Throwable_detailMessage, text);
  return throwable.get();
}

Thrown throw_made(Thread& thread, Class* c, const std::string_view* message, Handle<Object> cause) MAY_GC {
  CORTADO_CHECK(c != nullptr);
  CORTADO_ASSERT(!thread.has_exception());
  JavaResult<Unrooted<Object>> made = make_throwable(thread, c, message);
  if (made.failed()) return Thrown{};  // what the attempt threw is pending instead
  Rooted<Object> throwable(thread, std::move(made).value());
  if (!cause.is_null()) {
    // Some refuse, having had a cause from their constructor: that is the exception then.
    if (call_java(thread, wk.methods.Throwable_initCause, {throwable, cause}).failed()) return Thrown{};
  }
  return throw_object(thread, throwable);
}

}  // namespace

Thrown throw_object(Thread& thread, Handle<Object> throwable) {
  thread.set_exception(throwable.get());
  return Thrown{};
}

Thrown throw_new(Thread& thread, Class* exception_class, std::string_view message) {
  return throw_made(thread, exception_class, &message, {});
}

Thrown throw_new(Thread& thread, Class* exception_class) { return throw_made(thread, exception_class, nullptr, {}); }

Thrown throw_new_with_cause(Thread& thread, Class* exception_class, std::string_view message, Handle<Object> cause) {
  return throw_made(thread, exception_class, &message, cause);
}

Thrown throw_by_name(Thread& thread, const char* class_name, std::string_view message) {
  Class* c = TRY(load_class(thread, Symbol::intern(class_name), {}));
  return throw_new(thread, c, message);
}

Thrown throw_null_pointer(Thread& thread) { return throw_new(thread, wk.classes.NullPointerException); }

Thrown throw_array_index(Thread& thread, int32_t index, int32_t length) {
  return throw_new(thread, wk.classes.ArrayIndexOutOfBoundsException,
                   fmt::format("Index {} out of bounds for length {}", index, length));
}

Thrown throw_stack_overflow(Thread& thread) {
  // Making it runs Java; a second overflow while that happens must not recurse.
  if (thread.in_stack_overflow) return throw_object(thread, Preallocated::stack_overflow());
  thread.in_stack_overflow = true;
  // The constructor may use the reserve, but for what frames take without asking.
  constexpr size_t kLeft = 2 * Thread::kUncheckedFrame;
  thread.java_stack_limit += Thread::kJavaStackReserve - kLeft;
  Safepoint::update_poll_word(thread);
  Thrown thrown = throw_new(thread, wk.classes.StackOverflowError);
  thread.java_stack_limit -= Thread::kJavaStackReserve - kLeft;
  Safepoint::update_poll_word(thread);
  thread.in_stack_overflow = false;
  return thrown;
}

Thrown throw_out_of_memory(Thread& thread, OutOfMemoryKind kind) {
  if (kind != OutOfMemoryKind::kNativeThread) react_to_out_of_memory(thread, Preallocated::message(kind));
  if (agents_want(JVMTI_EVENT_RESOURCE_EXHAUSTED)) agent_hooks.resource_exhausted(thread, kind);
  return throw_object(thread, Preallocated::out_of_memory(thread, kind));
}

namespace {

std::string loader_name_and_id(const Class* c) IN_VM {
  if (c->loader == nullptr || c->loader->is_boot) return "bootstrap";
  Rooted<Object> name(Thread::current(),
                      HeapAccess::load_reference(c->loader->loader_handle(), wk.fields.ClassLoader_nameAndId));
  if (!name.is_null()) return string_to_modified_utf8(name);
  return Class::of(c->loader->loader_handle())->external_name();
}

// "A is in module M of loader L" / "A is in unnamed module of loader L".
std::string module_phrase(const Class* c) IN_VM {
  const Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  const ModuleEntry* module = Modules::of_class(bottom);
  if (module != nullptr && module->is_named()) {
    std::string name = module->name->string();
    bool is_java_base = name == "java.base";
    std::string version =
        module->version == nullptr || is_java_base || name.starts_with("java.") || name.starts_with("jdk.")
            ? ""
            : "@" + module->version->string();
    return fmt::format("module {}{} of loader {}", name, version,
                       bottom->loader->is_boot ? "'bootstrap'" : loader_name_and_id(bottom));
  }
  return fmt::format("unnamed module of loader {}",
                     bottom->loader->is_boot ? "'bootstrap'" : loader_name_and_id(bottom));
}

}  // namespace

Thrown throw_class_cast(Thread& thread, Class* from, Class* to) {
  std::string from_name = from->external_name();
  std::string to_name = to->external_name();
  std::string from_phrase = module_phrase(from);
  std::string to_phrase = module_phrase(to);
  std::string where = from_phrase == to_phrase
                          ? fmt::format("{} and {} are in {}", from_name, to_name, from_phrase)
                          : fmt::format("{} is in {}; {} is in {}", from_name, from_phrase, to_name, to_phrase);
  return throw_new(thread, wk.classes.ClassCastException,
                   fmt::format("class {} cannot be cast to class {} ({})", from_name, to_name, where));
}

Thrown throw_no_class_def(Thread& thread, Symbol* name) {
  Rooted<Object> cause(thread);
  if (thread.has_exception()) {
    if (!exception_is(thread, wk.classes.ClassNotFoundException)) return Thrown{};
    cause = thread.take_exception();
  }
  return throw_new_with_cause(thread, wk.classes.NoClassDefFoundError, name->view(), cause);
}

bool exception_is(Thread& thread, Class* c) {
  return thread.pending_exception != nullptr && c->is_instance(thread.pending_exception);
}

std::string describe_exception(Thread&, Handle<Object> throwable) {
  std::string text = Class::of(throwable)->external_name();
  Rooted<Object> message(Thread::current(), HeapAccess::load_reference(throwable, wk.fields.Throwable_detailMessage));
  if (!message.is_null()) text += ": " + string_to_utf8(message);
  return text;
}

void print_and_clear_exception(Thread& thread, bool with_thread) {
  Rooted<Object> throwable(thread, thread.take_exception());
  if (throwable.is_null()) return;
  if (with_thread) {
    std::string name = "main";
    if (thread.java_thread != nullptr) {
      Rooted<Object> string(thread, HeapAccess::load_reference(thread.java_thread_handle(), wk.fields.Thread_name));
      if (!string.is_null()) name = string_to_utf8(string);
    }
    std::fprintf(stderr, "Exception in thread \"%s\" ", name.c_str());
  }
  JavaResult<JavaValue> printed = call_virtual(thread, wk.methods.Throwable_printStackTrace, {throwable});
  if (printed.failed()) {
    thread.clear_exception();
    std::fprintf(stderr, "%s\n", describe_exception(thread, throwable).c_str());
  }
}

}  // namespace cortado
