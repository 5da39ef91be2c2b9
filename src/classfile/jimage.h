// The JDK's lib/modules: a memory-mapped, read-only reader. Immutable after open(): any thread may use it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "classfile/class_path_entry.h"

namespace cortado::classfile {

class JImage {
 public:
  // Null with `error` filled if the file is missing or not a jimage of version 1.0.
  static std::unique_ptr<JImage> open(const std::string& path, std::string* error = nullptr);
  ~JImage();
  JImage(const JImage&) = delete;
  JImage& operator=(const JImage&) = delete;

  // resource: "java/lang/Object.class", "module-info.class". Resources that `jlink --compress` has compressed are
  // inflated (zip) or expanded (compact-cp); a compressor of another name is kUnsupported.
  FindResult find_resource(std::string_view module, std::string_view resource, Resource& out,
                           std::string* error = nullptr) const;
  // class_name: "java/lang/Object".
  FindResult find_class(std::string_view module, std::string_view class_name, Resource& out,
                        std::string* error = nullptr) const;
  bool has_class(std::string_view module, std::string_view class_name) const;
  // package: "java/lang". The module that has resources of it (a class library has no split packages), or empty.
  std::string_view module_of_package(std::string_view package) const;

  // Every resource: (module, name) such as ("java.base", "java/lang/Object.class"), in no order. For tests and tools.
  void for_each_resource(const std::function<void(std::string_view module, std::string_view name)>& visit) const;

  const std::string& path() const { return path_; }
  size_t entry_count() const { return table_length_; }

 private:
  struct Location {
    uint64_t module_offset, parent_offset, base_offset, extension_offset;
    uint64_t content_offset, compressed_size, uncompressed_size;
  };

  JImage() = default;
  bool map(const std::string& path, std::string* error);
  bool parse_header(std::string* error);
  uint32_t u4(const uint8_t* at) const;
  std::string_view string_at(uint64_t offset) const;
  bool decode_location(uint32_t location_offset, Location& out) const;
  bool matches(const Location& location, std::string_view module, std::string_view parent, std::string_view base,
               std::string_view extension) const;
  bool find_location(std::string_view module, std::string_view resource, Location& out) const;
  bool find_package(std::string_view dotted, Location& out) const;
  bool slot_of(uint32_t (*hash)(const void* key, uint32_t seed), const void* key, Location& out) const;
  FindResult read(const Location& location, Resource& out, std::string* error) const;
  FindResult decompress(Bytes stored, uint64_t size, Resource& out, std::string* error) const;

  std::string path_;
  Bytes file_;
  bool swapped_ = false;  // the file's byte order is not ours
  uint32_t table_length_ = 0;
  uint32_t locations_size_ = 0;
  uint32_t strings_size_ = 0;
  const uint8_t* redirect_ = nullptr;
  const uint8_t* offsets_ = nullptr;
  const uint8_t* locations_ = nullptr;
  const uint8_t* strings_ = nullptr;
  const uint8_t* contents_ = nullptr;
};

}  // namespace cortado::classfile
