#include <algorithm>

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
  MethodBuilder(const ClassBuildInput& input, const ClassBytes& bytes, Class* c)
      : in_(input), bytes_(bytes), class_(c) {
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
    to.generic_signature = from.signature_index;
    to.access_flags = from.access_flags;
    to.argument_slots = from.argument_slots;
    to.result_type = from.result_type;
    to.attributes_offset = static_cast<uint32_t>(bytes_.offset_of(from.attributes));
    fill_flags(to, from);
    note_fact(to, from);
    return from.code == nullptr || fill_code(to, *from.code);
  }

  // After all methods. JLS 12.6: a class whose finalize() does nothing needs no registration.
  bool has_finalizer() const {
    if (class_->is_interface() || !class_->super) return false;
    return finalizer_ != nullptr ? finalizer_->code_length != 1 : class_->super->has(Class::kHasFinalizer);
  }

 private:
  void fill_flags(Method& to, const classfile::Method& from) const {
    if (from.vm_annotations != 0 && in_.trust_annotations) to.flags |= annotation_flags(from.vm_annotations);
    if (in_.hidden) to.flags |= Method::kHidden;
    if (class_->is_interface() && (to.access_flags & (kAccAbstract | kAccStatic | kAccPrivate)) == 0)
      to.flags |= Method::kDefault;
    if (to.result_type == BasicType::kObject) to.set_final_result_type(final_type_of_result(from.descriptor));
    if (is_object_ && from.is_initializer()) to.flags |= Method::kIsObjectInitializer;
    bool polymorphic = has_polymorphic_ && to.is_native() && (to.access_flags & kAccVarargs) != 0 &&
                       from.descriptor.starts_with("([Ljava/lang/Object;)");
    if (polymorphic) {
      to.flags |= Method::kSignaturePolymorphic;
      to.intrinsic = intrinsic_kind(from.name);
    }
  }

  // What the class must know of its methods.
  void note_fact(Method& to, const classfile::Method& from) {
    if (class_->is_interface() && !to.is_abstract() && !to.is_static()) class_->set(Class::kHasDefaultMethods);
    if (from.descriptor != "()V") return;
    if (from.is_class_initializer()) {
      class_->class_initializer = &to;
      class_->set(Class::kHasClassInitializer);
    }
    if (finalizer_ == nullptr && !to.is_static() && from.name == "finalize") finalizer_ = &to;
  }

  bool fill_code(Method& to, const classfile::Code& code) {
    to.max_locals = code.max_locals;
    to.max_stack = code.max_stack;
    to.code_offset = static_cast<uint32_t>(bytes_.offset_of(code.bytecode.data()));
    to.code_length = static_cast<uint32_t>(code.bytecode.size());
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
    bool has_call_sites = !class_->pool->call_sites.empty() && may_have_call_site(code);
    if (!may_have_jsr && !has_call_sites) return;
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
  const ClassBytes& bytes_;
  Class* class_;
  bool has_polymorphic_ = false;
  bool is_object_ = false;
  uint32_t next_call_site_ = 0;
  const Method* finalizer_ = nullptr;
};

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
  to.set_final_result_type(model.final_result_type());
}

bool build_methods(const ClassBuildInput& input, const ClassBytes& bytes, Class* c, size_t overpass_count) {
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
  if (builder.has_finalizer()) c->set(Class::kHasFinalizer);
  if (input.loader->is_boot && execution_engine.assign_library_intrinsics != nullptr) {
    execution_engine.assign_library_intrinsics(c);
  }
  return true;
}

}  // namespace cortado
