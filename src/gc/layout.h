#pragma once
// Layout: all that a collector must know of a class. It is the first member of runtime's Class, so the class word of an
// object header names both.

#include <cstdint>

#include "base/meta_ptr.h"

namespace cortado {

enum class ObjectKind : uint8_t {
  kInstance,   // plain object
  kReference,  // java.lang.ref.Reference and subclasses; see `strength`
  kMirror,     // java.lang.Class: carries the static fields of the class it mirrors
  kReferenceArray,
  kPrimitiveArray,
};

enum class ReferenceStrength : uint8_t { kNone, kSoft, kWeak, kFinal, kPhantom };

// `count` consecutive 32-bit references starting `offset` bytes from the object's address.
struct ReferenceRun {
  uint32_t offset;
  uint32_t count;
};

struct Layout {
  uint32_t instance_size = 0;  // bytes, a multiple of 8; 0 for arrays; for java.lang.Class without static fields
  ObjectKind kind = ObjectKind::kInstance;
  ReferenceStrength strength = ReferenceStrength::kNone;
  uint8_t element_shift = 0;  // arrays: log2 of the element size in bytes
  uint8_t element_base = 0;   // arrays: element_base_of(element_shift)
  // Reference fields of an instance, superclasses' included. For kReference without `referent` and `discovered`.
  MetaArray<ReferenceRun> references;
  // The mirror of the class: size in bytes with static fields, and the reference fields among the static fields.
  uint32_t mirror_size = 0;
  MetaArray<ReferenceRun> static_references;
  // What marking tells the runtime when it scans an instance (HeapClient::marked); 0 for nearly all. The bits mean
  // something to the runtime only. Atomic accesses during a collection.
  uint8_t marking_notice = 0;
};

// Offset of the hidden field in a mirror that holds the MetaPtr<Layout> (= Class) of the mirrored class; 32 bits.
inline constexpr uint32_t kMirrorLayoutOffset = 8;

}  // namespace cortado
