#include "gc/page_chooser.h"

#include <algorithm>

#include "os/time.h"

namespace cortado {

namespace {
// Small pages take 1 to 5 us for 4 KiB; a huge page that is ready half, one that comes from the host 16 to 27 us.
constexpr int64_t kDearNanos = 512 * 3000;
// The cost of trying stays small against what is touched between two trials.
constexpr uint32_t kFirstPatience = 16;
constexpr uint32_t kMostPatience = 1024;
}  // namespace

bool PageChooser::wants_huge_page() {
  if (small_left_ > 0) {
    small_left_--;
    return false;
  }
  return may_try_ || is_cheap();
}

void PageChooser::touch(uint8_t* page) {
  int64_t start = os::thread_cpu_ns();
  *static_cast<volatile uint8_t*>(page) = 0;
  learn(os::thread_cpu_ns() - start);
}

void PageChooser::learn(int64_t nanoseconds) {
  has_learned_ = true;
  if (nanoseconds < kDearNanos) {
    patience_ = 0;
    return;
  }
  patience_ = std::clamp(patience_ * 4, kFirstPatience, kMostPatience);
  small_left_ = patience_;
}

}  // namespace cortado
