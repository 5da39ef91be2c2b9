#pragma once
// The reference cells of an object, as blocks of consecutive cells: `visit(NarrowRef* cells, size_t count)`. Without
// `referent` and `discovered` of a java.lang.ref.Reference.

#include "gc/object.h"
#include "gc/reference.h"

namespace cortado {

template <class F>
CORTADO_ALWAYS_INLINE void for_each_run(Object* object, const MetaArray<ReferenceRun>& runs, F&& visit) {
  for (const ReferenceRun& run : runs) {
    visit(reinterpret_cast<NarrowRef*>(reinterpret_cast<uint8_t*>(object) + run.offset), size_t{run.count});
  }
}

template <class F>
CORTADO_ALWAYS_INLINE void for_each_cell_block(Object* object, F&& visit) {
  const Layout* layout = object->layout();
  switch (layout->kind) {
    case ObjectKind::kInstance:
    case ObjectKind::kReference: for_each_run(object, layout->references, visit); break;
    case ObjectKind::kMirror:
      for_each_run(object, layout->references, visit);
      if (const Layout* mirrored = mirrored_layout(object)) for_each_run(object, mirrored->static_references, visit);
      break;
    case ObjectKind::kReferenceArray: {
      auto* array = static_cast<Array*>(object);
      visit(reinterpret_cast<NarrowRef*>(array->elements()), static_cast<size_t>(array->length()));
      break;
    }
    case ObjectKind::kPrimitiveArray: break;
  }
}

}  // namespace cortado
