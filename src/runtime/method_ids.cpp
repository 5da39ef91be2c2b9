#include "runtime/method_ids.h"

namespace cortado {

jmethodID method_id_of(Method* method) {
  uint64_t id = method->method_id.load(std::memory_order_acquire);
  if (id == 0) {
    auto* cell = new Method*(method);
    if (method->method_id.compare_exchange_strong(id, reinterpret_cast<uint64_t>(cell))) {
      id = reinterpret_cast<uint64_t>(cell);
    } else {
      delete cell;
    }
  }
  return reinterpret_cast<jmethodID>(id);
}

}  // namespace cortado
