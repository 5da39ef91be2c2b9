#include "runtime/constant_pool.h"

#include "runtime/class.h"

namespace cortado {

Class* ConstantPool::resolved_class(uint16_t class_index) const {
  uint32_t bits = __atomic_load_n(&resolved.get_non_null()[class_index], __ATOMIC_ACQUIRE);
  return MetaPtr<Class>::from_bits(bits).get();
}

}  // namespace cortado
