#include "runtime/constant_pool.h"

#include "classfile/class_file.h"
#include "runtime/class.h"

namespace cortado {

Class* ConstantPool::resolved_class(uint16_t class_index) const {
  uint32_t bits = __atomic_load_n(&resolved.get_non_null()[class_index], __ATOMIC_ACQUIRE);
  return MetaPtr<Class>::from_bits(bits).get();
}

std::string_view ConstantPool::utf8(uint16_t utf8_index) const {
  uint32_t bits = __atomic_load_n(&values.get_non_null()[utf8_index], __ATOMIC_ACQUIRE);
  if (!is_utf8_place(bits)) return MetaPtr<Symbol>::from_bits(bits)->view();
  const uint8_t* at = holder->class_file + (bits >> 1);
  return {reinterpret_cast<const char*>(at + 2), classfile::read_u2(at)};
}

Symbol* ConstantPool::make_symbol(uint16_t utf8_index) const {
  MetaPtr<Symbol> symbol = Symbol::intern(utf8(utf8_index), holder->loader);
  __atomic_store_n(&values.get_non_null()[utf8_index], symbol.bits(), __ATOMIC_RELEASE);
  return symbol.get();
}

}  // namespace cortado
