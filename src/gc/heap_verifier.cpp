#include "gc/heap_verifier.h"

#include <fmt/format.h>

#include <vector>

#include "base/assert.h"

namespace cortado {

namespace {

class Verifier final : public RootVisitor {
 public:
  Verifier(const SemiSpace& space, const HeapClient& client, const char* when)
      : space_(space), client_(client), when_(when), starts_((space.used() >> 3) + 1, false) {}

  void run() {
    for (uint8_t* at = space_.start(); at < space_.top();) {
      starts_[index(at)] = true;
      at += object_size(reinterpret_cast<Object*>(at));
    }
    for (uint8_t* at = space_.start(); at < space_.top();) {
      auto* object = reinterpret_cast<Object*>(at);
      check_fields(object);
      at += object_size(object);
    }
    client_.visit_strong_roots(*this);
  }
  void visit(Object** cell) override { check(*cell, nullptr, cell); }
  void visit_narrow(NarrowRef* cell) override { check(decode_reference(*cell), nullptr, cell); }

 private:
  size_t index(const void* address) const {
    return static_cast<size_t>(static_cast<const uint8_t*>(address) - space_.start()) >> 3;
  }
  void check(Object* object, const Object* holder, const void* cell) const {
    if (object == nullptr) return;
    bool good = reinterpret_cast<uint8_t*>(object) >= space_.start() &&
                reinterpret_cast<uint8_t*>(object) < space_.top() && starts_[index(object)];
    if (good) return;
    CORTADO_FATAL(fmt::format("heap verification {} collection: cell {} of {} leads to {}, which is no object", when_,
                              cell, static_cast<const void*>(holder), static_cast<void*>(object)));
  }
  void check_cells(Object* object, uint32_t offset, uint32_t count) const {
    auto* first = reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + offset);
    for (uint32_t i = 0; i < count; i++) check(decode_reference(first[i]), object, first + i);
  }
  void check_fields(Object* object) const {
    const Layout* layout = object->layout();
    if (layout->kind == ObjectKind::kReferenceArray) {
      check_cells(object, layout->element_base, static_cast<uint32_t>(static_cast<Array*>(object)->length()));
      return;
    }
    if (layout->kind == ObjectKind::kPrimitiveArray) return;
    for (const ReferenceRun& run : layout->references) check_cells(object, run.offset, run.count);
    if (layout->kind == ObjectKind::kMirror) {
      for (const ReferenceRun& run : mirrored_layout(object)->static_references) check_cells(object, run.offset, run.count);
    }
    if (layout->kind == ObjectKind::kReference) check_cells(object, client_.reference_offsets.referent, 1);
  }

  const SemiSpace& space_;
  const HeapClient& client_;
  const char* when_;
  std::vector<bool> starts_;
};

}  // namespace

void verify_space(const SemiSpace& space, const HeapClient& client, const char* when) {
  Verifier(space, client, when).run();
}

}  // namespace cortado
