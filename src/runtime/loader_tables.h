#pragma once
// LoaderData::Tables: for those that keep them.

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "os/mutex.h"
#include "runtime/loader_data.h"

namespace cortado {

// Guards the dictionaries and class lists of all loaders, and the loading constraints.
extern Mutex loader_tables_mutex;
// Guards packages and modules of all loaders.
extern Mutex modules_mutex;

struct LoaderData::Tables {
  std::unordered_map<const Symbol*, Class*> dictionary CORTADO_GUARDED_BY(loader_tables_mutex);
  std::vector<Class*> classes CORTADO_GUARDED_BY(loader_tables_mutex);
  std::vector<Class*> discarded CORTADO_GUARDED_BY(loader_tables_mutex);  // built, never recorded
  // A class of each loader that must live as long as this one (JVMS 5.3: what it is an initiating loader of), and those
  // loaders. The boot loader is not among them.
  std::vector<Class*> dependencies CORTADO_GUARDED_BY(loader_tables_mutex);
  std::unordered_set<const LoaderData*> depends_on CORTADO_GUARDED_BY(loader_tables_mutex);
  std::unordered_map<const Symbol*, PackageEntry*> packages CORTADO_GUARDED_BY(modules_mutex);
  std::unordered_map<const Symbol*, ModuleEntry*> modules CORTADO_GUARDED_BY(modules_mutex);
};

}  // namespace cortado
