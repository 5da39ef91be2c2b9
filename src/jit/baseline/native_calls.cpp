// Tier 1: calls of native methods with floating arguments. Those lie in their homes as all do, and in the registers where
// the C function wants them: what is computed from one call's result and goes into the next does not pass through memory.

#include "interp/linkage.h"
#include "jit/baseline/compiler.h"
#include "jit/native/native_stub.h"

namespace cortado::jit {

using interp::LinkageOffsets;

// The floating arguments of a call whose operands are still where they are; empty if the call is made as any other.
ValueList BaselineCompiler::vector_arguments(const Method* callee, uint32_t slots) {
  ValueList values;
  if (!callee->is_native() || callee->intrinsic != MethodIntrinsic::kNone || !has_operands(slots)) return values;
  if (!NativeStub::suits(callee)) return values;
  size_t first = stack_.size() - slots;
  for (const NativeStub::VectorArgument& argument : NativeStub::vector_arguments(callee)) {
    Value value = stack_[first + argument.slot];
    value.type = value_type_of(argument.type);
    value.slot = static_cast<uint16_t>(first + argument.slot);
    values.push_back(value);
  }
  return values;
}

// Behind flush(). A register that another argument goes to is not read: that value comes from its home.
void BaselineCompiler::load_vector_arguments(const ValueList& values) {
  for (uint32_t number = 0; number < values.size(); number++) {
    Value value = values[number];
    bool is_read = value.kind == Value::Kind::kXmm && (value.reg == number || value.reg >= values.size());
    if (is_read) {
      move_vector(x86::xmm(number), x86::xmm(value.reg));
      continue;
    }
    if (value.kind == Value::Kind::kXmm) value.kind = Value::Kind::kHome;
    load_vector(x86::xmm(number), value);
  }
}

// The callee may have no code yet: its ordinary entry reads the homes.
void BaselineCompiler::emit_vector_entry_call() {
  Label call = a_.newLabel();
  a_.mov(x86::rax, x86::qword_ptr(x86::rcx, LinkageOffsets::kMethodFromCompiled));
  a_.mov(x86::rdx, x86::qword_ptr(x86::rcx, offsetof(Method, compiled)));
  a_.test(x86::rdx, x86::rdx);
  a_.jz(call);
  a_.mov(x86::rax, x86::qword_ptr(x86::rdx, offsetof(CompiledCode, vector_entry)));
  a_.bind(call);
  a_.call(x86::rax);
}

}  // namespace cortado::jit
