#include "runtime/access.h"

#include <map>

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/class_loading.h"
#include "runtime/class_unloading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/loader_data.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/monitor.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

enum class ClassAccess : uint8_t { kOk, kModuleNotReadable, kTypeNotExported, kOther };

ClassAccess check_class_access(const Class* from, const Class* to) {
  if (to->is_array()) to = to->bottom_class;
  if (to->is_primitive() || from == to || from->same_package(to)) return ClassAccess::kOk;
  if (from->has(Class::kMagicAccessor)) return ClassAccess::kOk;
  if (!to->is_public()) return ClassAccess::kOther;
  const ModuleEntry* from_module = Modules::of_class(from);
  const ModuleEntry* to_module = Modules::of_class(to);
  if (from_module == to_module) return ClassAccess::kOk;
  if (!Modules::can_read(from_module, to_module)) return ClassAccess::kModuleNotReadable;
  if (!to_module->is_named() || to_module->is_open) return ClassAccess::kOk;
  return Modules::is_exported_to(to->package, from_module) ? ClassAccess::kOk : ClassAccess::kTypeNotExported;
}

std::string unnamed_module_text(ModuleEntry* module) IN_VM {
  char text[40];
  int32_t hash = module->module_object == nullptr ? 0 : identity_hash_of(module->module_object);
  std::snprintf(text, sizeof text, "unnamed module @0x%x", static_cast<uint32_t>(hash));
  return text;
}

std::string module_text(ModuleEntry* module) IN_VM {
  return module->is_named() ? "module " + module->name->string() : unnamed_module_text(module);
}

// Why a module keeps `from` from `to`; empty if it is not for a module.
std::string module_reason(const Class* from, const Class* to, ClassAccess access) IN_VM {
  if (access != ClassAccess::kModuleNotReadable && access != ClassAccess::kTypeNotExported) return "";
  if (to->is_array()) to = to->bottom_class;
  std::string from_module = module_text(Modules::of_class(from));
  std::string to_module = module_text(Modules::of_class(to));
  std::string text = "class " + from->external_name() + " (in " + from_module + ") cannot access class " +
                     to->external_name() + " (in " + to_module + ") because ";
  if (access == ClassAccess::kModuleNotReadable) return text + from_module + " does not read " + to_module;
  return text + to_module + " does not export " + classfile::to_external_name(to->package_name()) + " to " +
         from_module;
}

bool shows_version(const ModuleEntry* module) {
  if (module->version == nullptr) return false;
  if (module->location == nullptr) return true;
  if (module->loader->is_boot_or_platform() && module->location->view().starts_with("jrt:/java.")) return false;
  return !(Modules::java_base()->version == module->version && module->location->view().starts_with("jrt:/jdk."));
}

std::string parent_loader_text(const LoaderData* loader) IN_VM {
  const Object* object = loader->class_loader;
  if (object == nullptr || loader->is_platform) return "";
  std::string_view kind = Class::of(object)->name->view();
  if (kind == "jdk/internal/loader/ClassLoaders$AppClassLoader") return "";
  Object* parent = HeapAccess::load_reference(object, wk.fields.ClassLoader_parent);
  if (parent == nullptr) return ", parent loader 'bootstrap'";
  Object* name = HeapAccess::load_reference(parent, wk.fields.ClassLoader_nameAndId);
  return name == nullptr ? "" : ", parent loader " + string_to_modified_utf8(Handle<Object>::from_cell(&name));
}

std::string place_of(const Class* c, bool include_parent) IN_VM {
  const Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  ModuleEntry* module = Modules::of_class(bottom);
  std::string text = "unnamed module";
  if (module->is_named()) {
    text = "module " + module->name->string();
    if (shows_version(module)) text += "@" + module->version->string();
  }
  text += " of loader " + bottom->loader->external_name();
  if (include_parent) text += parent_loader_text(bottom->loader);
  return text;
}

// --- Nests (JVMS 5.4.4).

Mutex nest_errors_mutex(LockRank::kLinking, "nest errors");

std::map<const Class*, std::string>& nest_errors() CORTADO_REQUIRES(nest_errors_mutex) {
  static auto* errors = new std::map<const Class*, std::string>;
  return *errors;
}

void record_nest_error(Class* c, std::string message) {
  MutexLock lock(nest_errors_mutex);
  nest_errors().emplace(c, std::move(message));
}

bool lists_member(const Class* host, const Class* member) {
  for (uint16_t index : host->nest_members) {
    if (host->pool->class_name(index) == member->name.get()) return true;
  }
  return false;
}

// Null: `host` is no valid nest host of `c`; why is recorded.
Class* validate_nest_host(Class* c, Class* host) IN_VM {
  const char* reason = nullptr;
  if (!c->same_package(host)) {
    reason = "types are in different packages";
  } else if (host->is_array()) {
    reason = "host is not an instance class";
  } else if (!lists_member(host, c)) {
    reason = "current type is not listed as a nest member";
  }
  if (reason == nullptr) return host;
  record_nest_error(c, "Type " + c->external_name() + " (loader: " + c->loader->external_name() +
                           ") is not a nest member of type " + host->external_name() +
                           " (loader: " + host->loader->external_name() + "): " + reason);
  return nullptr;
}

}  // namespace

void forget_dying_nest_errors() {
  MutexLock lock(nest_errors_mutex);
  std::erase_if(nest_errors(), [](const auto& entry) { return ClassUnloading::is_dying(entry.first); });
}

std::string class_in_module(const Class* c, bool include_parent) {
  return c->external_name() + " is in " + place_of(c, include_parent);
}

const char* kind_text(const Class* c) {
  if (c->is_interface()) return "interface";
  return c->is_abstract() ? "abstract class" : "class";
}

std::string joint_in_module(const Class* a, const Class* b) {
  if (Modules::of_class(a) != Modules::of_class(b)) return class_in_module(a, false) + "; " + class_in_module(b, false);
  return a->external_name() + " and " + b->external_name() + " are in " + place_of(b, false);
}

std::string nest_host_error_text(const Class* a, const Class* b) {
  MutexLock lock(nest_errors_mutex);
  auto of_a = nest_errors().find(a);
  auto of_b = nest_errors().find(b);
  std::string text;
  if (of_a != nest_errors().end()) text += ", (" + of_a->second + ")";
  if (of_b != nest_errors().end() && a != b) text += (text.empty() ? ", (" : " (") + of_b->second + ")";
  return text;
}

bool can_access_class(const Class* from, const Class* to) { return check_class_access(from, to) == ClassAccess::kOk; }

JavaResult<bool> can_access_member(Thread& thread, Class* from, Class* resolved_class, Class* declaring_class,
                                   uint16_t member_flags) {
  if (from == declaring_class || (member_flags & kAccPublic) != 0) return true;
  if ((member_flags & kAccProtected) != 0 && !from->is_interface() && from->is_subclass_of(declaring_class)) {
    if ((member_flags & kAccStatic) != 0 || from == resolved_class || declaring_class == resolved_class ||
        from->is_subclass_of(resolved_class) || resolved_class->is_subclass_of(from)) {
      return true;
    }
  }
  if ((member_flags & kAccPrivate) == 0) {
    if (from->same_package(declaring_class)) return true;
  } else if (!declaring_class->is_array() && TRY(are_nest_mates(thread, from, declaring_class))) {
    return true;
  }
  return from->has(Class::kMagicAccessor);
}

JavaResult<Class*> accessible_class(Thread& thread, std::string_view descriptor, Class* caller) MAY_GC {
  Class* c = TRY(class_of_descriptor(thread, descriptor, loader_of(caller)));
  Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  if (!bottom->is_primitive() && !can_access_class(caller, bottom))
    return throw_class_access_error(thread, caller, bottom);
  return c;
}

Thrown throw_class_access_error(Thread& thread, Class* from, Class* to) {
  std::string reason = module_reason(from, to, check_class_access(from, to));
  if (reason.empty()) {
    reason = "failed to access class " + to->external_name() + " from class " + from->external_name() + " (" +
             joint_in_module(to, from) + ")";
  }
  return throw_new(thread, wk.classes.IllegalAccessError, reason);
}

Thrown throw_superclass_access_error(Thread& thread, Class* c, Class* super) {
  std::string reason = module_reason(c, super, check_class_access(c, super));
  if (!reason.empty())
    return throw_new(thread, wk.classes.IllegalAccessError, "superclass access check failed: " + reason);
  return throw_new(thread, wk.classes.IllegalAccessError,
                   "class " + c->external_name() + " cannot access its " + (super->is_abstract() ? "abstract " : "") +
                       "superclass " + super->external_name() + " (" + joint_in_module(c, super) + ")");
}

Thrown throw_superinterface_access_error(Thread& thread, Class* c, Class* interface) {
  std::string reason = module_reason(c, interface, check_class_access(c, interface));
  if (!reason.empty())
    return throw_new(thread, wk.classes.IllegalAccessError, "superinterface check failed: " + reason);
  return throw_new(thread, wk.classes.IllegalAccessError,
                   "class " + c->external_name() + " cannot access its superinterface " + interface->external_name() +
                       " (" + joint_in_module(c, interface) + ")");
}

JavaResult<Class*> nest_host_of(Thread& thread, Class* c) {
  if (uint32_t bits = c->nest_host_bits.load(std::memory_order_acquire)) return MetaPtr<Class>::from_bits(bits).get();
  Class* host = nullptr;
  if (c->nest_host_index != 0) {
    JavaResult<Class*> resolved = resolve_class(thread, c->pool, c->nest_host_index);
    if (resolved.ok()) {
      host = validate_nest_host(c, resolved.value());
    } else {
      if (exception_is(thread, wk.classes.VirtualMachineError)) return Thrown{};
      Rooted<Object> error(thread, thread.take_exception());
      record_nest_error(c, "Nest host resolution of " + c->external_name() + " with host " +
                               c->pool->class_name(c->nest_host_index)->string() +
                               " failed: " + describe_exception(thread, error));
    }
  }
  if (host == nullptr) host = c;
  c->nest_host_bits.store(MetaPtr<Class>(host).bits(), std::memory_order_release);
  return host;
}

JavaResult<bool> are_nest_mates(Thread& thread, Class* a, Class* b) {
  if (a == b) return true;
  Class* host_of_a = TRY(nest_host_of(thread, a));
  return host_of_a == TRY(nest_host_of(thread, b));
}

}  // namespace cortado
