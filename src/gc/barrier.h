#pragma once
// The one place that knows what a reference load or store owes the collector. Used by every tier, JNI, Unsafe,
// arraycopy and clone, through HeapAccess. The semi-space collector owes nothing, so every function here is a plain
// access; a generational collector marks a card in `stored`, a concurrent one hooks the loads.

#include "gc/object.h"
#include "gc/reference.h"

namespace cortado {

enum class LoadStrength : uint8_t { kStrong, kWeak, kPhantom };

struct Barrier {
  // After `value` was stored into `holder` at `cell`.
  CORTADO_ALWAYS_INLINE static void stored(Object* /*holder*/, NarrowRef* /*cell*/, Object* /*value*/) {}
  // After a block of references of `holder` was written (arraycopy, clone).
  CORTADO_ALWAYS_INLINE static void stored_range(Object* /*holder*/, NarrowRef* /*first*/, size_t /*count*/) {}
  // What a load of the given strength hands out: keeps alive what was only weakly held.
  CORTADO_ALWAYS_INLINE static Object* loaded(Object* value, LoadStrength) { return value; }
};

}  // namespace cortado
