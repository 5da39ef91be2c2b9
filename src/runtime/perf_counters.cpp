#include "runtime/perf_counters.h"

#include <string>

#include "gc/heap.h"
#include "os/time.h"
#include "runtime/arguments.h"
#include "runtime/compile_times.h"
#include "runtime/loader_data.h"
#include "runtime/method_area.h"
#include "runtime/perf_data.h"
#include "runtime/safepoint.h"
#include "runtime/thread.h"
#include "runtime/vm.h"

namespace cortado {

namespace {

using Unit = PerfData::Unit;
using Variability = PerfData::Variability;

template <class V>
int64_t number(V value) {
  return static_cast<int64_t>(value);
}
int64_t young_capacity() {
  Heap::Generations all = Heap::generations();
  return number(all.eden.capacity + all.survivors[0].capacity + all.survivors[1].capacity);
}
int64_t young_maximum() {
  Heap::Generations all = Heap::generations();
  return number(all.eden.maximum + all.survivors[0].maximum + all.survivors[1].maximum);
}
int64_t metadata_used() { return static_cast<int64_t>(MethodArea::used()); }
int64_t metadata_reserved() { return static_cast<int64_t>(MethodArea::reserved()); }
int64_t loaded_classes() { return static_cast<int64_t>(Loaders::loaded_class_count()); }
int64_t unloaded_classes() { return static_cast<int64_t>(Loaders::unloaded_class_count()); }
int64_t live_threads() { return Threads::live_count(); }
int64_t daemon_threads() { return Threads::daemon_count(); }
int64_t peak_threads() { return Threads::peak_count(); }
int64_t started_threads() { return static_cast<int64_t>(Threads::started_count()); }
int64_t safepoints() { return static_cast<int64_t>(Safepoint::count()); }
int64_t ticks() { return os::monotonic_ns() - Vm::start_time_ns(); }
int64_t compile_time() { return compile_times.nanoseconds.load(std::memory_order_relaxed); }
int64_t compiled_methods() { return compile_times.methods.load(std::memory_order_relaxed); }
int64_t zero() { return 0; }
int64_t one() { return 1; }
int64_t two() { return 2; }

struct Counter {
  const char* name;
  Unit unit;
  Variability variability;
  int64_t (*read)();
};
constexpr Counter kCounters[] = {
    {"sun.os.hrt.ticks", Unit::kTicks, Variability::kMonotonic, ticks},
    {"java.cls.loadedClasses", Unit::kEvents, Variability::kMonotonic, loaded_classes},
    {"java.cls.unloadedClasses", Unit::kEvents, Variability::kMonotonic, unloaded_classes},
    {"java.cls.sharedLoadedClasses", Unit::kEvents, Variability::kMonotonic, zero},
    {"java.cls.sharedUnloadedClasses", Unit::kEvents, Variability::kMonotonic, zero},
    {"sun.cls.loadedBytes", Unit::kBytes, Variability::kMonotonic, metadata_used},
    {"sun.cls.sharedLoadedBytes", Unit::kBytes, Variability::kMonotonic, zero},
    {"sun.cls.unloadedBytes", Unit::kBytes, Variability::kMonotonic, zero},
    {"sun.cls.sharedUnloadedBytes", Unit::kBytes, Variability::kMonotonic, zero},
    {"sun.cls.time", Unit::kTicks, Variability::kMonotonic, zero},
    {"java.ci.totalTime", Unit::kTicks, Variability::kMonotonic, compile_time},
    {"sun.ci.totalCompiles", Unit::kEvents, Variability::kMonotonic, compiled_methods},
    {"sun.ci.totalBailouts", Unit::kEvents, Variability::kMonotonic, zero},
    {"sun.ci.totalInvalidates", Unit::kEvents, Variability::kMonotonic, zero},
    {"sun.ci.lastFailedType", Unit::kNone, Variability::kVariable, zero},
    {"sun.ci.lastSize", Unit::kBytes, Variability::kVariable, zero},
    {"sun.ci.lastType", Unit::kNone, Variability::kVariable, zero},
    {"java.threads.live", Unit::kNone, Variability::kVariable, live_threads},
    {"java.threads.daemon", Unit::kNone, Variability::kVariable, daemon_threads},
    {"java.threads.livePeak", Unit::kNone, Variability::kVariable, peak_threads},
    {"java.threads.started", Unit::kEvents, Variability::kMonotonic, started_threads},
    {"sun.rt.safepoints", Unit::kEvents, Variability::kMonotonic, safepoints},
    {"sun.rt.safepointTime", Unit::kTicks, Variability::kMonotonic, zero},
    {"sun.rt.applicationTime", Unit::kTicks, Variability::kMonotonic, ticks},
    {"sun.gc.policy.collectors", Unit::kNone, Variability::kConstant, two},
    {"sun.gc.policy.generations", Unit::kNone, Variability::kConstant, two},
    {"sun.gc.policy.maxTenuringThreshold", Unit::kNone, Variability::kVariable, zero},
    {"sun.gc.policy.tenuringThreshold", Unit::kNone, Variability::kVariable, zero},
    {"sun.gc.policy.desiredSurvivorSize", Unit::kBytes, Variability::kVariable, zero},
    {"sun.gc.collector.0.invocations", Unit::kEvents, Variability::kMonotonic,
     [] { return number(Heap::young_collections().collections); }},
    {"sun.gc.collector.0.time", Unit::kTicks, Variability::kMonotonic,
     [] { return number(Heap::young_collections().nanoseconds); }},
    {"sun.gc.collector.0.lastEntryTime", Unit::kTicks, Variability::kVariable, zero},
    {"sun.gc.collector.0.lastExitTime", Unit::kTicks, Variability::kVariable, zero},
    {"sun.gc.collector.1.invocations", Unit::kEvents, Variability::kMonotonic,
     [] { return number(Heap::full_collections().collections); }},
    {"sun.gc.collector.1.time", Unit::kTicks, Variability::kMonotonic,
     [] { return number(Heap::full_collections().nanoseconds); }},
    {"sun.gc.collector.2.invocations", Unit::kEvents, Variability::kMonotonic, zero},
    {"sun.gc.collector.2.time", Unit::kTicks, Variability::kMonotonic, zero},
    {"sun.gc.generation.0.spaces", Unit::kNone, Variability::kConstant, [] { return int64_t{3}; }},
    {"sun.gc.generation.0.minCapacity", Unit::kBytes, Variability::kConstant, zero},
    {"sun.gc.generation.0.maxCapacity", Unit::kBytes, Variability::kConstant, young_maximum},
    {"sun.gc.generation.0.capacity", Unit::kBytes, Variability::kVariable, young_capacity},
    {"sun.gc.generation.0.space.0.maxCapacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().eden.maximum); }},
    {"sun.gc.generation.0.space.0.capacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().eden.capacity); }},
    {"sun.gc.generation.0.space.0.used", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().eden.used); }},
    {"sun.gc.generation.0.space.1.maxCapacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[0].maximum); }},
    {"sun.gc.generation.0.space.1.capacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[0].capacity); }},
    {"sun.gc.generation.0.space.1.used", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[0].used); }},
    {"sun.gc.generation.0.space.2.maxCapacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[1].maximum); }},
    {"sun.gc.generation.0.space.2.capacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[1].capacity); }},
    {"sun.gc.generation.0.space.2.used", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().survivors[1].used); }},
    {"sun.gc.generation.1.spaces", Unit::kNone, Variability::kConstant, one},
    {"sun.gc.generation.1.minCapacity", Unit::kBytes, Variability::kConstant, zero},
    {"sun.gc.generation.1.maxCapacity", Unit::kBytes, Variability::kConstant,
     [] { return number(Heap::generations().old.maximum); }},
    {"sun.gc.generation.1.capacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().old.capacity); }},
    {"sun.gc.generation.1.space.0.maxCapacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().old.maximum); }},
    {"sun.gc.generation.1.space.0.capacity", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().old.capacity); }},
    {"sun.gc.generation.1.space.0.used", Unit::kBytes, Variability::kVariable,
     [] { return number(Heap::generations().old.used); }},
    {"sun.gc.metaspace.minCapacity", Unit::kBytes, Variability::kConstant, zero},
    {"sun.gc.metaspace.maxCapacity", Unit::kBytes, Variability::kConstant, metadata_reserved},
    {"sun.gc.metaspace.capacity", Unit::kBytes, Variability::kVariable, metadata_used},
    {"sun.gc.metaspace.used", Unit::kBytes, Variability::kVariable, metadata_used},
    {"sun.gc.compressedclassspace.minCapacity", Unit::kBytes, Variability::kConstant, zero},
    {"sun.gc.compressedclassspace.maxCapacity", Unit::kBytes, Variability::kConstant, zero},
    {"sun.gc.compressedclassspace.capacity", Unit::kBytes, Variability::kVariable, zero},
    {"sun.gc.compressedclassspace.used", Unit::kBytes, Variability::kVariable, zero},
};
constexpr size_t kCounterCount = sizeof kCounters / sizeof *kCounters;
int64_t* places[kCounterCount];

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void add_constant_text(const std::string& name, std::string_view value) {
  constexpr size_t kLongest = 1024;
  PerfData::add_text(name, Variability::kConstant, value.substr(0, kLongest), 0);
}

void add_properties() {
  static constexpr const char* kProperties[] = {"java.vm.specification.version",
                                                "java.vm.specification.name",
                                                "java.vm.specification.vendor",
                                                "java.vm.version",
                                                "java.vm.name",
                                                "java.vm.vendor",
                                                "java.vm.info",
                                                "jdk.debug",
                                                "java.library.path",
                                                "java.class.path",
                                                "java.version",
                                                "java.home"};
  for (const char* name : kProperties) {
    const std::string* value = arguments.property(name);
    add_constant_text(std::string("java.property.") + name, value == nullptr ? "" : std::string_view(*value));
  }
}

void add_constants() {
  const std::string* command = arguments.property("sun.java.command");
  add_constant_text("sun.rt.javaCommand", command == nullptr ? "" : std::string_view(*command));
  add_constant_text("java.rt.vmFlags", "");
  std::vector<std::string> all(arguments.vm_flags);
  all.insert(all.end(), arguments.vm_args.begin(), arguments.vm_args.end());
  add_constant_text("java.rt.vmArgs", joined(all));
  // Of 64 capabilities: attaching, thread dumps by SIGQUIT.
  add_constant_text("sun.rt.jvmCapabilities", "11" + std::string(62, '0'));
  constexpr int64_t kRelease = int64_t{17} << 24;
  PerfData::add_long("sun.rt.jvmVersion", Variability::kConstant, Unit::kNone, kRelease);
  PerfData::add_long("sun.os.hrt.frequency", Variability::kConstant, Unit::kHertz, os::kNanosPerSecond);
  int64_t begin = os::wall_clock_ms() - Vm::uptime_ms();
  PerfData::add_long("sun.rt.createVmBeginTime", Variability::kConstant, Unit::kNone, begin);
  PerfData::add_long("sun.rt.vmInitDoneTime", Variability::kConstant, Unit::kNone, os::wall_clock_ms());
  PerfData::add_long("sun.rt.createVmEndTime", Variability::kConstant, Unit::kNone, os::wall_clock_ms());
  add_constant_text("sun.gc.policy.name", "Cortado");
  add_constant_text("sun.gc.collector.0.name", "Cortado Young");
  add_constant_text("sun.gc.collector.1.name", "Cortado Full");
  add_constant_text("sun.gc.generation.0.name", "young");
  add_constant_text("sun.gc.generation.0.space.0.name", "eden");
  add_constant_text("sun.gc.generation.0.space.1.name", "s0");
  add_constant_text("sun.gc.generation.0.space.2.name", "s1");
  add_constant_text("sun.gc.generation.1.name", "old");
  add_constant_text("sun.gc.generation.1.space.0.name", "space");
  add_constant_text("sun.gc.cause", "No GC");
  add_constant_text("sun.gc.lastCause", "No GC");
  add_constant_text("sun.ci.lastFailedMethod", "");
  add_constant_text("sun.ci.lastInvalidatedMethod", "");
  add_constant_text("sun.ci.lastMethod", "");
}

}  // namespace

void add_vm_counters() {
  add_constants();
  add_properties();
  for (size_t i = 0; i < kCounterCount; i++) {
    const Counter& counter = kCounters[i];
    places[i] = PerfData::add_long(counter.name, counter.variability, counter.unit, counter.read());
  }
}

void sample_vm_counters() {
  for (size_t i = 0; i < kCounterCount; i++) {
    if (places[i] != nullptr) __atomic_store_n(places[i], kCounters[i].read(), __ATOMIC_RELAXED);
  }
}

}  // namespace cortado
