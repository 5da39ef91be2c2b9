#include "runtime/perf_data.h"

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <csignal>

#include "os/mutex.h"
#include "os/thread.h"
#include "os/time.h"
#include "runtime/flags.h"
#include "runtime/idle_memory.h"
#include "runtime/perf_counters.h"

namespace cortado {

namespace {

// The file's first bytes; the rest are entries, each with its name and value behind it.
struct Prologue {
  uint8_t magic[4];
  uint8_t byte_order, major, minor, accessible;
  int32_t used, overflow;
  int64_t modification_time;
  int32_t entry_offset, entries;
};
static_assert(sizeof(Prologue) == 32);

struct Entry {
  int32_t length, name_offset, vector_length;
  char type;  // 'J', or 'B' for text
  uint8_t flags, unit, variability;
  int32_t value_offset;
};
static_assert(sizeof(Entry) == 20);

constexpr size_t kSmallestSize = 32768;
constexpr uint8_t kSupported = 1;

Mutex mutex(LockRank::kLeaf, "performance data");
uint8_t* memory_start CORTADO_GUARDED_BY(mutex) = nullptr;
size_t memory_size CORTADO_GUARDED_BY(mutex) = 0;
std::string file_path CORTADO_GUARDED_BY(mutex);
bool ended CORTADO_GUARDED_BY(mutex) = false;

size_t aligned(size_t size) { return (size + 7) & ~size_t{7}; }
Prologue& prologue() CORTADO_REQUIRES(mutex) { return *reinterpret_cast<Prologue*>(memory_start); }

// The value of a new entry; from the C++ heap when the memory is full or there is none.
uint8_t* allocate_value(std::string_view name, Entry entry, size_t size) CORTADO_REQUIRES(mutex) {
  size_t name_size = aligned(sizeof(Entry) + name.size() + 1);
  size_t total = name_size + aligned(size);
  if (memory_start == nullptr) return static_cast<uint8_t*>(std::calloc(1, aligned(size)));
  auto used = static_cast<size_t>(prologue().used);
  if (used + total > memory_size) {
    prologue().overflow += static_cast<int32_t>(total);
    return static_cast<uint8_t*>(std::calloc(1, aligned(size)));
  }
  uint8_t* place = memory_start + used;
  entry.length = static_cast<int32_t>(total);
  entry.name_offset = sizeof(Entry);
  entry.flags = kSupported;
  entry.value_offset = static_cast<int32_t>(name_size);
  std::memcpy(place, &entry, sizeof entry);
  std::memcpy(place + sizeof(Entry), name.data(), name.size());
  return place + name_size;
}

// Readers look at the entries that the prologue counts.
void publish_entry(const uint8_t* value) CORTADO_REQUIRES(mutex) {
  if (memory_start == nullptr || value < memory_start || value >= memory_start + memory_size) return;
  auto* entry = reinterpret_cast<const Entry*>(memory_start + prologue().used);
  prologue().used += entry->length;
  __atomic_fetch_add(&prologue().entries, 1, __ATOMIC_RELEASE);
  prologue().modification_time = os::monotonic_ns();
}

std::string user_directory() {
  passwd entry, *found = nullptr;
  char buffer[4096];
  if (getpwuid_r(geteuid(), &entry, buffer, sizeof buffer, &found) != 0 || found == nullptr) return "";
  return std::string("/tmp/hsperfdata_") + found->pw_name;
}

bool is_ours(const struct stat& status) { return status.st_uid == geteuid() || geteuid() == 0; }
bool is_secure_directory(const std::string& path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && is_ours(status) &&
         (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// Files of processes that ended without removing theirs.
void remove_stale_files(const std::string& directory) {
  DIR* listing = opendir(directory.c_str());
  if (listing == nullptr) return;
  while (const dirent* file = readdir(listing)) {
    char* end = nullptr;
    long process = std::strtol(file->d_name, &end, 10);
    if (end == file->d_name || *end != 0 || process <= 0) continue;
    if (kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) unlinkat(dirfd(listing), file->d_name, 0);
  }
  closedir(listing);
}

int create_file(const std::string& path, size_t size) {
  unlink(path.c_str());
  int fd = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd >= 0 && posix_fallocate(fd, 0, static_cast<off_t>(size)) == 0) return fd;
  if (fd >= 0) {
    close(fd);
    unlink(path.c_str());
  }
  return -1;
}

// Puts a file below the memory, which stays where it is. What the program counts between the copy and the mapping is
// lost: these are statistics.
void put_file_below() {
  std::string directory = user_directory();
  if (directory.empty()) return;
  mkdir(directory.c_str(), S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH);
  if (!is_secure_directory(directory)) return;
  remove_stale_files(directory);
  MutexLock lock(mutex);
  if (ended || memory_start == nullptr) return;
  std::string path = directory + "/" + std::to_string(os::process_id());
  int fd = create_file(path, memory_size);
  if (fd < 0) return;
  auto size = static_cast<ssize_t>(memory_size);
  if (pwrite(fd, memory_start, memory_size, 0) == size &&
      mmap(memory_start, memory_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0) != MAP_FAILED) {
    file_path = path;
  } else {
    unlink(path.c_str());
  }
  close(fd);
}

void set_accessible() {
  MutexLock lock(mutex);
  if (memory_start != nullptr) prologue().accessible = 1;
}

void* run_sampler(void*) {
  os::set_current_thread_name("VM Periodic Tas");
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  bool samples = !PerfData::memory().empty();
  if (samples) {
    add_vm_counters();
    set_accessible();
    if (!Flags::boolean("PerfDisableSharedMem")) put_file_below();
  }
  int64_t interval = samples ? Flags::integer("PerfDataSamplingInterval") * os::kNanosPerMilli : os::kNanosPerSecond;
  int64_t next_look = os::monotonic_ns() + os::kNanosPerSecond;
  for (;;) {
    if (samples) sample_vm_counters();
    timespec time{interval / os::kNanosPerSecond, interval % os::kNanosPerSecond};
    nanosleep(&time, nullptr);
    if (os::monotonic_ns() < next_look) continue;
    collect_if_idle();
    next_look = os::monotonic_ns() + os::kNanosPerSecond;
  }
}

}  // namespace

void PerfData::initialize() {
  if (!Flags::boolean("UsePerfData")) return;
  MutexLock lock(mutex);
  auto wished = static_cast<size_t>(Flags::integer("PerfDataMemorySize"));
  auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  memory_size = ((wished < kSmallestSize ? kSmallestSize : wished) + page - 1) & ~(page - 1);
  void* place = mmap(nullptr, memory_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) return;
  memory_start = static_cast<uint8_t*>(place);
  prologue() = {{0xCA, 0xFE, 0xC0, 0xC0}, 1, 2, 0, 0, sizeof(Prologue), 0, 0, sizeof(Prologue), 0};
}

void PerfData::start_sampling() {
  constexpr size_t kStackSize = size_t{256} << 10;
  pthread_t id;
  os::start_thread(kStackSize, run_sampler, nullptr, &id);
}

int64_t* PerfData::add_long(std::string_view name, Variability variability, Unit unit, int64_t value) {
  MutexLock lock(mutex);
  Entry entry{0, 0, 0, 'J', 0, static_cast<uint8_t>(unit), static_cast<uint8_t>(variability), 0};
  auto* place = reinterpret_cast<int64_t*>(allocate_value(name, entry, sizeof value));
  if (place == nullptr) return nullptr;
  *place = value;
  publish_entry(reinterpret_cast<uint8_t*>(place));
  return place;
}

char* PerfData::add_text(std::string_view name, Variability variability, std::string_view value, size_t capacity) {
  MutexLock lock(mutex);
  size_t size = (capacity < value.size() ? value.size() : capacity) + 1;
  Entry entry{
      0, 0, static_cast<int32_t>(size), 'B', 0, static_cast<uint8_t>(Unit::kString), static_cast<uint8_t>(variability),
      0};
  uint8_t* place = allocate_value(name, entry, size);
  if (place == nullptr) return nullptr;
  std::memcpy(place, value.data(), value.size());
  publish_entry(place);
  return reinterpret_cast<char*>(place);
}

bool PerfData::has(std::string_view name) {
  MutexLock lock(mutex);
  if (memory_start == nullptr) return false;
  auto used = static_cast<size_t>(prologue().used);
  for (size_t at = sizeof(Prologue); at < used;) {
    auto* entry = reinterpret_cast<const Entry*>(memory_start + at);
    if (name == reinterpret_cast<const char*>(entry) + entry->name_offset) return true;
    at += static_cast<size_t>(entry->length);
  }
  return false;
}

std::span<uint8_t> PerfData::memory() {
  MutexLock lock(mutex);
  return {memory_start, memory_start == nullptr ? 0 : memory_size};
}

namespace {

// The file of a process: in the directory of the user, or in that of any user.
std::string find_file(std::string_view user, int process) {
  std::string name = "/" + std::to_string(process);
  if (!user.empty()) return "/tmp/hsperfdata_" + std::string(user) + name;
  std::string found;
  DIR* listing = opendir("/tmp");
  if (listing == nullptr) return found;
  while (const dirent* file = readdir(listing)) {
    if (!std::string_view(file->d_name).starts_with("hsperfdata_")) continue;
    std::string path = std::string("/tmp/") + file->d_name + name;
    if (access(path.c_str(), F_OK) == 0) found = path;
  }
  closedir(listing);
  return found;
}

}  // namespace

std::span<uint8_t> PerfData::attach(std::string_view user, int process, bool writable, std::string& error) {
  std::string path = find_file(user, process);
  if (path.empty()) {
    error = "Could not map vmid to user Name";
    return {};
  }
  int fd = open(path.c_str(), (writable ? O_RDWR : O_RDONLY) | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) {
    error = std::strerror(errno);
    return {};
  }
  struct stat status;
  void* place = MAP_FAILED;
  size_t size = 0;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && is_ours(status) &&
      status.st_size >= static_cast<off_t>(sizeof(Prologue))) {
    size = static_cast<size_t>(status.st_size);
    place = mmap(nullptr, size, PROT_READ | (writable ? PROT_WRITE : 0), MAP_SHARED, fd, 0);
  }
  close(fd);
  if (place != MAP_FAILED) return {static_cast<uint8_t*>(place), size};
  error = "file not secure";
  return {};
}

void PerfData::detach(std::span<uint8_t> other) { munmap(other.data(), other.size()); }

void PerfData::remove_file() {
  MutexLock lock(mutex);
  ended = true;
  if (!file_path.empty()) unlink(file_path.c_str());
  file_path.clear();
}

}  // namespace cortado
