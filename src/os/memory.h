#pragma once
// Address space and pages. Sizes and addresses are in bytes; they must be multiples of page_size() unless said otherwise.
// Failure is a null pointer or false; errno says why. Any thread, any state.

#include <cstddef>
#include <cstdint>

namespace cortado::os {

size_t page_size();
inline size_t align_up(size_t value, size_t alignment) { return (value + alignment - 1) & ~(alignment - 1); }
inline size_t align_down(size_t value, size_t alignment) { return value & ~(alignment - 1); }

// Address space without memory behind it (no access, nothing accounted). `alignment`: a power of two, 0: page size.
void* reserve(size_t size, size_t alignment = 0);
// Exactly at `address`; null if any of it is taken.
void* reserve_at(void* address, size_t size);
// The lowest free place found in [from, to), probing in steps of `step`; null if there is none.
void* reserve_between(uintptr_t from, uintptr_t to, size_t size, size_t step);
// Makes reserved pages readable and writable; they read as zeros at the first touch.
bool commit(void* address, size_t size);
// Gives pages back and makes them inaccessible; the range stays reserved.
bool decommit(void* address, size_t size);
// Gives the pages' memory back; they stay accessible and read as zeros.
bool discard(void* address, size_t size);
// Asks for huge pages (huge_page_size() bytes, aligned) at the first touch of this range: much cheaper by the byte.
void prefer_huge_pages(void* address, size_t size);
// Asks for none from now on.
void prefer_small_pages(void* address, size_t size);
// As if each page of the range were written, in one go. Without effect where the system cannot.
void populate(void* address, size_t size);
// As if each were read.
void populate_for_reading(void* address, size_t size);
constexpr size_t huge_page_size() { return size_t{2} << 20; }
void release(void* address, size_t size);

enum class Protection : uint8_t { kNone, kRead, kReadWrite, kReadExecute };
bool protect(void* address, size_t size, Protection protection);

// Bytes of physical memory this process may use (the machine's, or the container's limit).
uint64_t physical_memory();
uint64_t available_memory();

// A whole file, mapped read-only and private. Need not be page aligned in length.
struct MappedFile {
  const uint8_t* data = nullptr;
  size_t size = 0;
  bool ok = false;  // an empty file is ok with null data
};
MappedFile map_file(const char* path);
void unmap_file(const MappedFile& file);

}  // namespace cortado::os
