#pragma once
// What the workers of a collection keep on their stacks: an object, or a run of reference cells, whose number is in the
// upper 16 bits.

#include <cstddef>
#include <cstdint>

#include "gc/reference.h"

namespace cortado {

struct WorkItem {
  static constexpr uint32_t kCountShift = 48;
  static constexpr size_t kMostCells = size_t{1} << 12;  // of one item: a long array can be shared

  static uint64_t of_object(Object* object) { return reinterpret_cast<uint64_t>(object); }
  static uint64_t of_cells(NarrowRef* cells, size_t count) {
    return reinterpret_cast<uint64_t>(cells) | (uint64_t{count} << kCountShift);
  }
  static size_t count(uint64_t item) { return item >> kCountShift; }  // 0: an object
  static NarrowRef* cells(uint64_t item) {
    return reinterpret_cast<NarrowRef*>(item & ((uint64_t{1} << kCountShift) - 1));
  }
  static Object* object(uint64_t item) { return reinterpret_cast<Object*>(item); }

  // The last part of a long run first, so that it is taken last.
  template <class Stack>
  static void push_cells(Stack& stack, NarrowRef* cells, size_t count) {
    for (size_t end = count; end > 0;) {
      size_t begin = (end - 1) / kMostCells * kMostCells;
      stack.push_back(of_cells(cells + begin, end - begin));
      end = begin;
    }
  }
};

}  // namespace cortado
