#include "gc/verifier.h"

#include <cstdio>
#include <unordered_set>

#include "base/assert.h"
#include "gc/card_table.h"

namespace cortado {

namespace {

uint64_t header_bits(const uint8_t* at) { return *reinterpret_cast<const uint64_t*>(at); }

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
  for (const Space::Kept& kept : space.kept()) {
    if (kept.begin >= space.top()) visit(context, reinterpret_cast<Object*>(kept.begin));
  }
}

}  // namespace

void walk_heap(HeapState& heap, void* context, void (*visit)(void*, Object*)) {
  for (const Space* space : {&heap.old_space(), &heap.survivors(), &heap.eden()}) walk_space(*space, context, visit);
  // Arrays that were pinned when this space was emptied; it holds nothing else.
  for (const Space::Kept& kept : heap.empty_survivors().kept()) visit(context, reinterpret_cast<Object*>(kept.begin));
}

namespace {

class Verifier final : public RootVisitor {
 public:
  Verifier(HeapState& heap, const char* when) : heap_(heap), client_(heap.client), when_(when) {
    CORTADO_CHECK(starts_.initialize(heap.base, heap.reserved));
  }
  ~Verifier() { starts_.release(); }

  void run() {
    walk_heap(heap_, this, [](void* self, Object* object) { static_cast<Verifier*>(self)->note_start(object); });
    walk_heap(heap_, this, [](void* self, Object* object) { static_cast<Verifier*>(self)->check_object(object); });
    holder_ = nullptr;
    if (client_.for_each_mutator != nullptr) {
      client_.for_each_mutator(this, [](void* self, Mutator& mutator) {
        for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) {
          static_cast<Verifier*>(self)->visit(r->cell());
        }
      });
    }
    if (client_.visit_strong_roots != nullptr) client_.visit_strong_roots(*this);
    remembered_ = {heap_.young_metadata_cells.begin(), heap_.young_metadata_cells.end()};
    in_metadata_ = true;
    if (client_.visit_metadata_roots != nullptr) client_.visit_metadata_roots(*this);
  }

  void visit(Object** cell) override { check(*cell, cell); }
  void visit_narrow(NarrowRef* cell) override {
    Object* object = decode_reference(*cell);
    check(object, cell);
    if (object == nullptr || !Heap::is_young(object)) return;
    if (in_metadata_ && !remembered_.contains(cell))
      fail("young object in a metadata cell without barrier", object, cell);
    if (holder_ != nullptr && !Heap::is_young(holder_) && !CardTable::is_dirty(cell)) {
      fail("young object in an old one without barrier", object, cell);
    }
  }

 private:
  void note_start(Object* object) {
    const Layout* layout = object->layout();
    if (object->class_word().bits() == 0 || static_cast<uint8_t>(layout->kind) > 4 || object->is_forwarded()) {
      fail("object with a wrong header", object, nullptr);
    }
    if (!Heap::is_young(object) && !heap_.object_starts.test(object)) fail("old object without start", object, nullptr);
    starts_.set(object);
  }
  void check(Object* object, const void* cell) {
    if (object == nullptr) return;
    bool aligned = reinterpret_cast<uintptr_t>(object) % kObjectAlignment == 0;
    if (!aligned || !Heap::contains(object) || !starts_.test(object)) {
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

  HeapState& heap_;
  const HeapClient& client_;
  const char* when_;
  HeapBitmap starts_;
  Object* holder_ = nullptr;
  std::unordered_set<const NarrowRef*> remembered_;
  bool in_metadata_ = false;
};

}  // namespace

void verify_heap(HeapState& heap, const char* when) { Verifier(heap, when).run(); }

}  // namespace cortado
