#include "jit/jit_dump.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "os/thread.h"
#include "os/time.h"

namespace cortado::jit {

namespace {

// tools/perf/Documentation/jitdump-specification.txt of Linux.
struct FileHeader {
  uint32_t magic = 0x4A695444;
  uint32_t version = 1;
  uint32_t size = sizeof(FileHeader);
  uint32_t machine = 62;  // EM_X86_64
  uint32_t pad = 0;
  uint32_t process;
  uint64_t time;
  uint64_t flags = 0;
};
static_assert(sizeof(FileHeader) == 40);
struct LoadRecord {
  uint32_t kind = 0;  // JIT_CODE_LOAD
  uint32_t size;
  uint64_t time;
  uint32_t process, thread;
  uint64_t address_when_made;
  uint64_t address;
  uint64_t code_size;
  uint64_t number;
};
static_assert(sizeof(LoadRecord) == 56);

// perf learns of the file because the process maps it executable. -1: there is none.
int open_dump() {
  std::string path = fmt::format("/tmp/jit-{}.dump", os::process_id());
  int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0644);
  if (file < 0) return -1;
  FileHeader header{.process = static_cast<uint32_t>(os::process_id()),
                    .time = static_cast<uint64_t>(os::monotonic_ns())};
  bool written = ::write(file, &header, sizeof header) == static_cast<ssize_t>(sizeof header);
  if (written && ::mmap(nullptr, sizeof header, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0) != MAP_FAILED) return file;
  ::close(file);
  return -1;
}

}  // namespace

void dump_code(const std::string& name, const uint8_t* code, size_t size) {
  static int file = open_dump();
  static uint64_t number = 0;
  if (file < 0) return;
  LoadRecord record{.size = static_cast<uint32_t>(sizeof(LoadRecord) + name.size() + 1 + size),
                    .time = static_cast<uint64_t>(os::monotonic_ns()),
                    .process = static_cast<uint32_t>(os::process_id()),
                    .thread = static_cast<uint32_t>(::gettid()),
                    .address_when_made = reinterpret_cast<uintptr_t>(code),
                    .address = reinterpret_cast<uintptr_t>(code),
                    .code_size = size,
                    .number = number++};
  std::string bytes(reinterpret_cast<const char*>(&record), sizeof record);
  bytes.append(name.c_str(), name.size() + 1);
  bytes.append(reinterpret_cast<const char*>(code), size);
  if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    ::close(file);
    file = -1;
  }
}

}  // namespace cortado::jit
