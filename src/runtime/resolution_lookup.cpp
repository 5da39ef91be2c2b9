#include "classfile/descriptor.h"
#include "runtime/access.h"
#include "runtime/class_builder.h"
#include "runtime/dispatch_tables.h"
#include "runtime/exceptions.h"
#include "runtime/loader_data.h"
#include "runtime/loading_constraints.h"
#include "runtime/resolution_support.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

JavaResult<void> check_field_access(Thread& thread, const MemberReference& reference, Field* field) MAY_GC {
  Class* holder = field->holder;
  if (TRY(can_access_member(thread, reference.caller, reference.c, holder, field->access_flags))) return {};
  bool is_private = (field->access_flags & kAccPrivate) != 0;
  std::string message = "class " + reference.caller->external_name() + " tried to access " +
                        ((field->access_flags & kAccProtected) != 0 ? "protected " : "") +
                        (is_private ? "private " : "") + "field " + holder->external_name() + "." +
                        field->name->string() + " (" + joint_in_module(reference.caller, holder) + ")";
  if (is_private) message += nest_host_error_text(reference.caller, holder);
  return throw_new(thread, wk.classes.IllegalAccessError, message);
}

JavaResult<void> check_method_access(Thread& thread, const MemberReference& reference, Method* method) MAY_GC {
  Class* holder = method->holder;
  uint16_t flags = method->access_flags;
  // Arrays have a public clone (JLS 10.7).
  if (reference.c->is_array() && method->name->view() == "clone")
    flags = static_cast<uint16_t>((flags & ~kAccProtected) | kAccPublic);
  if (TRY(can_access_member(thread, reference.caller, reference.c, holder, flags))) return {};
  std::string message = "class " + reference.caller->external_name() + " tried to access " +
                        (method->is_abstract() ? "abstract " : "") + (method->is_protected() ? "protected " : "") +
                        (method->is_private() ? "private " : "") + "method '" + method->external_signature() + "' (" +
                        joint_in_module(reference.caller, holder) + ")";
  if (method->is_private()) message += nest_host_error_text(reference.caller, holder);
  return throw_new(thread, wk.classes.IllegalAccessError, message);
}

JavaResult<void> check_field_constraints(Thread& thread, const MemberReference& reference, Field* field) MAY_GC {
  Class* holder = field->holder;
  if (!is_reference(field->type()) || reference.caller->loader->principal == holder->loader->principal) return {};
  std::string_view type = classfile::class_name_of_descriptor(reference.descriptor->view());
  if (Loaders::add_constraint(type, reference.caller->loader, holder->loader)) return {};
  std::string type_name = classfile::to_external_name(type);
  return throw_new(thread, wk.classes.LinkageError,
                   "loader constraint violation: when resolving field \"" + reference.name->string() + "\" of type " +
                       type_name + ", the class loader " + reference.caller->loader->external_name() +
                       " of the current class, " + reference.caller->external_name() + ", and the class loader " +
                       holder->loader->external_name() + " for the field's defining " + kind_text(holder) + ", " +
                       holder->external_name() + ", have different Class objects for type " + type_name + " (" +
                       class_in_module(reference.caller, true) + "; " + class_in_module(holder, true) + ")");
}

JavaResult<void> check_method_constraints(Thread& thread, const MemberReference& reference, Method* method,
                                          const char* what) MAY_GC {
  Class* holder = method->holder;
  std::string type = impose_constraints(reference.descriptor, reference.caller->loader, holder->loader);
  if (type.empty()) return {};
  return throw_new(thread, wk.classes.LinkageError,
                   std::string("loader constraint violation: when resolving ") + what + " '" +
                       external_method(reference.c, reference.name, reference.descriptor) + "' the class loader " +
                       reference.caller->loader->external_name() + " of the current class, " +
                       reference.caller->name->string() + ", and the class loader " + holder->loader->external_name() +
                       " for the method's defining class, " + holder->name->string() +
                       ", have different Class objects for the type " + type + " used in the signature (" +
                       class_in_module(reference.caller, true) + "; " + class_in_module(holder, true) + ")");
}

Thrown throw_change(Thread& thread, const std::string& message) MAY_GC {
  return throw_new(thread, wk.classes.IncompatibleClassChangeError, message);
}

// JVMS 5.4.3.3 and 5.4.3.4 without access control.
JavaResult<Method*> find_method(Thread& thread, const MemberReference& reference, bool as_interface) MAY_GC {
  Method* method = as_interface ? reference.c->find_interface_method(reference.name, reference.descriptor)
                                : reference.c->find_method(reference.name, reference.descriptor);
  if (method != nullptr) return method;
  return throw_new(thread, wk.classes.NoSuchMethodError,
                   "'" + external_method(reference.c, reference.name, reference.descriptor) + "'");
}

JavaResult<void> check_reference_kind(Thread& thread, const MemberReference& reference, InvokeKind kind,
                                      bool tag_is_interface, bool any_tag) MAY_GC {
  bool is_interface = reference.c->is_interface();
  if (kind == InvokeKind::kVirtual && is_interface) {
    return throw_change(thread, "Found interface " + reference.c->external_name() + ", but class was expected");
  }
  if (kind == InvokeKind::kInterface && !is_interface) {
    return throw_change(thread, "Found class " + reference.c->external_name() + ", but interface was expected");
  }
  if (any_tag || tag_is_interface == is_interface) return {};
  return throw_change(thread, "Method '" + external_method(reference.c, reference.name, reference.descriptor) +
                                  "' must be " + (is_interface ? "InterfaceMethodref" : "Methodref") + " constant");
}

JavaResult<void> check_static(Thread& thread, const MemberReference& reference, Method* method, InvokeKind kind)
    MAY_GC {
  if (kind == InvokeKind::kStatic) {
    if (method->is_static()) return {};
    return throw_change(thread, "Expected static method '" + method->external_signature() + "'");
  }
  if (!method->is_static()) return {};
  if (reference.c->is_interface()) {
    return throw_change(thread, "Expected instance not static method '" +
                                    external_method(reference.c, reference.name, reference.descriptor) + "'");
  }
  return throw_change(thread, "Expecting non-static method '" + method->external_signature() + "'");
}

JavaResult<void> check_special(Thread& thread, const MemberReference& reference, Method* method) MAY_GC {
  if (method->is_initializer() && method->holder != reference.c) {
    std::string text = external_method(reference.c, reference.name, reference.descriptor);
    std::string parameters = text.substr(text.find('('));
    return throw_new(thread, wk.classes.NoSuchMethodError,
                     reference.c->external_name() + ": method 'void <init>" + parameters + "' not found");
  }
  Class* caller = reference.caller;
  if (caller == nullptr || !reference.c->is_interface() || caller == reference.c || caller->has(Class::kMagicAccessor))
    return {};
  for (const MetaPtr<Class>& interface : caller->local_interfaces) {
    if (interface.get() == reference.c) return {};
  }
  return throw_change(thread, "Interface method reference: '" + method->external_signature() +
                                  "', is in an indirect superinterface of " + caller->external_name());
}

}  // namespace

std::string external_method(const Class* c, const Symbol* name, const Symbol* descriptor) {
  std::string text = classfile::external_type_name(classfile::return_descriptor(descriptor->view())) + " " +
                     c->external_name() + "." + name->string() + "(";
  classfile::DescriptorIterator it(descriptor->view());
  for (bool first = true; !it.at_return(); it.next(), first = false) {
    if (!first) text += ", ";
    text += classfile::external_type_name(it.text());
  }
  return text + ")";
}

JavaResult<Field*> look_up_field(Thread& thread, const MemberReference& reference) {
  Field* field = reference.c->find_field(reference.name, reference.descriptor);
  if (field == nullptr) return throw_new(thread, wk.classes.NoSuchFieldError, reference.name->view());
  if (reference.caller != nullptr) {
    TRY(check_field_access(thread, reference, field));
    TRY(check_field_constraints(thread, reference, field));
  }
  return field;
}

JavaResult<Method*> look_up_method(Thread& thread, const MemberReference& reference, InvokeKind kind,
                                   bool tag_is_interface, bool any_tag) {
  TRY(check_reference_kind(thread, reference, kind, tag_is_interface, any_tag));
  bool as_interface = reference.c->is_interface();
  Method* method = TRY(find_method(thread, reference, as_interface));
  if (reference.caller != nullptr) {
    TRY(check_method_access(thread, reference, method));
    TRY(check_method_constraints(thread, reference, method, as_interface ? "interface method" : "method"));
  }
  TRY(check_static(thread, reference, method, kind));
  if (kind == InvokeKind::kSpecial) TRY(check_special(thread, reference, method));
  return method;
}

namespace {

// What an interface has where several of its superinterfaces have a default: a method that throws, as classes have one. It
// is found by no name.
JavaResult<Method*> make_overpass(Thread& thread, Class* interface, const Method* model) MAY_GC {
  Method* method = interface->loader->arena.make<Method>();
  if (method == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
  fill_overpass(*method, interface, *model);
  prepare_method_entries(method);
  return method;
}

bool has_conflicting_defaults(const Class* interface, const Method* resolved) {
  if (!interface->is_interface() || resolved->holder == interface || !resolved->holder->is_interface()) return false;
  std::vector<Class*> superinterfaces(interface->all_interfaces.begin(), interface->all_interfaces.end());
  return select_default(superinterfaces, resolved->name, resolved->descriptor).concrete > 1;
}

}  // namespace

JavaResult<Method*> select_special(Thread& thread, Class* caller, Class* resolved_class, Method* resolved) {
  if (has_conflicting_defaults(resolved_class, resolved)) return make_overpass(thread, resolved_class, resolved);
  bool from_super = caller != nullptr && !resolved->is_initializer() && !resolved_class->is_interface() &&
                    resolved_class != caller && caller->is_subclass_of(resolved_class) &&
                    (caller->access_flags & kAccSuper) != 0;
  Method* selected = resolved;
  if (from_super) {
    // The method that the direct superclass has, not the one that was resolved, which may be further up.
    selected = nullptr;
    for (Class* c = caller->super; c != nullptr && selected == nullptr; c = c->super) {
      Method* found = c->find_declared_method(resolved->name, resolved->descriptor);
      if (found != nullptr && !found->is_static()) selected = found;
    }
    if (selected == nullptr) selected = caller->super->find_method(resolved->name, resolved->descriptor);
    if (selected == nullptr) {
      return throw_new(thread, wk.classes.AbstractMethodError, "'" + resolved->external_signature() + "'");
    }
  }
  if (selected->is_static())
    return throw_change(thread, "Expecting non-static method '" + resolved->external_signature() + "'");
  if (selected->is_abstract()) {
    return throw_new(thread, wk.classes.AbstractMethodError,
                     "'" + external_method(resolved_class, selected->name, selected->descriptor) + "'");
  }
  return selected;
}

int32_t virtual_index(Class* resolved_class, Method* resolved) {
  if (!resolved->holder->is_interface())
    return resolved->vtable_index >= 0 ? resolved->vtable_index : Method::kNonVirtual;
  if (resolved->is_private() || resolved->is_static()) return Method::kNonVirtual;
  // A default or abstract method of a superinterface has a slot in the class that was named.
  for (uint32_t i = resolved_class->vtable_length; i-- > 0;) {
    const Method* method = resolved_class->vtable()[i];
    if (method->name == resolved->name && method->descriptor == resolved->descriptor &&
        (method->holder->is_interface() || method->has(Method::kOverpass))) {
      return static_cast<int32_t>(i);
    }
  }
  return Method::kNonVirtual;
}

}  // namespace cortado
