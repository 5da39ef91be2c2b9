// Prefixes of native methods: what agents have put in front of the names of methods that they wrap.

#include "jvm/jvmti/entry.h"
#include "jvm/jvmti/environment.h"
#include "jvm/jvmti/functions.h"
#include "os/mutex.h"

namespace cortado::jvmti {

namespace {

Mutex prefixes_mutex{LockRank::kLeaf, "native method prefixes"};

}  // namespace

std::vector<std::string> native_method_prefixes() {
  std::vector<std::string> all;
  MutexLock lock(prefixes_mutex);
  for (const Environment* e = first_environment(); e != nullptr; e = e->next) {
    if (!e->is_disposed.load(std::memory_order_acquire))
      all.insert(all.end(), e->native_prefixes.begin(), e->native_prefixes.end());
  }
  return all;
}

jvmtiError JNICALL SetNativeMethodPrefixes(jvmtiEnv* env, jint count, char** prefixes) {
  if (count < 0) return JVMTI_ERROR_ILLEGAL_ARGUMENT;
  if (count > 0 && prefixes == nullptr) return JVMTI_ERROR_NULL_POINTER;
  std::vector<std::string> copies;
  for (jint i = 0; i < count; i++) {
    if (prefixes[i] == nullptr) return JVMTI_ERROR_NULL_POINTER;
    copies.emplace_back(prefixes[i]);
  }
  MutexLock lock(prefixes_mutex);
  Environment::of(env).native_prefixes = std::move(copies);
  return JVMTI_ERROR_NONE;
}

// Null or empty: none.
jvmtiError JNICALL SetNativeMethodPrefix(jvmtiEnv* env, const char* prefix) {
  bool is_none = prefix == nullptr || *prefix == 0;
  auto* text = const_cast<char*>(prefix);
  return SetNativeMethodPrefixes(env, is_none ? 0 : 1, &text);
}

}  // namespace cortado::jvmti
