#include "runtime/method_equivalence.h"

#include <cstring>

#include "classfile/opcodes.h"
#include "runtime/class.h"

namespace cortado {

namespace {

using classfile::OperandFormat;

class Comparison {
 public:
  Comparison(const ConstantPool& a, const ConstantPool& b) : a_(a), b_(b) {}

  bool same_code(classfile::Bytes a, classfile::Bytes b) const {
    if (a.size() != b.size()) return false;
    for (uint32_t at = 0; at < a.size();) {
      uint32_t length = classfile::instruction_length(a, at);
      if (length == 0 || a[at] != b[at] || !same_operands(a.data() + at, b.data() + at, length)) return false;
      at += length;
    }
    return true;
  }
  bool same_class(uint16_t a, uint16_t b) const { return a == 0 || b == 0 ? a == b : same_constant(a, b); }

 private:
  bool same_operands(const uint8_t* a, const uint8_t* b, uint32_t length) const {
    uint32_t compared = 1;
    switch (classfile::opcode_info(static_cast<classfile::Opcode>(a[0])).format) {
      case OperandFormat::kCp1:
        if (!same_constant(a[1], b[1])) return false;
        compared = 2;
        break;
      case OperandFormat::kCp2:
      case OperandFormat::kInvokeInterface:
      case OperandFormat::kInvokeDynamic:
      case OperandFormat::kMultiANewArray:
        if (!same_constant(classfile::read_u2(a + 1), classfile::read_u2(b + 1))) return false;
        compared = 3;
        break;
      default: break;
    }
    return std::memcmp(a + compared, b + compared, length - compared) == 0;
  }

  bool same_text(uint32_t a, uint32_t b) const {
    return a_.utf8(static_cast<uint16_t>(a)) == b_.utf8(static_cast<uint16_t>(b));
  }
  bool same_name_and_type(uint32_t a, uint32_t b) const {
    uint32_t left = a_.value(static_cast<uint16_t>(a)), right = b_.value(static_cast<uint16_t>(b));
    return same_text(left >> 16, right >> 16) && same_text(left, right);
  }
  bool same_bootstrap_method(uint32_t a, uint32_t b) const {
    ConstantPool::BootstrapMethod left = a_.bootstrap_method(static_cast<uint16_t>(a));
    ConstantPool::BootstrapMethod right = b_.bootstrap_method(static_cast<uint16_t>(b));
    if (left.argument_count != right.argument_count || !same_constant(left.method_handle, right.method_handle))
      return false;
    for (uint16_t i = 0; i < left.argument_count; i++) {
      if (!same_constant(left.arguments[i], right.arguments[i])) return false;
    }
    return true;
  }

  bool same_constant(uint16_t a, uint16_t b) const {
    if (a_.tag(a) != b_.tag(b)) return false;
    uint32_t left = a_.value(a), right = b_.value(b);
    switch (a_.tag(a)) {
      case ConstantTag::kUtf8: return same_text(a, b);
      case ConstantTag::kInteger:
      case ConstantTag::kFloat: return left == right;
      case ConstantTag::kLong:
      case ConstantTag::kDouble: return a_.long_at(a) == b_.long_at(b);
      case ConstantTag::kClass:
      case ConstantTag::kString:
      case ConstantTag::kMethodType: return same_text(left, right);
      case ConstantTag::kFieldref:
      case ConstantTag::kMethodref:
      case ConstantTag::kInterfaceMethodref:
        return same_constant(static_cast<uint16_t>(left >> 16), static_cast<uint16_t>(right >> 16)) &&
               same_name_and_type(left, right);
      case ConstantTag::kNameAndType: return same_name_and_type(a, b);
      case ConstantTag::kMethodHandle:
        return left >> 16 == right >> 16 && same_constant(static_cast<uint16_t>(left), static_cast<uint16_t>(right));
      case ConstantTag::kDynamic:
      case ConstantTag::kInvokeDynamic:
        return same_name_and_type(left, right) && same_bootstrap_method(left >> 16, right >> 16);
      default: return false;
    }
  }

  const ConstantPool& a_;
  const ConstantPool& b_;
};

}  // namespace

bool is_equivalent(const Method& a, const Method& b) {
  if (a.access_flags != b.access_flags || a.max_locals != b.max_locals || a.code_length != b.code_length ||
      a.exception_table.size() != b.exception_table.size())
    return false;
  if (a.code_length == 0) return true;
  Comparison comparison(*a.pool, *b.pool);
  for (uint32_t i = 0; i < a.exception_table.size(); i++) {
    const ExceptionTableEntry &left = a.exception_table[i], &right = b.exception_table[i];
    if (left.start_pc != right.start_pc || left.end_pc != right.end_pc || left.handler_pc != right.handler_pc ||
        !comparison.same_class(left.catch_type, right.catch_type))
      return false;
  }
  return comparison.same_code({a.bytecode(), a.code_length}, {b.bytecode(), b.code_length});
}

}  // namespace cortado
