// Tier 1: exceptions. Where one is pending every operand and local is in its home, and position says where: so the handlers
// of a place are tried by code that all calls there share, and handlers begin with nothing in registers.

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::LinkageOffsets;

// For the instruction being compiled.
Label BaselineCompiler::unwind_label() {
  std::vector<uint32_t> around;
  const std::vector<HandlerRange>& handlers = analysis_.handlers();
  for (uint32_t i = 0; i < handlers.size(); i++) {
    if (bci_ >= handlers[i].start && bci_ < handlers[i].end) around.push_back(i);
  }
  auto [found, is_new] = catch_paths_.try_emplace(std::move(around));
  if (is_new) found->second = a_.newLabel();
  return found->second;
}

void BaselineCompiler::emit_unwind_if_zero() {
  a_.test(x86::eax, x86::eax);
  a_.jz(unwind_label());
}

void BaselineCompiler::emit_throw() {
  begin_exits();
  Value exception = pop();
  Gp reg = nonnull_gp(exception);
  write_back(dirty_);
  a_.mov(thread_word(LinkageOffsets::kThreadPendingException), reg);
  a_.mov(kScratch, reinterpret_cast<uintptr_t>(method_->code.get() + bci_));
  a_.mov(frame_word(LinkageOffsets::kFramePosition), kScratch);
  a_.jmp(unwind_label());
  reachable_ = false;
}

void BaselineCompiler::emit_unwind() {
  for (auto& [handlers, label] : catch_paths_) {
    a_.bind(label);
    emit_catch(handlers);
  }
}

// The first handler that catches the pending exception, else the caller's turn: it finds the exception pending. What
// cannot be decided here, and the monitor of a synchronized method, are for the runtime.
void BaselineCompiler::emit_catch(const std::vector<uint32_t>& handlers) {
  if (!handlers.empty()) {
    a_.mov(x86::rax, thread_word(LinkageOffsets::kThreadPendingException));
    a_.mov(x86::ecx, x86::dword_ptr(x86::rax, 4));
  }
  bool decided = true, caught = false;
  std::vector<std::pair<Label, uint32_t>> found;
  for (uint32_t index : handlers) {
    const HandlerRange& handler = analysis_.handlers()[index];
    Label label = a_.newLabel();
    decided = emit_catch_test(handler, label);
    if (!decided) break;
    found.emplace_back(label, handler.target);
    caught = handler.catch_type == 0;
    if (caught) break;
  }
  if (!decided || (!caught && method_->is_synchronized())) {
    a_.add(x86::rsp, 8);
    a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
    a_.jmp(x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(RuntimeFunction::kUnwind)));
  } else if (!caught) {
    emit_leave();
  }
  for (auto& [label, target] : found) {
    a_.bind(label);
    a_.mov(thread_word(LinkageOffsets::kThreadPendingException), 0);
    a_.mov(operand_home(0), x86::rax);
    a_.jmp(labels_[target]);
  }
}

// rax holds the exception, rcx its class. False: the type is not known yet, or the handler, which lies before the place,
// must be reached by a poll.
bool BaselineCompiler::emit_catch_test(const HandlerRange& handler, const Label& found) {
  if (handler.target < handler.end) return false;
  if (handler.catch_type == 0) {
    a_.jmp(found);
    return true;
  }
  const Class* type = method_->pool->resolved_class(handler.catch_type);
  if (type == nullptr || type->is_interface() || type->depth >= Class::kDisplaySize) return false;
  auto offset = static_cast<int32_t>(offsetof(Class, display)) + 4 * static_cast<int32_t>(type->depth);
  a_.cmp(x86::dword_ptr(x86::rcx, offset), MetaPtr<Class>(const_cast<Class*>(type)).bits());
  a_.je(found);
  return true;
}

}  // namespace cortado::jit
