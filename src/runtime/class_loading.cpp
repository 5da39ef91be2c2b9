#include "runtime/class_loading.h"

#include "base/log.h"
#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/boot_class_path.h"
#include "runtime/exceptions.h"
#include "runtime/loading_constraints.h"
#include "runtime/loads_in_progress.h"
#include "runtime/mirrors.h"
#include "runtime/monitor.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

// These give null without an exception, or the loader's exception, if there is no such class.
JavaResult<Class*> load_or_null(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC;

// DelegatingClassLoader exists only to let generated accessors be unloaded: its classes name what its parent sees.
Unrooted<Object> effective_loader(Handle<Object> loader) IN_VM {
  NoGcToken no_gc;
  Object* raw = loader.raw(no_gc);
  if (raw != nullptr && Class::of(raw) == wk.classes.DelegatingClassLoader.get()) {
    raw = HeapAccess::load_reference(raw, wk.fields.ClassLoader_parent);
  }
  return Unrooted<Object>(raw);
}

bool is_array_descriptor(std::string_view text) {
  return text.starts_with('[') && classfile::field_descriptor_length(text) == text.size();
}

JavaResult<Class*> load_array(Thread& thread, std::string_view text, Handle<Object> loader) MAY_GC {
  std::string_view component = text.substr(1);
  Class* c = nullptr;
  if (component[0] == 'L') {
    c = TRY(load_or_null(thread, Symbol::intern(component.substr(1, component.size() - 2), Loaders::of_or_null(loader)),
                         loader));
  } else if (component[0] == '[') {
    c = TRY(load_array(thread, component, loader));
  } else {
    c = primitive_class(basic_type_of(component[0]));
  }
  if (c == nullptr) return c;
  return array_class_of(thread, c);
}

JavaResult<Class*> load_from_boot_path(Thread& thread, Symbol* name) MAY_GC {
  if (Class* present = Loaders::find(Loaders::boot(), name)) return present;
  classfile::Resource resource;
  std::string location;
  if (!find_boot_class(name->view(), resource, &location)) return static_cast<Class*>(nullptr);
  DefineOptions options;
  options.is_from_boot_path = true;
  options.source = location.c_str();
  options.expected_name = name;
  options.trust_vm_annotations = true;
  options.class_bytes_are_permanent = resource.is_mapped();
  options.return_existing = true;  // another thread may define it meanwhile
  return define_class(thread, resource.bytes(), nullptr, options);
}

// Lets other threads have the lock until it is notified. The thread's own notification wakes those that wait in the
// loader's Java code: a loader that gives up its lock there counts on the VM for that.
// An interrupt is kept for later.
JavaResult<void> wait_for_others(Thread& thread, Handle<Object> lock, bool& interrupted) MAY_GC {
  TRY(monitor_notify(thread, lock, true));
  if (monitor_wait(thread, lock, 0).ok()) return {};
  if (!exception_is(thread, wk.classes.InterruptedException)) return Thrown{};
  thread.clear_exception();
  interrupted = true;
  return {};
}

// Another thread defines the class and is loading its super: this one loads that super as well, for it would be circular
// if it leads back here, and no lock that the other holds for the class keeps this one from finding out. Of a loader that
// is not parallel capable, it then waits for the definition. The class if it is there then, else null.
JavaResult<Class*> join_super_load(Thread& thread, LoadKey key, Handle<Object> loader, Handle<Object> lock,
                                   bool& interrupted) MAY_GC {
  LoaderData* data = Loaders::of(thread, loader);
  while (Symbol* super = LoadsInProgress::super_of(key)) {
    if (LoadsInProgress::is_circular(thread, key))
      return throw_new(thread, wk.classes.ClassCircularityError, key.name->view());
    {
      LoadScope progress(thread, key, super, lock);
      TRY(load_class(thread, super, loader));
    }
    if (lock.is_null()) break;
    while (LoadsInProgress::super_of(key) == super && Loaders::find(data, key.name) == nullptr) {
      TRY(wait_for_others(thread, lock, interrupted));
    }
    if (Class* present = Loaders::find(data, key.name)) return present;
  }
  return Loaders::find(data, key.name);
}

// The class, if waiting for threads that load it already has given it, else null.
JavaResult<Class*> join_loads(Thread& thread, LoadKey key, Handle<Object> loader, Handle<Object> lock) MAY_GC {
  bool interrupted = false;
  JavaResult<Class*> present = join_super_load(thread, key, loader, lock, interrupted);
  while (present.ok() && present.value() == nullptr && !lock.is_null() &&
         LoadsInProgress::is_loaded_by_other(thread, key)) {
    if (wait_for_others(thread, lock, interrupted).failed()) return Thrown{};
    present = Loaders::find(Loaders::of(thread, loader), key.name);
  }
  if (interrupted) thread_interrupt(thread.java_thread_handle());
  return present;
}

// ClassLoader.loadClass(name): the loader's own code. Null: it returned null or a class of another name.
JavaResult<Class*> call_load_class(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC {
  LoadKey key{name, Loaders::of(thread, loader)};
  Rooted<Object> lock(thread, lock_of_loader(loader));
  MonitorScope monitor(thread, lock);
  if (monitor.failed()) return Thrown{};
  if (Class* present = TRY(join_loads(thread, key, loader, lock))) return present;
  LoadScope progress(thread, key, nullptr, lock);
  Rooted<Object> java_name(thread, TRY(new_string(thread, name->dotted())));
  Rooted<Object> mirror(thread,
                        TRY(call_virtual(thread, wk.methods.ClassLoader_loadClass, {loader, java_name})).as_object());
  if (mirror.is_null()) return static_cast<Class*>(nullptr);
  Class* c = class_of_mirror(mirror);
  return c->name.get() == name ? c : nullptr;
}

JavaResult<Class*> load_with_loader(Thread& thread, Symbol* name, Handle<Object> loader) MAY_GC {
  LoaderData* data = Loaders::of(thread, loader);
  if (Class* present = Loaders::find(data, name)) return present;
  Class* c = TRY(call_load_class(thread, name, loader));
  if (c == nullptr) return c;
  Class* agreed = nullptr;
  Class* recorded = Loaders::record_checked(data, c, agreed);
  if (recorded == nullptr) return throw_constraint_violation(thread, data, c, agreed);
  if (recorded != c) return throw_duplicate_definition(thread, data, c);
  return c;
}

JavaResult<Class*> load_or_null(Thread& thread, Symbol* name, Handle<Object> loader) {
  std::string_view text = name->view();
  if (is_array_descriptor(text)) return load_array(thread, text, loader);
  // "Lp/C;" is taken for "p/C", as HotSpot does.
  if (text.starts_with('L') && text.ends_with(';'))
    name = Symbol::intern(text.substr(1, text.size() - 2), Loaders::of_or_null(loader));
  Rooted<Object> effective(thread, effective_loader(loader));
  if (!effective.is_null()) return load_with_loader(thread, name, effective);
  return load_from_boot_path(thread, name);
}

}  // namespace

JavaResult<Class*> load_class(Thread& thread, Symbol* name, Handle<Object> loader) {
  JavaResult<Class*> loaded = load_or_null(thread, name, loader);
  if (loaded.ok() && loaded.value() != nullptr) return loaded;
  // A ClassNotFoundException becomes the cause.
  if (loaded.ok() || exception_is(thread, wk.classes.ClassNotFoundException)) return throw_no_class_def(thread, name);
  return Thrown{};
}

JavaResult<Class*> load_class_or_cnfe(Thread& thread, Symbol* name, Handle<Object> loader) {
  Class* c = TRY(load_or_null(thread, name, loader));
  if (c == nullptr) return throw_new(thread, wk.classes.ClassNotFoundException, name->view());
  return c;
}

Unrooted<Object> lock_of_loader(Handle<Object> loader) {
  NoGcToken no_gc;
  Object* raw = loader.raw(no_gc);
  bool is_parallel =
      raw == nullptr || HeapAccess::load_reference(raw, wk.fields.ClassLoader_parallelLockMap) != nullptr;
  return Unrooted<Object>(is_parallel ? nullptr : raw);
}

JavaResult<Class*> load_boot_class_or_null(Thread& thread, Symbol* name) { return load_from_boot_path(thread, name); }

}  // namespace cortado
