#include "launcher/java_home.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace cortado::launcher {

namespace {

constexpr const char* kAdvice = "install the package openjdk-17-jre-headless or set CORTADO_JAVA_HOME";
constexpr const char* kDistributionRoot = "/usr/lib/jvm";
constexpr const char* kDistributionPrefix = "java-17-openjdk";

bool exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

// The value of `key` in the home's release file, empty if there is none.
std::string release_value(const std::string& home, const std::string& key) {
  std::string start = key + "=\"";
  FILE* release = std::fopen((home + "/release").c_str(), "re");
  if (release == nullptr) return "";
  std::string value;
  char* text = nullptr;
  size_t capacity = 0;
  while (value.empty() && getline(&text, &capacity, release) > 0) {
    std::string line = text;
    if (line.compare(0, start.size(), start) == 0) {
      value = line.substr(start.size(), line.find('"', start.size()) - start.size());
    }
  }
  std::free(text);
  std::fclose(release);
  return value;
}

// What keeps `home` from being used; empty if nothing does.
std::string what_is_wrong(const std::string& home) {
  if (!exists(home)) return "does not exist";
  if (!exists(home + "/lib/libjli.so") || !exists(home + "/lib/modules")) return "is not a Java runtime";
  std::string version = release_value(home, "JAVA_VERSION");
  if (version.empty()) return "has no release file that names its version";
  if (version != "17" && version.compare(0, 3, "17.") != 0) return "is Java " + version + ", not 17";
  return "";
}

JavaHome check_given(const std::string& source, const std::string& home) {
  std::string wrong = what_is_wrong(home);
  if (wrong.empty()) return {home, ""};
  return {"", "cortado: " + source + "=" + home + " " + wrong + "; " + kAdvice};
}

std::vector<std::string> distribution_homes() {
  std::vector<std::string> homes;
  DIR* root = opendir(kDistributionRoot);
  if (root == nullptr) return homes;
  while (dirent* entry = readdir(root)) {
    std::string name = entry->d_name;
    if (name.compare(0, std::string(kDistributionPrefix).size(), kDistributionPrefix) == 0) {
      homes.push_back(std::string(kDistributionRoot) + "/" + name);
    }
  }
  closedir(root);
  std::sort(homes.begin(), homes.end());
  return homes;
}

}  // namespace

std::string full_version(const std::string& home) { return release_value(home, "JAVA_RUNTIME_VERSION"); }

JavaHome find_java_home(const std::string& option, const std::string& own_root) {
  if (!option.empty()) return check_given("-Djava.home", option);
  for (const char* variable : {"CORTADO_JAVA_HOME", "JAVA_HOME"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return check_given(variable, value);
  }
  if (what_is_wrong(own_root).empty()) return {own_root, ""};
  for (const std::string& home : distribution_homes()) {
    if (what_is_wrong(home).empty()) return {home, ""};
  }
  return {"", std::string("cortado: no Java 17 class library found; ") + kAdvice};
}

}  // namespace cortado::launcher
