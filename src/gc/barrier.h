#pragma once
// The one place that knows what a reference load or store owes the collector. Used by every tier, JNI, Unsafe,
// arraycopy and clone, through HeapAccess. A store marks the card of the cell; compiled code does the same in
// BaselineCompiler::emit_card_mark. A load owes nothing; a concurrent collector would hook it here.

#include "gc/card_table.h"
#include "gc/object.h"
#include "gc/reference.h"

namespace cortado {

enum class LoadStrength : uint8_t { kStrong, kWeak, kPhantom };

struct Barrier {
  // After `value` was stored into `holder` at `cell`.
  CORTADO_ALWAYS_INLINE static void stored(Object* /*holder*/, NarrowRef* cell, Object* /*value*/) {
    CardTable::mark(cell);
  }
  // After a block of references of `holder` was written (arraycopy, clone).
  CORTADO_ALWAYS_INLINE static void stored_range(Object* /*holder*/, NarrowRef* first, size_t count) {
    if (count != 0) CardTable::mark_range(first, count * sizeof(NarrowRef));
  }
  // After a reference was stored in a cell outside the heap that only HeapClient::visit_metadata_roots names: a mirror,
  // a constant. Young collections visit what was stored since the last collection.
  static void stored_in_metadata(NarrowRef* cell);
  // What a load of the given strength hands out: keeps alive what was only weakly held.
  CORTADO_ALWAYS_INLINE static Object* loaded(Object* value, LoadStrength) { return value; }
};

}  // namespace cortado
