#include "runtime/class.h"

#include <algorithm>
#include <vector>

#include "runtime/loader_data.h"
#include "runtime/wellknown.h"

namespace cortado {

bool Class::is_usable_by(const Thread* thread) const {
  return is_initialized() || (state.load(std::memory_order_acquire) == ClassState::kInitializing &&
                              initializing_thread.load(std::memory_order_relaxed) == thread);
}

std::string Class::external_name() const {
  std::string text = name->dotted();
  const Class* bottom = is_array() ? bottom_class.get() : this;
  if (bottom != nullptr && bottom->is_hidden()) {
    size_t plus = text.rfind('+');
    if (plus != std::string::npos) text[plus] = '/';
  }
  return text;
}

std::string Class::package_name() const {
  const Class* bottom = is_array() ? bottom_class.get() : this;
  std::string_view full = bottom->name->view();
  size_t slash = full.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(full.substr(0, slash));
}

bool Class::same_package(const Class* other) const {
  if (this == other) return true;
  const Class* a = is_array() ? bottom_class.get() : this;
  const Class* b = other->is_array() ? other->bottom_class.get() : other;
  if (a->loader->principal != b->loader->principal) return false;
  if (a->package != nullptr && b->package != nullptr) return a->package == b->package;
  return a->package_name() == b->package_name();
}

// --- Subtyping.

bool Class::is_subclass_of(const Class* other) const {
  if (this == other) return true;
  if (depth < other->depth) return false;
  if (other->depth < kDisplaySize) return display[other->depth].get() == other;
  for (const Class* c = super; c != nullptr && c->depth >= other->depth; c = c->super) {
    if (c == other) return true;
  }
  return false;
}

bool Class::implements(const Class* interface) const {
  if (this == interface) return true;
  if ((interface_bitmap >> (interface->name->hash() & 63) & 1) == 0) return false;
  for (const MetaPtr<Class>& candidate : all_interfaces) {
    if (candidate.get() == interface) return true;
  }
  return false;
}

bool Class::is_subtype_of(const Class* other) const {
  if (this == other) return true;
  if (is_primitive() || other->is_primitive()) return false;
  if (other->is_interface()) return implements(other);
  if (!other->is_array()) return is_subclass_of(other);
  if (!is_array()) return false;
  return element_class->is_subtype_of(other->element_class);
}

// --- Searches.

Field* Class::find_declared_field(const Symbol* field_name, const Symbol* descriptor) {
  for (Field& field : fields) {
    if (field.name.get() == field_name && (descriptor == nullptr || field.descriptor.get() == descriptor) &&
        (field.flags & Field::kInjected) == 0) {
      return &field;
    }
  }
  return nullptr;
}

Field* Class::find_field(const Symbol* field_name, const Symbol* descriptor) {
  for (Class* c = this; c != nullptr; c = c->super) {
    if (Field* field = c->find_declared_field(field_name, descriptor)) return field;
    for (const MetaPtr<Class>& interface : c->local_interfaces) {
      if (Field* field = interface->find_field(field_name, descriptor)) return field;
    }
  }
  return nullptr;
}

Method* Class::find_declared_method(const Symbol* method_name, const Symbol* descriptor) {
  auto* at = std::lower_bound(methods_by_name.begin(), methods_by_name.end(), method_name,
                              [](const MetaPtr<Method>& m, const Symbol* n) { return m->name.get() < n; });
  for (; at != methods_by_name.end() && (*at)->name.get() == method_name; at++) {
    if ((*at)->descriptor.get() == descriptor && !(*at)->has(Method::kOverpass)) return *at;
  }
  return nullptr;
}

Method* Class::find_method_in_supers(const Symbol* method_name, const Symbol* descriptor) {
  for (Class* c = this; c != nullptr; c = c->super) {
    if (Method* method = c->find_declared_method(method_name, descriptor)) return method;
  }
  return nullptr;
}

namespace {

// The superinterface method that JVMS 5.4.3.3 step 3 and 5.4.3.4 steps 4 and 5 choose: the only non-abstract one among
// the maximally specific, else any that is neither private nor static.
Method* find_in_superinterfaces(const Class* c, const Symbol* name, const Symbol* descriptor) {
  std::vector<Method*> candidates;
  for (const MetaPtr<Class>& interface : c->all_interfaces) {
    Method* method = interface->find_declared_method(name, descriptor);
    if (method != nullptr && !method->is_private() && !method->is_static()) candidates.push_back(method);
  }
  if (candidates.size() <= 1) return candidates.empty() ? nullptr : candidates[0];
  Method* chosen = nullptr;
  Method* abstract = candidates[0];
  uint32_t concrete = 0;
  for (Method* method : candidates) {
    bool is_maximal = std::none_of(candidates.begin(), candidates.end(), [method](const Method* other) {
      return other != method && other->holder->implements(method->holder);
    });
    if (!is_maximal) continue;
    if (method->is_abstract()) {
      abstract = method;
      continue;
    }
    chosen = method;
    concrete++;
  }
  return concrete == 1 ? chosen : abstract;
}

}  // namespace

Method* Class::find_method(const Symbol* method_name, const Symbol* descriptor) {
  if (Method* method = find_method_in_supers(method_name, descriptor)) return method;
  return find_in_superinterfaces(this, method_name, descriptor);
}

Method* Class::find_interface_method(const Symbol* method_name, const Symbol* descriptor) {
  if (Method* method = find_declared_method(method_name, descriptor)) return method;
  if (Class* object = super) {
    Method* method = object->find_declared_method(method_name, descriptor);
    if (method != nullptr && method->is_public() && !method->is_static()) return method;
  }
  return find_in_superinterfaces(this, method_name, descriptor);
}

Method* Class::interface_target(const Class* interface, int32_t index, bool& is_implemented) {
  for (const InterfaceTableEntry& entry : itable) {
    if (entry.interface.get() == interface) {
      is_implemented = true;
      return entry.methods.get_non_null()[index].get();
    }
  }
  is_implemented = implements(interface);
  return nullptr;
}

}  // namespace cortado
