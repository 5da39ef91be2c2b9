// Where the class library is: what the user says, else the folder of our own library if it lies in an image, else that
// of the launcher's libjli, else the environment, else the distribution's usual folder.

#include <dlfcn.h>
#include <glob.h>
#include <limits.h>
#include <link.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "os/text_file.h"
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

std::string environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : real_path(value);
}

std::vector<std::string> distribution_homes() {
  std::vector<std::string> homes;
  glob_t found;
  if (glob("/usr/lib/jvm/java-17-openjdk*", 0, nullptr, &found) == 0) {
    for (size_t i = 0; i < found.gl_pathc; i++) homes.emplace_back(found.gl_pathv[i]);
  }
  globfree(&found);
  return homes;
}

std::vector<std::string> candidates() {
  std::vector<std::string> homes{environment("CORTADO_JAVA_HOME")};
  Dl_info self;
  if (dladdr(reinterpret_cast<void*>(&find_java_home), &self) != 0 && self.dli_fname != nullptr) {
    homes.push_back(parent(parent(parent(real_path(self.dli_fname)))));  // HOME/lib/server/libjvm.so
  }
  std::string libjli;
  dl_iterate_phdr(find_libjli, &libjli);
  homes.push_back(parent(parent(libjli)));  // HOME/lib/libjli.so
  homes.push_back(environment("JAVA_HOME"));
  for (const std::string& home : distribution_homes()) homes.push_back(home);
  return homes;
}

}  // namespace

bool is_java_17_home(const std::string& home) {
  for (const std::string& line : os::split(os::read_text_file(home + "/release").value_or(""), '\n')) {
    if (line.starts_with("JAVA_VERSION=\"17")) return is_java_home(home);
  }
  return false;
}

std::string find_java_home() {
  for (const std::string& home : candidates()) {
    if (is_java_home(home)) return home;
  }
  return {};
}

}  // namespace cortado
