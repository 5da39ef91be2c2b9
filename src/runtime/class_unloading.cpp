#include "runtime/class_unloading.h"

#include <cstdlib>
#include <set>
#include <vector>

#include "base/log.h"
#include "gc/heap_access.h"
#include "runtime/access.h"
#include "runtime/flags.h"
#include "runtime/loader_tables.h"
#include "runtime/mirrors.h"
#include "runtime/modules.h"
#include "runtime/native_linker.h"
#include "runtime/resolution_errors.h"
#include "runtime/stack_walker.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {

bool ClassUnloading::enabled() {
  static const bool is_enabled = Flags::boolean("ClassUnloading");
  return is_enabled;
}

// --- Marking. The world is stopped: the loaders' tables are read without their locks.

void ClassUnloading::begin_marking() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  Loaders::for_each_loader([](LoaderData* loader) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    loader->is_reached.store(false, std::memory_order_relaxed);
    if (loader == Loaders::boot()) return;
    for (Class* c : loader->tables->classes) c->layout.marking_notice |= kNoticeUnreached;
  });
}

void ClassUnloading::visit_class_roots(Class* c, RootVisitor& visitor) {
  visitor.visit_narrow(&c->mirror);
  visitor.visit_narrow(&c->initialization_error);
  for (ConstantPool* pool = c->pool; pool != nullptr; pool = pool->previous) {
    for (NarrowRef& reference : pool->references) visitor.visit_narrow(&reference);
  }
  for (StaticConstant* constant = c->static_constants; constant != nullptr; constant = constant->next)
    visitor.visit_narrow(&constant->value);
}

void ClassUnloading::reach(LoaderData* loader, RootVisitor& visitor) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  if (loader->is_reached.load(std::memory_order_relaxed)) return;
  if (loader->is_reached.exchange(true, std::memory_order_acq_rel)) return;
  LoaderData::Tables& tables = *loader->tables;
  constexpr auto kReached = static_cast<uint8_t>(~kNoticeUnreached);
  for (Class* c : tables.classes) __atomic_fetch_and(&c->layout.marking_notice, kReached, __ATOMIC_RELAXED);
  visitor.visit(&loader->class_loader);
  visitor.visit(&loader->unnamed_module_object);
  if (loader->unnamed_module != nullptr) visitor.visit(&loader->unnamed_module->module_object);
  for (auto& [name, module] : tables.modules) visitor.visit(&module->module_object);
  for (Class* c : tables.classes) visit_class_roots(c, visitor);
  // Through the mirror, whose scan reaches the loader: no recursion, however long the chain is.
  for (Class* c : tables.dependencies) visitor.visit_narrow(&c->mirror);
}

void ClassUnloading::marked(Object* object, RootVisitor& visitor) {
  const Class* c = Class::of(object);
  uint8_t notice = __atomic_load_n(&c->layout.marking_notice, __ATOMIC_RELAXED);
  if ((notice & kNoticeUnreached) != 0) reach(c, visitor);
  if ((notice & kNoticeMirror) != 0) {
    const Class* mirrored = class_of_mirror_raw(object);
    if (mirrored != nullptr && is_dying(mirrored)) reach(mirrored, visitor);
  }
  if ((notice & kNoticeLoader) != 0) {
    auto bits = HeapAccess::load<int64_t>(object, wk.fields.ClassLoader_loader_data);
    if (bits != 0) reach(reinterpret_cast<LoaderData*>(bits), visitor);
  }
}

// --- After the marking.

namespace {

// Call sites that remember the class of their last receiver. What else a living class names is a dependency of its loader.
void clear_inline_caches(const Class* c) {
  for (ConstantPool* pool = c->pool; pool != nullptr; pool = pool->previous) {
    for (MethodEntry& entry : pool->method_entries) {
      if (entry.cached_class && ClassUnloading::is_dying(entry.cached_class)) {
        entry.cached_class = nullptr;
        entry.cached_method = nullptr;
      }
    }
  }
}

void forget_dying_subclasses(Class* super) {
  MetaPtr<Class>* link = &super->subclasses;
  while (Class* c = *link) {
    if (ClassUnloading::is_dying(c)) {
      *link = c->next_sibling;
    } else {
      link = &c->next_sibling;
    }
  }
}

void free_class(Class* c) {
  for (Method& method : c->methods) {
    release_frame_maps(&method);
    release_native_call(&method);
    if (execution_engine.release_code != nullptr) execution_engine.release_code(&method);
    // The cell stays: a stale jmethodID is told from a valid one by it.
    if (uint64_t id = method.method_id.load()) *reinterpret_cast<Method**>(id) = nullptr;
  }
  if (c->owns_class_file) std::free(const_cast<uint8_t*>(c->class_file));
  std::free(const_cast<uint8_t*>(c->original_class_file));
}

void end_classes(LoaderData* loader) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  for (Class* c : loader->tables->classes) {
    LOG(kClassUnload, kInfo, "unloading class {} 0x{:016x}", c->external_name(), reinterpret_cast<uintptr_t>(c));
    free_class(c);
  }
  for (Class* c : loader->tables->discarded) free_class(c);
  Loaders::count_unloaded(loader->tables->classes.size());
  Symbol::release_symbols_of(loader);
  delete loader->tables;
  loader->tables = nullptr;
}

// Dead, but code that may still run names their metadata: a new class at the same address would be taken for theirs.
LoaderData* quarantine = nullptr;

// How many stay.
size_t free_quarantined_loaders() {
  MetadataRanges all, named;
  if (code_unloading.collect_named != nullptr) {
    for (LoaderData* loader = quarantine; loader != nullptr; loader = loader->next) loader->arena.add_to(all);
    code_unloading.collect_named(all, named);
  }
  size_t kept = 0;
  for (LoaderData** link = &quarantine; *link != nullptr;) {
    LoaderData* loader = *link;
    if (loader->arena.intersects(named)) {
      kept++;
      link = &loader->next;
    } else {
      *link = loader->next;
      delete loader;
    }
  }
  return kept;
}

// What living classes and the VM's tables know of dying classes.
void forget_dying(LoaderData* dead) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  std::set<Class*> bereft;  // living superclasses
  MetadataRanges ranges;
  for (LoaderData* loader = dead; loader != nullptr; loader = loader->next) {
    loader->arena.add_to(ranges);
    for (Class* c : loader->tables->classes) {
      if (c->super && !ClassUnloading::is_dying(c->super)) bereft.insert(c->super);
    }
  }
  for (Class* super : bereft) forget_dying_subclasses(super);
  Loaders::for_each_class(clear_inline_caches);
  if (code_unloading.retire != nullptr && !ranges.empty()) code_unloading.retire(ranges);
  forget_dying_resolution_errors();
  forget_dying_nest_errors();
  Modules::forget_unreached(dead);
}

}  // namespace

CodeUnloading code_unloading;

void ClassUnloading::unload_unmarked() {
  if (LoaderData* dead = Loaders::take_unreached()) {
    forget_dying(dead);
    while (dead != nullptr) {
      LoaderData* loader = dead;
      dead = loader->next;
      end_classes(loader);
      loader->next = quarantine;
      quarantine = loader;
    }
  }
  if (quarantine == nullptr) return;
  size_t kept = free_quarantined_loaders();
  LOG(kClassUnload, kDebug, "{} dead loaders are named by code that is still running", kept);
}

}  // namespace cortado
