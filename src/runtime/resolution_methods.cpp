// Methods, call sites, and the errors of selection.

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "runtime/access.h"
#include "runtime/dispatch_tables.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/loader_data.h"
#include "runtime/method_handles.h"
#include "runtime/resolution_errors.h"
#include "runtime/resolution_support.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

void set_cell(ConstantPool* pool, uint32_t cell_number, Object* value) {
  __atomic_store_n(reinterpret_cast<uint32_t*>(&pool->references[cell_number - 1]),
                   static_cast<uint32_t>(encode_reference(value)), __ATOMIC_RELEASE);
  Barrier::stored_in_metadata(&pool->references[cell_number - 1]);
}

void fill_signature(MethodEntry& entry, const Symbol* descriptor, bool has_receiver) {
  entry.argument_slots = static_cast<uint16_t>(classfile::argument_slots(descriptor->view()) + (has_receiver ? 1 : 0));
  entry.result_type = static_cast<uint8_t>(classfile::return_type(descriptor->view()));
}

// Kinds of one entry may be resolved one after the other: an invokespecial needs `method` only, the others what
// belongs to dispatch. Where both name `method`, they name the same.
void publish(MethodEntry& entry, InvokeKind kind, Method* method, const Symbol* descriptor, int32_t index,
             Class* interface) {
  MutexLock lock(resolution_mutex);
  bool has_receiver = kind != InvokeKind::kStatic;
  if (CORTADO_LIKELY(method->descriptor == descriptor && method->is_static() != has_receiver)) {
    entry.argument_slots = method->argument_slots;
    entry.result_type = static_cast<uint8_t>(method->result_type);
  } else {
    fill_signature(entry, descriptor, has_receiver);
  }
  bool special_is_there = (entry.resolved_for & 1 << static_cast<int>(InvokeKind::kSpecial)) != 0;
  if (kind != InvokeKind::kSpecial) {
    entry.index = index;
    entry.interface = interface;
  }
  if (kind == InvokeKind::kSpecial || !special_is_there) entry.method.store_release(method);
  if (kind != InvokeKind::kStatic || method->holder->is_initialized()) {
    __atomic_fetch_or(&entry.resolved_for, static_cast<uint8_t>(1 << static_cast<int>(kind)), __ATOMIC_RELEASE);
  }
}

// Calls of MethodHandle's and VarHandle's signature-polymorphic methods (JVMS 5.4.3.3, 2.9.3).
JavaResult<MethodEntry*> link_polymorphic(Thread& thread, ConstantPool* pool, uint16_t index, Class* c,
                                          MethodIntrinsic intrinsic) MAY_GC {
  MethodEntry& entry = pool->method_entry(index);
  Symbol* name = pool->member_name(index);
  Symbol* descriptor = pool->member_descriptor(index);
  Rooted<Object> appendix(thread);
  Method* target = nullptr;
  bool has_receiver = intrinsic == MethodIntrinsic::kInvokeGeneric || intrinsic == MethodIntrinsic::kInvokeBasic;
  if (intrinsic == MethodIntrinsic::kInvokeGeneric) {
    target = TRY(link_polymorphic_call(thread, pool->holder, c, name, descriptor, appendix));
  } else {
    target = TRY(method_handle_intrinsic(thread, name, descriptor));
  }
  MutexLock lock(resolution_mutex);
  if (__atomic_load_n(&entry.resolved_for, __ATOMIC_ACQUIRE) != 0) return &entry;
  NoGc no_gc;
  uint32_t cell = entry.appendix;
  entry.appendix = appendix.is_null() ? 0 : cell;
  if (!appendix.is_null()) set_cell(pool, cell, appendix.raw(no_gc));
  fill_signature(entry, descriptor, has_receiver);
  entry.index = Method::kNonVirtual;
  Loaders::add_dependency(pool->holder->loader, target->holder);
  entry.method.store_release(target);
  // The linked method is static: whatever the bytecode, it is called as it is.
  uint8_t kinds = intrinsic == MethodIntrinsic::kInvokeGeneric || intrinsic == MethodIntrinsic::kInvokeBasic
                      ? 1 << static_cast<int>(InvokeKind::kVirtual)
                      : 1 << static_cast<int>(InvokeKind::kStatic);
  __atomic_fetch_or(&entry.resolved_for, kinds, __ATOMIC_RELEASE);
  return &entry;
}

}  // namespace

JavaResult<MethodEntry*> resolve_method(Thread& thread, ConstantPool* pool, uint16_t index, InvokeKind kind,
                                        Method* method) {
  (void)method;
  MethodEntry& entry = pool->method_entry(index);
  Class* c = TRY(resolve_class(thread, pool, pool->class_index_of(index)));
  Symbol* name = pool->member_name(index);
  Symbol* descriptor = pool->member_descriptor(index);
  MethodIntrinsic intrinsic = signature_polymorphic_kind(c, name);
  if (intrinsic != MethodIntrinsic::kNone && (kind == InvokeKind::kVirtual || kind == InvokeKind::kStatic)) {
    return link_polymorphic(thread, pool, index, c, intrinsic);
  }
  Class* caller = pool->holder;
  bool tag_is_interface = pool->tag(index) == ConstantTag::kInterfaceMethodref;
  Method* resolved = TRY(look_up_method(thread, {c, name, descriptor, caller}, kind, tag_is_interface, false));
  switch (kind) {
    case InvokeKind::kStatic:
      TRY(ensure_initialized(thread, resolved->holder));
      publish(entry, kind, resolved, descriptor, Method::kNonVirtual, nullptr);
      break;
    case InvokeKind::kSpecial:
      resolved = TRY(select_special(thread, caller, c, resolved));
      publish(entry, kind, resolved, descriptor, Method::kNonVirtual, nullptr);
      break;
    case InvokeKind::kVirtual: publish(entry, kind, resolved, descriptor, virtual_index(c, resolved), nullptr); break;
    case InvokeKind::kInterface:
      if (resolved->itable_index >= 0) {
        publish(entry, kind, resolved, descriptor, resolved->itable_index, resolved->holder);
      } else {
        // Object's methods are found in the vtable that every receiver has; private ones are called as they are.
        publish(entry, kind, resolved, descriptor, virtual_index(c, resolved), nullptr);
      }
      break;
  }
  return &entry;
}

namespace {

// True: the site is linked, or failed (then its error is thrown).
JavaResult<bool> check_linked(Thread& thread, ConstantPool* pool, uint32_t number) MAY_GC {
  CallSiteEntry& site = pool->call_sites[number];
  if (site.target.load_acquire() != nullptr) return true;
  if (__atomic_load_n(&site.failed, __ATOMIC_ACQUIRE) == 0) return false;
  TRY(check_resolution_error(thread, pool, error_key_of_site(number)));
  return true;
}

// The cell that belongs to the site: behind those of the loadable constants and the polymorphic calls.
uint32_t cell_of_site(const ConstantPool* pool, uint32_t site) {
  return pool->references.size() - pool->call_sites.size() + site + 1;
}

void record_failure(Thread& thread, ConstantPool* pool, uint32_t number) IN_VM {
  if (!exception_is(thread, wk.classes.LinkageError)) return;
  record_resolution_error(thread, pool, error_key_of_site(number), nullptr);
  CallSiteEntry& site = pool->call_sites[number];
  MutexLock lock(resolution_mutex);
  if (!site.target) __atomic_store_n(&site.failed, uint8_t{1}, __ATOMIC_RELEASE);
}

}  // namespace

JavaResult<CallSiteEntry*> resolve_call_site(Thread& thread, ConstantPool* pool, uint32_t site_number, Method* method) {
  (void)method;
  CallSiteEntry& site = pool->call_sites[site_number];
  if (TRY(check_linked(thread, pool, site_number))) return &site;
  uint32_t cell = cell_of_site(pool, site_number);
  Rooted<Object> appendix(thread);
  JavaResult<Method*> linked = link_call_site(thread, pool, site.pool_index, appendix);
  if (linked.failed()) {
    // The first error is thrown as it is, with its cause; if another thread linked the site meanwhile, that counts.
    record_failure(thread, pool, site_number);
    if (site.target.load_acquire() == nullptr) return Thrown{};
    thread.clear_exception();
    return &site;
  }
  {
    MutexLock lock(resolution_mutex);
    NoGc no_gc;
    if (!site.target && site.failed == 0) {
      if (!appendix.is_null()) {
        set_cell(pool, cell, appendix.raw(no_gc));
        site.appendix = cell;
      }
      Loaders::add_dependency(pool->holder->loader, linked.value()->holder);
      site.target.store_release(linked.value());
    }
  }
  TRY(check_linked(thread, pool, site_number));
  return &site;
}

// --- Selection errors (JVMS 5.4.6, 6.5).

namespace {

std::string names_of(const std::vector<Method*>& methods) {
  std::string text;
  for (const Method* method : methods) text += " " + method->holder->name->string() + "." + method->name->string();
  return text;
}

std::vector<Class*> interfaces_of(const Class* c) {
  std::vector<Class*> list;
  for (const MetaPtr<Class>& interface : c->all_interfaces) list.push_back(interface);
  return list;
}

// The instance method that the class hierarchy has for it, whatever its access; null if there is none.
Method* declared_in_classes(Class* c, const Method* resolved) {
  for (; c != nullptr; c = c->super) {
    Method* method = c->find_declared_method(resolved->name, resolved->descriptor);
    if (method != nullptr && !method->is_static() && !method->is_private()) return method;
  }
  return nullptr;
}

DefaultSelection defaults_of(const Class* c, const Method* resolved) {
  return select_default(interfaces_of(c), resolved->name, resolved->descriptor);
}

Thrown throw_conflict(Thread& thread, const Class* c, const Method* resolved) MAY_GC {
  return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                   "Conflicting default methods:" + names_of(defaults_of(c, resolved).candidates));
}

Thrown throw_abstract(Thread& thread, Class* receiver, Method* resolved, Method* selected) MAY_GC {
  std::string text = receiver == nullptr ? "Missing implementation of"
                                         : "Receiver class " + receiver->external_name() +
                                               " does not define or inherit an implementation of the";
  std::string signature = external_method(resolved->holder, resolved->name, resolved->descriptor);
  // The message names the method without its class.
  std::string prefix = resolved->holder->external_name() + ".";
  size_t at = signature.find(' ' + prefix);
  if (at != std::string::npos) signature.erase(at + 1, prefix.size());
  text += std::string(" resolved method '") + (resolved->is_abstract() ? "abstract " : "") +
          (resolved->is_private() ? "private " : "") + signature + "' of " + kind_text(resolved->holder) + " " +
          resolved->holder->external_name() + ".";
  if (selected != nullptr && selected != resolved) {
    text += std::string(" Selected method is '") + (selected->is_abstract() ? "abstract " : "") +
            (selected->is_private() ? "private " : "") + selected->external_signature() + "'.";
  }
  return throw_new(thread, wk.classes.AbstractMethodError, text);
}

}  // namespace

Thrown throw_selection_error(Thread& thread, Class* receiver, Method* resolved) {
  Class* holder = resolved->holder;
  if (holder->is_interface() && resolved->has(Method::kOverpass)) return throw_conflict(thread, holder, resolved);
  if (receiver != nullptr && holder->is_interface() && !receiver->is_subtype_of(holder)) {
    return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                     "Class " + receiver->external_name() + " does not implement the requested interface " +
                         holder->external_name());
  }
  Method* selected = receiver == nullptr ? nullptr : declared_in_classes(receiver, resolved);
  if (selected != nullptr && holder->is_interface() && !selected->is_public()) {
    return throw_new(thread, wk.classes.IllegalAccessError,
                     "'" + external_method(receiver, selected->name, selected->descriptor) + "'");
  }
  if (receiver != nullptr && selected == nullptr) {
    // Through an interface HotSpot says that there is no implementation, through a class that there are several.
    if (defaults_of(receiver, resolved).concrete > 1) {
      if (holder->is_interface()) return throw_abstract(thread, receiver, resolved, nullptr);
      return throw_conflict(thread, receiver, resolved);
    }
  }
  return throw_abstract(thread, receiver, resolved, selected);
}

}  // namespace cortado
