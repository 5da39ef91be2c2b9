// java.lang.Module's view of the VM. Package names arrive with dots, except those of GetSystemPackage.

#include <vector>

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/modules.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

JavaResult<void> define_module(Thread& thread, Handle<Object> module, bool is_open, jstring version, jstring location,
                               Handle<Array> packages) MAY_GC {
  std::vector<Symbol*> names;
  Rooted<Object> loader_object(thread, HeapAccess::load_reference(module, wk.fields.Module_loader));
  LoaderData* loader = Loaders::of(thread, loader_object);
  int32_t count = packages.is_null() ? 0 : packages.length();
  for (int32_t i = 0; i < count; i++) {
    Rooted<Object> package(thread, HeapAccess::load_reference_element(packages, i));
    if (package.is_null()) return throw_new(thread, wk.classes.IllegalArgumentException, "Bad package name: null");
    names.push_back(string_to_symbol(package, true, false, loader));
  }
  std::string version_text = version == nullptr ? "" : string_to_modified_utf8(handle_of(version));
  std::string location_text = location == nullptr ? "" : string_to_modified_utf8(handle_of(location));
  return Modules::define(thread, module, is_open, version_text, location_text, names);
}

JavaResult<void> add_exports(Thread& thread, jobject from, jstring package, jobject to, bool to_all_unnamed) MAY_GC {
  if (from == nullptr) return throw_new(thread, wk.classes.NullPointerException, "from_module is null");
  if (package == nullptr) return throw_new(thread, wk.classes.NullPointerException, "package is null");
  const ModuleEntry* module = Modules::of(thread, handle_of(from));
  Symbol* name = string_to_symbol(handle_of(package), true, false, module == nullptr ? nullptr : module->loader);
  return Modules::add_exports(thread, handle_of(from), name, handle_of(to), to_all_unnamed);
}

// Where a boot-loader package with classes comes from: "jrt:/java.base", a path, or null.
const Symbol* location_of(const PackageEntry* package) {
  if (!package->has_classes) return nullptr;
  if (package->module != nullptr && package->module->is_named()) return package->module->location;
  return package->boot_append_location;
}

JavaResult<Unrooted<Array>> system_packages(Thread& thread) MAY_GC {
  std::vector<const Symbol*> names;
  Modules::for_each_boot_package([&](PackageEntry* package) {
    if (location_of(package) != nullptr) names.push_back(package->name);
  });
  Rooted<Array> array(thread, TRY(new_object_array(thread, wk.classes.String, static_cast<int32_t>(names.size()))));
  for (size_t i = 0; i < names.size(); i++) {
    Rooted<Object> name(thread, TRY(new_string(thread, names[i]->view())));
    HeapAccess::store_reference_element(array, static_cast<int32_t>(i), name);
  }
  return array.get();
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT void JNICALL JVM_DefineModule(JNIEnv* env, jobject module, jboolean is_open, jstring version,
                                        jstring location, jobjectArray packages) {
  CORTADO_JVM_ENTRY(env);
  if (module == nullptr) return (void)throw_new(thread, wk.classes.NullPointerException, "Null module object");
  (void)define_module(thread, handle_of(module), is_open != 0, version, location, array_handle_of(packages));
}

JNIEXPORT void JNICALL JVM_SetBootLoaderUnnamedModule(JNIEnv* env, jobject module) {
  CORTADO_JVM_ENTRY(env);
  if (module == nullptr) return (void)throw_new(thread, wk.classes.NullPointerException, "Null module object");
  (void)Modules::set_boot_unnamed_module(thread, handle_of(module));
}

JNIEXPORT void JNICALL JVM_AddModuleExports(JNIEnv* env, jobject from, jstring package, jobject to) {
  CORTADO_JVM_ENTRY(env);
  if (to == nullptr) return (void)throw_new(thread, wk.classes.NullPointerException, "to_module is null");
  (void)add_exports(thread, from, package, to, false);
}

JNIEXPORT void JNICALL JVM_AddModuleExportsToAllUnnamed(JNIEnv* env, jobject from, jstring package) {
  CORTADO_JVM_ENTRY(env);
  (void)add_exports(thread, from, package, nullptr, true);
}

JNIEXPORT void JNICALL JVM_AddModuleExportsToAll(JNIEnv* env, jobject from, jstring package) {
  CORTADO_JVM_ENTRY(env);
  (void)add_exports(thread, from, package, nullptr, false);
}

JNIEXPORT void JNICALL JVM_AddReadsModule(JNIEnv* env, jobject from, jobject to) {
  CORTADO_JVM_ENTRY(env);
  if (from == nullptr) return (void)throw_new(thread, wk.classes.NullPointerException, "from_module is null");
  (void)Modules::add_reads(thread, handle_of(from), handle_of(to));
}

JNIEXPORT jstring JNICALL JVM_GetSystemPackage(JNIEnv* env, jstring name) {
  CORTADO_JVM_ENTRY(env);
  const Symbol* symbol = string_to_symbol(handle_of(name), false, true);
  if (symbol == nullptr) return nullptr;
  const PackageEntry* package = Modules::find_package(Loaders::boot(), symbol);
  const Symbol* location = package == nullptr ? nullptr : location_of(package);
  if (location == nullptr) return nullptr;
  return to_local_as<jstring>(thread, new_string(thread, location->view()));
}

JNIEXPORT jobjectArray JNICALL JVM_GetSystemPackages(JNIEnv* env) {
  CORTADO_JVM_ENTRY(env);
  return to_local_as<jobjectArray>(thread, system_packages(thread));
}

}  // extern "C"
