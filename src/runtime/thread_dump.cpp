#include "runtime/thread_dump.h"

#include <fmt/format.h>

#include <ctime>
#include <vector>

#include "gc/heap_access.h"
#include "os/time.h"
#include "runtime/arguments.h"
#include "runtime/class.h"
#include "runtime/deadlocks.h"
#include "runtime/jni_references.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/monitor_table.h"
#include "runtime/owned_monitors.h"
#include "runtime/safepoint.h"
#include "runtime/stack_walker.h"
#include "runtime/strings.h"
#include "runtime/vm.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

// Everything here runs while the world is stopped.
using Text = std::string;

template <class... A>
void add(Text& text, fmt::format_string<A...> format, A&&... arguments) {
  fmt::format_to(std::back_inserter(text), format, std::forward<A>(arguments)...);
}

Text thread_name(const Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (thread.java_thread == nullptr) return "<unnamed>";
  Object* name = HeapAccess::load_reference(thread.java_thread, wk.fields.Thread_name);
  return name == nullptr ? "" : string_to_utf8(Handle<Object>::from_cell(&name));
}

// "<0x000000069ed47ef8> (a java.lang.Object)"
Text describe_object(Object* object) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  Class* c = Class::of(object);
  Text what = c == wk.classes.Class.get() && class_of_mirror_raw(object) != nullptr
                  ? "java.lang.Class for " + class_of_mirror_raw(object)->external_name()
                  : c->external_name();
  return fmt::format("<0x{:016x}> (a {})", reinterpret_cast<uintptr_t>(object), what);
}

struct StateText {
  JavaThreadStatus status;
  const char* java;
  const char* system;
};
constexpr StateText kStates[] = {
    {JavaThreadStatus::kNew, "NEW", "runnable"},
    {JavaThreadStatus::kRunnable, "RUNNABLE", "runnable"},
    {JavaThreadStatus::kSleeping, "TIMED_WAITING (sleeping)", "waiting on condition"},
    {JavaThreadStatus::kInObjectWait, "WAITING (on object monitor)", "in Object.wait()"},
    {JavaThreadStatus::kInObjectWaitTimed, "TIMED_WAITING (on object monitor)", "in Object.wait()"},
    {JavaThreadStatus::kParked, "WAITING (parking)", "waiting on condition"},
    {JavaThreadStatus::kParkedTimed, "TIMED_WAITING (parking)", "waiting on condition"},
    {JavaThreadStatus::kBlockedOnMonitorEnter, "BLOCKED (on object monitor)", "waiting for monitor entry"},
    {JavaThreadStatus::kTerminated, "TERMINATED", "runnable"},
};
const StateText& state_text(JavaThreadStatus status) {
  for (const StateText& state : kStates) {
    if (state.status == status) return state;
  }
  return kStates[1];
}

void describe_blocking(Text& text, const Thread& thread, JavaThreadStatus status) {
  const Monitor* monitor = thread.waiting_on;
  bool parked = status == JavaThreadStatus::kParked || status == JavaThreadStatus::kParkedTimed;
  if (parked) {
    Object* blocker = HeapAccess::load_reference(thread.java_thread, wk.fields.Thread_parkBlocker);
    if (blocker != nullptr) add(text, "\t- parking to wait for  {}\n", describe_object(blocker));
  } else if (monitor != nullptr && monitor->object != nullptr) {
    bool waits = status == JavaThreadStatus::kInObjectWait || status == JavaThreadStatus::kInObjectWaitTimed;
    bool again = !waits && thread.is_in_object_wait;
    const char* how = waits ? "waiting on" : again ? "waiting to re-lock in wait()" : "waiting to lock";
    add(text, "\t- {} {}\n", how, describe_object(monitor->object));
  }
}

void describe_stack(Text& text, Thread& thread, JavaThreadStatus status) {
  std::vector<OwnedMonitor> owned = find_owned_monitors(thread);
  int32_t frame = 0;
  for (StackWalker walker(thread); !walker.done(); walker.next(), frame++) {
    add(text, "\tat {}\n", describe_frame(walker.method(), walker.bci()));
    if (frame == 0) describe_blocking(text, thread, status);
    for (const OwnedMonitor& monitor : owned) {
      if (monitor.frame == frame) add(text, "\t- locked {}\n", describe_object(monitor.object));
    }
  }
}

// Who owns which java.util.concurrent lock.
using Synchronizers = std::vector<std::pair<const Object*, Object*>>;

Synchronizers find_synchronizers() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  Synchronizers found;
  Heap::for_each_object(&found, [](void* context, Object* object) {
    if (!Class::of(object)->is_subtype_of(wk.classes.AbstractOwnableSynchronizer)) return;
    const Object* owner =
        HeapAccess::load_reference(object, wk.fields.AbstractOwnableSynchronizer_exclusiveOwnerThread);
    if (owner != nullptr) static_cast<Synchronizers*>(context)->emplace_back(owner, object);
  });
  return found;
}

void describe_synchronizers(Text& text, const Thread& thread, const Synchronizers& all) {
  add(text, "   Locked ownable synchronizers:\n");
  bool none = true;
  for (const auto& [owner, object] : all) {
    if (owner != thread.java_thread) continue;
    add(text, "\t- {}\n", describe_object(object));
    none = false;
  }
  if (none) add(text, "\t- None\n");
  add(text, "\n");
}

void describe_thread(Text& text, Thread& thread) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  JavaThreadStatus status = thread.java_status();
  const StateText& state = state_text(status);
  double elapsed = static_cast<double>(os::monotonic_ns() - thread.start_time_ns) / 1e9;
  double cpu = static_cast<double>(thread.pthread == 0 ? 0 : os::cpu_ns_of(thread.pthread)) / 1e6;
  int64_t id = HeapAccess::load<int64_t>(thread.java_thread, wk.fields.Thread_tid);
  int32_t priority = HeapAccess::load<int32_t>(thread.java_thread, wk.fields.Thread_priority);
  bool daemon = HeapAccess::load<uint8_t>(thread.java_thread, wk.fields.Thread_daemon) != 0;
  add(text, "\"{}\" #{} {}prio={} os_prio=0 cpu={:.2f}ms elapsed={:.2f}s tid=0x{:016x} nid=0x{:x} {}  [0x{:016x}]\n",
      thread_name(thread), id, daemon ? "daemon " : "", priority, cpu, elapsed, reinterpret_cast<uintptr_t>(&thread),
      thread.native_id, state.system, reinterpret_cast<uintptr_t>(thread.top_frame) & ~uintptr_t{0xFFF});
  add(text, "   java.lang.Thread.State: {}\n", state.java);
  describe_stack(text, thread, status);
  add(text, "\n");
}

Text describe_blocking(const BlockedThread& blocked) {
  auto object = reinterpret_cast<uintptr_t>(blocked.object);
  std::string name = Class::of(blocked.object)->external_name();
  if (blocked.monitor == nullptr)
    return fmt::format("waiting for ownable synchronizer 0x{:016x}, (a {})", object, name);
  return fmt::format("waiting to lock monitor 0x{:016x} (object 0x{:016x}, a {})",
                     reinterpret_cast<uintptr_t>(blocked.monitor), object, name);
}

void describe_cycle(Text& text, const std::vector<BlockedThread>& cycle) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  add(text, "\nFound one Java-level deadlock:\n=============================\n");
  for (size_t i = 0; i < cycle.size(); i++) {
    add(text, "{}\"{}\":\n  {},\n  which is held by \"{}\"\n", i == 0 ? "" : "\n", thread_name(*cycle[i].thread),
        describe_blocking(cycle[i]), thread_name(*cycle[i].holder));
  }
  add(text, "\nJava stack information for the threads listed above:\n");
  add(text, "===================================================\n");
  for (const BlockedThread& blocked : cycle) {
    add(text, "\"{}\":\n", thread_name(*blocked.thread));
    describe_stack(text, *blocked.thread, blocked.thread->java_status());
  }
}

void describe_deadlocks(Text& text, const std::vector<Thread*>& threads) {
  std::vector<Thread*> reported;
  int found = 0;
  for (Thread* thread : threads) {
    bool known = false;
    for (Thread* r : reported) known = known || r == thread;
    std::vector<BlockedThread> cycle;
    if (!known) cycle = find_deadlock(*thread, threads, false);
    if (cycle.empty()) continue;
    for (const BlockedThread& blocked : cycle) reported.push_back(blocked.thread);
    describe_cycle(text, cycle);
    found++;
  }
  if (found > 0) add(text, "\nFound {} deadlock{}.\n", found, found == 1 ? "" : "s");
  if (found > 0) add(text, "\n");
}

void describe_heading(Text& text) {
  char time[64];
  time_t now = os::wall_clock_ms() / 1000;
  tm parts;
  localtime_r(&now, &parts);
  std::strftime(time, sizeof time, "%Y-%m-%d %H:%M:%S", &parts);
  auto property = [](const char* key, const char* otherwise) {
    const std::string* value = arguments.property(key);
    return value == nullptr ? std::string(otherwise) : *value;
  };
  add(text, "{}\nFull thread dump {} ({} {}):\n\n", time, property("java.vm.name", Vm::name()),
      property("java.vm.version", Vm::version()), property("java.vm.info", "interpreted mode"));
}

size_t count_global_references() {
  struct Counter final : RootVisitor {
    void visit(Object**) override { count++; }
    void visit_narrow(NarrowRef*) override { count++; }
    size_t count = 0;
  } counter;
  jni_visit_globals(counter);
  return counter.count;
}
size_t count_weak_references() {
  struct Counter final : WeakVisitor {
    bool visit(Object**) override { return ++count > 0; }
    bool visit_narrow(NarrowRef*) override { return ++count > 0; }
    size_t count = 0;
  } counter;
  jni_visit_weak_globals(counter);
  return counter.count;
}

void describe_all(Text& text, bool synchronizers) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  std::vector<Thread*> threads;
  for_each_thread([&](Thread& t) {
    if (t.java_thread != nullptr) threads.insert(threads.begin(), &t);
  });
  describe_heading(text);
  Synchronizers owned;
  if (synchronizers) owned = find_synchronizers();
  for (Thread* t : threads) {
    describe_thread(text, *t);
    if (synchronizers) describe_synchronizers(text, *t, owned);
  }
  describe_deadlocks(text, threads);
  add(text, "JNI global refs: {}, weak refs: {}\n\n", count_global_references(), count_weak_references());
  add(text, "Heap\n{}\n", describe_heap());
}

}  // namespace

std::string describe_frame(const Method* method, uint32_t bci) {
  Class* holder = method->holder;
  Text text = fmt::format("{}.{}(", holder->external_name(), method->name->view());
  const ModuleEntry* module = Modules::of_class(holder);
  if (module != nullptr && module->is_named()) {
    add(text, "{}", module->name->view());
    if (module->version != nullptr) add(text, "@{}", module->version->view());
    add(text, "/");
  }
  if (method->is_native()) return text + "Native Method)";
  if (holder->source_file == 0) return text + "Unknown Source)";
  add(text, "{}", holder->pool->utf8(holder->source_file));
  if (int line = method->line_number(bci); line >= 0) add(text, ":{}", line);
  return text + ")";
}

std::string describe_heap() {
  Heap::Generations all = Heap::generations();
  size_t young_used = all.eden.used + all.survivors[0].used;
  size_t young_total = all.eden.capacity + all.survivors[0].capacity;
  return fmt::format(" young generation total {}K, used {}K\n old generation   total {}K, used {}K, maximum {}K\n",
                     young_total >> 10, young_used >> 10, all.old.capacity >> 10, all.old.used >> 10,
                     Heap::maximum_size() >> 10);
}

std::string describe_threads(Thread& thread, bool synchronizers) {
  Text text;
  Safepoint::begin(thread, SafepointOperation::kPrintThreads);
  describe_all(text, synchronizers);
  Safepoint::end(thread);
  return text;
}

void dump_threads_to(Thread& thread, FILE* file) {
  std::string text = describe_threads(thread);
  NativeScope native(thread);
  std::fwrite(text.data(), 1, text.size(), file);
  std::fflush(file);
}

}  // namespace cortado
