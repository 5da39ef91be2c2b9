// Directories, and lists of class path entries.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "classfile/class_path_entry.h"

namespace cortado::classfile {
namespace {

FindResult read_whole(int descriptor, const std::string& path, Resource& out, std::string* error) {
  struct stat status;
  bool good = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  auto size = good ? static_cast<size_t>(status.st_size) : 0;
  auto storage = std::make_unique<uint8_t[]>(size);
  size_t at = 0;
  while (good && at < size) {
    ssize_t count = read(descriptor, storage.get() + at, size - at);
    if (count < 0 && errno == EINTR) continue;
    good = count > 0;
    if (good) at += static_cast<size_t>(count);
  }
  if (!good) {
    if (error != nullptr) *error = path + ": cannot be read";
    return FindResult::kIoError;
  }
  out = Resource::owned(std::move(storage), size);
  return FindResult::kFound;
}

class DirectoryEntry final : public ClassPathEntry {
 public:
  explicit DirectoryEntry(std::string_view path) : ClassPathEntry(path) {}

  FindResult find(std::string_view name, Resource& out, std::string* error) const override {
    std::string path = location();
    path += '/';
    path += name;
    int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return FindResult::kNotFound;
    FindResult result = read_whole(descriptor, path, out, error);
    close(descriptor);
    return result;
  }
};

}  // namespace

std::unique_ptr<ClassPathEntry> open_directory(const std::string& path, std::string* error) {
  struct stat status;
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return std::make_unique<DirectoryEntry>(path);
  if (error != nullptr) *error = path + ": not a directory";
  return nullptr;
}

std::unique_ptr<ClassPathEntry> open_class_path_entry(const std::string& path, std::string* error) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) {
    if (error != nullptr) *error = path + ": " + strerror(errno);
    return nullptr;
  }
  return S_ISDIR(status.st_mode) ? open_directory(path, error) : open_jar(path, error);
}

void ClassPath::append_path(std::string_view colon_separated) {
  while (!colon_separated.empty()) {
    size_t end = std::min(colon_separated.find(':'), colon_separated.size());
    std::string path(colon_separated.substr(0, end));
    colon_separated.remove_prefix(std::min(end + 1, colon_separated.size()));
    if (path.empty()) continue;
    if (auto entry = open_class_path_entry(path)) append(std::move(entry));
  }
}

const ClassPathEntry* ClassPath::find(std::string_view name, Resource& out, std::string* error) const {
  for (const auto& entry : entries_) {
    if (entry->find(name, out, error) == FindResult::kFound) return entry.get();
  }
  return nullptr;
}

}  // namespace cortado::classfile
