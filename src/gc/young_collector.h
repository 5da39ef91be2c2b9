#pragma once
// A young collection: copies what is alive in eden and the survivors to the other survivor space, or into the old space
// when it is old enough or there is no room, while the world is stopped. Its roots are the strong roots, metadata cells
// written lately, and dirty cards of the old space. The calling thread visits the roots; YoungWorker does the copying,
// on several threads when there is much to copy. Then the caller goes on alone with References and weak roots.

#include <memory>

#include "gc/heap.h"
#include "gc/heap_state.h"
#include "gc/reference_processor.h"
#include "gc/young_worker.h"

namespace cortado {

class YoungCollector final : Tracer, Crew::Job {
 public:
  // The old space is committed for the case that everything is promoted, the empty survivor space up to
  // `survivor_limit` bytes.
  YoungCollector(HeapState& heap, int64_t soft_lifetime_ms, uint32_t tenuring_age, size_t survivor_limit);

  void run();
  size_t pending_count() const { return references_.pending_count(); }
  size_t promoted_bytes() const { return promoted_bytes_; }
  size_t large_bytes() const { return large_bytes_; }  // of LargeObjects, promoted
  const SurvivalByAge& survival() const { return survival_; }

 private:
  class Roots;

  Object* survivor(Object* object) override;
  Object* keep_alive(Object* object) override { return worker_.evacuate(object); }
  void drain() override;
  void help(uint32_t helper) override;

  void visit_roots();
  void trace_metadata_cells();
  void copy_all();
  void discover_references_on_cards();
  void note_sizes(const YoungWorker& worker);

  HeapState& heap_;
  YoungCollection collection_;
  YoungWorker worker_;
  std::vector<std::unique_ptr<YoungWorker>> helpers_;
  size_t promoted_bytes_ = 0;
  size_t large_bytes_ = 0;
  SurvivalByAge survival_;
  ReferenceProcessor references_;
};

}  // namespace cortado
