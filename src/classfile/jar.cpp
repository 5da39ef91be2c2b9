// Jars, through libzip. The library is opened at the first jar: it would cost every start of the VM several
// milliseconds, and most programs' jars are read by Java code.
#include <dlfcn.h>
#include <zip.h>

#include <mutex>

#include "classfile/class_path_entry.h"

namespace cortado::classfile {
namespace {

constexpr const char* kLibrary = "libzip.so.4";

// The functions used, typed after their declarations in zip.h.
struct ZipLibrary {
  // clang-format off
#define CORTADO_ZIP_FUNCTIONS(X)                                                \
  X(zip_open) X(zip_discard) X(zip_name_locate) X(zip_stat_init)                \
  X(zip_stat_index) X(zip_fopen_index) X(zip_fread) X(zip_fclose)               \
  X(zip_error_init_with_code) X(zip_error_strerror) X(zip_error_fini)
// clang-format on
#define X(name) decltype(&::name) name = nullptr;
  CORTADO_ZIP_FUNCTIONS(X)
#undef X
  std::string problem;  // empty: usable
};

ZipLibrary load_zip_library() {
  ZipLibrary library;
  void* handle = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    library.problem = std::string(kLibrary) + " is needed to read jars (package libzip4): " + dlerror();
    return library;
  }
#define X(name)                                                                  \
  library.name = reinterpret_cast<decltype(library.name)>(dlsym(handle, #name)); \
  if (library.name == nullptr) library.problem = std::string(kLibrary) + ": " #name " is missing";
  CORTADO_ZIP_FUNCTIONS(X)
#undef X
  return library;
}

const ZipLibrary& zip_library() {
  static const ZipLibrary library = load_zip_library();
  return library;
}

class JarEntry final : public ClassPathEntry {
 public:
  JarEntry(std::string_view path, zip_t* archive) : ClassPathEntry(path), archive_(archive) {}
  ~JarEntry() override { zip_library().zip_discard(archive_); }

  FindResult find(std::string_view name, Resource& out, std::string* error) const override {
    const ZipLibrary& zip = zip_library();
    std::lock_guard<std::mutex> lock(mutex_);  // an archive is not thread-safe
    zip_int64_t index = zip.zip_name_locate(archive_, std::string(name).c_str(), 0);
    if (index < 0) return FindResult::kNotFound;
    zip_stat_t status;
    zip.zip_stat_init(&status);
    auto number = static_cast<zip_uint64_t>(index);
    bool good = zip.zip_stat_index(archive_, number, 0, &status) == 0 && (status.valid & ZIP_STAT_SIZE) != 0 &&
                status.size <= kMaxSize;
    zip_file_t* file = good ? zip.zip_fopen_index(archive_, number, 0) : nullptr;
    if (file == nullptr) return failed(name, error);
    auto storage = std::make_unique<uint8_t[]>(status.size);
    zip_uint64_t at = 0;
    while (at < status.size) {
      zip_int64_t count = zip.zip_fread(file, storage.get() + at, status.size - at);
      if (count <= 0) break;
      at += static_cast<zip_uint64_t>(count);
    }
    zip.zip_fclose(file);
    if (at != status.size) return failed(name, error);
    out = Resource::owned(std::move(storage), status.size);
    return FindResult::kFound;
  }

 private:
  static constexpr zip_uint64_t kMaxSize = zip_uint64_t{1} << 31;

  FindResult failed(std::string_view name, std::string* error) const {
    if (error != nullptr) *error = location() + ": " + std::string(name) + " cannot be read";
    return FindResult::kIoError;
  }

  zip_t* archive_;
  mutable std::mutex mutex_;
};

}  // namespace

std::unique_ptr<ClassPathEntry> open_jar(const std::string& path, std::string* error) {
  const ZipLibrary& zip = zip_library();
  if (!zip.problem.empty()) {
    if (error != nullptr) *error = zip.problem;
    return nullptr;
  }
  int code = 0;
  zip_t* archive = zip.zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (archive != nullptr) return std::make_unique<JarEntry>(path, archive);
  if (error != nullptr) {
    zip_error_t details;
    zip.zip_error_init_with_code(&details, code);
    *error = path + ": " + zip.zip_error_strerror(&details);
    zip.zip_error_fini(&details);
  }
  return nullptr;
}

}  // namespace cortado::classfile
