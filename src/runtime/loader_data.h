#pragma once
// LoaderData: what the VM keeps for one defining class loader (JVMS 5.3): its classes, packages, modules, arena and the
// loading constraints. The boot loader's has a null class_loader. Non-strong hidden classes have one of their own with
// the same class_loader.

#include <atomic>
#include <functional>
#include <memory>
#include <string_view>

#include "gc/heap.h"
#include "runtime/class.h"
#include "runtime/method_area.h"

namespace cortado {

struct LoaderData {
  Object* class_loader = nullptr;           // java.lang.ClassLoader or null for the boot loader; see class_unloading.h
  Object* unnamed_module_object = nullptr;  // java.lang.Module; a root while the loader is alive
  ModuleEntry* unnamed_module = nullptr;
  MetadataArena arena;
  bool is_boot = false;
  bool is_platform = false;
  bool is_application = false;      // the class library's; whatever loader -Djava.system.class.loader names
  bool is_hidden_holder = false;    // made for one hidden class
  LoaderData* principal = nullptr;  // the loader's own data: differs from this for a hidden class's holder only
  LoaderData* next = nullptr;       // all loaders
  const uint32_t number = next_number();
  std::atomic<uint32_t> symbols{0};  // bits of the first Symbol that was made for this loader
  struct Tables;                     // dictionary, packages, modules: loader_tables.h
  Tables* tables = nullptr;
  std::atomic<uint32_t> pins{0};       // > 0: alive whatever refers to it (LoaderPin)
  std::atomic<bool> is_reached{true};  // during a marking: found alive

  Handle<Object> loader_handle() const { return Handle<Object>::from_cell(&class_loader); }
  bool is_boot_or_platform() const { return is_boot || is_platform; }
  bool is_of_class_library() const { return is_boot || is_platform || is_application; }
  // How messages name a loader: 'bootstrap', 'app', pkg.Loader @1b2c3d…; and with its parent.
  std::string external_name() const IN_VM;

 private:
  static uint32_t next_number();
};

class Loaders {
 public:
  static LoaderData* boot();
  // The LoaderData of a java.lang.ClassLoader, made at first use; null handle: the boot loader's.
  static LoaderData* of(Thread& thread, Handle<Object> class_loader) MAY_GC;
  static LoaderData* of_or_null(Handle<Object> class_loader) IN_VM;  // null if it has none yet
  // Pinned once: the caller adopts that (LoaderPin).
  static LoaderData* make_for_hidden_class(Thread& thread, Handle<Object> class_loader) MAY_GC;
  // While `loader` lives, the loader of `on` does. For whatever names classes without the dictionary: linked call
  // sites, nest hosts of hidden classes.
  static void add_dependency(LoaderData* loader, Class* on);
  // For a class that was built but never recorded: what it owns is freed with its loader.
  static void discard(Class* c);
  // The class for which this loader is recorded as an initiating loader (JVMS 5.3), or null.
  static Class* find(LoaderData* loader, const Symbol* name);
  // Records `c` under its name; returns the one that is there already, or `c`. Defining and initiating loaders alike.
  static Class* record(LoaderData* loader, Class* c);
  // Null: a loading constraint (JVMS 5.3.4) forbids it, as `agreed` was loaded by another loader.
  static Class* record_checked(LoaderData* loader, Class* c, Class*& agreed);
  // Takes a class whose definition failed after its mirror was made off the list of classes.
  static void forget(Class* c);
  // Adds `c` to the classes of its loader: from then on its references are roots. With its mirror, or while booting.
  static void add_class(Class* c);
  // JVMS 5.3.4: loaders `a` and `b` must agree about the class. False if they do not. Array names: their element's.
  static bool add_constraint(std::string_view class_name, LoaderData* a, LoaderData* b);
  // All classes of all loaders (arrays and hidden ones included). Must not block or reach a safepoint in `visit`.
  static void for_each_class(const std::function<void(Class*)>& visit);
  static void for_each_loader(const std::function<void(LoaderData*)>& visit);
  static void visit_roots(RootVisitor& visitor);
  // In unload_unmarked: takes those that were not reached off the list and returns them, linked by `next`; forgets what
  // the loading constraints knew about them.
  static LoaderData* take_unreached();
  static void count_unloaded(uint64_t classes);
  // Mirrors, errors of initialisation, constants: HeapClient::visit_metadata_roots.
  static void visit_metadata_roots(RootVisitor& visitor);
  static uint64_t loaded_class_count();
  static uint64_t unloaded_class_count();
};

}  // namespace cortado
