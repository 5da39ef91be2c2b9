#pragma once
// Numbers of the class file format that all houses use: access flags, constant pool tags, reference kinds.

#include <cstdint>

namespace cortado {

// JVMS 4.1, 4.5, 4.6, 4.7.6 (tables 4.1-B, 4.5-A, 4.6-A). Values shared between kinds of members keep both names.
enum AccessFlag : uint16_t {
  kAccPublic = 0x0001,
  kAccPrivate = 0x0002,
  kAccProtected = 0x0004,
  kAccStatic = 0x0008,
  kAccFinal = 0x0010,
  kAccSuper = 0x0020,
  kAccSynchronized = 0x0020,
  kAccVolatile = 0x0040,
  kAccBridge = 0x0040,
  kAccTransient = 0x0080,
  kAccVarargs = 0x0080,
  kAccNative = 0x0100,
  kAccInterface = 0x0200,
  kAccAbstract = 0x0400,
  kAccStrict = 0x0800,
  kAccSynthetic = 0x1000,
  kAccAnnotation = 0x2000,
  kAccEnum = 0x4000,
  kAccMandated = 0x8000,
  kAccModule = 0x8000,
};

// JVMS 4.4, table 4.4-A.
enum class ConstantTag : uint8_t {
  kUnusable = 0,  // index 0, and the index after a Long or Double
  kUtf8 = 1,
  kInteger = 3,
  kFloat = 4,
  kLong = 5,
  kDouble = 6,
  kClass = 7,
  kString = 8,
  kFieldref = 9,
  kMethodref = 10,
  kInterfaceMethodref = 11,
  kNameAndType = 12,
  kMethodHandle = 15,
  kMethodType = 16,
  kDynamic = 17,
  kInvokeDynamic = 18,
  kModule = 19,
  kPackage = 20,
};

// JVMS 4.4.8, table 5.4.3.5-A.
enum class ReferenceKind : uint8_t {
  kNone = 0,  // of no method handle
  kGetField = 1,
  kGetStatic = 2,
  kPutField = 3,
  kPutStatic = 4,
  kInvokeVirtual = 5,
  kInvokeStatic = 6,
  kInvokeSpecial = 7,
  kNewInvokeSpecial = 8,
  kInvokeInterface = 9,
};

}  // namespace cortado
