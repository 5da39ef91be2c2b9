#include "jit/code_on_stacks.h"

#include <algorithm>

#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado::jit {

namespace {

// What lies between EntryRecord::native_stack_pointer and the first return address of the run, at most: the frames of
// call_java and cortado_enter_java.
constexpr size_t kUpcallFrames = 2048;
// A compiled frame's return address and pad. Inlined frames have none: counting them looks too far down, never too little.
constexpr size_t kOwned = 16;

// No sanitizer: the words belong to frames of other functions and threads.
__attribute__((no_sanitize("address", "thread"))) void add_words(const uintptr_t* from, const uintptr_t* to,
                                                                 uintptr_t low, uintptr_t high,
                                                                 std::vector<uintptr_t>& words) {
  for (; from < to; from++) {
    if (*from >= low && *from < high) words.push_back(*from);
  }
}

void add_run(const Thread& thread, const EntryRecord& record, size_t frames, uintptr_t low, uintptr_t high,
             std::vector<uintptr_t>& words) {
  auto* top = static_cast<uint8_t*>(record.native_stack_pointer);
  size_t room = static_cast<size_t>(top - thread.native_stack_limit);
  // One more than there are frames: what the innermost one is calling.
  size_t size = std::min(room, kUpcallFrames + (frames + 1) * kOwned);
  add_words(reinterpret_cast<const uintptr_t*>(top - size / sizeof(uintptr_t) * sizeof(uintptr_t)),
            reinterpret_cast<const uintptr_t*>(top), low, high, words);
}

}  // namespace

std::vector<uintptr_t> return_addresses_between(uintptr_t low, uintptr_t high) {
  std::vector<uintptr_t> words;
  for_each_thread([&](Thread& thread) {
    size_t frames = 0;
    for (const Frame* frame = thread.top_frame; frame != nullptr;) {
      if (!frame->is_entry()) {
        frames++;
        frame = frame->caller();
        continue;
      }
      const auto& record = *reinterpret_cast<const EntryRecord*>(frame->position());
      add_run(thread, record, frames, low, high, words);
      frames = 0;
      frame = record.last_frame_below;
    }
  });
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace cortado::jit
