#pragma once
// Compiled stubs of native methods: from a Java caller to the C function and back, without C++ on the way. What they do is
// what run_native and call_native do (interp/slow_calls.cpp, runtime/native_call.cpp), to which they leave whatever is rare:
// a function that is not bound, stacks that run short, a poll.

#include "jit/assembler.h"
#include "jit/compiled_code.h"
#include "runtime/java_value.h"
#include "runtime/method.h"

namespace cortado::jit {

class NativeStub {
 public:
  // False: the method has no stub; the interpreter's entry stays.
  static bool suits(const Method* method);

  NativeStub(Method* method, asmjit::CodeHolder& holder);
  // Entered as compiled code is. The function is read from the Method at each call: it may be bound anew. False: failure.
  bool emit();
  // The members of CompiledCode that are known before the code has its place. Once.
  void describe(CompiledCode& code);
  // Offset of the entry for callers that have put the floating arguments into their registers too.
  uint32_t vector_entry() const { return vector_entry_; }
  // The floating arguments that have registers, xmm0 and so on, in turn; slots count the receiver.
  struct VectorArgument {
    BasicType type;
    uint32_t slot;
  };
  static std::vector<VectorArgument> vector_arguments(const Method* method);

 private:
  struct Place;  // where an argument goes

  void emit_checks();
  void emit_frame();
  void emit_local_references();
  void emit_lock();
  void emit_arguments();
  void emit_vector_arguments(const Gp& arguments);
  void emit_argument(BasicType type, int32_t slot, const Place& place);
  void emit_call();
  void emit_result();
  void emit_end_of_references();
  void emit_close_references();
  void emit_unlock();
  void emit_mirror(const Gp& to);
  void emit_slow_locks();
  void emit_slow_paths();
  void note_position(FrameState state);
  void call_runtime(uint32_t function);
  void jump_to_runtime(uint32_t function);
  Mem slot(int32_t index, uint32_t size) const;
  Mem unopened_references() const;
  Mem on_stack(size_t offset, uint32_t size = 8) const;

  Method* method_;
  Assembler a_;
  CodePositions positions_;
  int32_t references_ = 0;  // offset of the frame of local references from rsp
  int32_t spill_ = 0;
  uint32_t vector_entry_ = 0;
  int32_t frame_size_ = 0;
  Label slow_, unwind_, lock_, locked_, unlock_, unlocked_, poll_, polled_, weak_, resolved_, opened_, simple_, close_,
      closed_;
};

}  // namespace cortado::jit
