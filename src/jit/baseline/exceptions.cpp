// Tier 1: exceptions. Where one is pending every operand and local is in its home, and position says where: so the handlers
// of a place are tried by code that all calls there share, and handlers begin with nothing in registers.

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using interp::LinkageOffsets;

bool BaselineCompiler::is_covered(const Method* method, uint32_t bci) {
  for (const ExceptionTableEntry& entry : method->exception_table) {
    if (bci >= entry.start_pc && bci < entry.end_pc) return true;
  }
  return false;
}

// For the instruction being compiled. The handlers of inlined bodies are the interpreter's; frames of inlined bodies without
// one are left without a trace.
Label BaselineCompiler::unwind_label() {
  Scope& scope = scopes_[scope_];
  if (is_inlined() && (scope.is_caught || is_covered(scope.method, bci_))) {
    if (!scope.unwind.isValid()) scope.unwind = a_.newLabel();
    return scope.unwind;
  }
  uint32_t bci = bci_;
  for (uint32_t at = scope_; at != 0; at = scopes_[at].caller) bci = scopes_[at].call_bci;
  CompileVector<uint32_t> around;
  for (uint32_t i = 0; i < root_handlers_.size(); i++) {
    if (bci >= root_handlers_[i].start && bci < root_handlers_[i].end) around.push_back(i);
  }
  for (size_t i = catch_paths_.size(); i-- > 0;) {
    const CatchPath& path = catch_paths_[i];
    if (path.scope == scope_ && path.handlers == around) return path.label;
  }
  catch_paths_.emplace_back(scope_, std::move(around), a_.newLabel());
  return catch_paths_.back().label;
}

void BaselineCompiler::emit_unwind_if_zero() {
  a_.test(x86::eax, x86::eax);
  a_.jz(unwind_label());
}

void BaselineCompiler::emit_throw() {
  begin_exits();
  Value exception = pop();
  Gp reg = nonnull_gp(exception);
  if (is_inlined())
    flush();  // a handler between here and the root reads its locals
  else
    write_back(dirty_);
  a_.mov(thread_word(LinkageOffsets::kThreadPendingException), reg);
  link_frames(bci_);
  a_.jmp(unwind_label());
  reachable_ = false;
}

void BaselineCompiler::emit_unwinds() {
  for (const CatchPath& path : catch_paths_) {
    scope_ = path.scope;
    a_.bind(path.label);
    note_position(FrameState::kScope, 0);
    emit_catch(path.handlers);
  }
  for (scope_ = 0; scope_ < scopes_.size(); scope_++) {
    if (!scopes_[scope_].unwind.isValid()) continue;
    a_.bind(scopes_[scope_].unwind);
    note_position(FrameState::kScope, 0);
    leave_to(RuntimeFunction::kUnwind);
  }
  scope_ = 0;
}

// The first handler that catches the pending exception, else the caller's turn: it finds the exception pending. What
// cannot be decided here, and the monitor of a synchronized method, are for the runtime.
void BaselineCompiler::emit_catch(const CompileVector<uint32_t>& handlers) {
  if (!handlers.empty()) {
    a_.mov(x86::rax, thread_word(LinkageOffsets::kThreadPendingException));
    a_.mov(x86::ecx, x86::dword_ptr(x86::rax, 4));
  }
  bool decided = true, caught = false;
  CompileVector<std::pair<Label, uint32_t>> found;
  for (uint32_t index : handlers) {
    const HandlerRange& handler = root_handlers_[index];
    Label label = a_.newLabel();
    decided = emit_catch_test(handler, label);
    if (!decided) break;
    found.emplace_back(label, handler.target);
    caught = handler.catch_type == 0;
    if (caught) break;
  }
  if (!decided || (!caught && root()->is_synchronized())) {
    leave_to(RuntimeFunction::kUnwind);
  } else if (!caught) {
    emit_leave();
  }
  for (auto& [label, target] : found) {
    a_.bind(label);
    note_position(FrameState::kScope, 0);
    a_.mov(thread_word(LinkageOffsets::kThreadPendingException), 0);
    a_.mov(operand_home(0), x86::rax);
    a_.jmp(label_at(target));
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
  const Class* type = root()->pool->resolved_class(handler.catch_type);
  if (type == nullptr || type->is_interface() || type->depth >= Class::kDisplaySize) return false;
  auto offset = static_cast<int32_t>(offsetof(Class, display)) + 4 * static_cast<int32_t>(type->depth);
  a_.cmp(x86::dword_ptr(x86::rcx, offset), MetaPtr<Class>(const_cast<Class*>(type)).bits());
  a_.je(found);
  return true;
}

}  // namespace cortado::jit
