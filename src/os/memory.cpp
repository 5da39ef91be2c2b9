#include "os/memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/container.h"

namespace cortado::os {

size_t page_size() {
  static const size_t size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

namespace {
constexpr int kReserveFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
void* map_reserved(void* address, size_t size, int extra) {
  void* result = mmap(address, size, PROT_NONE, kReserveFlags | extra, -1, 0);
  return result == MAP_FAILED ? nullptr : result;
}
}  // namespace

void* reserve(size_t size, size_t alignment) {
  if (alignment <= page_size()) return map_reserved(nullptr, size, 0);
  auto* start = static_cast<uint8_t*>(map_reserved(nullptr, size + alignment, 0));
  if (start == nullptr) return nullptr;
  auto* aligned = reinterpret_cast<uint8_t*>(align_up(reinterpret_cast<uintptr_t>(start), alignment));
  if (aligned > start) munmap(start, static_cast<size_t>(aligned - start));
  size_t tail = static_cast<size_t>(start + size + alignment - (aligned + size));
  if (tail > 0) munmap(aligned + size, tail);
  return aligned;
}
void* reserve_at(void* address, size_t size) {
  void* result = map_reserved(address, size, MAP_FIXED_NOREPLACE);
  if (result == nullptr || result == address) return result;
  munmap(result, size);  // a kernel that does not know the flag
  return nullptr;
}
void* reserve_between(uintptr_t from, uintptr_t to, size_t size, size_t step) {
  for (uintptr_t at = align_up(from, step); at + size <= to; at += step) {
    if (void* result = reserve_at(reinterpret_cast<void*>(at), size)) return result;
  }
  return nullptr;
}
bool commit(void* address, size_t size) { return mprotect(address, size, PROT_READ | PROT_WRITE) == 0; }
bool decommit(void* address, size_t size) { return map_reserved(address, size, MAP_FIXED) != nullptr; }
bool discard(void* address, size_t size) { return madvise(address, size, MADV_DONTNEED) == 0; }
void prefer_huge_pages(void* address, size_t size) {
  // A system without them refuses: then pages are small.
  (void)madvise(address, size, MADV_HUGEPAGE);
}
void prefer_small_pages(void* address, size_t size) { (void)madvise(address, size, MADV_NOHUGEPAGE); }
void populate(void* address, size_t size) {
  constexpr int kPopulateWrite = 23;  // MADV_POPULATE_WRITE, which old headers lack
  (void)madvise(address, size, kPopulateWrite);
}
void populate_for_reading(void* address, size_t size) {
  constexpr int kPopulateRead = 22;
  (void)madvise(address, size, kPopulateRead);
}
void release(void* address, size_t size) { munmap(address, size); }

bool protect(void* address, size_t size, Protection protection) {
  int bits = PROT_NONE;
  switch (protection) {
    case Protection::kNone: break;
    case Protection::kRead: bits = PROT_READ; break;
    case Protection::kReadWrite: bits = PROT_READ | PROT_WRITE; break;
    case Protection::kReadExecute: bits = PROT_READ | PROT_EXEC; break;
  }
  return mprotect(address, size, bits) == 0;
}

uint64_t physical_memory() {
  uint64_t machine = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * page_size();
  uint64_t limit = container_memory_limit();
  return limit != 0 && limit < machine ? limit : machine;
}
uint64_t available_memory() {
  uint64_t machine = static_cast<uint64_t>(sysconf(_SC_AVPHYS_PAGES)) * page_size();
  uint64_t limit = physical_memory();
  return machine < limit ? machine : limit;
}

MappedFile map_file(const char* path) {
  MappedFile file;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file;
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
    file.size = static_cast<size_t>(status.st_size);
    file.ok = true;
    if (file.size > 0) {
      void* data = mmap(nullptr, file.size, PROT_READ, MAP_PRIVATE, fd, 0);
      file.ok = data != MAP_FAILED;
      file.data = file.ok ? static_cast<const uint8_t*>(data) : nullptr;
    }
  }
  close(fd);
  return file;
}
void unmap_file(const MappedFile& file) {
  if (file.data != nullptr) munmap(const_cast<uint8_t*>(file.data), file.size);
}

}  // namespace cortado::os
