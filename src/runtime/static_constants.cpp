#include "runtime/static_constants.h"

#include "gc/barrier.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/class.h"
#include "runtime/field.h"
#include "runtime/loader_data.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

Mutex static_constants_mutex(LockRank::kSymbolTable, "static constants");

const StaticConstant* find(const Field& field) {
  for (const StaticConstant* constant = field.holder->static_constants.load_acquire(); constant != nullptr;
       constant = constant->next) {
    if (constant->offset == field.offset) return constant;
  }
  return nullptr;
}

}  // namespace

const NarrowRef* static_constant_cell(const Field& field) {
  if (const StaticConstant* there = find(field)) return &there->value;
  Class* holder = field.holder;
  if (holder == wk.classes.System) return nullptr;
  MutexLock lock(static_constants_mutex);
  if (const StaticConstant* there = find(field)) return &there->value;
  const Object* object =
      HeapAccess::load_reference(decode_reference(holder->mirror), static_cast<int32_t>(field.offset));
  if (object == nullptr) return nullptr;
  auto* constant = holder->loader->arena.make<StaticConstant>();
  if (constant == nullptr) return nullptr;
  constant->value = encode_reference(object);
  constant->offset = field.offset;
  constant->next = holder->static_constants;
  holder->static_constants.store_release(constant);
  Barrier::stored_in_metadata(&constant->value);
  return &constant->value;
}

}  // namespace cortado
