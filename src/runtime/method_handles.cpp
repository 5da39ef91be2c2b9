// The intrinsic methods of java.lang.invoke.MethodHandle and who is signature polymorphic.

#include "runtime/method_handles.h"

#include <unordered_map>

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/exceptions.h"
#include "runtime/loader_data.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

struct IntrinsicName {
  std::string_view name;
  MethodIntrinsic kind;
};
constexpr IntrinsicName kIntrinsics[] = {
    {"invokeBasic", MethodIntrinsic::kInvokeBasic},         {"linkToStatic", MethodIntrinsic::kLinkToStatic},
    {"linkToSpecial", MethodIntrinsic::kLinkToSpecial},     {"linkToVirtual", MethodIntrinsic::kLinkToVirtual},
    {"linkToInterface", MethodIntrinsic::kLinkToInterface}, {"linkToNative", MethodIntrinsic::kLinkToNative},
};

MethodIntrinsic intrinsic_by_name(std::string_view name) {
  for (const IntrinsicName& intrinsic : kIntrinsics) {
    if (intrinsic.name == name) return intrinsic.kind;
  }
  return MethodIntrinsic::kNone;
}

// JVMS 2.9.3: native, variable arity, the one parameter Object[].
bool is_polymorphic_declaration(const Method& method) {
  constexpr uint16_t kRequired = kAccNative | kAccVarargs;
  return (method.access_flags & kRequired) == kRequired &&
         method.descriptor->view().starts_with("([Ljava/lang/Object;)");
}

void append_erased(std::string& text, BasicType type) {
  switch (type) {
    case BasicType::kBoolean:
    case BasicType::kByte:
    case BasicType::kChar:
    case BasicType::kShort: text += 'I'; break;
    case BasicType::kObject:
    case BasicType::kArray: text += "Ljava/lang/Object;"; break;
    default: text += descriptor_char(type);
  }
}

// To the basic types L, I, J, F, D, V. The trailing MemberName of the linkTo* methods is kept.
std::string erase_descriptor(std::string_view descriptor, bool keep_last) {
  std::string text = "(";
  classfile::DescriptorIterator at(descriptor);
  while (!at.at_return()) {
    BasicType type = at.type();
    std::string_view parameter = at.text();
    at.next();
    if (keep_last && at.at_return()) {
      text += parameter;
    } else {
      append_erased(text, type);
    }
  }
  text += ')';
  append_erased(text, at.type());
  return text;
}

uint64_t pair_key(const Symbol* name, const Symbol* descriptor) {
  return static_cast<uint64_t>(MetaPtr<const Symbol>(name).bits()) << 32 | MetaPtr<const Symbol>(descriptor).bits();
}

Mutex intrinsics_lock(LockRank::kMethodHandles, "method-handle intrinsics");

// By name and descriptor, erased or not. Never destroyed.
std::unordered_map<uint64_t, Method*>& intrinsics() CORTADO_REQUIRES(intrinsics_lock) {
  static auto& table = *new std::unordered_map<uint64_t, Method*>();
  return table;
}

Method* find_intrinsic(const Symbol* name, const Symbol* descriptor) {
  MutexLock lock(intrinsics_lock);
  auto entry = intrinsics().find(pair_key(name, descriptor));
  return entry == intrinsics().end() ? nullptr : entry->second;
}

// Records `method` under both descriptors; returns the one that another thread recorded before, if so.
Method* record_intrinsic(Method* method, const Symbol* descriptor) {
  MutexLock lock(intrinsics_lock);
  Method* recorded = intrinsics().try_emplace(pair_key(method->name, method->descriptor), method).first->second;
  intrinsics().try_emplace(pair_key(method->name, descriptor), recorded);
  return recorded;
}

}  // namespace

void describe_intrinsic(Method& method, Symbol* name, Symbol* descriptor, MethodIntrinsic kind) {
  bool is_static = kind != MethodIntrinsic::kInvokeBasic;
  unsigned slots = classfile::argument_slots(descriptor->view()) + (is_static ? 0 : 1);
  method.access_flags = kAccNative | kAccFinal | kAccSynthetic;
  if (is_static) method.access_flags |= kAccStatic;
  method.flags = Method::kHidden | Method::kNotCompilable;
  if (kind != MethodIntrinsic::kConcatenate) method.flags |= Method::kSignaturePolymorphic;
  method.holder = wk.classes.MethodHandle;
  method.pool = wk.classes.MethodHandle->pool;
  method.name = name;
  method.descriptor = descriptor;
  method.argument_slots = static_cast<uint16_t>(slots);
  method.max_locals = static_cast<uint16_t>(slots);
  method.result_type = classfile::return_type(descriptor->view());
  method.intrinsic = kind;
  method.vtable_index = Method::kNonVirtual;
  prepare_method_entries(&method);
}

MethodIntrinsic signature_polymorphic_kind(const Class* c, const Symbol* name) {
  if (c == nullptr || !c->loader->is_boot) return MethodIntrinsic::kNone;
  std::string_view class_name = c->name->view();
  bool is_method_handle = class_name == "java/lang/invoke/MethodHandle";
  if (!is_method_handle && class_name != "java/lang/invoke/VarHandle") return MethodIntrinsic::kNone;
  for (const Method& method : c->methods) {
    if (method.name.get() != name || !is_polymorphic_declaration(method)) continue;
    MethodIntrinsic kind = is_method_handle ? intrinsic_by_name(name->view()) : MethodIntrinsic::kNone;
    return kind != MethodIntrinsic::kNone ? kind : MethodIntrinsic::kInvokeGeneric;
  }
  return MethodIntrinsic::kNone;
}

JavaResult<Method*> method_handle_intrinsic(Thread& thread, Symbol* name, Symbol* descriptor) {
  if (Method* known = find_intrinsic(name, descriptor)) return known;
  MethodIntrinsic kind = intrinsic_by_name(name->view());
  CORTADO_CHECK(kind != MethodIntrinsic::kNone);
  bool has_trailing_member = kind != MethodIntrinsic::kInvokeBasic;
  Symbol* erased = Symbol::intern(erase_descriptor(descriptor->view(), has_trailing_member));
  Method* method = find_intrinsic(name, erased);
  if (method == nullptr) {
    method = Loaders::boot()->arena.make<Method>();
    if (method == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
    describe_intrinsic(*method, name, erased, kind);
  }
  return record_intrinsic(method, descriptor);
}

Method* member_name_target(const Object* member_name) {
  if (member_name == nullptr) return nullptr;
  const Object* resolved = HeapAccess::load_reference(member_name, wk.fields.MemberName_method);
  if (resolved == nullptr) return nullptr;
  return reinterpret_cast<Method*>(HeapAccess::load<int64_t>(resolved, wk.fields.ResolvedMethodName_vmtarget));
}

Method* method_handle_target(const Object* method_handle) {
  const Object* form = HeapAccess::load_reference(method_handle, wk.fields.MethodHandle_form);
  return member_name_target(HeapAccess::load_reference(form, wk.fields.LambdaForm_vmentry));
}

}  // namespace cortado
