#include "jit/native/native_stub.h"

#include "classfile/descriptor.h"
#include "jit/fast_lock.h"
#include "jit/intrinsics/intrinsics.h"
#include "jit/runtime_table.h"
#include "os/process_barrier.h"
#include "runtime/arguments.h"
#include "runtime/class.h"
#include "runtime/code_watching.h"
#include "runtime/jni_references.h"
#include "runtime/symbol.h"
#include "runtime/unopened_references.h"

namespace cortado::jit {

using interp::LinkageOffsets;

namespace {

// Where the arguments are, the function, what is kept over calls of the runtime.
const Gp kArguments = x86::r14;
const Gp kFunction = x86::r13;
const Gp kKept = x86::rbp;

constexpr uint32_t kIntegerRegisters = 6;
constexpr uint32_t kFloatRegisters = 8;
constexpr uint32_t kMostStackWords = 32;

constexpr size_t kCells = offsetof(LocalReferences, first) + offsetof(LocalReferences::Block, cells);

}  // namespace

// A register's number in its class, or a word of the stack.
struct NativeStub::Place {
  enum class Kind : uint8_t { kGeneral, kVector, kStack } kind;
  uint32_t number;
};

namespace {

// Deals out the places of the System V convention.
struct Places {
  uint32_t integers = 2, floats = 0, words = 0;  // JNIEnv* and the class or receiver come first
  template <class Place>
  Place next(BasicType type) {
    if (is_floating(type) && floats < kFloatRegisters) return {Place::Kind::kVector, floats++};
    if (!is_floating(type) && integers < kIntegerRegisters) return {Place::Kind::kGeneral, integers++};
    return {Place::Kind::kStack, words++};
  }
};

template <class Visit>
void for_each_parameter(const Method* method, Visit&& visit) {
  for (classfile::DescriptorIterator it(method->descriptor->view()); !it.at_return(); it.next()) {
    visit(it.type());
  }
}

}  // namespace

std::vector<NativeStub::VectorArgument> NativeStub::vector_arguments(const Method* method) {
  std::vector<VectorArgument> result;
  uint32_t slot = method->is_static() ? 0 : 1;
  for_each_parameter(method, [&](BasicType type) {
    if (is_floating(type) && result.size() < kFloatRegisters) result.push_back({type, slot});
    slot += slots_of(type);
  });
  return result;
}

bool NativeStub::suits(const Method* method) {
  if (jni_function_table == nullptr) return false;                         // no thread has a JNIEnv
  if (CodeWatching::is_possible) return false;                             // it returns to compiled code in any case
  if (leaf_functions[method->library_intrinsic] != nullptr) return false;  // its entry knows better
  return method->argument_slots <= kMostStackWords;
}

NativeStub::NativeStub(Method* method, asmjit::CodeHolder& holder) : method_(method), a_(&holder) {
  Places places;
  for_each_parameter(method, [&](BasicType type) { (void)places.next<Place>(type); });
  references_ = 8 * static_cast<int32_t>(places.words);
  spill_ = references_ + static_cast<int32_t>(sizeof(LocalReferences));
  frame_size_ = (spill_ + 16 + 15) / 16 * 16 + 8;
  for (Label* label : {&slow_, &unwind_, &lock_, &locked_, &unlock_, &unlocked_, &poll_, &polled_, &weak_, &resolved_,
                       &opened_, &simple_, &close_, &closed_}) {
    *label = a_.newLabel();
  }
}

bool NativeStub::emit() {
  emit_vector_arguments(x86::rdi);
  vector_entry_ = static_cast<uint32_t>(a_.offset());
  emit_checks();
  emit_frame();
  if (method_->is_synchronized()) emit_lock();
  emit_local_references();
  emit_arguments();
  emit_call();
  if (method_->is_synchronized()) emit_unlock();
  emit_result();
  emit_end_of_references();
  a_.cmp(thread_word(LinkageOffsets::kThreadPendingException), 0);
  a_.jne(unwind_);
  a_.add(x86::rsp, frame_size_);
  a_.mov(kFrame, frame_word(LinkageOffsets::kFrameCaller));
  a_.ret();
  emit_slow_paths();
  positions_.finish({{method_, 0, 0, 0, {}}});
  return a_.finish();
}

void NativeStub::describe(CompiledCode& code) {
  code.named = a_.named_metadata();
  code.positions = std::move(positions_);
}

void NativeStub::note_position(FrameState state) { positions_.add(static_cast<uint32_t>(a_.offset()), {state, 0, 0}); }

Mem NativeStub::slot(int32_t index, uint32_t size) const { return Mem(kArguments, 8 * index, size); }
Mem NativeStub::on_stack(size_t offset, uint32_t size) const {
  return Mem(x86::rsp, references_ + static_cast<int32_t>(offset), size);
}

// The link to the frame of references, as it is while nobody has opened it.
Mem NativeStub::unopened_references() const {
  return on_stack(kUnopenedFrame | (method_->is_static() ? kUnopenedFrameHasCell : 0));
}

void NativeStub::call_runtime(uint32_t function) {
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.call(x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(function)));
}
void NativeStub::jump_to_runtime(uint32_t function) {
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.jmp(x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(function)));
}

// Nothing has happened when one fails: rdi, rcx and r15 are the caller's still. rax: the new frame.
void NativeStub::emit_checks() {
  a_.lea(x86::rax, x86::ptr(x86::rdi, 8 * method_->argument_slots));
  a_.cmp(x86::rax, thread_word(LinkageOffsets::kThreadPollWord));  // the reserve has room for the frame
  a_.ja(slow_);
  a_.mov(kFunction, x86::qword_ptr(x86::rcx, LinkageOffsets::kMethodNativeFunction));
  a_.test(kFunction, kFunction);
  a_.jz(slow_);
  a_.lea(x86::rdx, x86::ptr(x86::rsp, -static_cast<int32_t>(Thread::kNativeStackReserve)));
  a_.cmp(x86::rdx, thread_word(LinkageOffsets::kThreadNativeStackLimit));
  a_.jb(slow_);
}

void NativeStub::emit_frame() {
  auto word = [](size_t offset) { return x86::qword_ptr(x86::rax, static_cast<int32_t>(offset)); };
  a_.mov(word(LinkageOffsets::kFrameCaller), kFrame);
  a_.mov(word(LinkageOffsets::kFrameMethod), x86::rcx);
  a_.mov(word(LinkageOffsets::kFramePosition), 0);
  a_.mov(kScratch, thread_word(LinkageOffsets::kThreadCompiledCodeTable));
  a_.mov(kScratch, x86::qword_ptr(kScratch, 8 * static_cast<int32_t>(RuntimeFunction::kReturnToCompiled)));
  a_.mov(word(LinkageOffsets::kFrameResume), kScratch);
  if (method_->is_synchronized()) a_.mov(word(sizeof(Frame)), 0);
  a_.mov(kFrame, x86::rax);
  note_position(FrameState::kTop);
  a_.mov(thread_word(LinkageOffsets::kThreadTopFrame), kFrame);
  a_.lea(x86::rdx, word(sizeof(Frame) + (method_->is_synchronized() ? 16 : 8)));
  a_.mov(thread_word(LinkageOffsets::kThreadTopSp), x86::rdx);
  a_.mov(kArguments, x86::rdi);
  a_.sub(x86::rsp, frame_size_);
}

// The object of a synchronized method, to rdi.
void NativeStub::emit_lock() {
  if (method_->is_static())
    emit_mirror(x86::rdi);
  else
    a_.mov(x86::rdi, slot(0, 8));
  emit_fast_lock(a_, x86::rdi, x86::rdx, lock_);
  a_.mov(frame_word(sizeof(Frame)), x86::rdi);
  a_.bind(locked_);
}
// Before references are closed: while another thread is let in, a result may move. If an exception is pending, unwinding
// unlocks.
void NativeStub::emit_unlock() {
  a_.cmp(thread_word(LinkageOffsets::kThreadPendingException), 0);
  a_.jne(unlocked_);
  a_.mov(kKept, x86::rax);
  a_.mov(x86::rdi, frame_word(sizeof(Frame)));
  a_.test(x86::rdi, x86::rdi);
  a_.jz(unlock_);
  emit_fast_unlock(a_, x86::rdi, x86::rdx, unlock_);
  a_.mov(frame_word(sizeof(Frame)), 0);
  a_.mov(x86::rax, kKept);
  a_.bind(unlocked_);
}

void NativeStub::emit_mirror(const Gp& to) {
  auto mirror = reinterpret_cast<uintptr_t>(&method_->holder->mirror);
  if (mirror <= INT32_MAX) {
    a_.mov(to.r32(), x86::dword_ptr(mirror));
  } else {
    a_.mov(kScratch, mirror);
    a_.mov(to.r32(), x86::dword_ptr(kScratch));
  }
  if (reference_encoding.shift != 0) a_.shl(to, reference_encoding.shift);
}

// A LocalFrame, by hand and not opened yet; of a static method's the first cell names the class.
void NativeStub::emit_local_references() {
  a_.mov(x86::rdx, thread_word(LinkageOffsets::kThreadLocalReferences));
  a_.mov(on_stack(offsetof(LocalReferences, outer)), x86::rdx);
  if (method_->is_static()) {
    emit_mirror(x86::rdx);
    a_.mov(on_stack(kCells), x86::rdx);
  }
  a_.lea(x86::rdx, unopened_references());
  a_.mov(thread_word(LinkageOffsets::kThreadLocalReferences), x86::rdx);
}

void NativeStub::emit_arguments() {
  int32_t slot_index = method_->is_static() ? 0 : 1;
  Places places;
  bool has_references = false;
  for_each_parameter(method_, [&](BasicType type) { has_references |= is_reference(type); });
  if (has_references) a_.xor_(kScratch.r32(), kScratch.r32());  // what a null reference becomes
  for_each_parameter(method_, [&](BasicType type) {
    emit_argument(type, slot_index, places.next<Place>(type));
    slot_index += static_cast<int32_t>(slots_of(type));
  });
  if (method_->is_static())
    a_.lea(x86::rsi, on_stack(kCells));
  else
    a_.mov(x86::rsi, kArguments);
  a_.lea(x86::rdi, thread_word(LinkageOffsets::kThreadJniFunctions));
}

// Floating arguments are in their registers before anything else: a compiled caller that has them in registers comes in
// behind this, and what is computed from one call's result does not wait for memory.
void NativeStub::emit_vector_arguments(const Gp& arguments) {
  uint32_t number = 0;
  for (const VectorArgument& argument : vector_arguments(method_)) {
    auto offset = 8 * static_cast<int32_t>(argument.slot);
    if (argument.type == BasicType::kDouble)
      a_.movsd(x86::xmm(number++), x86::qword_ptr(arguments, offset));
    else
      a_.movss(x86::xmm(number++), x86::dword_ptr(arguments, offset));
  }
}

// Sub-word types are extended to a word, as the callee may rely on. A reference is the address of its slot.
void NativeStub::emit_argument(BasicType type, int32_t index, const Place& place) {
  static const Gp registers[kIntegerRegisters] = {x86::rdi, x86::rsi, x86::rdx, x86::rcx, x86::r8, x86::r9};
  if (place.kind == Place::Kind::kVector) return;
  bool in_register = place.kind == Place::Kind::kGeneral;
  Gp to = in_register ? registers[place.number] : x86::rax;
  if (is_reference(type)) {
    a_.lea(to, slot(index, 8));
    a_.cmp(slot(index, 8), 0);
    a_.cmove(to, kScratch);
  } else if (is_two_slots(type)) {
    a_.mov(to, slot(index, 8));
  } else if (type == BasicType::kBoolean) {
    a_.mov(to.r32(), slot(index, 4));
    a_.and_(to.r32(), 1);
  } else {
    a_.movsxd(to, slot(index, 4));
  }
  if (!in_register) a_.mov(x86::qword_ptr(x86::rsp, 8 * static_cast<int32_t>(place.number)), to);
}

// The order matters: first the state, then the test (ThreadTransition). Whoever stops the thread runs a barrier in it
// between his store and his look at the state, so none is needed here, if the system has such barriers.
void NativeStub::emit_call() {
  Mem state = x86::dword_ptr(kThread, static_cast<int32_t>(LinkageOffsets::kThreadState));
  a_.mov(state, static_cast<int32_t>(ThreadState::kInNative));
  a_.call(kFunction);
  if (os::ProcessBarrier::is_ready()) {
    a_.mov(state, static_cast<int32_t>(ThreadState::kInVm));
  } else {
    a_.mov(x86::edx, static_cast<int32_t>(ThreadState::kInVm));
    a_.xchg(state, x86::edx);
  }
  a_.cmp(thread_word(LinkageOffsets::kThreadPollWord), 0);
  a_.je(poll_);
  a_.bind(polled_);
}

// To a slot in rax, where the bits above the type's width are anything; floating results stay in xmm0 as well.
void NativeStub::emit_result() {
  switch (method_->result_type) {
    case BasicType::kVoid:
    case BasicType::kLong: return;
    case BasicType::kBoolean:
      a_.test(x86::al, x86::al);
      a_.setne(x86::al);
      a_.movzx(x86::eax, x86::al);
      return;
    case BasicType::kByte: a_.movsx(x86::eax, x86::al); return;
    case BasicType::kChar: a_.movzx(x86::eax, x86::ax); return;
    case BasicType::kShort: a_.movsx(x86::eax, x86::ax); return;
    case BasicType::kInt: a_.mov(x86::eax, x86::eax); return;
    case BasicType::kFloat:  // callers expect nothing above it
      a_.xorps(x86::xmm1, x86::xmm1);
      a_.movss(x86::xmm1, x86::xmm0);
      a_.movaps(x86::xmm0, x86::xmm1);
      a_.movd(x86::eax, x86::xmm0);
      return;
    case BasicType::kDouble: a_.movq(x86::rax, x86::xmm0); return;
    default: break;
  }
  a_.test(x86::rax, x86::rax);
  a_.jz(resolved_);
  a_.test(x86::al, 1);
  a_.jnz(weak_);
  a_.mov(x86::rax, x86::qword_ptr(x86::rax));
  a_.bind(resolved_);
}

void NativeStub::emit_end_of_references() {
  a_.lea(x86::rdx, unopened_references());
  a_.cmp(x86::rdx, thread_word(LinkageOffsets::kThreadLocalReferences));
  a_.jne(opened_);
  a_.bind(simple_);
  a_.mov(x86::rdx, on_stack(offsetof(LocalReferences, outer)));
  a_.mov(thread_word(LinkageOffsets::kThreadLocalReferences), x86::rdx);
  a_.bind(closed_);
  // Java looks for exceptions by itself.
  if (arguments.check_jni) a_.mov(thread_word(LinkageOffsets::kThreadUncheckedCall), 0);
}

// The frame was opened: there is more to close if it has grown or holds others.
void NativeStub::emit_close_references() {
  a_.bind(opened_);
  a_.lea(x86::rsi, on_stack(0));
  a_.cmp(x86::rsi, thread_word(LinkageOffsets::kThreadLocalReferences));
  a_.jne(close_);
  a_.cmp(on_stack(offsetof(LocalReferences, first) + offsetof(LocalReferences::Block, next)), 0);
  a_.je(simple_);
  a_.bind(close_);
  a_.mov(kKept, x86::rax);
  a_.mov(x86::rdi, kThread);
  call_runtime(static_cast<uint32_t>(RuntimeFunction::kCloseReferences));
  a_.mov(x86::rax, kKept);
  if (is_floating(method_->result_type)) a_.movq(x86::xmm0, x86::rax);
  a_.jmp(closed_);
}

void NativeStub::emit_slow_locks() {
  a_.bind(lock_);
  a_.mov(x86::rdi, kThread);
  a_.mov(x86::rsi, kFrame);
  call_runtime(static_cast<uint32_t>(RuntimeFunction::kLockMethod));
  emit_vector_arguments(kArguments);
  a_.test(x86::eax, x86::eax);
  a_.jnz(locked_);
  a_.jmp(unwind_);

  a_.bind(unlock_);
  a_.movq(x86::qword_ptr(x86::rsp, spill_ + 8), x86::xmm0);
  a_.mov(x86::rdi, kThread);
  a_.mov(x86::rsi, kFrame);
  call_runtime(static_cast<uint32_t>(RuntimeFunction::kUnlockMethod));
  a_.mov(x86::rax, kKept);
  a_.movq(x86::xmm0, x86::qword_ptr(x86::rsp, spill_ + 8));
  a_.jmp(unlocked_);
}

void NativeStub::emit_slow_paths() {
  a_.bind(slow_);
  note_position(FrameState::kCaller);
  jump_to_runtime(static_cast<uint32_t>(RuntimeFunction::kEnterNative));
  a_.bind(unwind_);
  note_position(FrameState::kTop);
  a_.add(x86::rsp, frame_size_);
  jump_to_runtime(static_cast<uint32_t>(RuntimeFunction::kUnwind));

  if (method_->is_synchronized()) emit_slow_locks();

  a_.bind(poll_);
  a_.mov(x86::qword_ptr(x86::rsp, spill_), x86::rax);
  a_.movq(x86::qword_ptr(x86::rsp, spill_ + 8), x86::xmm0);
  a_.mov(x86::rdi, kThread);
  call_runtime(static_cast<uint32_t>(RuntimeFunction::kReturnFromNative));
  a_.mov(x86::rax, x86::qword_ptr(x86::rsp, spill_));
  a_.movq(x86::xmm0, x86::qword_ptr(x86::rsp, spill_ + 8));
  a_.jmp(polled_);

  if (is_reference(method_->result_type)) {
    a_.bind(weak_);
    a_.mov(x86::rdi, kThread);
    a_.mov(x86::rsi, x86::rax);
    call_runtime(static_cast<uint32_t>(RuntimeFunction::kResolveReference));
    a_.jmp(resolved_);
  }
  emit_close_references();
}

}  // namespace cortado::jit
