#include "os/process_barrier.h"

#include <linux/membarrier.h>
#include <sys/single_threaded.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "os/thread.h"

namespace cortado::os {

namespace {

bool call(int command) { return syscall(SYS_membarrier, command, 0, 0) == 0; }
bool tell_system() { return call(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED); }

bool was_told_early = false;
// When the library is loaded.
[[gnu::constructor]] void tell_system_early() {
  if (!__libc_single_threaded) return;
  was_told_early = tell_system();
  (void)ProcessBarrier::can_synchronize_code();
}

}  // namespace

void ProcessBarrier::prepare() {
#if __has_feature(thread_sanitizer)
  return;  // it would not see the order
#endif
  if (was_told_early) {
    ready_.store(true, std::memory_order_release);
    return;
  }
  constexpr size_t kStackSize = 64 * 1024;
  pthread_t id;
  (void)start_thread(kStackSize, prepare_slowly, nullptr, &id);
}

void* ProcessBarrier::prepare_slowly(void*) {
  if (tell_system()) ready_.store(true, std::memory_order_release);
  return nullptr;
}

// Also while is_ready() is false: another thread may have seen it true before this one does.
void ProcessBarrier::issue() { (void)call(MEMBARRIER_CMD_PRIVATE_EXPEDITED); }

void ProcessBarrier::synchronize_code() { (void)call(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE); }
bool ProcessBarrier::can_synchronize_code() {
  static const bool can = call(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
  return can;
}

}  // namespace cortado::os
