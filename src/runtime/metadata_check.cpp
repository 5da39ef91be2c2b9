#include "runtime/metadata_check.h"

#include "runtime/class.h"
#include "runtime/method.h"

namespace cortado {

namespace {

template <class T>
bool is_readable(MetaPtr<T> pointer) {
  return pointer && reinterpret_cast<uintptr_t>(pointer.get()) % 4 == 0 &&
         is_readable_metadata(pointer.get(), sizeof(T));
}

bool is_member(const Method* method, const Class* holder) {
  auto first = reinterpret_cast<uintptr_t>(holder->methods.begin());
  auto address = reinterpret_cast<uintptr_t>(method);
  return address >= first && address - first < uintptr_t{holder->methods.size()} * sizeof(Method) &&
         (address - first) % sizeof(Method) == 0;
}

// Copies that a redefinition made, and the VM's own, are in no class's table.
bool looks_like_method(const Method* method) {
  if (!is_readable(method->name) || !is_readable(method->descriptor)) return false;
  if (method->is_native()) return true;
  return method->code && is_readable(method->pool) && method->pool->holder == method->holder;
}

}  // namespace

bool is_method(const Method* method) {
  if (reinterpret_cast<uintptr_t>(method) % alignof(Method) != 0) return false;
  if (!is_readable_metadata(method, sizeof(Method)) || !is_readable(method->holder)) return false;
  return is_member(method, method->holder.get()) || looks_like_method(method);
}

int32_t bci_of_position(const Method* method, uintptr_t position) {
  if (!method->code) return -1;
  auto start = reinterpret_cast<uintptr_t>(method->code.get());
  return position >= start && position - start < method->code_length ? static_cast<int32_t>(position - start) : -1;
}

}  // namespace cortado
