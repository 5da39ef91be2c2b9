#pragma once
// The tags that one environment has given to objects: a table by identity hash, whose cells the collector updates and
// clears (AgentHooks::visit_tagged_objects).

#include <jvmti.h>

#include <unordered_map>
#include <vector>

#include "gc/heap.h"
#include "os/mutex.h"

namespace cortado::jvmti {

class TagTable {
 public:
  struct Tagged {
    Object* object;
    jlong tag;
  };
  // 0: the object has none.
  jlong get(const Object* object) IN_VM;
  void set(Object* object, jlong tag) IN_VM;
  // Those with one of the tags; all if there are none.
  std::vector<Tagged> find(const std::vector<jlong>& tags) IN_VM;
  void clear();
  // The tags of objects that died go to `freed`, if it is not null.
  void visit(WeakVisitor& visitor, std::vector<jlong>* freed);

 private:
  using Entries = std::unordered_multimap<uint32_t, Tagged>;  // nodes stay where they are: the collector keeps cells
  Entries::iterator find(const Object* object) CORTADO_REQUIRES(mutex_);

  Mutex mutex_{LockRank::kLeaf, "tags"};
  Entries entries_ CORTADO_GUARDED_BY(mutex_);
};

}  // namespace cortado::jvmti
