#pragma once
// The linkage between tiers on x86-64 (docs/linkage-x86_64.md): registers, offsets, and the addresses that a frame's
// `resume` can hold. Generated code and handlers agree by this header.

#include <cstddef>

#include "interp/handler.h"
#include "runtime/frame.h"
#include "runtime/thread.h"

namespace cortado::interp {

// The machine registers in which clang-19 passes the eight arguments of a preserve_none function. tests/interp checks
// them against what the compiler does.
//   r12 thread   r13 pc   r14 sp   r15 frame   rdi locals   rsi dispatch   rdx tos   rcx aux
enum class MachineRegister : uint8_t {
  kRax,
  kRcx,
  kRdx,
  kRbx,
  kRsp,
  kRbp,
  kRsi,
  kRdi,
  kR8,
  kR9,
  kR10,
  kR11,
  kR12,
  kR13,
  kR14,
  kR15
};
inline constexpr MachineRegister kThreadRegister = MachineRegister::kR12;
inline constexpr MachineRegister kPcRegister = MachineRegister::kR13;
inline constexpr MachineRegister kSpRegister = MachineRegister::kR14;
inline constexpr MachineRegister kFrameRegister = MachineRegister::kR15;
inline constexpr MachineRegister kLocalsRegister = MachineRegister::kRdi;
inline constexpr MachineRegister kDispatchRegister = MachineRegister::kRsi;
inline constexpr MachineRegister kTosRegister = MachineRegister::kRdx;
inline constexpr MachineRegister kAuxRegister = MachineRegister::kRcx;

// Offsets that generated code knows. Thread has a base class with members (Mutator): offsetof is defined by clang.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
struct LinkageOffsets {
  static constexpr size_t kThreadPollWord = offsetof(Thread, poll_word);
  static constexpr size_t kThreadDispatchTable = offsetof(Thread, dispatch_table);
  static constexpr size_t kThreadCompiledCodeTable = offsetof(Thread, compiled_code_table);
  static constexpr size_t kThreadPendingException = offsetof(Thread, pending_exception);
  static constexpr size_t kThreadJavaThread = offsetof(Thread, java_thread);
  static constexpr size_t kThreadState = offsetof(Thread, state);
  static constexpr size_t kThreadJniFunctions = offsetof(Thread, jni_functions);
  static constexpr size_t kThreadLocalReferences = offsetof(Thread, local_references);
  static constexpr size_t kThreadNativeStackLimit = offsetof(Thread, native_stack_limit);
  static constexpr size_t kThreadUncheckedCall = offsetof(Thread, unchecked_call);
  static constexpr size_t kThreadTopFrame = offsetof(Thread, top_frame);
  static constexpr size_t kThreadEntryRecord = offsetof(Thread, entry_record);
  static constexpr size_t kEntryRecordLastFrame = offsetof(EntryRecord, last_frame_below);
  static constexpr size_t kThreadTopSp = offsetof(Thread, top_sp);
  static constexpr size_t kThreadAllocationTop = offsetof(Thread, allocation_buffer) + offsetof(AllocationBuffer, top);
  static constexpr size_t kThreadAllocationEnd = offsetof(Thread, allocation_buffer) + offsetof(AllocationBuffer, end);
  static constexpr size_t kThreadCardTable = offsetof(Thread, card_table);
  static constexpr size_t kThreadLockCount = offsetof(Thread, lock_stack) + offsetof(LockStack, count);
  static constexpr size_t kThreadLockObjects = offsetof(Thread, lock_stack) + offsetof(LockStack, objects);
  static constexpr size_t kThreadResult = offsetof(Thread, result);
  static constexpr size_t kMethodFromInterpreted = offsetof(Method, from_interpreted);
  static constexpr size_t kMethodFromCompiled = offsetof(Method, from_compiled);
  static constexpr size_t kMethodNativeFunction = offsetof(Method, native_function);
  static constexpr size_t kMethodMaxLocals = offsetof(Method, max_locals);
  static constexpr size_t kFrameCaller = offsetof(Frame, linked_caller);
  static constexpr size_t kFrameMethod = offsetof(Frame, method_word);
  static constexpr size_t kFramePosition = offsetof(Frame, linked_position);
  static constexpr size_t kFrameResume = offsetof(Frame, resume);
};
#pragma clang diagnostic pop
static_assert(LinkageOffsets::kMethodFromInterpreted == 0 && LinkageOffsets::kMethodFromCompiled == 8);
static_assert(LinkageOffsets::kFrameCaller == 0 && LinkageOffsets::kFrameMethod == 8);
static_assert(LinkageOffsets::kFramePosition == 16 && LinkageOffsets::kFrameResume == 24);
static_assert(sizeof(Slot) == 8 && sizeof(Frame) == 4 * sizeof(Slot));

// Who entered a frame, and so where its return goes. The first three are interpreted callers, by the size of the result.
enum class ResumeKind : uint8_t { kInterpretedVoid, kInterpretedOne, kInterpretedTwo, kCompiled };
ResumeKind resume_kind_of(BasicType result);

// The return handlers. They get frame = the caller's, locals = the callee's (where the result goes), tos = the result.
HANDLER(continue_interpreted_void) __asm__("cortado_continue_interpreted_void");
HANDLER(continue_interpreted_one) __asm__("cortado_continue_interpreted_one");
HANDLER(continue_interpreted_two) __asm__("cortado_continue_interpreted_two");
// To a compiled or C++ caller: result in rax, back to the return address on the native stack.
extern "C" void cortado_return_to_compiled();
// The same, but a compiled caller is left for the interpreter: by the size of the result.
extern "C" void cortado_return_leaving_void();
extern "C" void cortado_return_leaving_one();
extern "C" void cortado_return_leaving_two();
const void* leaving_resume(BasicType result);
// As they are, with the frame's caller about to make its call again; locals = those of the frame that has ended.
extern "C" void cortado_repeat_leaving();
HANDLER(slow_repeat_call) __asm__("cortado_repeat_call");
extern "C" Slot cortado_enter_java(Thread* thread, Slot* arguments, Method* method);
// From an interpreted caller into the compiled code at Method::from_compiled, and back: by the size of the result.
extern "C" void cortado_interpreted_to_compiled_void();
extern "C" void cortado_interpreted_to_compiled_one();
extern "C" void cortado_interpreted_to_compiled_two();

// An interpreted frame goes on in compiled code at a loop head (address in rcx): if its caller is interpreted it gets its
// slot of the native stack by these.
extern "C" void cortado_loop_to_compiled_void();
extern "C" void cortado_loop_to_compiled_one();
extern "C" void cortado_loop_to_compiled_two();
const void* loop_to_compiled_adapter(BasicType result);
// Compiled code leaves to the interpreter: operands in their homes, aux of them, position at the instruction to execute. The
// frame is linked, rsp at its native return address, where it returns as if it had been entered by compiled code.
HANDLER(continue_from_compiled) __asm__("cortado_continue_from_compiled");
// The interpreter's own entry for compiled code that was asked to stop or found no room: looks at both exactly.
const void* bytecode_entry_from_compiled();
// The same for native methods.
const void* native_entry_from_compiled();

const void* resume_address(ResumeKind kind);
const void* interpreted_to_compiled_adapter(BasicType result);
// True if the frame's caller is an interpreted frame that the return handlers continue.
bool resumes_interpreted(const Frame* frame);

}  // namespace cortado::interp
