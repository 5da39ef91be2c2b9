#include "runtime/loading_constraints.h"

#include "classfile/descriptor.h"
#include "runtime/access.h"
#include "runtime/exceptions.h"
#include "runtime/loader_data.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

JavaResult<void> check_override(Thread& thread, Class* c, Method* method, Method* overridden) MAY_GC {
  Class* holder = method->holder;
  Class* super = overridden->holder;
  std::string type = impose_constraints(method->descriptor, holder->loader, super->loader);
  if (type.empty()) return {};
  return throw_new(thread, wk.classes.LinkageError,
                   "loader constraint violation for class " + c->external_name() +
                       ": when selecting overriding method '" + method->external_signature() + "' the class loader " +
                       holder->loader->external_name() + " of the selected method's type " + holder->external_name() +
                       ", and the class loader " + super->loader->external_name() + " for its super type " +
                       super->external_name() + " have different Class objects for the type " +
                       classfile::to_external_name(type) + " used in the signature (" + class_in_module(holder, true) +
                       "; " + class_in_module(super, true) + ")");
}

JavaResult<void> check_implementation(Thread& thread, Class* c, Method* method, Method* declared) MAY_GC {
  Class* holder = method->holder;
  Class* interface = declared->holder;
  std::string type = impose_constraints(method->descriptor, holder->loader, interface->loader);
  if (type.empty()) return {};
  return throw_new(thread, wk.classes.LinkageError,
                   "loader constraint violation in interface itable initialization for class " + c->external_name() +
                       ": when selecting method '" + declared->external_signature() + "' the class loader " +
                       interface->loader->external_name() + " for super interface " + interface->external_name() +
                       ", and the class loader " + holder->loader->external_name() + " of the selected method's " +
                       kind_text(holder) + ", " + holder->external_name() +
                       " have different Class objects for the type " + classfile::to_external_name(type) +
                       " used in the signature (" + class_in_module(interface, true) + "; " +
                       class_in_module(holder, true) + ")");
}

}  // namespace

std::string impose_constraints(const Symbol* descriptor, LoaderData* a, LoaderData* b) {
  if (a->principal == b->principal) return "";
  classfile::DescriptorIterator it(descriptor->view());
  for (;;) {
    if (is_reference(it.type())) {
      std::string_view type = classfile::class_name_of_descriptor(it.text());
      if (!Loaders::add_constraint(type, a, b)) return std::string(type);
    }
    if (it.at_return()) return "";
    it.next();
  }
}

JavaResult<void> impose_preparation_constraints(Thread& thread, Class* c) {
  if (c->loader->is_boot || c->is_interface() || !c->super) return {};
  for (uint32_t i = 0; i < c->super->vtable_length; i++) {
    Method* method = c->vtable()[i];
    Method* overridden = c->super->vtable()[i];
    if (method != overridden && !method->has(Method::kOverpass)) TRY(check_override(thread, c, method, overridden));
  }
  for (const InterfaceTableEntry& entry : c->itable) {
    for (Method& declared : entry.interface->methods) {
      if (declared.itable_index < 0) continue;
      Method* method = entry.methods.get()[declared.itable_index];
      if (method == nullptr || method->is_abstract() || method->holder == declared.holder) continue;
      TRY(check_implementation(thread, c, method, &declared));
    }
  }
  return {};
}

Thrown throw_constraint_violation(Thread& thread, LoaderData* loader, Class* c, Class* existing) {
  std::string text = "loader constraint violation: loader " + loader->external_name() + " wants to load " +
                     kind_text(c) + " " + c->external_name() + ".";
  if (existing != nullptr && existing->loader->principal != loader->principal) {
    text += std::string(" A different ") + kind_text(existing) + " with the same name was previously loaded by " +
            existing->loader->external_name() + ". (" + class_in_module(existing, true) + ")";
  } else {
    text += " (" + class_in_module(c, true) + ")";
  }
  return throw_new(thread, wk.classes.LinkageError, text);
}

Thrown throw_duplicate_definition(Thread& thread, LoaderData* loader, Class* present) {
  return throw_new(thread, wk.classes.LinkageError,
                   "loader " + loader->external_name() + " attempted duplicate " + kind_text(present) +
                       " definition for " + present->external_name() + ". (" + class_in_module(present, true) + ")");
}

}  // namespace cortado
