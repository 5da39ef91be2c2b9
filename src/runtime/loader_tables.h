#pragma once
// LoaderData::Tables: only for loader_data.cpp and modules.cpp.

#include <unordered_map>
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
  std::unordered_map<const Symbol*, PackageEntry*> packages CORTADO_GUARDED_BY(modules_mutex);
  std::unordered_map<const Symbol*, ModuleEntry*> modules CORTADO_GUARDED_BY(modules_mutex);
};

}  // namespace cortado
