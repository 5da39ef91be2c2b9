#include "os/spare_stack.h"

#include <boost/context/detail/fcontext.hpp>

#include "os/memory.h"

namespace cortado::os {

namespace {

namespace context = boost::context::detail;

// Stale after a longjmp away from it.
constinit thread_local SpareStack in_use __attribute__((tls_model("initial-exec")));

struct Call {
  void (*body)(void*);
  void* argument;
};

void run_call(context::transfer_t from) {
  const auto* call = static_cast<const Call*>(from.data);
  call->body(call->argument);
  context::jump_fcontext(from.fctx, nullptr);
}

}  // namespace

SpareStack make_spare_stack(size_t size) {
  auto* memory = static_cast<uint8_t*>(reserve(size + page_size()));
  if (memory == nullptr) return {};
  if (!commit(memory + page_size(), size)) {
    release(memory, size + page_size());
    return {};
  }
  return {memory + page_size(), memory + page_size() + size};
}

void free_spare_stack(const SpareStack& stack) {
  if (stack.low == nullptr) return;
  release(stack.low - page_size(), static_cast<size_t>(stack.high - stack.low) + page_size());
}

SpareStack current_spare_stack() { return in_use.contains(__builtin_frame_address(0)) ? in_use : SpareStack{}; }

void run_on_stack(const SpareStack& stack, void (*body)(void*), void* argument) {
  Call call = {body, argument};
  context::fcontext_t entry = context::make_fcontext(stack.high, static_cast<size_t>(stack.high - stack.low), run_call);
  SpareStack before = in_use;
  in_use = stack;
  context::jump_fcontext(entry, &call);
  in_use = before;
}

}  // namespace cortado::os
