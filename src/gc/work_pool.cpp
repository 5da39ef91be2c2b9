#include "gc/work_pool.h"

#include <algorithm>

#include "os/thread.h"

namespace cortado {

bool WorkPool::join() {
  MutexLock lock(mutex_);
  if (done_) return false;
  joined_++;
  return true;
}

bool WorkPool::take_now(std::vector<Item>& stack) {
  if (packets_.empty()) return false;
  std::unique_ptr<Packet> packet = std::move(packets_.back());
  packets_.pop_back();
  available_.fetch_sub(1, std::memory_order_relaxed);
  stack.insert(stack.end(), packet->items.begin(), packet->items.begin() + packet->count);
  return true;
}

// To sleep and be woken costs more than a short wait.
void WorkPool::spin() const {
  constexpr int kSpins = 500;
  for (int i = 0; i < kSpins && available_.load(std::memory_order_relaxed) == 0; i++) os::spin_pause();
}

// Who is done is hungry no more: nobody would eat what is given afterwards.
bool WorkPool::take(std::vector<Item>& stack) {
  hungry_.fetch_add(1, std::memory_order_relaxed);
  spin();
  MutexLock lock(mutex_);
  waiting_++;
  bool found = take_now(stack);
  while (!found && !done_) {
    if (waiting_ == joined_) {
      done_ = true;
      changed_.notify_all();
    } else {
      changed_.wait(mutex_);
      found = take_now(stack);
    }
  }
  waiting_--;
  hungry_.fetch_sub(1, std::memory_order_relaxed);
  return found;
}

void WorkPool::give(std::vector<Item>& stack) {
  // Half: the giver goes on at the other end.
  size_t count = std::min((stack.size() + 1) / 2, kPacketSize);
  if (count == 0 || available_.load(std::memory_order_relaxed) >= hungry_.load(std::memory_order_relaxed)) return;
  auto packet = std::make_unique<Packet>();
  packet->count = count;
  std::copy_n(stack.begin(), count, packet->items.begin());
  stack.erase(stack.begin(), stack.begin() + static_cast<ptrdiff_t>(count));
  MutexLock lock(mutex_);
  packets_.push_back(std::move(packet));
  available_.fetch_add(1, std::memory_order_relaxed);
  changed_.notify_one();
}

}  // namespace cortado
