#include "jvm/stack_walk_stress.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include "base/assert.h"
#include "base/log.h"
#include "jvm/interrupted_stack.h"
#include "os/interrupt_timer.h"
#include "os/signals.h"
#include "runtime/flags.h"
#include "runtime/thread_hooks.h"

namespace cortado {

namespace {

constexpr int64_t kInterval = 100'000;  // nanoseconds
// The clock of a thread's processor time moves in ticks of the system, up to 10 ms. At each tick a timer of elapsed time is
// started for so many signals: a thread that waits is left alone.
constexpr int kSignalsOfTick = 100;
constexpr int kTick = 1, kStep = 2;

struct Timers {
  os::InterruptTimer tick, step;
  int left = 0;
};
constinit thread_local Timers timers;

std::atomic<uint64_t> walks[kStackWalks];
std::atomic<uint64_t> frames_found{0}, deepest{0}, without_bci{0}, in_java{0};

// Deep stacks are walked whole now and then only: the thread must come forward between two signals.
constexpr uint64_t kMostFrames = 256;
constexpr uint64_t kWholeEvery = 256;

struct Counted {
  uint64_t most_frames;
  uint64_t frames = 0, without_bci = 0;
};

bool count_frame(void* context, Method* method, int32_t bci) {
  auto& counted = *static_cast<Counted*>(context);
  CORTADO_ASSERT(method->is_native() == (bci == InterruptedStack::kNativeBci));
  CORTADO_ASSERT(bci < static_cast<int32_t>(method->code_length) || method->is_native());
  counted.frames++;
  counted.without_bci += bci == InterruptedStack::kUnknownBci ? 1 : 0;
  return counted.frames < counted.most_frames;
}

void walk_interrupted(Thread& thread, const void* context) {
  static std::atomic<uint64_t> walk_number{0};
  bool is_whole = walk_number.fetch_add(1, std::memory_order_relaxed) % kWholeEvery == 0;
  Counted counted{is_whole ? UINT64_MAX : kMostFrames};
  InterruptedStack stack(thread, count_frame, &counted);
  os::InterruptedRegisters registers = os::interrupted_registers(context);
  StackWalk end = stack.walk(&registers);
  // What may happen in an instruction or two of a call is no mistake; a chain that breaks is one.
  CORTADO_ASSERT(end != StackWalk::kCode && end != StackWalk::kTopFrame && end != StackWalk::kCaller);
  walks[static_cast<int>(end)].fetch_add(1, std::memory_order_relaxed);
  frames_found.fetch_add(counted.frames, std::memory_order_relaxed);
  without_bci.fetch_add(counted.without_bci, std::memory_order_relaxed);
  if (stack.was_in_java()) in_java.fetch_add(1, std::memory_order_relaxed);
  uint64_t before = deepest.load(std::memory_order_relaxed);
  while (counted.frames > before && !deepest.compare_exchange_weak(before, counted.frames)) {
  }
}

void pace(const siginfo_t* info) {
  if (os::InterruptTimer::mark_of(info) == kTick) {
    if (timers.left == 0) timers.step.start(kInterval);
    timers.left = kSignalsOfTick;
  } else if (timers.left > 0) {
    timers.left--;
    if (timers.left == 0) timers.step.start(0);
  }
}

void on_signal(int, siginfo_t* info, void* context) {
  int saved = errno;
  if (Thread* thread = Thread::current_or_null()) {
    pace(info);
    walk_interrupted(*thread, context);
  }
  errno = saved;
}

void start_timers(Thread&) {
  bool both = timers.tick.create(os::InterruptTimer::Clock::kProcessor, SIGPROF, kTick) &&
              timers.step.create(os::InterruptTimer::Clock::kElapsed, SIGPROF, kStep);
  if (both) timers.tick.start(kInterval);
}

void drop_timers(Thread&) {
  timers.tick.drop();
  timers.step.drop();
  timers.left = 0;
}

void log_walks() {
  static constexpr const char* kTexts[] = {
#define STACK_WALK(id, text) text,
#include "jvm/stack_walks.def"
#undef STACK_WALK
  };
  uint64_t total = 0;
  for (const auto& count : walks) total += count.load();
  LOG(kStackWalk, kInfo, "{} walks, {} of them in Java code; {} frames, {} without bci; deepest {}", total,
      in_java.load(), frames_found.load(), without_bci.load(), deepest.load());
  for (int i = 0; i < kStackWalks; i++) LOG(kStackWalk, kInfo, "{:10} {}", walks[i].load(), kTexts[i]);
}

}  // namespace

void install_stack_walk_stress() {
  if (!Flags::boolean("StressStackWalk")) return;
  struct sigaction previous;
  if (!os::install_signal_handler(SIGPROF, on_signal, true, &previous)) return;
  thread_hooks = {start_timers, drop_timers, log_walks};
}

}  // namespace cortado
