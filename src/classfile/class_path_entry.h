// Where the VM itself finds classes and resources: the jimage, directories, jars.
// All entries may be used from any thread; they do file input and output and so must not be called under NoGc.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "classfile/bytes.h"

namespace cortado::classfile {

// The contents of a resource: a view of mapped memory that lives as long as its source, or bytes of its own.
class Resource {
 public:
  Resource() = default;
  static Resource mapped(Bytes bytes) {
    Resource resource;
    resource.bytes_ = bytes;
    return resource;
  }
  static Resource owned(std::unique_ptr<uint8_t[]> storage, size_t size) {
    Resource resource;
    resource.bytes_ = {storage.get(), size};
    resource.storage_ = std::move(storage);
    return resource;
  }
  Bytes bytes() const { return bytes_; }
  bool is_mapped() const { return storage_ == nullptr; }
  // Gives the storage away (null if mapped): for whoever keeps class bytes longer than this.
  std::unique_ptr<uint8_t[]> release() { return std::move(storage_); }

 private:
  Bytes bytes_;
  std::unique_ptr<uint8_t[]> storage_;
};

enum class FindResult : uint8_t {
  kFound,
  kNotFound,
  kUnsupported,  // it is there, but in a form that we cannot read (error says why)
  kIoError,      // it is there, but reading failed (error says why)
};

class ClassPathEntry {
 public:
  virtual ~ClassPathEntry() = default;
  // name: with '/', relative to the entry ("java/lang/Object.class"). error may be null.
  virtual FindResult find(std::string_view name, Resource& out, std::string* error = nullptr) const = 0;
  // The path as given, for CodeSource-like purposes and log lines.
  const std::string& location() const { return location_; }

 protected:
  explicit ClassPathEntry(std::string_view location) : location_(location) {}

 private:
  std::string location_;
};

// A directory or a jar, by what is found at path. Null with `error` filled if it is neither.
std::unique_ptr<ClassPathEntry> open_class_path_entry(const std::string& path, std::string* error = nullptr);
std::unique_ptr<ClassPathEntry> open_directory(const std::string& path, std::string* error = nullptr);
// Jars are read by libzip, which is opened at the first jar. Multi-release jars are read as plain ones, as the boot
// loader of HotSpot does.
std::unique_ptr<ClassPathEntry> open_jar(const std::string& path, std::string* error = nullptr);

// Several entries, asked in order ("a.jar:dir"). Entries that do not exist are left out, as java does.
class ClassPath {
 public:
  void append(std::unique_ptr<ClassPathEntry> entry) { entries_.push_back(std::move(entry)); }
  void append_path(std::string_view colon_separated);
  // The entry that has it, or null.
  const ClassPathEntry* find(std::string_view name, Resource& out, std::string* error = nullptr) const;
  const std::vector<std::unique_ptr<ClassPathEntry>>& entries() const { return entries_; }

 private:
  std::vector<std::unique_ptr<ClassPathEntry>> entries_;
};

}  // namespace cortado::classfile
