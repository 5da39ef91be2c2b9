#include "gc/copying_collector.h"

#include <cstring>

#include "base/assert.h"
#include "gc/reference_policy.h"

namespace cortado {

class CopyingCollector::Roots final : public RootVisitor {
 public:
  explicit Roots(CopyingCollector& collector) : collector_(collector) {}
  void visit(Object** cell) override { *cell = collector_.copy(*cell); }
  void visit_narrow(NarrowRef* cell) override {
    *cell = encode_reference(collector_.copy(decode_reference(*cell)));
  }

 private:
  CopyingCollector& collector_;
};

class CopyingCollector::WeakRoots final : public WeakVisitor {
 public:
  explicit WeakRoots(CopyingCollector& collector) : collector_(collector) {}
  bool visit(Object** cell) override {
    *cell = survivor(*cell);
    return *cell != nullptr;
  }
  bool visit_narrow(NarrowRef* cell) override {
    *cell = encode_reference(survivor(decode_reference(*cell)));
    return *cell != NarrowRef::kNull;
  }

 private:
  Object* survivor(Object* object) const {
    if (object == nullptr || !collector_.is_live(object)) return nullptr;
    return new_address(object);
  }
  CopyingCollector& collector_;
};

Object* CopyingCollector::copy(Object* object) {
  if (object == nullptr || !from_.contains(object)) return object;
  if (object->is_forwarded()) return object->forwardee();
  size_t size = object_size(object);
  uint8_t* memory = to_.allocate_for_copy(size);
  // The halves are equally large, so only the system can refuse.
  if (memory == nullptr) CORTADO_FATAL("out of memory while copying the heap");
  std::memcpy(memory, object, size);
  auto* moved = reinterpret_cast<Object*>(memory);
  object->forward_to(moved);
  return moved;
}

void CopyingCollector::scan_runs(Object* object, const MetaArray<ReferenceRun>& runs) {
  for (const ReferenceRun& run : runs) {
    NarrowRef* first = cell(object, run.offset);
    for (uint32_t i = 0; i < run.count; i++) first[i] = encode_reference(copy(decode_reference(first[i])));
  }
}

void CopyingCollector::scan(Object* object) {
  const Layout* layout = object->layout();
  switch (layout->kind) {
    case ObjectKind::kInstance:
      scan_runs(object, layout->references);
      break;
    case ObjectKind::kReference:
      scan_runs(object, layout->references);
      scan_reference(object);
      break;
    case ObjectKind::kMirror:
      scan_runs(object, layout->references);
      scan_runs(object, mirrored_layout(object)->static_references);
      break;
    case ObjectKind::kReferenceArray: {
      auto count = static_cast<uint32_t>(static_cast<Array*>(object)->length());
      NarrowRef* first = cell(object, layout->element_base);
      for (uint32_t i = 0; i < count; i++) first[i] = encode_reference(copy(decode_reference(first[i])));
      break;
    }
    case ObjectKind::kPrimitiveArray:
      break;
  }
}

void CopyingCollector::drain() {
  while (scan_ < to_.top()) {
    auto* object = reinterpret_cast<Object*>(scan_);
    scan_ += object_size(object);
    scan(object);
  }
}

void CopyingCollector::scan_reference(Object* reference) {
  const auto& offsets = client_.reference_offsets;
  NarrowRef* discovered = cell(reference, offsets.discovered);
  *discovered = encode_reference(copy(decode_reference(*discovered)));
  NarrowRef* referent = cell(reference, offsets.referent);
  Object* object = decode_reference(*referent);
  if (object == nullptr) return;
  if (discovering_ && !is_live(object) && discover(reference, object)) return;
  *referent = encode_reference(copy(object));
}

// True: the referent is decided on later and not kept by this reference.
bool CopyingCollector::discover(Object* reference, Object*) {
  // A reference that is enqueued already holds its referent strongly (FinalReference) or not at all.
  if (*cell(reference, client_.reference_offsets.next) != NarrowRef::kNull) return false;
  switch (reference->layout()->strength) {
    case ReferenceStrength::kNone:
      return false;
    case ReferenceStrength::kSoft:
      if (keeps_soft(reference)) return false;
      [[fallthrough]];
    case ReferenceStrength::kWeak:
      soft_and_weak_.push_back(reference);
      return true;
    case ReferenceStrength::kFinal:
      final_.push_back(reference);
      return true;
    case ReferenceStrength::kPhantom:
      phantom_.push_back(reference);
      return true;
  }
  return false;
}

bool CopyingCollector::keeps_soft(const Object* reference) const {
  if (clear_soft_references_) return false;
  int64_t timestamp;
  std::memcpy(&timestamp, reinterpret_cast<const uint8_t*>(reference) + client_.reference_offsets.soft_timestamp, 8);
  return soft_clock_ - timestamp <= soft_interval_;
}

void CopyingCollector::enqueue(Object* reference) {
  *cell(reference, client_.reference_offsets.discovered) = encode_reference(*pending_);
  *pending_ = reference;
  enqueued_++;
}

void CopyingCollector::clear_dead(std::vector<Object*>& references) {
  for (Object* reference : references) {
    NarrowRef* referent = cell(reference, client_.reference_offsets.referent);
    Object* object = decode_reference(*referent);
    if (is_live(object)) {
      *referent = encode_reference(new_address(object));
    } else {
      *referent = NarrowRef::kNull;
      enqueue(reference);
    }
  }
  references.clear();
}

// Finalizable objects live until their finalizer has run; what they reach lives with them.
void CopyingCollector::keep_final_referents() {
  for (Object* reference : final_) {
    NarrowRef* referent = cell(reference, client_.reference_offsets.referent);
    Object* object = decode_reference(*referent);
    bool live = is_live(object);
    *referent = encode_reference(copy(object));
    if (!live) enqueue(reference);
  }
  final_.clear();
  drain();
}

void CopyingCollector::scan_roots(const std::vector<Object**>& global_roots) {
  Roots roots(*this);
  for (Object** root : global_roots) roots.visit(root);
  client_.for_each_mutator(&roots, [](void* context, Mutator& mutator) {
    for (RootedBase* r = mutator.rooted; r != nullptr; r = r->previous()) static_cast<Roots*>(context)->visit(r->cell());
  });
  client_.visit_strong_roots(roots);
}

void CopyingCollector::collect(const std::vector<Object**>& global_roots, Object*& pending) {
  pending_ = &pending;
  scan_ = to_.top();
  soft_clock_ = client_.soft_reference_clock == nullptr ? 0 : client_.soft_reference_clock();
  soft_interval_ = soft_reference_interval(from_.used());
  pending = copy(pending);
  scan_roots(global_roots);
  drain();
  clear_dead(soft_and_weak_);
  // What finalizable objects refer to weakly is kept as if strongly: it was found too late to be decided on.
  discovering_ = false;
  keep_final_referents();
  clear_dead(phantom_);
  WeakRoots weak(*this);
  if (client_.visit_weak_roots != nullptr) client_.visit_weak_roots(weak);
  if (client_.visit_phantom_roots != nullptr) client_.visit_phantom_roots(weak);
}

}  // namespace cortado
