#include "runtime/mirrors.h"

#include "gc/heap.h"
#include "gc/heap_access.h"
#include "runtime/class_builder.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/modules.h"
#include "runtime/wellknown.h"

namespace cortado {

Unrooted<Object> mirror_of(const Class* c) { return Unrooted<Object>(decode_reference(c->mirror)); }

Class* class_of_mirror_raw(const Object* mirror) { return reinterpret_cast<Class*>(mirrored_layout(mirror)); }

Class* class_of_mirror(Handle<Object> mirror) {
  NoGcToken no_gc;
  return class_of_mirror_raw(mirror.raw(no_gc));
}

Unrooted<Object> protection_domain_of(const Class* c) {
  if (c->is_array()) c = c->bottom_class;
  const Object* mirror = decode_reference(c->mirror);
  if (mirror == nullptr) return nullptr;
  return Unrooted<Object>(HeapAccess::load_reference(mirror, wk.fields.Class_protection_domain));
}

JavaResult<void> create_mirror(Thread& thread, Class* c, Handle<Object> protection_domain, Handle<Object> class_data) {
  if (mirror_base == 0) {  // java.lang.Class is not there yet: create_early_mirrors makes it
    Loaders::add_class(c);
    return {};
  }
  Unrooted<Object> fresh = Heap::allocate(thread, &wk.classes.Class->layout, c->layout.mirror_size);
  if (fresh.is_null()) return throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  NoGc no_gc;
  Object* mirror = fresh.release();
  // First of all: the collector reads the object's size through it.
  HeapAccess::store<uint32_t>(mirror, kMirrorLayoutOffset, MetaPtr<Class>(c).bits());
  HeapAccess::store_reference(mirror, wk.fields.Class_classLoader, c->loader->class_loader);
  if (c->is_array())
    HeapAccess::store_reference(mirror, wk.fields.Class_componentType, decode_reference(c->element_class->mirror));
  HeapAccess::store_reference(mirror, wk.fields.Class_protection_domain, protection_domain.raw(no_gc));
  HeapAccess::store_reference(mirror, wk.fields.Class_classData, class_data.raw(no_gc));
  HeapAccess::store_reference(mirror, wk.fields.Class_module, Modules::object_of_class(c).release());
  c->mirror = encode_reference(mirror);
  Barrier::stored_in_metadata(&c->mirror);
  Loaders::add_class(c);
  return {};
}

namespace {

// Classes that were made before java.lang.Class are on their loader's list without a mirror.
JavaResult<void> create_missing_mirror(Thread& thread, Class* c) MAY_GC {
  Unrooted<Object> fresh = Heap::allocate(thread, &wk.classes.Class->layout, c->layout.mirror_size);
  if (fresh.is_null()) return throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  NoGc no_gc;
  Object* mirror = fresh.release();
  HeapAccess::store<uint32_t>(mirror, kMirrorLayoutOffset, MetaPtr<Class>(c).bits());
  c->mirror = encode_reference(mirror);
  Barrier::stored_in_metadata(&c->mirror);
  return {};
}

}  // namespace

JavaResult<void> create_early_mirrors(Thread& thread) {
  if (mirror_base != 0) return {};
  uint32_t base = wk.classes.Class->layout.instance_size;
  std::vector<Class*> early;
  Loaders::for_each_class([&early](Class* c) { early.push_back(c); });
  for (Class* c : early) place_early_statics(c, base);
  mirror_base = base;
  for (Class* c : early) TRY(create_missing_mirror(thread, c));
  for (Class* c : early) {
    if (!c->is_array()) continue;
    NoGc no_gc;
    HeapAccess::store_reference(decode_reference(c->mirror), wk.fields.Class_componentType,
                                decode_reference(c->element_class->mirror));
  }
  return {};
}

}  // namespace cortado
