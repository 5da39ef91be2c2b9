#include "runtime/wellknown.h"

#include <string>

#include "runtime/class_builder.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"

namespace cortado {

WellKnown wk;

namespace {

namespace names {
#define WK_CLASS(id, class_name) constexpr const char* id = class_name;
#include "runtime/wellknown.def"
}  // namespace names

struct ClassRow {
  const char* name;
  MetaPtr<Class>* to;
  bool is_optional;
};
const ClassRow kClasses[] = {
#define WK_CLASS(id, class_name) {class_name, &wk.classes.id, false},
#define WK_CLASS_OPTIONAL(id, class_name) {class_name, &wk.classes.id, true},
#include "runtime/wellknown.def"
};

struct FieldRow {
  MetaPtr<Class>* owner;
  const char* name;
  const char* descriptor;
  uint32_t* to;
  bool is_static;
};
const FieldRow kFields[] = {
#define WK_FIELD(class_id, field, descriptor) \
  {&wk.classes.class_id, #field, descriptor, &wk.fields.class_id##_##field, false},
#define WK_STATIC(class_id, field, descriptor) \
  {&wk.classes.class_id, #field, descriptor, &wk.fields.class_id##_##field, true},
#include "runtime/wellknown.def"
};

struct MethodRow {
  MetaPtr<Class>* owner;
  const char* name;
  const char* descriptor;
  MetaPtr<Method>* to;
};
const MethodRow kMethods[] = {
#define WK_METHOD(id, class_id, method_name, descriptor) \
  {&wk.classes.class_id, method_name, descriptor, &wk.methods.id},
#include "runtime/wellknown.def"
};

// clone, equals, finalize, hashCode, toString.
constexpr uint32_t kObjectVirtualMethods = 5;

std::string missing;  // what `error` points to

bool fail(const char** error, std::string what) {
  missing = std::move(what);
  *error = missing.c_str();
  return false;
}

bool load(Thread& thread, const ClassRow& row, const char** error) MAY_GC {
  if (*row.to) return true;
  JavaResult<Class*> loaded = load_boot_class_or_null(thread, Symbol::intern(row.name));
  if (loaded.failed()) {
    if (row.is_optional) {
      thread.clear_exception();
      return true;
    }
    return fail(error, std::string("class ") + row.name);
  }
  *row.to = loaded.value();
  return *row.to || row.is_optional || fail(error, std::string("class ") + row.name);
}

bool resolve_field(const FieldRow& row, const char** error) {
  if (!*row.owner) return true;  // an optional class
  const Symbol* name = Symbol::intern(row.name);
  const Field* field = (*row.owner)->find_field(name, Symbol::intern(row.descriptor));
  if (field == nullptr || field->is_static() != row.is_static) {
    return fail(error, "field " + (*row.owner)->external_name() + "." + row.name + " " + row.descriptor);
  }
  *row.to = field->offset;
  return true;
}

bool resolve_method(const MethodRow& row, const char** error) {
  if (!*row.owner) return true;
  *row.to = (*row.owner)->find_declared_method(Symbol::intern(row.name), Symbol::intern(row.descriptor));
  return *row.to || fail(error, "method " + (*row.owner)->external_name() + "." + row.name + row.descriptor);
}

Class* make_primitive_class(const char* name, BasicType type) {
  LoaderData* boot = Loaders::boot();
  Class* c = boot->arena.make<Class>();
  if (c == nullptr) return nullptr;
  c->name = Symbol::intern(name);
  c->loader = boot;
  c->access_flags = kAccPublic | kAccFinal | kAccAbstract;
  c->primitive_type = type;
  c->layout.mirror_size = mirror_base;
  c->set(Class::kPrimitive);
  c->set(Class::kSlowAllocation);
  c->state.store(ClassState::kInitialized, std::memory_order_release);
  return c;
}

JavaResult<void> make_primitives(Thread& thread) MAY_GC {
  static constexpr struct {
    const char* name;
    BasicType type;
  } kPrimitives[] = {{"boolean", BasicType::kBoolean}, {"char", BasicType::kChar}, {"float", BasicType::kFloat},
                     {"double", BasicType::kDouble},   {"byte", BasicType::kByte}, {"short", BasicType::kShort},
                     {"int", BasicType::kInt},         {"long", BasicType::kLong}, {"void", BasicType::kVoid}};
  for (const auto& row : kPrimitives) {
    Class* c = make_primitive_class(row.name, row.type);
    if (c == nullptr) return throw_out_of_memory(thread, OutOfMemoryKind::kMetaspace);
    wk.primitives[static_cast<uint8_t>(row.type)] = c;
    TRY(create_mirror(thread, c, nullptr, nullptr));
    if (row.type != BasicType::kVoid)
      wk.primitive_arrays[static_cast<uint8_t>(row.type)] = TRY(array_class_of(thread, c));
  }
  wk.object_array = TRY(array_class_of(thread, wk.classes.Object));
  wk.class_array = TRY(array_class_of(thread, wk.classes.Class));
  wk.string_array = TRY(array_class_of(thread, wk.classes.String));
  return {};
}

// Object, String, Class and what arrays need; with java.lang.Class there, mirrors can be made.
bool resolve_first(Thread& thread, const char** error) MAY_GC {
  for (const ClassRow& row : kClasses) {
    if (!load(thread, row, error)) return false;
    // A patched one: the tables of arrays, and so every array class, are made for these.
    if (row.to == &wk.classes.Object && wk.classes.Object->vtable_length != kObjectVirtualMethods)
      return fail(error, "Incompatible definition of java.lang.Object");
    if (row.to == &wk.classes.Serializable) break;
  }
  for (const FieldRow& row : kFields) {
    if (row.owner == &wk.classes.Class && !resolve_field(row, error)) return false;
  }
  if (create_early_mirrors(thread).failed() || make_primitives(thread).failed()) return fail(error, "memory");
  return true;
}

}  // namespace

const InjectedField injected_fields[] = {
#define WK_INJECTED(class_id, field, descriptor) {names::class_id, #field, descriptor, &wk.fields.class_id##_##field},
#include "runtime/wellknown.def"
    {nullptr, nullptr, nullptr, nullptr},
};

bool WellKnownTable::resolve(Thread& thread, const char** error) {
  if (!resolve_first(thread, error)) return false;
  for (const ClassRow& row : kClasses) {
    if (!load(thread, row, error)) return false;
  }
  for (const FieldRow& row : kFields) {
    if (!resolve_field(row, error)) return false;
  }
  for (const MethodRow& row : kMethods) {
    if (!resolve_method(row, error)) return false;
  }
  for (const ClassRow& row : kClasses) {
    if (*row.to && link_class(thread, *row.to).failed()) return fail(error, std::string("linking ") + row.name);
  }
  return true;
}

}  // namespace cortado
