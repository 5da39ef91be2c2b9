// What threads are loading: the supers of a class that they define, or a class through a loader that wants its lock held.
// Makes circular supers errors, and lets threads that load the same classes through one loader wait for each other
// where the loader's own lock would keep them apart for ever (it was given up by Object.wait, or is per class).
#pragma once

#include <vector>

#include "runtime/loader_data.h"
#include "runtime/symbol.h"
#include "runtime/thread.h"

namespace cortado {

struct LoadKey {
  const Symbol* name;
  const LoaderData* loader;
  bool operator==(const LoadKey&) const = default;
};

// Registers, for its lifetime, that the thread loads for `key`: `super`, if that is not null, else the class itself.
// At its end, threads that wait for a load through the loader whose lock the thread holds look again.
class LoadScope {
 public:
  LoadScope(Thread& thread, LoadKey key, Symbol* super, Handle<Object> lock) MAY_GC;  // lock null: nobody waits
  ~LoadScope() CORTADO_NO_THREAD_SAFETY_ANALYSIS;
  LoadScope(const LoadScope&) = delete;
  LoadScope& operator=(const LoadScope&) = delete;

 private:
  Thread& thread_;
  Rooted<Object> lock_;
};

struct LoadsInProgress {
  // Whether the thread is loading a super of that class: asking for the class then is circular.
  static bool is_circular(const Thread& thread, LoadKey key);
  // The super of that class that some thread is loading now; null if none does.
  static Symbol* super_of(LoadKey key);
  // Whether a thread other than this one loads the class itself.
  static bool is_loaded_by_other(const Thread& thread, LoadKey key);
};

}  // namespace cortado
