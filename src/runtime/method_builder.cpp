#include <algorithm>
#include <span>

#include "classfile/descriptor.h"
#include "classfile/opcodes.h"
#include "runtime/class_builder.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

uint32_t annotation_flags(uint32_t annotations) {
  struct Pair {
    uint32_t annotation;
    Method::Flag flag;
  };
  static constexpr Pair kPairs[] = {
      {classfile::kAnnotationCallerSensitive, Method::kCallerSensitive},
      {classfile::kAnnotationHidden, Method::kHidden},
      {classfile::kAnnotationLambdaFormCompiled, Method::kLambdaFormCompiled},
      {classfile::kAnnotationForceInline, Method::kForceInline},
      {classfile::kAnnotationDontInline, Method::kDontInline},
      {classfile::kAnnotationIntrinsicCandidate, Method::kIntrinsicCandidate},
      {classfile::kAnnotationScoped, Method::kScoped},
      {classfile::kAnnotationReservedStackAccess, Method::kReservedStackAccess},
  };
  uint32_t flags = 0;
  for (const Pair& pair : kPairs) {
    if ((annotations & pair.annotation) != 0) flags |= pair.flag;
  }
  return flags;
}

MethodIntrinsic intrinsic_kind(std::string_view name) {
  if (name == "invokeBasic") return MethodIntrinsic::kInvokeBasic;
  if (name == "linkToStatic") return MethodIntrinsic::kLinkToStatic;
  if (name == "linkToSpecial") return MethodIntrinsic::kLinkToSpecial;
  if (name == "linkToVirtual") return MethodIntrinsic::kLinkToVirtual;
  if (name == "linkToInterface") return MethodIntrinsic::kLinkToInterface;
  if (name == "linkToNative") return MethodIntrinsic::kLinkToNative;
  return MethodIntrinsic::kInvokeGeneric;
}

class MethodBuilder {
 public:
  MethodBuilder(const ClassBuildInput& input, ClassBytes& bytes, Class* c) : in_(input), bytes_(bytes), class_(c) {
    std::string_view name = input.name->view();
    has_polymorphic_ =
        input.loader->is_boot && (name == "java/lang/invoke/MethodHandle" || name == "java/lang/invoke/VarHandle");
    is_object_ = input.super == nullptr;
  }

  bool fill(Method& to, const classfile::Method& from, uint16_t index) {
    to.holder = class_;
    to.pool = class_->pool;
    to.index = index;
    to.name = symbol_at(*class_->pool, in_, from.name_index);
    to.descriptor = symbol_at(*class_->pool, in_, from.descriptor_index);
    to.generic_signature = symbol_at(*class_->pool, in_, from.signature_index);
    to.access_flags = from.access_flags;
    to.argument_slots = from.argument_slots;
    to.result_type = classfile::return_type(from.descriptor);
    fill_flags(to, from);
    fill_attributes(to, from);
    return from.code == nullptr || fill_code(to, *from.code);
  }

 private:
  void fill_flags(Method& to, const classfile::Method& from) const {
    if (in_.trust_annotations) to.flags |= annotation_flags(from.vm_annotations);
    if (in_.hidden) to.flags |= Method::kHidden;
    if (class_->is_interface() && (to.access_flags & (kAccAbstract | kAccStatic | kAccPrivate)) == 0)
      to.flags |= Method::kDefault;
    if (is_object_ && from.is_initializer()) to.flags |= Method::kIsObjectInitializer;
    bool polymorphic = has_polymorphic_ && to.is_native() && (to.access_flags & kAccVarargs) != 0 &&
                       from.descriptor.starts_with("([Ljava/lang/Object;)");
    if (polymorphic) {
      to.flags |= Method::kSignaturePolymorphic;
      to.intrinsic = intrinsic_kind(from.name);
    }
  }

  void fill_attributes(Method& to, const classfile::Method& from) {
    if (!from.exceptions.empty()) to.exceptions = bytes_.range({from.exceptions.data(), from.exceptions.size() * 2}, 2);
    if (from.has_method_parameters && from.parameters.data() != nullptr) {
      to.method_parameters = bytes_.range(from.parameters.bytes(), 1);
    }
    to.annotations = bytes_.range(from.annotations.visible);
    to.type_annotations = bytes_.range(from.annotations.visible_types);
    to.parameter_annotations = bytes_.range(from.parameter_annotations);
    to.annotation_default = bytes_.range(from.annotation_default);
  }

  bool fill_code(Method& to, const classfile::Code& code) {
    to.max_locals = code.max_locals;
    to.max_stack = code.max_stack;
    ClassFileRange range = bytes_.range(code.bytecode);
    to.code_offset = range.offset;
    to.code_length = range.length;
    to.line_numbers = bytes_.range(code.line_numbers.bytes());
    to.local_variables = bytes_.range(code.local_variables.bytes());
    if (code.has_stack_map_table) to.stack_map = bytes_.range(code.stack_map_table);
    size_t handlers = code.exception_table.size();
    to.exception_table = in_.loader->arena.make_array<ExceptionTableEntry>(handlers);
    if (to.exception_table.size() != handlers) return false;
    for (size_t i = 0; i < handlers; i++) {
      classfile::ExceptionHandler handler = code.exception_table[i];
      to.exception_table[i] = {handler.start_pc, handler.end_pc, handler.handler_pc, handler.catch_type};
    }
    scan_code(to, code.bytecode);
    return true;
  }

  // Numbers the invokedynamic instructions, finds jsr.
  void scan_code(Method& to, classfile::Bytes code) {
    to.first_call_site = next_call_site_;
    bool may_have_jsr = in_.file.major_version <= 50;
    if (!may_have_jsr && class_->pool->call_sites.empty()) return;
    for (uint32_t bci = 0; bci < code.size();) {
      auto opcode = static_cast<classfile::Opcode>(code[bci]);
      uint32_t length = classfile::instruction_length(code, bci);
      if (opcode == classfile::Opcode::kInvokedynamic && length != 0) add_call_site(classfile::read_u2(&code[bci + 1]));
      if (opcode == classfile::Opcode::kJsr || opcode == classfile::Opcode::kJsrW) to.flags |= Method::kHasJsr;
      if (length == 0) break;
      bci += length;
    }
  }

  // The index is not verified yet: a wrong one leaves an entry that verification keeps from being used.
  void add_call_site(uint16_t pool_index) {
    if (next_call_site_ >= class_->pool->call_sites.size()) return;
    CallSiteEntry& entry = class_->pool->call_sites[next_call_site_++];
    entry.pool_index = pool_index;
    if (!in_.file.constants.is(pool_index, ConstantTag::kInvokeDynamic)) return;
    std::string_view descriptor = in_.file.constants.member_descriptor(pool_index);
    entry.argument_slots = static_cast<uint16_t>(classfile::argument_slots(descriptor));
    entry.result_type = static_cast<uint8_t>(classfile::return_type(descriptor));
  }

  const ClassBuildInput& in_;
  ClassBytes& bytes_;
  Class* class_;
  bool has_polymorphic_ = false;
  bool is_object_ = false;
  uint32_t next_call_site_ = 0;
};

// Without the overpasses, which are not filled yet.
std::span<Method> declared_methods(const Class* c) { return {c->methods.begin(), c->declared_methods}; }

// JLS 12.6: a class whose finalize() does nothing needs no registration.
bool has_finalizer(const Class* c) {
  if (c->is_interface() || !c->super) return false;
  for (const Method& method : declared_methods(c)) {
    if (method.is_static() || method.name->view() != "finalize" || method.descriptor->view() != "()V") continue;
    return method.code_length != 1;
  }
  return c->super->has(Class::kHasFinalizer);
}

void note_class_facts(Class* c) {
  for (Method& method : declared_methods(c)) {
    bool is_code = !method.is_abstract() && !method.is_static();
    if (c->is_interface() && is_code) c->set(Class::kHasDefaultMethods);
    if (method.is_class_initializer() && method.descriptor->view() == "()V") {
      c->class_initializer = &method;
      c->set(Class::kHasClassInitializer);
    }
  }
  if (has_finalizer(c)) c->set(Class::kHasFinalizer);
}

}  // namespace

void fill_overpass(Method& to, Class* holder, const Method& model) {
  to.holder = holder;
  to.pool = holder->pool;
  to.name = model.name;
  to.descriptor = model.descriptor;
  to.access_flags = kAccPublic | kAccAbstract | kAccSynthetic;
  to.flags = Method::kOverpass;
  to.argument_slots = model.argument_slots;
  to.max_locals = model.argument_slots;
  to.result_type = model.result_type;
}

bool build_methods(const ClassBuildInput& input, ClassBytes& bytes, Class* c, size_t overpass_count) {
  size_t declared = input.file.methods.size();
  MetadataArena& arena = input.loader->arena;
  c->methods = arena.make_array<Method>(declared + overpass_count);
  c->methods_by_name = arena.make_array<MetaPtr<Method>>(declared);
  if (c->methods.size() != declared + overpass_count || c->methods_by_name.size() != declared) return false;
  c->declared_methods = static_cast<uint32_t>(declared);
  MethodBuilder builder(input, bytes, c);
  for (size_t i = 0; i < declared; i++) {
    if (!builder.fill(c->methods[i], input.file.methods[i], static_cast<uint16_t>(i))) return false;
    c->methods_by_name[i] = &c->methods[i];
  }
  std::sort(c->methods_by_name.begin(), c->methods_by_name.end(),
            [](const MetaPtr<Method>& a, const MetaPtr<Method>& b) {
              return a->name.get() != b->name.get() ? a->name.get() < b->name.get() : a.get() < b.get();
            });
  note_class_facts(c);
  if (input.loader->is_boot && execution_engine.assign_library_intrinsics != nullptr) {
    execution_engine.assign_library_intrinsics(c);
  }
  return true;
}

}  // namespace cortado
