#include "jvm/jvmti/event_control.h"

#include <mutex>

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/field_watches.h"
#include "jvm/jvmti/functions.h"
#include "jvm/jvmti/runtime_events.h"
#include "runtime/code_watching.h"
#include "runtime/safepoint.h"

namespace cortado::jvmti {

namespace {

enum class Phases { kItsOwn, kStart, kLive };
enum class Scope { kThread, kGlobal };

struct EventKind {
  jvmtiEvent event;
  bool (*is_permitted)(const jvmtiCapabilities& of);
  Phases phases;
  Scope scope;
};
constexpr EventKind kEvents[] = {
#define JVMTI_EVENT(name, permitted, phases, scope)                                                                    \
  {JVMTI_EVENT_##name, []([[maybe_unused]] const jvmtiCapabilities& has) { return (permitted) != 0; }, Phases::phases, \
   Scope::scope},
#include "jvm/jvmti/events.def"
};

const EventKind* kind_of(jvmtiEvent event) {
  for (const EventKind& each : kEvents) {
    if (each.event == event) return &each;
  }
  return nullptr;
}

constexpr uint64_t kWatchingEvents =
    agent_event_bit(JVMTI_EVENT_SINGLE_STEP) | agent_event_bit(JVMTI_EVENT_METHOD_ENTRY) |
    agent_event_bit(JVMTI_EVENT_METHOD_EXIT) | agent_event_bit(JVMTI_EVENT_FRAME_POP) |
    agent_event_bit(JVMTI_EVENT_FIELD_ACCESS) | agent_event_bit(JVMTI_EVENT_FIELD_MODIFICATION);

std::atomic<bool> started{false}, ended{false};

bool is_in_phase(jvmtiEvent event) {
  const EventKind* kind = kind_of(event);
  if (kind == nullptr || kind->phases == Phases::kItsOwn) return true;
  jvmtiPhase phase = current_phase();
  return phase == JVMTI_PHASE_LIVE || (phase == JVMTI_PHASE_START && kind->phases == Phases::kStart);
}

uint64_t events_of_thread(const Environment& environment, const Thread& thread) {
  std::lock_guard guard(wishes_lock());
  const ThreadWishes* wishes = wishes_of(thread);
  if (wishes == nullptr) return 0;
  for (const ThreadWishes::Enabled& each : wishes->enabled) {
    if (each.environment == &environment) return each.events;
  }
  return 0;
}

uint64_t all_events_of(const Thread& thread) {
  uint64_t events = 0;
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->is_disposed.load(std::memory_order_acquire))
      events |= e->enabled_events.load(std::memory_order_acquire) | events_of_thread(*e, thread);
  }
  return events;
}

uint32_t watch_for(const Thread& thread) {
  uint64_t events = all_events_of(thread);
  auto wants = [events](jvmtiEvent event) { return (events & agent_event_bit(event)) != 0; };
  uint32_t watch = 0;
  if (wants(JVMTI_EVENT_SINGLE_STEP)) watch = watch | Watch::kSteps;
  if (wants(JVMTI_EVENT_METHOD_ENTRY)) watch = watch | Watch::kEntries;
  if (wants(JVMTI_EVENT_METHOD_EXIT)) watch = watch | Watch::kExits;
  bool fields = wants(JVMTI_EVENT_FIELD_ACCESS) || wants(JVMTI_EVENT_FIELD_MODIFICATION);
  if (fields && any_field_is_watched()) watch = watch | Watch::kFields;
  std::lock_guard guard(wishes_lock());
  const ThreadWishes* wishes = wishes_of(thread);
  if (wishes != nullptr && !wishes->frame_pops.empty()) watch = watch | Watch::kFramePops;
  return watch;
}

void enable(std::atomic<uint64_t>& events, uint64_t bit, bool on) {
  if (on) {
    events.fetch_or(bit);
  } else {
    events.fetch_and(~bit);
  }
}

void enable_for_thread(Thread& target, Environment& environment, uint64_t bit, bool on) {
  std::lock_guard guard(wishes_lock());
  ThreadWishes& wishes = make_wishes(target);
  for (ThreadWishes::Enabled& each : wishes.enabled) {
    if (each.environment != &environment) continue;
    each.events = on ? each.events | bit : each.events & ~bit;
    return;
  }
  wishes.enabled.push_back({&environment, on ? bit : 0});
}

jvmtiError set_for_thread(Environment& environment, jthread reference, uint64_t bit, bool on) {
  CORTADO_JVMTI_ENTRY();
  return with_stopped_thread(thread, reference, [&](Thread& target) {
    enable_for_thread(target, environment, bit, on);
    environment.thread_events.fetch_or(bit);
    if (current_phase() == JVMTI_PHASE_LIVE) update_watch(target);
    return JVMTI_ERROR_NONE;
  });
}

void set_for_all(Environment& environment, uint64_t bit, bool on) {
  enable(environment.enabled_events, bit, on);
  if ((bit & kWatchingEvents) == 0 || current_phase() != JVMTI_PHASE_LIVE) return;
  Thread* current = Thread::current_or_null();
  if (current == nullptr) return;
  VmScope vm(*current);
  update_watches(*current);
}

}  // namespace

std::mutex& wishes_lock() {
  static auto* lock = new std::mutex;
  return *lock;
}
ThreadWishes* wishes_of(const Thread& thread) {
  return static_cast<ThreadWishes*>(thread.agent_state.load(std::memory_order_relaxed));
}
ThreadWishes& make_wishes(Thread& thread) {
  if (wishes_of(thread) == nullptr) thread.agent_state.store(new ThreadWishes, std::memory_order_relaxed);
  return *wishes_of(thread);
}
void forget_wishes(Thread& thread) {
  std::lock_guard guard(wishes_lock());
  delete wishes_of(thread);
  thread.agent_state.store(nullptr, std::memory_order_relaxed);
}

bool is_wanted(const Environment& environment, jvmtiEvent event, const Thread& thread) {
  if (environment.is_disposed.load(std::memory_order_acquire) || events_have_ended() || !is_in_phase(event))
    return false;
  if (environment.wants(event)) return true;
  return thread.agent_state.load(std::memory_order_relaxed) != nullptr &&
         (events_of_thread(environment, thread) & agent_event_bit(event)) != 0;
}

void update_watch(Thread& thread) {
  uint32_t steering = thread.watched.load(std::memory_order_relaxed) & static_cast<uint32_t>(Watch::kSteering);
  CodeWatching::watch(thread, watch_for(thread) | steering);
}

void update_watches(Thread& current) {
  if (!CodeWatching::is_possible) return;
  Safepoint::begin(current, SafepointOperation::kWatchThreads);
  std::vector<Thread*> threads;
  for_each_thread([&](Thread& each) { threads.push_back(&each); });
  for (Thread* each : threads) update_watch(*each);
  Safepoint::end(current);
}

void update_agent_events() {
  uint64_t events = 0;
  for (Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->is_disposed.load(std::memory_order_acquire)) events |= e->enabled_events.load() | e->thread_events.load();
  }
  // A thread that begins is told what all are watched for (post_thread_start).
  if (CodeWatching::is_possible) events |= agent_event_bit(JVMTI_EVENT_THREAD_START);
  agent_events.store(events, std::memory_order_release);
  bool files = (events & agent_event_bit(JVMTI_EVENT_CLASS_FILE_LOAD_HOOK)) != 0;
  agents_want_class_files.store(files, std::memory_order_release);
}

void begin_start_phase() { started.store(true, std::memory_order_release); }
bool start_phase_has_begun() { return started.load(std::memory_order_acquire); }
void begin_live_events(Thread& current) {
  update_watches(current);
  start_code_events(current);
}
void end_events() { ended.store(true, std::memory_order_release); }
bool events_have_ended() { return ended.load(std::memory_order_acquire); }

jvmtiError JNICALL SetEventNotificationMode(jvmtiEnv* env, jvmtiEventMode mode, jvmtiEvent event, jthread reference,
                                            ...) {
  if (mode != JVMTI_ENABLE && mode != JVMTI_DISABLE) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  const EventKind* kind = kind_of(event);
  if (kind == nullptr) return JVMTI_ERROR_INVALID_EVENT_TYPE;
  if (reference != nullptr && kind->scope == Scope::kGlobal) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  Environment& environment = Environment::of(env);
  bool on = mode == JVMTI_ENABLE;
  if (on && !kind->is_permitted(environment.capabilities)) return JVMTI_ERROR_MUST_POSSESS_CAPABILITY;
  if (reference != nullptr) {
    CORTADO_JVMTI_TRY(set_for_thread(environment, reference, agent_event_bit(event), on));
  } else {
    set_for_all(environment, agent_event_bit(event), on);
  }
  update_agent_events();
  if (Thread* current = Thread::current_or_null(); current != nullptr && current_phase() == JVMTI_PHASE_LIVE) {
    VmScope vm(*current);
    start_code_events(*current);
  }
  return JVMTI_ERROR_NONE;
}

}  // namespace cortado::jvmti
