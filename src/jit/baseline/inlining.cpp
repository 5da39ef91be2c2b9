// Tier 1: calls whose callee is so small that doing its work in place is less code than the call: getters, setters and
// constructors that do nothing. A callee's redefinition gives it other rewritten code, which the code in place tests: so
// inlining needs no record of who inlined whom, also while frames run the code.

#include <algorithm>
#include <array>
#include <cstring>

#include "interp/internal_opcodes.h"
#include "jit/baseline/compiler.h"
#include "runtime/class.h"

namespace cortado::jit {

using classfile::Opcode;
using interp::InternalOpcode;

namespace {

constexpr uint32_t kGetterLength = 5;  // aload_0, getfield, return
constexpr uint32_t kSetterLength = 6;  // aload_0, load_1, putfield, return
constexpr uint32_t kLongest = kSetterLength;

bool returns_value(uint8_t opcode) {
  uint8_t original = interp::original_opcode(opcode);
  return original >= static_cast<uint8_t>(Opcode::kIreturn) && original <= static_cast<uint8_t>(Opcode::kAreturn);
}

bool is_load_of_local_1(uint8_t opcode) {
  switch (static_cast<Opcode>(opcode)) {
    case Opcode::kIload1:
    case Opcode::kLload1:
    case Opcode::kFload1:
    case Opcode::kDload1:
    case Opcode::kAload1: return true;
    default: return false;
  }
}

// The resolved field instruction at `code`, or null.
const FieldEntry* field_of(const Method* method, const uint8_t* code, Opcode wanted) {
  auto opcode = static_cast<InternalOpcode>(code[0]);
  if (opcode < InternalOpcode::kGetfieldByte || opcode > InternalOpcode::kPutstaticOther) return nullptr;
  if (interp::original_opcode(code[0]) != static_cast<uint8_t>(wanted)) return nullptr;
  uint16_t index;
  std::memcpy(&index, code + 1, sizeof index);
  return &method->pool->field_entries[index];
}

bool same_kind(BasicType a, BasicType b) { return a == b || (is_reference(a) && is_reference(b)); }

}  // namespace

InlinedBody InlinedBody::of(const Method* method) {
  InlinedBody body;
  uint32_t length = method->code_length;
  if (!method->code || method->is_native() || method->is_abstract() || method->is_synchronized() ||
      method->is_static() || length > kLongest) {
    return body;
  }
  body.code = method->code;
  // A private copy: other threads may rewrite opcodes meanwhile.
  std::array<uint8_t, kLongest> code{};
  std::copy_n(method->code.get(), length, code.begin());
  if (length == 1 && method->argument_slots == 1) {
    if (code[0] == static_cast<uint8_t>(InternalOpcode::kReturnFinalizable)) body.kind = Kind::kObjectInitializer;
    if (code[0] == static_cast<uint8_t>(Opcode::kReturn)) body.kind = Kind::kEmpty;
  }
  if (code[0] != static_cast<uint8_t>(Opcode::kAload0)) return body;
  if (length == kGetterLength && returns_value(code[4])) {
    body.field = field_of(method, &code[1], Opcode::kGetfield);
    bool same = body.field != nullptr && same_kind(static_cast<BasicType>(body.field->type), method->result_type);
    if (same && method->argument_slots == 1) body.kind = Kind::kGetter;
  } else if (length == kSetterLength && is_load_of_local_1(code[1]) &&
             code[5] == static_cast<uint8_t>(Opcode::kReturn)) {
    body.field = field_of(method, &code[2], Opcode::kPutfield);
    if (body.field != nullptr) body.kind = Kind::kSetter;
  }
  return body;
}

bool BaselineCompiler::emit_inlined(uint8_t raw, const MethodEntry& entry) {
  auto opcode = static_cast<InternalOpcode>(raw);
  Method* method = entry.method;
  bool special = opcode == InternalOpcode::kInvokespecialResolved;
  if (special && entry.special_method) method = entry.special_method;
  bool exact = special || opcode == InternalOpcode::kInvokevirtualFinal;
  if (method == nullptr || (!exact && opcode != InternalOpcode::kInvokevirtualVtable)) return false;
  InlinedBody body = InlinedBody::of(method);
  if (body.kind == InlinedBody::Kind::kNone || !has_operands(entry.argument_slots)) return false;
  if (!exact) return body.kind == InlinedBody::Kind::kGetter && emit_guarded_getter(method, entry, body);
  bool two = body.field != nullptr && is_two_slots(static_cast<BasicType>(body.field->type));
  Value value;
  if (body.kind == InlinedBody::Kind::kSetter) value = two ? pop2() : pop();
  Value object = pop();
  Gp receiver = nonnull_gp(object);
  emit_body_guard(method, body);
  Label other = exit();
  slow_paths_.back().kind = SlowPath::Kind::kUnresolved;
  a_.jne(other);
  switch (body.kind) {
    case InlinedBody::Kind::kGetter: emit_field_load(*body.field, receiver); break;
    case InlinedBody::Kind::kSetter: emit_field_store(*body.field, receiver, value); break;
    case InlinedBody::Kind::kObjectInitializer:
      a_.mov(kScratch.r32(), x86::dword_ptr(receiver, 4));
      a_.test(x86::dword_ptr(kScratch, static_cast<int32_t>(offsetof(Class, flags))),
              static_cast<int32_t>(Class::kHasFinalizer));
      a_.jnz(exit());
      break;
    default: break;
  }
  return true;
}

// Compares the code that was inlined with what the method has now.
void BaselineCompiler::emit_body_guard(const Method* method, const InlinedBody& body) {
  a_.mov(kScratch, reinterpret_cast<uintptr_t>(&method->code));
  a_.cmp(x86::dword_ptr(kScratch), body.code.bits());
}

// What the receiver's class has in the vtable decides between the field in place and a call; the result is in rax.
bool BaselineCompiler::emit_guarded_getter(Method* method, const MethodEntry& entry, const InlinedBody& body) {
  auto type = static_cast<BasicType>(body.field->type);
  auto offset = static_cast<int32_t>(body.field->offset);
  flush();
  snapshot_ = stack_;
  Label call = a_.newLabel(), done = a_.newLabel();
  load_receiver(entry.argument_slots, x86::rax);
  a_.mov(x86::ecx, x86::dword_ptr(x86::rax, 4));
  a_.mov(x86::ecx, x86::dword_ptr(x86::rcx, static_cast<int32_t>(sizeof(Class)) + 4 * entry.index));
  a_.cmp(x86::ecx, MetaPtr<Method>(method).bits());
  a_.jne(call);
  emit_body_guard(method, body);
  a_.jne(call);
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte: a_.movsx(x86::eax, x86::byte_ptr(x86::rax, offset)); break;
    case BasicType::kChar: a_.movzx(x86::eax, x86::word_ptr(x86::rax, offset)); break;
    case BasicType::kShort: a_.movsx(x86::eax, x86::word_ptr(x86::rax, offset)); break;
    case BasicType::kLong:
    case BasicType::kDouble: a_.mov(x86::rax, x86::qword_ptr(x86::rax, offset)); break;
    case BasicType::kInt:
    case BasicType::kFloat: a_.mov(x86::eax, x86::dword_ptr(x86::rax, offset)); break;
    default:
      a_.mov(x86::eax, x86::dword_ptr(x86::rax, offset));
      decode(x86::rax);
      break;
  }
  a_.jmp(done);
  a_.bind(call);
  emit_invoke(entry.argument_slots, static_cast<BasicType>(entry.result_type), false);
  a_.bind(done);
  return true;
}

}  // namespace cortado::jit
