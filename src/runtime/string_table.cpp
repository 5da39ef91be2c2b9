// The string table: the canonical strings of ldc and String.intern (JLS 3.10.5). Holds them weakly. Guarded by one lock,
// which is never held across a safepoint.

#include <mutex>
#include <vector>

#include "gc/heap.h"
#include "runtime/exceptions.h"
#include "runtime/strings.h"

namespace cortado {

namespace {

struct Entry {
  Object* string;
  uint32_t hash;
  Entry* next;
};

class StringTable {
 public:
  // The string that equals `candidate`; adds it if there is none.
  Unrooted<Object> canonical(Handle<Object> candidate, uint32_t hash) IN_VM {
    std::lock_guard guard(mutex_);
    if (Entry* found = find(candidate, hash)) return Unrooted<Object>(found->string);
    if (count_ >= buckets_.size()) grow();
    NoGcToken no_gc;
    Entry*& head = buckets_[hash & (buckets_.size() - 1)];
    head = new Entry{candidate.raw(no_gc), hash, head};
    young_.push_back(head);
    count_++;
    return candidate.get();
  }

  void visit_weak(WeakVisitor& visitor, CollectionScope scope) {
    if (scope == CollectionScope::kYoung) return visit_young(visitor);
    young_.clear();  // a full collection leaves nothing young
    for (Entry*& head : buckets_) {
      for (Entry** link = &head; *link != nullptr;) {
        Entry* entry = *link;
        if (visitor.visit(&entry->string)) {
          link = &entry->next;
        } else {
          *link = entry->next;
          delete entry;
          count_--;
        }
      }
    }
  }

 private:
  Entry* find(Handle<Object> candidate, uint32_t hash) IN_VM {
    for (Entry* e = buckets_[hash & (buckets_.size() - 1)]; e != nullptr; e = e->next) {
      if (e->hash == hash && string_equals(Handle<Object>::from_cell(&e->string), candidate)) return e;
    }
    return nullptr;
  }
  void visit_young(WeakVisitor& visitor) {
    size_t kept = 0;
    for (Entry* entry : young_) {
      if (!visitor.visit(&entry->string)) {
        remove(entry);
      } else if (Heap::is_young(entry->string)) {
        young_[kept++] = entry;
      }
    }
    young_.resize(kept);
  }
  void remove(Entry* entry) {
    Entry** link = &buckets_[entry->hash & (buckets_.size() - 1)];
    while (*link != entry) link = &(*link)->next;
    *link = entry->next;
    delete entry;
    count_--;
  }
  void grow() {
    std::vector<Entry*> larger(buckets_.size() * 2, nullptr);
    for (Entry* head : buckets_) {
      while (head != nullptr) {
        Entry* next = head->next;
        Entry*& to = larger[head->hash & (larger.size() - 1)];
        head->next = to;
        to = head;
        head = next;
      }
    }
    buckets_ = std::move(larger);
  }

  std::mutex mutex_;
  std::vector<Entry*> buckets_ = std::vector<Entry*>(4096, nullptr);
  std::vector<Entry*> young_;  // those whose strings may be young
  size_t count_ = 0;
};

StringTable& table() {
  static StringTable* instance = new StringTable;
  return *instance;
}

uint32_t content_hash(Handle<Object> string) IN_VM {
  uint32_t hash = string_hash(string);
  return hash ^ hash >> 15;
}

}  // namespace

JavaResult<Unrooted<Object>> intern_string(Thread&, Handle<Object> string) {
  return table().canonical(string, content_hash(string));
}

JavaResult<Unrooted<Object>> intern_string(Thread& thread, std::string_view modified_utf8) {
  Rooted<Object> string(thread, TRY(new_string(thread, modified_utf8)));
  return intern_string(thread, string);
}

void string_table_visit_weak(WeakVisitor& visitor, CollectionScope scope) { table().visit_weak(visitor, scope); }

}  // namespace cortado
