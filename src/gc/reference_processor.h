#pragma once
// References of java.lang.ref during a collection: discovered while objects are scanned, then cleared and put on the
// pending list in the order soft, weak, final, phantom (package java.lang.ref; contract section 6.5).

#include <vector>

#include "gc/heap.h"

namespace cortado {

// What the processor needs of the collector that runs.
class Tracer {
 public:
  // The new address of an object that is known to be alive, else null.
  virtual Object* survivor(Object* object) = 0;
  // Keeps the object and, with drain(), what it refers to alive; answers its new address.
  virtual Object* keep_alive(Object* object) = 0;
  virtual void drain() = 0;

 protected:
  ~Tracer() = default;
};

class ReferenceProcessor {
 public:
  ReferenceProcessor(Tracer& tracer, const HeapClient& client, bool clear_all_soft, int64_t soft_lifetime_ms);

  // A Reference object (its new copy) whose other fields were scanned. Its referent is kept alive or left for later.
  void discover(Object* reference);
  // Soft, weak and final ones; after everything strongly reachable is traced.
  void process_clearable();
  void process_phantom();
  // Those to hand to Java, linked by `discovered`, in front of `tail`.
  Object* pending_in_front_of(Object* tail);
  size_t pending_count() const { return pending_.size(); }

 private:
  bool is_soft_kept(Object* reference) const;
  void clear_dead(std::vector<Object*>& list);
  void process_final();
  Object* load(Object* reference, uint32_t offset) const;
  void store(Object* reference, uint32_t offset, Object* value) const;
  void update(Object* reference, uint32_t offset, Object* before, Object* now) const;

  Tracer& tracer_;
  const HeapClient& client_;
  bool clear_all_soft_;
  bool discovering_ = true;
  int64_t soft_clock_ = 0;
  int64_t soft_lifetime_ms_;
  std::vector<Object*> soft_, weak_, final_, phantom_, pending_;
};

}  // namespace cortado
