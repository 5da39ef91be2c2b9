// Where the class library is: the folder of our own library if it lies in an image, else that of the launcher's libjli,
// else what the environment says.

#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/arguments.h"

namespace cortado {

namespace {

bool is_java_home(const std::string& home) {
  struct stat info;
  return !home.empty() && stat((home + "/lib/modules").c_str(), &info) == 0;
}

std::string real_path(const char* path) {
  char buffer[PATH_MAX];
  return realpath(path, buffer) == nullptr ? std::string() : std::string(buffer);
}

std::string parent(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

int find_libjli(dl_phdr_info* info, size_t, void* result) {
  const char* name = std::strrchr(info->dlpi_name, '/');
  if (name == nullptr || std::strcmp(name, "/libjli.so") != 0) return 0;
  *static_cast<std::string*>(result) = real_path(info->dlpi_name);
  return 1;
}

}  // namespace

std::string find_java_home() {
  Dl_info self;
  if (dladdr(reinterpret_cast<void*>(&find_java_home), &self) != 0 && self.dli_fname != nullptr) {
    std::string home = parent(parent(parent(real_path(self.dli_fname))));  // HOME/lib/server/libjvm.so
    if (is_java_home(home)) return home;
  }
  std::string libjli;
  dl_iterate_phdr(find_libjli, &libjli);
  std::string home = parent(parent(libjli));  // HOME/lib/libjli.so
  if (is_java_home(home)) return home;
  for (const char* variable : {"CORTADO_JAVA_HOME", "JAVA_HOME"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && is_java_home(value)) return real_path(value);
  }
  return {};
}

}  // namespace cortado
