#include "runtime/loads_in_progress.h"

#include <algorithm>

#include "os/mutex.h"
#include "runtime/monitor.h"

namespace cortado {

namespace {

struct Entry {
  const Thread* thread;
  LoadKey key;
  Symbol* super;
};
Mutex entries_mutex(LockRank::kLoaderTables, "loads in progress");

std::vector<Entry>& entries() CORTADO_REQUIRES(entries_mutex) {
  static auto* all = new std::vector<Entry>;
  return *all;
}

template <class F>
Symbol* find_entry(F matches, bool& found) {
  MutexLock lock(entries_mutex);
  auto entry = std::find_if(entries().begin(), entries().end(), matches);
  found = entry != entries().end();
  return found ? entry->super : nullptr;
}

}  // namespace

LoadScope::LoadScope(Thread& thread, LoadKey key, Symbol* super, Handle<Object> lock)
    : thread_(thread), lock_(thread, lock) {
  MutexLock guard(entries_mutex);
  entries().push_back({&thread, key, super});
}

LoadScope::~LoadScope() {
  {
    MutexLock guard(entries_mutex);
    // The thread's newest: its scopes are nested.
    auto newest = std::find_if(entries().rbegin(), entries().rend(), [&](const Entry& e) { return e.thread == &thread_; });
    entries().erase(std::next(newest).base());
  }
  if (lock_.is_null() || !monitor_is_owned_by(thread_, lock_)) return;
  Rooted<Object> exception(thread_, thread_.take_exception());
  (void)monitor_notify(thread_, lock_, true);  // it owns it
  thread_.set_exception(exception.get());
}

bool LoadsInProgress::is_circular(const Thread& thread, LoadKey key) {
  bool found;
  find_entry([&](const Entry& e) { return e.thread == &thread && e.key == key && e.super != nullptr; }, found);
  return found;
}

Symbol* LoadsInProgress::super_of(LoadKey key) {
  bool found;
  return find_entry([&](const Entry& e) { return e.key == key && e.super != nullptr; }, found);
}

bool LoadsInProgress::is_loaded_by_other(const Thread& thread, LoadKey key) {
  bool found;
  find_entry([&](const Entry& e) { return e.thread != &thread && e.key == key && e.super == nullptr; }, found);
  return found;
}

}  // namespace cortado
