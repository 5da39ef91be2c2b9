#pragma once
// The memory that the collectors need beside the heap, for accounts of it.

namespace cortado {

// Whether a mapping that begins at `address` holds card table, object starts or marks.
bool is_heap_side_table(const void* address);

}  // namespace cortado
