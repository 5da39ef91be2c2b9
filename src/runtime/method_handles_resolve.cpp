// MemberName.resolve and the listing of members.

#include "gc/heap_access.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/method_handles.h"
#include "runtime/mirrors.h"
#include "runtime/resolution_support.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

void append_descriptor(std::string& text, const Object* mirror) {
  const Class* c = class_of_mirror_raw(mirror);
  if (c->is_primitive()) {
    text += descriptor_char(c->primitive_type);
  } else if (c->is_array()) {
    text += c->name->view();
  } else {
    text += 'L';
    text += c->name->view();
    text += ';';
  }
}

// The descriptor that a MemberName's type stands for: a String, a Class or a MethodType. Empty for anything else.
std::string descriptor_of_type(Handle<Object> type) IN_VM {
  Class* c = Class::of(type);
  if (c == wk.classes.String) return string_to_modified_utf8(type);
  NoGcToken no_gc;
  const Object* raw = type.raw(no_gc);
  std::string text;
  if (c == wk.classes.Class) {
    append_descriptor(text, raw);
  } else if (c == wk.classes.MethodType) {
    auto* parameters = static_cast<const Array*>(HeapAccess::load_reference(raw, wk.fields.MethodType_ptypes));
    text += '(';
    for (int32_t i = 0; i < parameters->length(); i++) {
      append_descriptor(text,
                        HeapAccess::load_reference(parameters, parameters->element_offset(static_cast<size_t>(i))));
    }
    text += ')';
    append_descriptor(text, HeapAccess::load_reference(raw, wk.fields.MethodType_rtype));
  }
  return text;
}

// What a MemberName asks for.
struct Query {
  Class* c = nullptr;
  Class* caller = nullptr;  // null: no access checks
  Symbol* name = nullptr;
  Symbol* descriptor = nullptr;
  uint32_t flags = 0;
  ReferenceKind kind = ReferenceKind::kNone;
  bool speculative = false;
};

bool is_setter(ReferenceKind kind) { return kind == ReferenceKind::kPutField || kind == ReferenceKind::kPutStatic; }

InvokeKind invoke_kind(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::kInvokeStatic: return InvokeKind::kStatic;
    case ReferenceKind::kInvokeInterface: return InvokeKind::kInterface;
    case ReferenceKind::kInvokeSpecial:
    case ReferenceKind::kNewInvokeSpecial: return InvokeKind::kSpecial;
    default: return InvokeKind::kVirtual;
  }
}

// Drops a failure of a speculative query.
JavaResult<Unrooted<Object>> nothing(Thread& thread) {
  thread.clear_exception();
  return Unrooted<Object>();
}
JavaResult<Unrooted<Object>> not_found(Thread& thread, const Query& query) MAY_GC {
  if (query.speculative) return nothing(thread);
  if ((query.flags & kMemberIsField) != 0) {
    return throw_new(thread, wk.classes.NoSuchFieldError, "field resolution failed");
  }
  return throw_new(thread, wk.classes.NoSuchMethodError, "method resolution failed");
}

// Null: there is none, or not of the wanted kind.
Method* find_method_quietly(const Query& query) {
  if ((query.flags & kMemberIsConstructor) != 0) return query.c->find_declared_method(query.name, query.descriptor);
  bool wants_interface = query.kind == ReferenceKind::kInvokeInterface;
  if (wants_interface && !query.c->is_interface()) return nullptr;
  if (query.kind == ReferenceKind::kInvokeVirtual && query.c->is_interface()) return nullptr;
  Method* method = query.c->is_interface() ? query.c->find_interface_method(query.name, query.descriptor)
                                           : query.c->find_method(query.name, query.descriptor);
  if (method == nullptr) return nullptr;
  bool wants_static = query.kind == ReferenceKind::kInvokeStatic;
  return method->is_static() == wants_static ? method : nullptr;
}

// May `query.caller` use the method? An exception is pending if the question itself failed.
JavaResult<bool> is_accessible(Thread& thread, const Query& query, const Method* method) MAY_GC {
  if (query.caller == nullptr) return true;
  if (!can_access_class(query.caller, query.c)) return false;
  return can_access_member(thread, query.caller, query.c, method->holder, method->access_flags);
}

// The method with its access checked; null if a speculative query fails.
JavaResult<Method*> look_up_method(Thread& thread, const Query& query) MAY_GC {
  Method* method = find_method_quietly(query);
  if (method != nullptr) {
    JavaResult<bool> accessible = is_accessible(thread, query, method);
    bool is_callable = query.kind != ReferenceKind::kInvokeSpecial || !method->is_abstract();
    bool is_special_default = query.kind == ReferenceKind::kInvokeSpecial && query.c->is_interface();
    if (accessible.ok() && accessible.value()) {
      if (is_callable && !is_special_default) return method;
      // An exception, or the method that throws it.
      if (is_callable || !query.speculative) return select_special(thread, query.caller, query.c, method);
    }
    if (accessible.failed() && !query.speculative) return Thrown{};
    thread.clear_exception();
  }
  if (query.speculative) return static_cast<Method*>(nullptr);
  // For its exception.
  return resolve_method_by_name(thread, query.c, query.name, query.descriptor, invoke_kind(query.kind), query.caller);
}

// MethodHandle's and VarHandle's polymorphic methods.
JavaResult<Unrooted<Object>> resolve_polymorphic(Thread& thread, const Query& query, Handle<Object> self,
                                                 MethodIntrinsic kind) MAY_GC {
  Method* method = nullptr;
  if (kind == MethodIntrinsic::kInvokeGeneric) {
    Rooted<Object> appendix(thread);
    Class* caller = query.caller != nullptr ? query.caller : wk.classes.Object.get();
    JavaResult<Method*> linked = link_polymorphic_call(thread, caller, query.c, query.name, query.descriptor, appendix);
    if (linked.failed() && query.speculative) return nothing(thread);
    method = TRY(linked);
    if (!appendix.is_null()) return throw_new(thread, wk.classes.InternalError, "appendix");
  } else {
    method = TRY(method_handle_intrinsic(thread, query.name, query.descriptor));
    bool wants_static = query.kind == ReferenceKind::kInvokeStatic;
    if (method->is_static() != wants_static) return not_found(thread, query);
  }
  InvokeKind invoke = method->is_static() ? InvokeKind::kStatic : InvokeKind::kSpecial;
  TRY(member_name_set_method(thread, self, method, query.c, invoke));
  return self.get();
}

JavaResult<Unrooted<Object>> resolve_method(Thread& thread, Query& query, Handle<Object> self) MAY_GC {
  MethodIntrinsic polymorphic = signature_polymorphic_kind(query.c, query.name);
  if (polymorphic != MethodIntrinsic::kNone) return resolve_polymorphic(thread, query, self, polymorphic);
  Method* method = TRY(look_up_method(thread, query));
  if (method == nullptr) return nothing(thread);
  TRY(member_name_set_method(thread, self, method, query.c, invoke_kind(query.kind)));
  return self.get();
}

// Access to fields is checked by the Java side.
JavaResult<Unrooted<Object>> resolve_field(Thread& thread, const Query& query, Handle<Object> self) MAY_GC {
  Field* field = query.c->find_field(query.name, query.descriptor);
  if (field == nullptr) {
    if (query.speculative) return nothing(thread);
    field = TRY(resolve_field_by_name(thread, query.c, query.name, query.descriptor, nullptr));  // for its exception
  }
  member_name_set_field(self, field, is_setter(query.kind));
  return self.get();
}

// The symbols of the query. Guesses leave none: what no class has named so far is not found. Others need them in errors.
void fill_symbols(Query& query, Handle<Object> name, Handle<Object> type) IN_VM {
  query.name = string_to_symbol(name, false, query.speculative, query.c->loader);
  std::string descriptor = descriptor_of_type(type);
  bool is_polymorphic =
      query.name != nullptr && signature_polymorphic_kind(query.c, query.name) != MethodIntrinsic::kNone;
  bool only_existing = query.speculative && !is_polymorphic;
  LoaderData* user = query.c->loader;
  query.descriptor = only_existing ? Symbol::lookup(descriptor, user) : Symbol::intern(descriptor, user);
}

}  // namespace

JavaResult<Unrooted<Object>> member_name_resolve(Thread& thread, Handle<Object> self, Class* caller,
                                                 int /*lookup_mode*/, bool speculative) {
  Rooted<Object> mirror(thread, HeapAccess::load_reference(self, wk.fields.MemberName_clazz));
  Rooted<Object> name(thread, HeapAccess::load_reference(self, wk.fields.MemberName_name));
  Rooted<Object> type(thread, HeapAccess::load_reference(self, wk.fields.MemberName_type));
  Rooted<Object> resolved(thread, HeapAccess::load_reference(self, wk.fields.MemberName_method));
  if (!resolved.is_null()) return self.get();
  Query query;
  query.flags = HeapAccess::load<uint32_t>(self, wk.fields.MemberName_flags);
  query.kind = static_cast<ReferenceKind>(query.flags >> kReferenceKindShift & kReferenceKindMask);
  query.caller = caller;
  query.speculative = speculative;
  if (mirror.is_null() || name.is_null() || type.is_null() || query.kind == ReferenceKind::kNone) {
    if (speculative) return nothing(thread);
    return throw_new(thread, wk.classes.IllegalArgumentException, "nothing to resolve");
  }
  query.c = class_of_mirror(mirror);
  bool is_field = (query.flags & kMemberIsField) != 0;
  if (query.c->is_array() && !is_field) query.c = wk.classes.Object;
  if (query.c->is_array() || query.c->is_primitive()) return not_found(thread, query);
  if (link_class(thread, query.c).failed()) {
    if (speculative) return nothing(thread);
    return Thrown{};
  }
  fill_symbols(query, name, type);
  if (query.name == nullptr || query.descriptor == nullptr) return not_found(thread, query);
  if (is_field) return resolve_field(thread, query, self);
  bool is_initializer_name = query.name->view() == "<init>";
  if (query.name->view() == "<clinit>" || is_initializer_name != ((query.flags & kMemberIsConstructor) != 0)) {
    return not_found(thread, query);
  }
  return resolve_method(thread, query, self);
}

namespace {

// Collects what a listing finds.
struct Listing {
  const Symbol* name;
  const Symbol* descriptor;
  int32_t skip;
  int32_t found = 0;  // after those skipped
};

bool matches(const Listing& listing, const Symbol* name, const Symbol* descriptor) {
  return (listing.name == nullptr || listing.name == name) &&
         (listing.descriptor == nullptr || listing.descriptor == descriptor);
}

// The MemberName of `results` that the next match goes to; null if it is to be counted only.
Unrooted<Object> next_result(Listing& listing, Handle<Array> results) IN_VM {
  if (listing.skip > 0) {
    listing.skip--;
    return nullptr;
  }
  int32_t index = listing.found++;
  if (index >= results.length()) return nullptr;
  return HeapAccess::load_reference_element(results, index);
}

JavaResult<void> list_methods(Thread& thread, Class* c, uint32_t flags, Listing& listing, Handle<Array> results)
    MAY_GC {
  for (uint32_t i = 0; i < c->declared_methods; i++) {
    Method* method = &c->methods[i];
    if (method->is_class_initializer() || !matches(listing, method->name, method->descriptor)) continue;
    uint32_t wanted = method->is_initializer() ? kMemberIsConstructor : kMemberIsMethod;
    if ((flags & wanted) == 0) continue;
    Rooted<Object> result(thread, next_result(listing, results));
    if (result.is_null()) continue;
    TRY(member_name_set_declared_method(thread, result, method));
  }
  return {};
}

void list_fields(Thread& thread, Class* c, Listing& listing, Handle<Array> results) IN_VM {
  for (uint32_t i = 0; i < c->declared_fields; i++) {
    Field* field = &c->fields[i];
    if ((field->flags & Field::kInjected) != 0 || !matches(listing, field->name, field->descriptor)) continue;
    Rooted<Object> result(thread, next_result(listing, results));
    if (!result.is_null()) member_name_set_field(result, field, false);
  }
}

}  // namespace

JavaResult<int32_t> member_name_search(Thread& thread, const MemberSearch& search, Handle<Array> results) {
  auto flags = static_cast<uint32_t>(search.match_flags);
  Listing listing{nullptr, nullptr, search.skip};
  if (!search.name.is_null()) {
    listing.name = string_to_symbol(search.name, false, true);
    if (listing.name == nullptr) return 0;
  }
  if (!search.signature.is_null()) {
    listing.descriptor = string_to_symbol(search.signature, false, true);
    if (listing.descriptor == nullptr) return 0;
  }
  std::vector<Class*> classes;
  for (Class* c = search.c; c != nullptr; c = c->super) {
    classes.push_back(c);
    if ((flags & kMemberSearchSuperclasses) == 0) break;
  }
  if ((flags & kMemberSearchInterfaces) != 0) {
    classes.insert(classes.end(), search.c->all_interfaces.begin(), search.c->all_interfaces.end());
  }
  for (Class* c : classes) {
    if ((flags & kMemberIsField) != 0) list_fields(thread, c, listing, results);
    if ((flags & (kMemberIsMethod | kMemberIsConstructor)) != 0) TRY(list_methods(thread, c, flags, listing, results));
  }
  return listing.found;
}

}  // namespace cortado
