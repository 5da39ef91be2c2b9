#include "gc/verifier.h"

#include <cstdio>
#include <vector>

#include "base/assert.h"

namespace cortado {

namespace {
uint64_t header_bits(const uint8_t* at) { return *reinterpret_cast<const uint64_t*>(at); }
}  // namespace

void walk_space(const Space& space, void* context, void (*visit)(void*, Object*)) {
  for (uint8_t* at = space.base(); at < space.top();) {
    if (header_bits(at) == 0) {
      at += kObjectAlignment;
      continue;
    }
    auto* object = reinterpret_cast<Object*>(at);
    at += object_size(object);
    visit(context, object);
  }
}

namespace {

class Verifier final : public RootVisitor {
 public:
  Verifier(const Space& space, const HeapClient& client, const char* when)
      : space_(space), client_(client), when_(when), starts_(space.used() / kObjectAlignment + 1) {}

  void run() {
    walk_space(space_, this, [](void* self, Object* object) { static_cast<Verifier*>(self)->note_start(object); });
    walk_space(space_, this, [](void* self, Object* object) { static_cast<Verifier*>(self)->check_object(object); });
    holder_ = nullptr;
    if (client_.for_each_mutator != nullptr) {
      client_.for_each_mutator(this, [](void* self, Mutator& mutator) {
        for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) {
          static_cast<Verifier*>(self)->visit(r->cell());
        }
      });
    }
    if (client_.visit_strong_roots != nullptr) client_.visit_strong_roots(*this);
  }

  void visit(Object** cell) override { check(*cell, cell); }
  void visit_narrow(NarrowRef* cell) override { check(decode_reference(*cell), cell); }

 private:
  size_t index_of(const Object* object) const {
    return static_cast<size_t>(reinterpret_cast<const uint8_t*>(object) - space_.base()) / kObjectAlignment;
  }
  void note_start(Object* object) {
    const Layout* layout = object->layout();
    if (object->class_word().bits() == 0 || static_cast<uint8_t>(layout->kind) > 4 || object->is_forwarded()) {
      fail("object with a wrong header", object, nullptr);
    }
    starts_[index_of(object)] = true;
  }
  void check(Object* object, const void* cell) {
    if (object == nullptr) return;
    bool aligned = reinterpret_cast<uintptr_t>(object) % kObjectAlignment == 0;
    if (!aligned || !space_.contains(object) || reinterpret_cast<uint8_t*>(object) >= space_.top() ||
        !starts_[index_of(object)]) {
      fail("reference to what is no object", object, cell);
    }
  }
  void check_cells(NarrowRef* cells, size_t count) {
    for (size_t i = 0; i < count; i++) visit_narrow(&cells[i]);
  }
  void check_runs(const MetaArray<ReferenceRun>& runs) {
    for (const ReferenceRun& run : runs) {
      check_cells(reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(holder_) + run.offset), run.count);
    }
  }
  void check_object(Object* object) {
    holder_ = object;
    const Layout* layout = object->layout();
    if (layout->kind == ObjectKind::kReferenceArray) {
      auto* array = static_cast<Array*>(object);
      check_cells(reinterpret_cast<NarrowRef*>(array->elements()), static_cast<size_t>(array->length()));
      return;
    }
    if (layout->kind == ObjectKind::kPrimitiveArray) return;
    check_runs(layout->references);
    if (layout->kind == ObjectKind::kMirror) {
      if (const Layout* mirrored = mirrored_layout(object)) check_runs(mirrored->static_references);
    }
    if (layout->kind == ObjectKind::kReference && client_.reference_offsets.referent != 0) {
      auto* bytes = reinterpret_cast<uint8_t*>(object);
      visit_narrow(reinterpret_cast<NarrowRef*>(bytes + client_.reference_offsets.referent));
      visit_narrow(reinterpret_cast<NarrowRef*>(bytes + client_.reference_offsets.discovered));
    }
  }
  [[noreturn]] void fail(const char* what, const void* object, const void* cell) {
    char message[256];
    std::snprintf(message, sizeof message, "heap verification %s: %s: %p, in cell %p of object %p (class word 0x%x)",
                  when_, what, object, cell, static_cast<void*>(holder_),
                  holder_ == nullptr ? 0 : holder_->class_word().bits());
    CORTADO_FATAL(message);
  }

  const Space& space_;
  const HeapClient& client_;
  const char* when_;
  std::vector<bool> starts_;
  Object* holder_ = nullptr;
};

}  // namespace

void verify_heap(const Space& space, const HeapClient& client, const char* when) {
  Verifier(space, client, when).run();
}

}  // namespace cortado
