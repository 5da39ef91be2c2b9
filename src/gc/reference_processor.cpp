#include "gc/reference_processor.h"

#include "gc/heap_access.h"

namespace cortado {

ReferenceProcessor::ReferenceProcessor(Tracer& tracer, const HeapClient& client, bool clear_all_soft,
                                       int64_t soft_lifetime_ms)
    : tracer_(tracer), client_(client), clear_all_soft_(clear_all_soft), soft_lifetime_ms_(soft_lifetime_ms) {
  if (client.soft_reference_clock != nullptr) soft_clock_ = client.soft_reference_clock();
}

Object* ReferenceProcessor::load(Object* reference, uint32_t offset) const {
  return HeapAccess::load_reference(reference, offset);
}
void ReferenceProcessor::store(Object* reference, uint32_t offset, Object* value) const {
  HeapAccess::store_reference(reference, offset, value);
}
// The card of an old reference to an old object stays clean; that of one to a young object, even if it stays in place,
// does not.
void ReferenceProcessor::update(Object* reference, uint32_t offset, Object* before, Object* now) const {
  if (now != before || Heap::is_young(now)) store(reference, offset, now);
}

bool ReferenceProcessor::is_soft_kept(Object* reference) const {
  if (clear_all_soft_) return false;
  auto timestamp = HeapAccess::load<int64_t>(reference, client_.reference_offsets.soft_timestamp);
  return soft_clock_ - timestamp <= soft_lifetime_ms_;
}

void ReferenceProcessor::discover(Object* reference) {
  const auto& offsets = client_.reference_offsets;
  CORTADO_CHECK(offsets.referent != 0);
  // A reference on the pending list keeps the rest of the list alive; an active one has no `discovered`.
  Object* next_pending = load(reference, offsets.discovered);
  if (next_pending != nullptr) update(reference, offsets.discovered, next_pending, tracer_.keep_alive(next_pending));
  Object* referent = load(reference, offsets.referent);
  if (referent == nullptr) return;
  ReferenceStrength strength = reference->layout()->strength;
  bool inactive = strength == ReferenceStrength::kFinal && load(reference, offsets.next) != nullptr;
  bool strong = !discovering_ || inactive || strength == ReferenceStrength::kNone ||
                (strength == ReferenceStrength::kSoft && is_soft_kept(reference));
  if (strong) {
    update(reference, offsets.referent, referent, tracer_.keep_alive(referent));
    return;
  }
  if (Object* survivor = tracer_.survivor(referent)) {
    update(reference, offsets.referent, referent, survivor);
    return;
  }
  switch (strength) {
    case ReferenceStrength::kSoft: soft_.push_back(reference); break;
    case ReferenceStrength::kWeak: weak_.push_back(reference); break;
    case ReferenceStrength::kFinal: final_.push_back(reference); break;
    case ReferenceStrength::kPhantom: phantom_.push_back(reference); break;
    case ReferenceStrength::kNone: break;
  }
}

void ReferenceProcessor::clear_dead(std::vector<Object*>& list) {
  uint32_t offset = client_.reference_offsets.referent;
  for (Object* reference : list) {
    Object* survivor = tracer_.survivor(load(reference, offset));
    store(reference, offset, survivor);
    if (survivor == nullptr) pending_.push_back(reference);
  }
  list.clear();
}

void ReferenceProcessor::process_final() {
  const auto& offsets = client_.reference_offsets;
  for (Object* reference : final_) {
    Object* referent = load(reference, offsets.referent);
    Object* survivor = tracer_.survivor(referent);
    if (survivor == nullptr) {
      survivor = tracer_.keep_alive(referent);
      store(reference, offsets.next, reference);  // no longer active
      pending_.push_back(reference);
    }
    store(reference, offsets.referent, survivor);
  }
  final_.clear();
  // What finalizers can reach is strong now, referents of References found on the way too.
  tracer_.drain();
}

void ReferenceProcessor::process_clearable() {
  clear_dead(soft_);
  clear_dead(weak_);
  discovering_ = false;
  process_final();
}
void ReferenceProcessor::process_phantom() { clear_dead(phantom_); }

Object* ReferenceProcessor::pending_in_front_of(Object* tail) {
  for (Object* reference : pending_) {
    store(reference, client_.reference_offsets.discovered, tail);
    tail = reference;
  }
  return tail;
}

}  // namespace cortado
