#include "gc/collector.h"

#include <cstring>

#include "base/assert.h"

namespace cortado {

class Collector::Roots final : public RootVisitor {
 public:
  explicit Roots(Collector& collector) : collector_(collector) {}
  void visit(Object** cell) override { *cell = collector_.keep_alive(*cell); }
  void visit_narrow(NarrowRef* cell) override { collector_.scan_cells(cell, 1); }

 private:
  Collector& collector_;
};

class Collector::WeakRoots final : public WeakVisitor {
 public:
  explicit WeakRoots(Collector& collector) : collector_(collector) {}
  bool visit(Object** cell) override {
    *cell = collector_.survivor(*cell);
    return *cell != nullptr;
  }
  bool visit_narrow(NarrowRef* cell) override {
    Object* object = collector_.survivor(decode_reference(*cell));
    *cell = encode_reference(object);
    return object != nullptr;
  }

 private:
  Collector& collector_;
};

Collector::Collector(Space& from, Space& to, const HeapClient& client, const CollectionRequest& request)
    : to_(to),
      client_(client),
      from_start_(from.base()),
      from_used_(from.used()),
      scanned_(to.base()),
      top_(to.base()),
      references_(*this, client, request.clear_all_soft, request.soft_lifetime_ms) {}

// An object outside from-space (a null) stays where it is.
Object* Collector::survivor(Object* object) {
  if (!is_in_from(object)) return object;
  return object->is_forwarded() ? object->forwardee() : nullptr;
}
Object* Collector::keep_alive(Object* object) {
  if (!is_in_from(object)) return object;
  return object->is_forwarded() ? object->forwardee() : copy(object);
}

Object* Collector::copy(Object* object) {
  size_t size = object_size(object);
  auto* copied = reinterpret_cast<Object*>(top_);
  constexpr size_t kSmall = 64;
  if (CORTADO_LIKELY(size <= kSmall)) {
    auto* source = reinterpret_cast<const uint64_t*>(object);
    auto* target = reinterpret_cast<uint64_t*>(top_);
    for (size_t i = 0; i < size / sizeof(uint64_t); i++) target[i] = source[i];
  } else {
    std::memcpy(static_cast<void*>(copied), static_cast<const void*>(object), size);
  }
  top_ += size;
  object->forward_to(copied);
  return copied;
}

void Collector::scan_cells(NarrowRef* cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cells[i] == NarrowRef::kNull) continue;
    Object* object = decode_reference(cells[i]);
    if (!is_in_from(object)) continue;
    Object* moved = object->is_forwarded() ? object->forwardee() : copy(object);
    cells[i] = encode_reference(moved);
  }
}
void Collector::scan_runs(Object* object, const MetaArray<ReferenceRun>& runs) {
  for (const ReferenceRun& run : runs) {
    scan_cells(reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + run.offset), run.count);
  }
}

void Collector::scan(Object* object) {
  const Layout* layout = object->layout();
  switch (layout->kind) {
    case ObjectKind::kInstance: scan_runs(object, layout->references); break;
    case ObjectKind::kReference:
      scan_runs(object, layout->references);
      references_.discover(object);
      break;
    case ObjectKind::kMirror:
      scan_runs(object, layout->references);
      if (const Layout* mirrored = mirrored_layout(object)) scan_runs(object, mirrored->static_references);
      break;
    case ObjectKind::kReferenceArray: {
      auto* array = static_cast<Array*>(object);
      scan_cells(reinterpret_cast<NarrowRef*>(array->elements()), static_cast<size_t>(array->length()));
      break;
    }
    case ObjectKind::kPrimitiveArray: break;
  }
}

void Collector::drain() {
  while (scanned_ < top_) {
    auto* object = reinterpret_cast<Object*>(scanned_);
    scanned_ += object_size(object);
    scan(object);
  }
}

void Collector::trace_roots(const std::vector<Object**>& global_roots, Object*& pending_list) {
  Roots roots(*this);
  roots.visit(&pending_list);
  for (Object** cell : global_roots) roots.visit(cell);
  client_.for_each_mutator(&roots, [](void* context, Mutator& mutator) {
    for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) {
      static_cast<Roots*>(context)->visit(r->cell());
    }
  });
  if (client_.visit_strong_roots != nullptr) client_.visit_strong_roots(roots);
}

void Collector::run(const std::vector<Object**>& global_roots, Object*& pending_list) {
  trace_roots(global_roots, pending_list);
  drain();
  references_.process_clearable();
  WeakRoots weak(*this);
  // After what finalizers keep alive: an object that Java may see again keeps its monitor and its place in the tables.
  if (client_.visit_weak_roots != nullptr) client_.visit_weak_roots(weak);
  references_.process_phantom();
  if (client_.visit_phantom_roots != nullptr) client_.visit_phantom_roots(weak);
  pending_list = references_.pending_in_front_of(pending_list);
  to_.finish_copying(top_);
}

}  // namespace cortado
