#include "runtime/resolution_errors.h"

#include <atomic>
#include <map>

#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/class_unloading.h"
#include "runtime/exceptions.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

struct RecordedError {
  Class* error = nullptr;
  std::string message;
  bool has_message = false;
  Class* cause = nullptr;
  std::string cause_message;
  bool cause_has_message = false;
};
using ErrorKey = std::pair<const ConstantPool*, uint32_t>;
Mutex errors_mutex(LockRank::kLinking, "resolution errors");

// Whether there ever was one: most programs have none, and each resolution asks.
std::atomic<bool> has_errors{false};

std::map<ErrorKey, RecordedError>& recorded_errors() CORTADO_REQUIRES(errors_mutex) {
  static auto* errors = new std::map<ErrorKey, RecordedError>;
  return *errors;
}

void read_throwable(Handle<Object> throwable, Class*& c, std::string& message, bool& has_message) IN_VM {
  c = Class::of(throwable);
  NoGcToken no_gc;
  Object* text = HeapAccess::load_reference(throwable.raw(no_gc), wk.fields.Throwable_detailMessage);
  has_message = text != nullptr;
  if (has_message) message = string_to_modified_utf8(Handle<Object>::from_cell(&text));
}

}  // namespace

void record_resolution_error(Thread& thread, const ConstantPool* pool, uint32_t key, const Symbol* constant) {
  if (!exception_is(thread, wk.classes.LinkageError)) return;
  RecordedError entry;
  Handle<Object> pending = thread.pending_exception_handle();
  read_throwable(pending, entry.error, entry.message, entry.has_message);
  NoGcToken no_gc;
  Object* cause = HeapAccess::load_reference(pending.raw(no_gc), wk.fields.Throwable_cause);
  if (constant != nullptr && !entry.has_message) {
    entry.message = constant->view();
    entry.has_message = true;
  }
  if (constant != nullptr && cause != nullptr && cause != pending.raw(no_gc)) {
    read_throwable(Handle<Object>::from_cell(&cause), entry.cause, entry.cause_message, entry.cause_has_message);
  }
  LoaderData* loader = pool->holder->loader;
  Loaders::add_dependency(loader, entry.error);
  if (entry.cause != nullptr) Loaders::add_dependency(loader, entry.cause);
  MutexLock lock(errors_mutex);
  recorded_errors().emplace(ErrorKey{pool, key}, std::move(entry));
  has_errors.store(true, std::memory_order_release);
}

void forget_dying_resolution_errors() {
  MutexLock lock(errors_mutex);
  std::erase_if(recorded_errors(),
                [](const auto& entry) { return ClassUnloading::is_dying(entry.first.first->holder); });
}

JavaResult<void> check_resolution_error(Thread& thread, const ConstantPool* pool, uint32_t key) {
  if (!has_errors.load(std::memory_order_acquire)) return {};
  RecordedError entry;
  {
    MutexLock lock(errors_mutex);
    auto found = recorded_errors().find({pool, key});
    if (found == recorded_errors().end()) return {};
    entry = found->second;
  }
  if (entry.cause == nullptr) {
    return entry.has_message ? throw_new(thread, entry.error, entry.message) : throw_new(thread, entry.error);
  }
  Thrown thrown =
      entry.cause_has_message ? throw_new(thread, entry.cause, entry.cause_message) : throw_new(thread, entry.cause);
  Rooted<Object> cause(thread, thread.take_exception());
  if (!Class::of(cause)->is_subclass_of(entry.cause)) {
    thread.set_exception(cause.get());
    return thrown;
  }
  return throw_new_with_cause(thread, entry.error, entry.message, cause);
}

}  // namespace cortado
