// Making a class from bytes (JVMS 5.3.5).

#include "base/log.h"
#include "classfile/descriptor.h"
#include "classfile/parser.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/access.h"
#include "runtime/agent_hooks.h"
#include "runtime/arguments.h"
#include "runtime/class_builder.h"
#include "runtime/class_loading.h"
#include "runtime/class_unloading.h"
#include "runtime/exceptions.h"
#include "runtime/image_classes.h"
#include "runtime/loading_constraints.h"
#include "runtime/loads_in_progress.h"
#include "runtime/metadata_limit.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/monitor.h"
#include "runtime/package_access.h"
#include "runtime/redefinition.h"
#include "runtime/resolution.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

class Definer {
 public:
  Definer(Thread& thread, Handle<Object> loader, const DefineOptions& options)
      : thread_(thread), loader_(loader), lock_(thread), options_(options) {
    if (!options.hidden) lock_ = lock_of_loader(loader);
  }

  JavaResult<Class*> define(std::span<const uint8_t> bytes) MAY_GC {
    if (thread_.native_stack_is_low()) return throw_stack_overflow(thread_);
    TRY(make_room_for_metadata(thread_));
    MonitorScope monitor(thread_, lock_);
    if (monitor.failed()) return Thrown{};
    if (options_.hidden && !options_.strong_hidden) {
      data_ = Loaders::make_for_hidden_class(thread_, loader_);
      pin_.adopt(data_);
    } else {
      data_ = Loaders::of(thread_, loader_);
    }
    ClassFileEvent event;
    bytes = ask_agents(event, bytes);
    if (std::span<const uint8_t> own = bytes_of_image(bytes); !own.empty()) {
      bytes = own;
      is_from_image_ = true;
    }
    std::unique_ptr<classfile::ClassFile> file = TRY(parse(bytes));
    // A hidden class is named as its definer says, whatever its file calls it.
    name_ = options_.hidden && options_.expected_name != nullptr ? options_.expected_name
                                                                 : Symbol::intern(file->name(), data_);
    if (Class* present = existing()) {
      if (options_.return_existing) return present;
      return throw_duplicate_definition(thread_, data_, present);
    }
    std::vector<Class*> interfaces = TRY(load_interfaces(name_, interface_names(*file)));
    Class* super = TRY(load_super(*file));
    TRY(check_package());
    PackageEntry* package = Modules::package_for_definition(
        data_->principal, Symbol::intern(classfile::package_name(name_->view()), data_->principal));
    ClassBuildInput input{*file, data_, name_, package, super, std::move(interfaces)};
    input.hidden = options_.hidden;
    input.trust_annotations = options_.trust_vm_annotations || (data_->is_boot_or_platform() && !options_.hidden);
    input.bytes_are_permanent = (options_.class_bytes_are_permanent && !event.is_changed) || is_from_image_;
    input.is_from_image = is_from_image_;
    ClassBuildError error;
    Class* c = build_class(input, error);
    if (c == nullptr) {
      if (error.class_name == nullptr) return throw_out_of_memory(thread_, OutOfMemoryKind::kMetaspace);
      return throw_by_name(thread_, error.class_name, error.message);
    }
    if (check_supers(c).failed()) {
      Loaders::discard(c);
      return Thrown{};
    }
    if (!event.original.empty()) keep_original_class_file(c, event.original);
    return publish(c);
  }

 private:
  // What agents make of the class file. They do not see hidden classes.
  std::span<const uint8_t> ask_agents(ClassFileEvent& event, std::span<const uint8_t> bytes) MAY_GC {
    if (CORTADO_LIKELY(!agents_want_class_files.load(std::memory_order_acquire)) || options_.hidden) return bytes;
    event.name = options_.expected_name;
    event.loader = data_;
    event.protection_domain = options_.protection_domain;
    event.bytes = bytes;
    agent_hooks.class_file_load(thread_, event);
    return event.bytes;
  }

  std::span<const uint8_t> bytes_of_image(std::span<const uint8_t> bytes) const {
    if (options_.hidden || options_.expected_name == nullptr) return {};
    return ImageClasses::own_bytes(data_, options_.expected_name->view(), bytes);
  }

  JavaResult<std::unique_ptr<classfile::ClassFile>> parse(std::span<const uint8_t> bytes) MAY_GC {
    classfile::ParseOptions parse_options;
    parse_options.is_boot_loader = data_->is_boot;
    parse_options.check_format = data_->is_boot || is_from_image_ ? arguments.verify_local : arguments.verify_remote;
    parse_options.relax_names = data_->is_boot_or_platform();
    parse_options.enable_preview = arguments.enable_preview;
    if (options_.expected_name != nullptr && !options_.hidden)
      parse_options.expected_name = options_.expected_name->view();
    classfile::ParseError error;
    std::unique_ptr<classfile::ClassFile> file = classfile::parse(bytes, parse_options, error);
    if (file != nullptr) return file;
    if (!error.interfaces.empty()) TRY(load_interfaces(Symbol::intern(error.class_name, data_), error.interfaces));
    return throw_by_name(thread_, classfile::error_class_name(error.kind), error.message);
  }

  JavaResult<void> check_package() MAY_GC {
    if (data_->is_boot_or_platform() || !name_->view().starts_with("java/")) return {};
    std::string package = classfile::to_external_name(classfile::package_name(name_->view()));
    return throw_new(thread_, wk.classes.SecurityException,
                     "Class loader (instance of): " + data_->principal->external_name() +
                         " tried to load prohibited package name: " + package);
  }

  Class* existing() const { return options_.hidden ? nullptr : Loaders::find(data_, name_); }

  // A superclass or interface of `defined`. One whose own supers this thread is loading would have itself as its super.
  JavaResult<Class*> load_one_super(const Symbol* defined, Symbol* name) MAY_GC {
    if (options_.hidden) return load_class_for(thread_, name, loader_, options_.protection_domain);
    LoadScope progress(thread_, {defined, data_->principal}, name, lock_);
    if (LoadsInProgress::is_circular(thread_, {name, data_->principal}))
      return throw_new(thread_, wk.classes.ClassCircularityError, name->view());
    return load_class_for(thread_, name, loader_, options_.protection_domain);
  }

  JavaResult<Class*> load_super(const classfile::ClassFile& file) MAY_GC {
    if (file.super_class_index == 0) return static_cast<Class*>(nullptr);
    Class* super = TRY(load_one_super(name_, Symbol::intern(file.super_name(), data_)));
    if (super->is_interface()) {
      return throw_new(thread_, wk.classes.IncompatibleClassChangeError,
                       "class " + classfile::to_external_name(name_->view()) + " has interface " +
                           super->external_name() + " as super class");
    }
    return super;
  }

  static std::vector<std::string_view> interface_names(const classfile::ClassFile& file) {
    std::vector<std::string_view> names;
    for (uint16_t index : file.interfaces) names.push_back(file.constants.class_name(index));
    return names;
  }

  // Before the superclass, as HotSpot does it.
  JavaResult<std::vector<Class*>> load_interfaces(const Symbol* name, const std::vector<std::string_view>& names)
      MAY_GC {
    std::vector<Class*> interfaces;
    for (std::string_view interface_name : names) {
      Class* interface = TRY(load_one_super(name, Symbol::intern(interface_name, data_)));
      if (!interface->is_interface()) {
        return throw_new(thread_, wk.classes.IncompatibleClassChangeError,
                         "class " + classfile::to_external_name(name->view()) + " can not implement " +
                             interface->external_name() + ", because it is not an interface (" +
                             class_in_module(interface) + ")");
      }
      interfaces.push_back(interface);
    }
    return interfaces;
  }

  // JVMS 5.3.5 steps 3 and 4. The class is not published yet: nobody sees it if it is refused.
  JavaResult<void> check_supers(Class* c) MAY_GC;
  JavaResult<void> check_super_class(Class* c, Class* super) MAY_GC;
  JavaResult<void> check_interface(Class* c, Class* interface) MAY_GC;
  bool permits(Class* sealed, Class* c) const;

  JavaResult<Class*> publish(Class* c) MAY_GC {
    if (options_.nest_host != nullptr) {
      Loaders::add_dependency(data_, options_.nest_host);
      c->nest_host_bits.store(MetaPtr<Class>(options_.nest_host).bits(), std::memory_order_relaxed);
    }
    if (create_mirror(thread_, c, options_.protection_domain, options_.class_data).failed()) {
      Loaders::discard(c);
      return Thrown{};
    }
    if (data_->is_boot && c->package != nullptr) note_package_source(*c->package);
    if (!options_.hidden) {
      Class* agreed = nullptr;
      Class* recorded = Loaders::record_checked(data_, c, agreed);
      if (recorded != c) {
        Loaders::forget(c);
        if (recorded != nullptr && options_.return_existing) return recorded;
        if (recorded != nullptr) return throw_duplicate_definition(thread_, data_, recorded);
        return throw_constraint_violation(thread_, data_, c, agreed);
      }
    }
    LOG(kClassLoad, kInfo, "{} source: {}", c->external_name(), options_.source);
    if (!loader_.is_null() && !(options_.hidden && !options_.strong_hidden)) {
      Rooted<Object> mirror(thread_, mirror_of(c));
      JavaResult<JavaValue> added = call_java(thread_, wk.methods.ClassLoader_addClass, {loader_, mirror});
      if (added.failed()) return Thrown{};
    }
    if (agents_want(JVMTI_EVENT_CLASS_LOAD)) agent_hooks.class_event(thread_, JVMTI_EVENT_CLASS_LOAD, c);
    return c;
  }

  // What the package says of where it comes from; that of a named module the module says.
  void note_package_source(PackageEntry& package) const {
    bool is_named = package.module != nullptr && package.module->is_named();
    if (options_.is_from_boot_path && !is_named && package.boot_append_location == nullptr)
      package.boot_append_location = Symbol::intern(options_.source);
    package.has_classes = true;
  }

  Thread& thread_;
  Handle<Object> loader_;
  Rooted<Object> lock_;  // held while it defines; null if the loader wants none
  const DefineOptions& options_;
  LoaderData* data_ = nullptr;
  LoaderPin pin_;  // a hidden class's own loader data, until its mirror is the caller's
  Symbol* name_ = nullptr;
  bool is_from_image_ = false;
};

// " (A is in unnamed module of loader 'app'; B is …)" of messages is made by the access checks.
JavaResult<void> Definer::check_supers(Class* c) {
  if (c->super) TRY(check_super_class(c, c->super));
  for (const MetaPtr<Class>& interface : c->local_interfaces) TRY(check_interface(c, interface));
  return {};
}

JavaResult<void> Definer::check_super_class(Class* c, Class* super) {
  if (super->has(Class::kHasPermittedSubclasses) && !permits(super, c)) {
    return throw_new(thread_, wk.classes.IncompatibleClassChangeError,
                     "class " + c->external_name() + " cannot inherit from sealed class " + super->external_name());
  }
  if (super->is_final()) {
    return throw_new(thread_, wk.classes.IncompatibleClassChangeError,
                     "class " + c->external_name() + " cannot inherit from final class " + super->external_name());
  }
  if (!can_access_class(c, super)) return throw_superclass_access_error(thread_, c, super);
  return {};
}

JavaResult<void> Definer::check_interface(Class* c, Class* interface) {
  if (interface->has(Class::kHasPermittedSubclasses) && !permits(interface, c)) {
    return throw_new(
        thread_, wk.classes.IncompatibleClassChangeError,
        "class " + c->external_name() + " cannot implement sealed interface " + interface->external_name());
  }
  if (!can_access_class(c, interface)) return throw_superinterface_access_error(thread_, c, interface);
  return {};
}

// JVMS 5.3.5: the permitted subclasses are compared by name; they must be in the same module, and without being public
// in the same package.
bool Definer::permits(Class* sealed, Class* c) const {
  if (Modules::of_class(sealed) != Modules::of_class(c)) return false;
  if (!c->is_public() && !sealed->same_package(c)) return false;
  for (uint16_t index : sealed->permitted_subclasses) {
    if (sealed->pool->class_name(index) == name_) return true;
  }
  return false;
}

}  // namespace

JavaResult<Class*> define_class(Thread& thread, std::span<const uint8_t> bytes, Handle<Object> loader,
                                const DefineOptions& options) {
  return Definer(thread, loader, options).define(bytes);
}

}  // namespace cortado
