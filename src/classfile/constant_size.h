#pragma once

#include <cstdint>

#include "classfile/constants.h"

namespace cortado::classfile {

// Bytes of a constant-pool entry after its tag (JVMS 4.4); 0 for Utf8, whose text has a length of its own, and unknown tags.
constexpr uint32_t constant_size(ConstantTag tag) {
  switch (tag) {
    case ConstantTag::kClass:
    case ConstantTag::kString:
    case ConstantTag::kMethodType:
    case ConstantTag::kModule:
    case ConstantTag::kPackage: return 2;
    case ConstantTag::kMethodHandle: return 3;
    case ConstantTag::kInteger:
    case ConstantTag::kFloat:
    case ConstantTag::kFieldref:
    case ConstantTag::kMethodref:
    case ConstantTag::kInterfaceMethodref:
    case ConstantTag::kNameAndType:
    case ConstantTag::kDynamic:
    case ConstantTag::kInvokeDynamic: return 4;
    case ConstantTag::kLong:
    case ConstantTag::kDouble: return 8;
    default: return 0;
  }
}

}  // namespace cortado::classfile
