#pragma once
// Objects from the thread's own allocation buffer, for functions that may not reach a safepoint (LeafFunction): null where
// the buffer has no room, and for what is large. Their memory is zero. Of initialised classes; nobody is told of them.

#include "gc/object.h"
#include "runtime/class.h"
#include "runtime/thread.h"

namespace cortado {

inline bool buffer_has_room(const Thread& thread, size_t size) {
  const AllocationBuffer& buffer = thread.allocation_buffer;
  return size <= static_cast<size_t>(buffer.end - buffer.top);
}

// The buffer has room.
inline Object* take_from_buffer(Thread& thread, size_t size, Class* c) {
  auto* object = reinterpret_cast<Object*>(thread.allocation_buffer.top);
  thread.allocation_buffer.top += size;
  object->initialize_header(&c->layout);
  return object;
}

inline Array* take_array_from_buffer(Thread& thread, size_t size, Class* array_class, int32_t length) {
  auto* array = static_cast<Array*>(take_from_buffer(thread, size, array_class));
  array->initialize_length(length);
  return array;
}

// What fits a buffer and is not worth a thought.
inline constexpr int32_t kLongestInBuffer = 8192;

inline Array* allocate_array_in_buffer(Thread& thread, Class* array_class, int32_t length) {
  if (length < 0 || length > kLongestInBuffer) return nullptr;
  size_t size = array_size(&array_class->layout, length);
  if (!buffer_has_room(thread, size)) return nullptr;
  return take_array_from_buffer(thread, size, array_class, length);
}

}  // namespace cortado
