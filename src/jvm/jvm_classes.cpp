// Finding and defining classes.

#include <cstring>
#include <string_view>

#include "base/log.h"
#include "jvm/entry.h"
#include "runtime/class_loading.h"
#include "runtime/linking.h"
#include "runtime/package_access.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

constexpr size_t kMaximumNameLength = 65535;  // of a Utf8 entry (JVMS 4.4.7)

// java.lang.invoke.MethodHandleNatives.Constants: the flags of Lookup.defineClass.
enum LookupDefineFlag : int {
  kDefineNestmate = 1,
  kDefineHidden = 2,
  kDefineStrongLoaderLink = 4,
  kDefineAccessVmAnnotations = 8,
};

BasicType primitive_by_name(std::string_view name) {
  static constexpr struct {
    std::string_view name;
    BasicType type;
  } kPrimitives[] = {{"boolean", BasicType::kBoolean}, {"char", BasicType::kChar}, {"float", BasicType::kFloat},
                     {"double", BasicType::kDouble},   {"byte", BasicType::kByte}, {"short", BasicType::kShort},
                     {"int", BasicType::kInt},         {"long", BasicType::kLong}, {"void", BasicType::kVoid}};
  for (const auto& primitive : kPrimitives) {
    if (primitive.name == name) return primitive.type;
  }
  return BasicType::kObject;
}

JavaResult<Class*> find_class(Thread& thread, std::string_view name, bool initialize, Handle<Object> loader,
                              Handle<Object> domain) MAY_GC {
  if (name.size() > kMaximumNameLength) return throw_new(thread, wk.classes.ClassNotFoundException, name);
  Class* c = TRY(load_class_or_cnfe(thread, Symbol::intern(name, Loaders::of_or_null(loader)), loader));
  TRY(check_package_access(thread, c, loader, domain));
  if (initialize && has_members(c)) TRY(ensure_initialized(thread, c));
  return c;
}

JavaResult<Class*> define(Thread& thread, const char* name, jobject loader, const jbyte* bytes, jsize length,
                          jobject protection_domain, const char* source) MAY_GC {
  DefineOptions options;
  if (name != nullptr) {
    if (strlen(name) > kMaximumNameLength) return throw_new(thread, wk.classes.NoClassDefFoundError, name);
    options.expected_name = Symbol::intern(name, Loaders::of_or_null(handle_of(loader)));
  }
  options.protection_domain = handle_of(protection_domain);
  if (source != nullptr) options.source = source;
  std::span<const uint8_t> span(reinterpret_cast<const uint8_t*>(bytes), static_cast<size_t>(length));
  return define_class(thread, span, handle_of(loader), options);
}

struct LookupDefinition {
  Class* lookup_class;
  const char* name;
  std::span<const uint8_t> bytes;
  jobject protection_domain;
  bool initialize;
  int flags;
  jobject class_data;
};

JavaResult<Class*> lookup_define(Thread& thread, const LookupDefinition& definition) MAY_GC {
  bool hidden = (definition.flags & kDefineHidden) != 0;
  if (!hidden && definition.flags != kDefineStrongLoaderLink) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "invalid flags for a class that is not hidden");
  }
  if (!hidden && definition.class_data != nullptr) {
    return throw_new(thread, wk.classes.IllegalArgumentException, "classData is only for hidden classes");
  }
  if (strlen(definition.name) > kMaximumNameLength) {
    return throw_new(thread, wk.classes.NoClassDefFoundError, definition.name);
  }
  DefineOptions options;
  options.expected_name = Symbol::intern(definition.name, definition.lookup_class->loader);
  options.protection_domain = handle_of(definition.protection_domain);
  // A nest mate, as lambdas are, is told by its host.
  bool is_nest_mate = hidden && (definition.flags & kDefineNestmate) != 0;
  std::string host;
  if (log_enabled(LogTags::kClassLoad, LogLevel::kInfo)) host = definition.lookup_class->external_name();
  options.source = is_nest_mate ? host.c_str() : "__JVM_LookupDefineClass__";
  options.lookup_class = definition.lookup_class;
  if (hidden) {
    options.hidden = true;
    options.strong_hidden = (definition.flags & kDefineStrongLoaderLink) != 0;
    options.trust_vm_annotations = (definition.flags & kDefineAccessVmAnnotations) != 0;
    options.class_data = handle_of(definition.class_data);
    if (is_nest_mate) options.nest_host = TRY(nest_host_of(thread, definition.lookup_class));
  }
  Class* c = TRY(define_class(thread, definition.bytes, loader_of(definition.lookup_class), options));
  Rooted<Object> mirror(thread, mirror_of(c));  // all that keeps a hidden class alive
  TRY(link_class(thread, c));
  if (definition.initialize) TRY(ensure_initialized(thread, c));
  return c;
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jclass JNICALL JVM_FindPrimitiveClass(JNIEnv* env, const char* name) {
  CORTADO_JVM_ENTRY(env);
  BasicType type = primitive_by_name(name);
  return is_reference(type) ? nullptr : mirror_reference(thread, primitive_class(type));
}

JNIEXPORT jclass JNICALL JVM_FindClassFromBootLoader(JNIEnv* env, const char* name) {
  if (name == nullptr || strlen(name) > kMaximumNameLength) return nullptr;
  CORTADO_JVM_ENTRY(env);
  Class* c = CORTADO_TRY_OR(nullptr, load_boot_class_or_null(thread, Symbol::intern(name)));
  return mirror_reference(thread, c);
}

JNIEXPORT jclass JNICALL JVM_FindClassFromCaller(JNIEnv* env, const char* name, jboolean initialize, jobject loader,
                                                 jclass caller) {
  CORTADO_JVM_ENTRY(env);
  // The caller is given under a SecurityManager only.
  Rooted<Object> domain(thread);
  if (caller != nullptr) domain = protection_domain_of(class_of_reference(caller));
  Class* c = CORTADO_TRY_OR(nullptr, find_class(thread, name, initialize, handle_of(loader), domain));
  return mirror_reference(thread, c);
}

JNIEXPORT jclass JNICALL JVM_FindClassFromClass(JNIEnv* env, const char* name, jboolean initialize, jclass from) {
  CORTADO_JVM_ENTRY(env);
  Handle<Object> loader = from == nullptr ? Handle<Object>() : loader_of(class_of_reference(from));
  Class* c = CORTADO_TRY_OR(nullptr, load_class(thread, Symbol::intern(name, Loaders::of_or_null(loader)), loader));
  if (initialize && has_members(c)) CORTADO_TRY_OR(nullptr, ensure_initialized(thread, c));
  return mirror_reference(thread, c);
}

JNIEXPORT jclass JNICALL JVM_FindLoadedClass(JNIEnv* env, jobject loader, jstring name) {
  CORTADO_JVM_ENTRY(env);
  if (name == nullptr) return nullptr;
  LoaderData* data = Loaders::of_or_null(handle_of(loader));
  if (data == nullptr) return nullptr;
  const Symbol* symbol = string_to_symbol(handle_of(name), true, true, data);
  if (symbol == nullptr) return nullptr;
  return mirror_reference(thread, Loaders::find(data, symbol));
}

JNIEXPORT jclass JNICALL JVM_DefineClass(JNIEnv* env, const char* name, jobject loader, const jbyte* bytes,
                                         jsize length, jobject protection_domain) {
  CORTADO_JVM_ENTRY(env);
  Class* c = CORTADO_TRY_OR(nullptr, define(thread, name, loader, bytes, length, protection_domain, nullptr));
  return mirror_reference(thread, c);
}

JNIEXPORT jclass JNICALL JVM_DefineClassWithSource(JNIEnv* env, const char* name, jobject loader, const jbyte* bytes,
                                                   jsize length, jobject protection_domain, const char* source) {
  CORTADO_JVM_ENTRY(env);
  Class* c = CORTADO_TRY_OR(nullptr, define(thread, name, loader, bytes, length, protection_domain, source));
  return mirror_reference(thread, c);
}

JNIEXPORT jclass JNICALL JVM_LookupDefineClass(JNIEnv* env, jclass lookup, const char* name, const jbyte* bytes,
                                               jsize length, jobject protection_domain, jboolean initialize, int flags,
                                               jobject class_data) {
  CORTADO_JVM_ENTRY(env);
  LookupDefinition definition{class_of_reference(lookup),
                              name,
                              {reinterpret_cast<const uint8_t*>(bytes), static_cast<size_t>(length)},
                              protection_domain,
                              initialize != 0,
                              flags,
                              class_data};
  Class* c = CORTADO_TRY_OR(nullptr, lookup_define(thread, definition));
  return mirror_reference(thread, c);
}

}  // extern "C"
