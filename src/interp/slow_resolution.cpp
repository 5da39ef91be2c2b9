// Resolution for handlers: fill the entry, then rewrite the opcode.

#include "interp/slow_paths.h"

#include "classfile/bytes.h"
#include "interp/breakpoints.h"
#include "interp/entering.h"
#include "interp/entries.h"
#include "interp/handler.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/code_watching.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"
#include "runtime/resolution.h"

namespace cortado::interp {

namespace {

using classfile::Opcode;

// The instruction of the class file at pc: opcodes and constant-pool indices before rewriting.
const uint8_t* original_at(const Frame* frame, const uint8_t* pc) {
  const Method* method = frame->method();
  return method->bytecode() + (pc - method->code.get_non_null());
}
uint16_t pool_index_at(const Frame* frame, const uint8_t* pc) { return classfile::read_u2(original_at(frame, pc) + 1); }

// With the instruction behind it, where the two are executed as one.
uint8_t fused_later(InternalOpcode resolved, uint8_t next) {
  if (resolved == InternalOpcode::kNewResolved && next == static_cast<uint8_t>(Opcode::kDup)) {
    return static_cast<uint8_t>(FusedOpcode::kNewDup);
  }
  if (resolved == InternalOpcode::kGetstaticByte && next == static_cast<uint8_t>(Opcode::kIfeq)) {
    return static_cast<uint8_t>(FusedOpcode::kGetstaticByteIfeq);
  }
  return static_cast<uint8_t>(resolved);
}

// The entry is filled; executions from now on see the resolved form. The code is ours and writable.
uint8_t rewrite(const uint8_t* pc, InternalOpcode opcode) {
  auto value = static_cast<uint8_t>(opcode);
  if (CORTADO_UNLIKELY(CodeWatching::is_active)) {
    rewrite_watched(pc, value);
  } else {
    __atomic_store_n(const_cast<uint8_t*>(pc), fused_later(opcode, pc[3]), __ATOMIC_RELEASE);
  }
  return value;
}

// The same where it may change how the method is entered: it is short, or begins with the access to a field.
void rewrite_in(Method* method, const uint8_t* pc, InternalOpcode opcode) {
  uint8_t* code = method->code.get_non_null();
  bool is_first = pc == code + 1 && *code == static_cast<uint8_t>(FusedOpcode::kAload0Getfield);
  if ((method->code_length > kLongestFrameless && !is_first) || CodeWatching::is_active) {
    rewrite(pc, opcode);
    return;
  }
  uint64_t before = bytecode_entry(method);
  rewrite(pc, opcode);
  if (is_first) __atomic_store_n(code, aload_0_before(*pc), __ATOMIC_RELEASE);
  reconsider_entry(method, before);
}

enum FieldFlag : uint8_t { kStaticField = 1, kVolatileField = 2 };

InternalOpcode getfield_opcode(BasicType type) {
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte: return InternalOpcode::kGetfieldByte;
    case BasicType::kChar: return InternalOpcode::kGetfieldChar;
    case BasicType::kShort: return InternalOpcode::kGetfieldShort;
    case BasicType::kInt:
    case BasicType::kFloat: return InternalOpcode::kGetfieldInt;
    case BasicType::kLong:
    case BasicType::kDouble: return InternalOpcode::kGetfieldLong;
    default: return InternalOpcode::kGetfieldReference;
  }
}
InternalOpcode putfield_opcode(BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return InternalOpcode::kPutfieldBoolean;
    case BasicType::kByte: return InternalOpcode::kPutfieldByte;
    case BasicType::kChar:
    case BasicType::kShort: return InternalOpcode::kPutfieldShort;
    case BasicType::kInt:
    case BasicType::kFloat: return InternalOpcode::kPutfieldInt;
    case BasicType::kLong:
    case BasicType::kDouble: return InternalOpcode::kPutfieldLong;
    default: return InternalOpcode::kPutfieldReference;
  }
}
InternalOpcode static_opcode(BasicType type, bool put) {
  switch (type) {
    case BasicType::kInt:
    case BasicType::kFloat: return put ? InternalOpcode::kPutstaticInt : InternalOpcode::kGetstaticInt;
    case BasicType::kObject:
    case BasicType::kArray: return put ? InternalOpcode::kPutstaticReference : InternalOpcode::kGetstaticReference;
    case BasicType::kBoolean:
    case BasicType::kByte: return put ? InternalOpcode::kPutstaticOther : InternalOpcode::kGetstaticByte;
    default: return put ? InternalOpcode::kPutstaticOther : InternalOpcode::kGetstaticOther;
  }
}
InternalOpcode field_opcode(const FieldEntry& entry, bool put, bool is_static) {
  auto type = static_cast<BasicType>(entry.type);
  bool is_volatile = (entry.flags & kVolatileField) != 0;
  if (is_static) {
    if (is_volatile) return put ? InternalOpcode::kPutstaticOther : InternalOpcode::kGetstaticOther;
    return static_opcode(type, put);
  }
  if (is_volatile) return put ? InternalOpcode::kPutfieldVolatile : InternalOpcode::kGetfieldVolatile;
  return put ? putfield_opcode(type) : getfield_opcode(type);
}

InternalOpcode invoke_opcode(const MethodEntry& entry, InvokeKind kind) {
  switch (kind) {
    case InvokeKind::kVirtual:
      // Only a linked signature-polymorphic call ends at a static method.
      if (entry.method->is_static()) return InternalOpcode::kInvokehandle;
      return entry.index == Method::kNonVirtual ? InternalOpcode::kInvokevirtualFinal
                                                : InternalOpcode::kInvokevirtualVtable;
    case InvokeKind::kSpecial: return InternalOpcode::kInvokespecialResolved;
    case InvokeKind::kStatic: return InternalOpcode::kInvokestaticResolved;
    case InvokeKind::kInterface:
      if (entry.index == Method::kNonVirtual) return InternalOpcode::kInvokeinterfaceFinal;
      return entry.interface ? InternalOpcode::kInvokeinterfaceResolved : InternalOpcode::kInvokeinterfaceVtable;
  }
  return InternalOpcode::kInvokestaticResolved;
}

}  // namespace

uint8_t resolve_field_access(Thread& thread, Frame* frame, const uint8_t* pc) {
  auto opcode = static_cast<Opcode>(*original_at(frame, pc));
  bool put = opcode == Opcode::kPutfield || opcode == Opcode::kPutstatic;
  bool is_static = opcode == Opcode::kGetstatic || opcode == Opcode::kPutstatic;
  Method* method = frame->method();
  JavaResult<FieldEntry*> result =
      resolve_field(thread, method->pool.get_non_null(), pool_index_at(frame, pc), put, is_static, method);
  if (result.failed()) return 0;
  const FieldEntry& entry = *result.value();
  InternalOpcode resolved = field_opcode(entry, put, is_static);
  if ((entry.resolved_for & (put ? 2 : 1)) == 0) return static_cast<uint8_t>(resolved);
  rewrite_in(method, pc, resolved);
  return static_cast<uint8_t>(resolved);
}

uint8_t resolve_invoke(Thread& thread, Frame* frame, const uint8_t* pc) {
  InvokeKind kind = InvokeKind::kVirtual;
  switch (static_cast<Opcode>(*original_at(frame, pc))) {
    case Opcode::kInvokespecial: kind = InvokeKind::kSpecial; break;
    case Opcode::kInvokestatic: kind = InvokeKind::kStatic; break;
    case Opcode::kInvokeinterface: kind = InvokeKind::kInterface; break;
    default: break;
  }
  Method* method = frame->method();
  JavaResult<MethodEntry*> result =
      resolve_method(thread, method->pool.get_non_null(), pool_index_at(frame, pc), kind, method);
  if (result.failed()) return 0;
  const MethodEntry& entry = *result.value();
  InternalOpcode resolved = invoke_opcode(entry, kind);
  // The return handlers must find the long and the polymorphic ones rewritten; only a static call waits for a class.
  if (kind == InvokeKind::kStatic && (entry.resolved_for & 1u << static_cast<int>(kind)) == 0) {
    return static_cast<uint8_t>(resolved);
  }
  rewrite_in(method, pc, resolved);
  return static_cast<uint8_t>(resolved);
}

uint8_t resolve_invokedynamic(Thread& thread, Frame* frame, const uint8_t* pc) {
  Method* method = frame->method();
  JavaResult<CallSiteEntry*> result =
      resolve_call_site(thread, method->pool.get_non_null(), read_operand<uint32_t>(pc + 1), method);
  if (result.failed()) return 0;
  return rewrite(pc, InternalOpcode::kInvokedynamicResolved);
}

uint8_t resolve_class_operand(Thread& thread, Frame* frame, const uint8_t* pc) {
  JavaResult<Class*> result = resolve_class(thread, current_pool(frame), pool_index_at(frame, pc));
  if (result.failed()) return 0;
  switch (static_cast<Opcode>(*original_at(frame, pc))) {
    case Opcode::kAnewarray:
      if (array_class_of(thread, result.value()).failed()) return 0;
      return rewrite(pc, InternalOpcode::kAnewarrayResolved);
    case Opcode::kInstanceof: return rewrite(pc, InternalOpcode::kInstanceofResolved);
    default: return rewrite(pc, InternalOpcode::kCheckcastResolved);
  }
}

int resolve_new(Thread& thread, Frame* frame, const uint8_t* pc) {
  JavaResult<Class*> result = resolve_class(thread, current_pool(frame), pool_index_at(frame, pc));
  if (result.failed()) return 0;
  Class* c = result.value();
  if (c->is_interface() || c->is_abstract() || c->is_array()) {
    (void)throw_new(thread, wk.classes.InstantiationError, c->external_name());
    return 0;
  }
  if (ensure_initialized(thread, c).failed()) return 0;
  // Finalizable objects are registered by Object.<init>; the buffer serves them, too.
  if (!c->is_initialized() || c->layout.instance_size == 0) return 2;
  rewrite(pc, InternalOpcode::kNewResolved);
  return 1;
}

bool load_constant(Thread& thread, Frame* frame, const uint8_t* pc, Slot& value, bool& two_slots) {
  auto opcode = static_cast<Opcode>(*original_at(frame, pc));
  ConstantPool* pool = current_pool(frame);
  uint16_t index = opcode == Opcode::kLdc ? original_at(frame, pc)[1] : pool_index_at(frame, pc);
  BasicType type = BasicType::kObject;
  JavaResult<JavaValue> result = resolve_constant(thread, pool, index, type);
  if (result.failed()) return false;
  value = narrow_result(type, result.value().bits());
  two_slots = is_two_slots(type);
  // Others (Dynamic, method handles and types) are looked up each time.
  bool is_short = opcode == Opcode::kLdc;
  if (pool->tag(index) == ConstantTag::kString) {
    rewrite(pc, is_short ? InternalOpcode::kLdcString : InternalOpcode::kLdcWString);
  } else if (pool->tag(index) == ConstantTag::kClass) {
    rewrite(pc, is_short ? InternalOpcode::kLdcClass : InternalOpcode::kLdcWClass);
  }
  return true;
}

}  // namespace cortado::interp
