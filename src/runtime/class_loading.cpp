#include "runtime/class_loading.h"

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/boot_class_path.h"
#include "runtime/exceptions.h"
#include "runtime/mirrors.h"
#include "runtime/monitor.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

// Whether failing to find the class is an Error (resolution) or an Exception (Class.forName).
enum class NotFound : uint8_t { kError, kException };

JavaResult<Class*> load(Thread& thread, Symbol* name, Handle<Object> loader, NotFound kind) MAY_GC;

Thrown throw_not_found(Thread& thread, Symbol* name, NotFound kind) MAY_GC;
Thrown throw_not_found(Thread& thread, Symbol* name, NotFound kind) {
  if (kind == NotFound::kError) return throw_no_class_def(thread, name);
  if (thread.has_exception()) return {};
  return throw_new(thread, wk.classes.ClassNotFoundException, name->view());
}

// DelegatingClassLoader exists only to let generated accessors be unloaded: its classes name what its parent sees.
Unrooted<Object> effective_loader(Handle<Object> loader) IN_VM {
  NoGcToken no_gc;
  Object* raw = loader.raw(no_gc);
  if (raw != nullptr && Class::of(raw) == wk.classes.DelegatingClassLoader.get()) {
    raw = HeapAccess::load_reference(raw, wk.fields.ClassLoader_parent);
  }
  return Unrooted<Object>(raw);
}

JavaResult<Class*> load_array(Thread& thread, Symbol* name, Handle<Object> loader, NotFound kind) MAY_GC;

// Of the array class `name`, a valid descriptor. ClassNotFoundException.
JavaResult<Class*> load_component(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC {
  std::string_view component = name->view().substr(1);
  if (component[0] == '[') return load_array(thread, Symbol::intern(component), loader, NotFound::kException);
  if (component[0] != 'L') return primitive_class(basic_type_of(component[0]));
  std::string_view class_name = component.substr(1, component.size() - 2);
  return load(thread, Symbol::intern(class_name), loader, NotFound::kException);
}

JavaResult<Class*> load_array(Thread& thread, Symbol* name, Handle<Object> loader, NotFound kind) {
  std::string_view text = name->view();
  if (classfile::field_descriptor_length(text) != text.size()) return throw_not_found(thread, name, kind);
  JavaResult<Class*> component = load_component(thread, name, loader);
  if (component.ok()) return array_class_of(thread, component.value());
  // The error names the array, its cause the class that is missing.
  if (kind == NotFound::kError && exception_is(thread, wk.classes.ClassNotFoundException)) {
    return throw_no_class_def(thread, name);
  }
  return Thrown{};
}

// Null without exception: there is no such class.
JavaResult<Class*> load_from_boot_path(Thread& thread, Symbol* name) MAY_GC {
  if (Class* present = Loaders::find(Loaders::boot(), name)) return present;
  classfile::Resource resource;
  if (!find_boot_class(name->view(), resource)) return static_cast<Class*>(nullptr);
  DefineOptions options;
  options.expected_name = name;
  options.trust_vm_annotations = true;
  options.class_bytes_are_permanent = resource.is_mapped();
  JavaResult<Class*> defined = define_class(thread, resource.bytes(), nullptr, options);
  // Another thread may have defined it meanwhile: with the boot loader that is no error.
  if (defined.failed() && exception_is(thread, wk.classes.LinkageError)) {
    if (Class* present = Loaders::find(Loaders::boot(), name)) {
      thread.clear_exception();
      return present;
    }
  }
  return defined;
}

// ClassLoader.loadClass(name): the loader's own code. Null: it returned null or a class of another name.
JavaResult<Class*> call_load_class(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC {
  Rooted<Object> lock(thread);
  {
    NoGc no_gc;
    if (HeapAccess::load_reference(loader.raw(no_gc), wk.fields.ClassLoader_parallelLockMap) == nullptr) lock = loader;
  }
  MonitorScope monitor(thread, lock);
  if (monitor.failed()) return Thrown{};
  if (Class* present = Loaders::find(Loaders::of(thread, loader), name)) return present;
  Rooted<Object> java_name(thread, TRY(new_string(thread, name->dotted())));
  Rooted<Object> mirror(thread, TRY(call_virtual(thread, wk.methods.ClassLoader_loadClass, {loader, java_name})).as_object());
  if (mirror.is_null()) return static_cast<Class*>(nullptr);
  Class* c = class_of_mirror(mirror);
  return c->name.get() == name ? c : nullptr;
}

JavaResult<Class*> load_with_loader(Thread& thread, Symbol* name, Handle<Object> loader, NotFound kind) MAY_GC {
  LoaderData* data = Loaders::of(thread, loader);
  if (Class* present = Loaders::find(data, name)) return present;
  JavaResult<Class*> loaded = call_load_class(thread, name, loader);
  if (loaded.failed()) {
    if (kind == NotFound::kError && exception_is(thread, wk.classes.ClassNotFoundException)) return throw_no_class_def(thread, name);
    return Thrown{};
  }
  Class* c = loaded.value();
  if (c == nullptr) return throw_not_found(thread, name, kind);
  if (Loaders::record_checked(data, c) == nullptr) {
    return throw_new(thread, wk.classes.LinkageError,
                     "loader constraint violation: loader " + data->external_name() + " wants to load class " +
                         c->external_name() + ". A different class with the same name was previously loaded by another loader.");
  }
  return c;
}

JavaResult<Class*> load(Thread& thread, Symbol* name, Handle<Object> loader, NotFound kind) {
  std::string_view text = name->view();
  if (!text.empty() && text[0] == '[') return load_array(thread, name, loader, kind);
  Rooted<Object> effective(thread, effective_loader(loader));
  if (!effective.is_null()) return load_with_loader(thread, name, effective, kind);
  Class* c = TRY(load_from_boot_path(thread, name));
  if (c == nullptr) return throw_not_found(thread, name, kind);
  return c;
}

}  // namespace

JavaResult<Class*> load_class(Thread& thread, Symbol* name, Handle<Object> loader) {
  return load(thread, name, loader, NotFound::kError);
}

JavaResult<Class*> load_class_or_cnfe(Thread& thread, Symbol* name, Handle<Object> loader) {
  return load(thread, name, loader, NotFound::kException);
}

JavaResult<Class*> load_boot_class_or_null(Thread& thread, Symbol* name) { return load_from_boot_path(thread, name); }

}  // namespace cortado
