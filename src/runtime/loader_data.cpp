#include "runtime/loader_data.h"

#include <algorithm>
#include <atomic>

#include "gc/heap_access.h"
#include "runtime/class_loading.h"
#include "runtime/class_unloading.h"
#include "runtime/loader_tables.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/monitor.h"
#include "runtime/resolution.h"
#include "runtime/strings.h"
#include "runtime/wellknown.h"

namespace cortado {

Mutex loader_tables_mutex(LockRank::kLoaderTables, "loader tables");

namespace {

// Loaders that must agree on one class name, and the class once one of them has loaded it.
struct Constraint {
  Class* agreed = nullptr;
  std::vector<LoaderData*> loaders;
  bool has(const LoaderData* loader) const {
    return std::find(loaders.begin(), loaders.end(), loader) != loaders.end();
  }
};
using ConstraintTable = std::unordered_map<const Symbol*, std::vector<Constraint>>;

std::atomic<LoaderData*> all_loaders{nullptr};
std::atomic<uint64_t> class_count{0};
std::atomic<uint64_t> unloaded_count{0};

ConstraintTable& constraints() CORTADO_REQUIRES(loader_tables_mutex) {
  static auto* table = new ConstraintTable;
  return *table;
}

void publish(LoaderData* loader) {
  LoaderData* head = all_loaders.load(std::memory_order_relaxed);
  do {
    loader->next = head;
  } while (!all_loaders.compare_exchange_weak(head, loader, std::memory_order_release));
}

LoaderData* make_loader(Handle<Object> class_loader) IN_VM;
LoaderData* make_loader(Handle<Object> class_loader) {
  auto* loader = new LoaderData;
  loader->tables = new LoaderData::Tables;
  loader->principal = loader;
  NoGcToken no_gc;
  loader->class_loader = class_loader.raw(no_gc);
  if (loader->class_loader != nullptr) {
    const Class* kind = Class::of(loader->class_loader);
    loader->is_platform = kind->name->view() == "jdk/internal/loader/ClassLoaders$PlatformClassLoader";
    loader->is_application =
        kind->name->view() == "jdk/internal/loader/ClassLoaders$AppClassLoader" && kind->loader->is_boot;
  }
  return loader;
}

Constraint* find_constraint(const Symbol* name, const LoaderData* loader) CORTADO_REQUIRES(loader_tables_mutex) {
  auto found = constraints().find(name);
  if (found == constraints().end()) return nullptr;
  for (Constraint& c : found->second) {
    if (c.has(loader)) return &c;
  }
  return nullptr;
}

Class* find_locked(LoaderData* loader, const Symbol* name) CORTADO_REQUIRES(loader_tables_mutex) {
  auto found = loader->tables->dictionary.find(name);
  return found == loader->tables->dictionary.end() ? nullptr : found->second;
}

void depend_locked(LoaderData* loader, Class* on) CORTADO_REQUIRES(loader_tables_mutex) {
  if (on->loader == loader || on->loader == Loaders::boot()) return;
  if (loader->tables->depends_on.insert(on->loader).second) loader->tables->dependencies.push_back(on);
}

Class* record_locked(LoaderData* loader, Class* c, Class*& agreed) CORTADO_REQUIRES(loader_tables_mutex) {
  if (Class* present = find_locked(loader, c->name)) return present;
  if (Constraint* constraint = find_constraint(c->name, loader)) {
    agreed = constraint->agreed;
    if (agreed != nullptr && agreed != c) return nullptr;
    constraint->agreed = c;
  }
  loader->tables->dictionary.emplace(c->name.get(), c);
  depend_locked(loader, c);
  return c;
}

// A constraint that only one living loader knows constrains nothing.
void forget_dead_constraints() {
  MutexLock lock(loader_tables_mutex);
  auto is_dead = [](const LoaderData* loader) { return !loader->is_reached.load(std::memory_order_relaxed); };
  for (auto entry = constraints().begin(); entry != constraints().end();) {
    for (Constraint& constraint : entry->second) {
      std::erase_if(constraint.loaders, is_dead);
      if (constraint.agreed != nullptr && ClassUnloading::is_dying(constraint.agreed)) constraint.agreed = nullptr;
    }
    std::erase_if(entry->second, [](const Constraint& constraint) { return constraint.loaders.size() < 2; });
    entry = entry->second.empty() ? constraints().erase(entry) : std::next(entry);
  }
}

}  // namespace

uint32_t LoaderData::next_number() {
  static std::atomic<uint32_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

LoaderData* Loaders::boot() {
  static LoaderData* const loader = [] {
    auto* made = new LoaderData;
    made->tables = new LoaderData::Tables;
    made->principal = made;
    made->is_boot = true;
    publish(made);
    return made;
  }();
  return loader;
}

LoaderData* Loaders::of_or_null(Handle<Object> class_loader) {
  if (class_loader.is_null()) return boot();
  auto bits = HeapAccess::load<int64_t, __ATOMIC_ACQUIRE>(class_loader, wk.fields.ClassLoader_loader_data);
  return reinterpret_cast<LoaderData*>(bits);
}

LoaderData* Loaders::of(Thread& thread, Handle<Object> class_loader) {
  (void)thread;
  if (LoaderData* loader = of_or_null(class_loader)) return loader;
  LoaderData* loader = make_loader(class_loader);
  {
    NoGcToken no_gc;
    auto witness = HeapAccess::compare_exchange<int64_t>(class_loader.raw(no_gc), wk.fields.ClassLoader_loader_data, 0,
                                                         reinterpret_cast<int64_t>(loader));
    if (witness != 0) {
      delete loader->tables;
      delete loader;
      return reinterpret_cast<LoaderData*>(witness);
    }
    publish(loader);
  }
  Modules::ensure_unnamed_module(loader);
  return loader;
}

LoaderData* Loaders::make_for_hidden_class(Thread& thread, Handle<Object> class_loader) {
  LoaderData* principal = of(thread, class_loader);
  LoaderData* loader = make_loader(class_loader);
  loader->is_boot = principal->is_boot;
  loader->is_platform = principal->is_platform;
  loader->principal = principal;
  loader->is_hidden_holder = true;
  loader->pins.store(1, std::memory_order_relaxed);
  publish(loader);
  return loader;
}

Class* Loaders::find(LoaderData* loader, const Symbol* name) {
  MutexLock lock(loader_tables_mutex);
  return find_locked(loader->principal, name);
}

Class* Loaders::record(LoaderData* loader, Class* c) {
  Class* agreed = nullptr;
  Class* recorded = record_checked(loader, c, agreed);
  return recorded == nullptr ? c : recorded;
}

Class* Loaders::record_checked(LoaderData* loader, Class* c, Class*& agreed) {
  MutexLock lock(loader_tables_mutex);
  return record_locked(loader->principal, c, agreed);
}

void Loaders::add_class(Class* c) {
  MutexLock lock(loader_tables_mutex);
  c->loader->tables->classes.push_back(c);
  class_count.fetch_add(1, std::memory_order_relaxed);
}

void Loaders::forget(Class* c) {
  MutexLock lock(loader_tables_mutex);
  std::erase(c->loader->tables->classes, c);
  c->loader->tables->discarded.push_back(c);
  class_count.fetch_sub(1, std::memory_order_relaxed);
}

void Loaders::discard(Class* c) {
  MutexLock lock(loader_tables_mutex);
  c->loader->tables->discarded.push_back(c);
}

void Loaders::add_dependency(LoaderData* loader, Class* on) {
  if (on->loader == loader || on->loader == boot()) return;
  MutexLock lock(loader_tables_mutex);
  depend_locked(loader, on);
}

bool Loaders::add_constraint(std::string_view class_name, LoaderData* a, LoaderData* b) {
  a = a->principal;
  b = b->principal;
  if (a == b) return true;
  if (class_name.starts_with('[')) {
    class_name.remove_prefix(class_name.find_first_not_of('['));
    if (!class_name.starts_with('L')) return true;
    class_name = class_name.substr(1, class_name.size() - 2);
  }
  const Symbol* name = Symbol::intern(class_name);
  MutexLock lock(loader_tables_mutex);
  Class* agreed = nullptr;
  auto agree = [&agreed](Class* c) {
    if (c == nullptr || c == agreed) return true;
    if (agreed != nullptr) return false;
    agreed = c;
    return true;
  };
  Constraint* of_a = find_constraint(name, a);
  Constraint* of_b = find_constraint(name, b);
  if (!agree(find_locked(a, name)) || !agree(find_locked(b, name))) return false;
  if (!agree(of_a == nullptr ? nullptr : of_a->agreed) || !agree(of_b == nullptr ? nullptr : of_b->agreed))
    return false;
  if (of_a == nullptr && of_b == nullptr) {
    constraints()[name].push_back({agreed, {a, b}});
  } else if (of_a == of_b) {
    of_a->agreed = agreed;
  } else if (of_b == nullptr || of_a == nullptr) {
    Constraint* one = of_a == nullptr ? of_b : of_a;
    one->loaders.push_back(of_a == nullptr ? a : b);
    one->agreed = agreed;
  } else {
    of_a->loaders.insert(of_a->loaders.end(), of_b->loaders.begin(), of_b->loaders.end());
    of_a->agreed = agreed;
    auto& list = constraints()[name];
    list.erase(list.begin() + (of_b - list.data()));
  }
  return true;
}

void Loaders::for_each_class(const std::function<void(Class*)>& visit) {
  MutexLock lock(loader_tables_mutex);
  for (LoaderData* loader = all_loaders.load(std::memory_order_acquire); loader != nullptr; loader = loader->next) {
    for (Class* c : loader->tables->classes) visit(c);
  }
}

void Loaders::for_each_loader(const std::function<void(LoaderData*)>& visit) {
  for (LoaderData* loader = all_loaders.load(std::memory_order_acquire); loader != nullptr; loader = loader->next)
    visit(loader);
}

void Loaders::visit_roots(RootVisitor& visitor) {
  if (null_constant_sentinel != nullptr) visitor.visit(&null_constant_sentinel);
  for_each_loader([&](LoaderData* loader) {
    if (visitor.is_marking()) {
      bool strong = loader == boot() || !ClassUnloading::enabled() || loader->pins.load(std::memory_order_acquire) > 0;
      if (strong) ClassUnloading::reach(loader, visitor);
      return;
    }
    visitor.visit(&loader->class_loader);
    visitor.visit(&loader->unnamed_module_object);
  });
}
void Loaders::visit_metadata_roots(RootVisitor& visitor) {
  if (visitor.is_marking()) return;  // ClassUnloading::reach visits them
  for_each_class([&](Class* c) { ClassUnloading::visit_class_roots(c, visitor); });
}

LoaderData* Loaders::take_unreached() {
  LoaderData* dead = nullptr;
  LoaderData* alive = nullptr;
  LoaderData** last = &alive;
  for (LoaderData* loader = all_loaders.load(std::memory_order_acquire); loader != nullptr;) {
    LoaderData* next = loader->next;
    if (loader->is_reached.load(std::memory_order_relaxed)) {
      *last = loader;
      last = &loader->next;
    } else {
      loader->next = dead;
      dead = loader;
    }
    loader = next;
  }
  *last = nullptr;
  all_loaders.store(alive, std::memory_order_release);
  if (dead != nullptr) forget_dead_constraints();
  return dead;
}

void Loaders::count_unloaded(uint64_t classes) { unloaded_count.fetch_add(classes, std::memory_order_relaxed); }
uint64_t Loaders::loaded_class_count() { return class_count.load(std::memory_order_relaxed); }
uint64_t Loaders::unloaded_class_count() { return unloaded_count.load(std::memory_order_relaxed); }

std::string LoaderData::external_name() const {
  if (principal->is_boot) return "'bootstrap'";
  const Object* name = HeapAccess::load_reference(class_loader, wk.fields.ClassLoader_nameAndId);
  if (name != nullptr) {
    Object* cell = const_cast<Object*>(name);
    return string_to_modified_utf8(Handle<Object>::from_cell(&cell));
  }
  return Class::of(class_loader)->external_name();
}

}  // namespace cortado
