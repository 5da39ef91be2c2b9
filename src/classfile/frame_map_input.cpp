// frame_map.h for parsed class files.
#include "classfile/frame_map.h"

namespace cortado::classfile {

std::string_view constant_pool_descriptor(const void* constant_pool, Opcode opcode, uint16_t index) {
  const auto& pool = *static_cast<const ConstantPool*>(constant_pool);
  ConstantTag tag = pool.tag(index);
  bool loads = opcode_info(opcode).constant == ConstantKind::kLoadable ||
               opcode_info(opcode).constant == ConstantKind::kLoadable2;
  switch (tag) {
    case ConstantTag::kInteger: return loads ? "I" : "";
    case ConstantTag::kFloat: return loads ? "F" : "";
    case ConstantTag::kLong: return loads ? "J" : "";
    case ConstantTag::kDouble: return loads ? "D" : "";
    case ConstantTag::kString: return loads ? "Ljava/lang/String;" : "";
    case ConstantTag::kClass: return loads ? "Ljava/lang/Class;" : "";
    case ConstantTag::kMethodHandle: return loads ? "Ljava/lang/invoke/MethodHandle;" : "";
    case ConstantTag::kMethodType: return loads ? "Ljava/lang/invoke/MethodType;" : "";
    case ConstantTag::kDynamic: return loads ? pool.member_descriptor(index) : std::string_view();
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
    case ConstantTag::kInvokeDynamic: return loads ? std::string_view() : pool.member_descriptor(index);
    default: return {};
  }
}

FrameMapInput frame_map_input(const ClassFile& file, const Method& method) {
  FrameMapInput input;
  input.code = method.code->bytecode;
  input.exception_table = method.code->exception_table;
  input.descriptor = method.descriptor;
  input.is_static = method.is_static();
  input.max_locals = method.code->max_locals;
  input.max_stack = method.code->max_stack;
  input.descriptor_at = constant_pool_descriptor;
  input.context = &file.constants;
  return input;
}

}  // namespace cortado::classfile
