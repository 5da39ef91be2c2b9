#pragma once
// What -Xlog:gc* says of the heap and its collections: the lines of HotSpot's Serial collector, whose young and old
// generation are laid out and collected alike, so that the programs that read such logs read ours.

#include "gc/collection_records.h"
#include "os/time.h"

namespace cortado {

void log_heap_at_start();

class CollectionLog {
 public:
  // `kind`: "Young" or "Full".
  CollectionLog(const char* kind, const char* cause);
  // The pause is over. `nanoseconds` it took.
  void finish(const CollectionRecord& record);

 private:
  const char* const kind_;
  const char* const cause_;
  const uint64_t number_;
  int64_t processor_start_ns_ = 0;
};

// Writes how long a part of the collection that goes on took, at its end.
class PhaseLog {
 public:
  explicit PhaseLog(const char* name) : name_(name), start_ns_(os::monotonic_ns()) {}
  ~PhaseLog();
  PhaseLog(const PhaseLog&) = delete;
  PhaseLog& operator=(const PhaseLog&) = delete;

 private:
  const char* const name_;
  const int64_t start_ns_;
};

}  // namespace cortado
