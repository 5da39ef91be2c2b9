#include "jvm/jvmti/tags.h"

#include <algorithm>

#include "runtime/monitor.h"

namespace cortado::jvmti {

// An object without an identity hash was never tagged.
TagTable::Entries::iterator TagTable::find(const Object* object) {
  if (object->hash_bits() == 0) return entries_.end();
  auto [begin, end] = entries_.equal_range(object->hash_bits());
  auto found = std::find_if(begin, end, [&](const auto& entry) { return entry.second.object == object; });
  return found == end ? entries_.end() : found;
}

jlong TagTable::get(const Object* object) {
  MutexLock lock(mutex_);
  auto entry = find(object);
  return entry == entries_.end() ? 0 : entry->second.tag;
}

void TagTable::set(Object* object, jlong tag) {
  auto hash = static_cast<uint32_t>(identity_hash_of(object));
  MutexLock lock(mutex_);
  auto entry = find(object);
  if (entry == entries_.end()) {
    if (tag != 0) entries_.emplace(hash, Tagged{object, tag});
  } else if (tag == 0) {
    entries_.erase(entry);
  } else {
    entry->second.tag = tag;
  }
}

std::vector<TagTable::Tagged> TagTable::find(const std::vector<jlong>& tags) {
  std::vector<Tagged> found;
  MutexLock lock(mutex_);
  for (const auto& [hash, tagged] : entries_) {
    if (tags.empty() || std::find(tags.begin(), tags.end(), tagged.tag) != tags.end()) found.push_back(tagged);
  }
  return found;
}

void TagTable::clear() {
  MutexLock lock(mutex_);
  entries_.clear();
}

void TagTable::visit(WeakVisitor& visitor, std::vector<jlong>* freed) {
  MutexLock lock(mutex_);
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    jlong tag = entry->second.tag;
    if (visitor.visit(&entry->second.object)) {
      ++entry;
      continue;
    }
    if (freed != nullptr) freed->push_back(tag);
    entry = entries_.erase(entry);
  }
}

}  // namespace cortado::jvmti
