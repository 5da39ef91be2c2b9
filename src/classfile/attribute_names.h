// The attributes of JVMS 4.7 that the VM reads, by name.
#pragma once

#include <cstdint>
#include <string_view>

namespace cortado::classfile {

// clang-format off
#define CORTADO_ATTRIBUTES(X)                                                                                   \
  X(AnnotationDefault) X(BootstrapMethods) X(Code) X(ConstantValue) X(Deprecated) X(EnclosingMethod)            \
  X(Exceptions) X(InnerClasses) X(LineNumberTable) X(LocalVariableTable) X(LocalVariableTypeTable)              \
  X(MethodParameters) X(NestHost) X(NestMembers) X(PermittedSubclasses) X(Record)                               \
  X(RuntimeInvisibleAnnotations) X(RuntimeInvisibleParameterAnnotations) X(RuntimeInvisibleTypeAnnotations)     \
  X(RuntimeVisibleAnnotations) X(RuntimeVisibleParameterAnnotations) X(RuntimeVisibleTypeAnnotations)           \
  X(Signature) X(SourceDebugExtension) X(SourceFile) X(StackMapTable) X(Synthetic)
// clang-format on

enum class AttributeName : uint8_t {
  kUnknown,
#define X(name) k##name,
  CORTADO_ATTRIBUTES(X)
#undef X
};

AttributeName attribute_name(std::string_view text);

}  // namespace cortado::classfile
