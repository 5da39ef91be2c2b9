#pragma once
// Method: a method in the method area, owned by its class (Class::methods), or made by the VM (method-handle
// intrinsics, interface bridges). No C++ vtable. The two entry points and the native function are addresses in this
// process and are set again when metadata is mapped from a file.

#include <atomic>

#include "base/meta_ptr.h"
#include "classfile/constants.h"
#include "runtime/field.h"
#include "runtime/final_type.h"

namespace cortado {

class Class;
class ConstantPool;
class Thread;

struct ExceptionTableEntry {  // JVMS 4.7.3; bytecode indices
  uint16_t start_pc, end_pc, handler_pc, catch_type;
};

enum class MethodIntrinsic : uint8_t {
  kNone,
  kInvokeBasic,
  kLinkToStatic,
  kLinkToSpecial,
  kLinkToVirtual,
  kLinkToInterface,
  kLinkToNative,
  kConcatenate,    // a StringConcatenation
  kInvokeGeneric,  // invoke, invokeExact, VarHandle access modes: linked per call site
};

class Method {
 public:
  enum Flag : uint32_t {
    kCallerSensitive = 1 << 0,
    kHidden = 1 << 1,
    kLambdaFormCompiled = 1 << 2,
    kForceInline = 1 << 3,
    kDontInline = 1 << 4,
    kIntrinsicCandidate = 1 << 5,
    kScoped = 1 << 6,
    kReservedStackAccess = 1 << 7,
    kSignaturePolymorphic = 1 << 8,
    kHasJsr = 1 << 9,
    kOverpass = 1 << 10,             // made by the VM: ambiguous defaults; abstract,
                                     // throw_selection_error says what
    kIsObjectInitializer = 1 << 11,  // Object.<init>: registers finalizable objects
    kDefault = 1 << 12,              // non-abstract, non-static, non-private method of an interface
    kNotCompilable = 1 << 13,
    // Known when `code` is there:
    kHasLoop = 1 << 14,  // a jump that goes back
    kHasCall = 1 << 15,  // an instruction that calls a method, or may
    // The class file has what `code` has another opcode for (interp/plain_opcodes.h):
    kReplacesFloating = 1 << 16,  // an instruction for floating-point numbers that does the same for others
    kReplacesNull = 1 << 17,      // aconst_null
  };
  static constexpr uint32_t kResultTypeShift = 18;  // three bits of the flags: a FinalType

  // Hot: read by handlers and generated code. Code addresses.
  // Whoever makes a Method calls prepare_method_entries (runtime/upcall.h) once the rest is set.
  uint64_t from_interpreted = 0;  // entry for interpreted callers, see docs/linkage-x86_64.md
  uint64_t from_compiled = 0;     // entry for compiled callers
  MetaPtr<uint8_t> code;          // the rewritten copy that tier 0 runs; null before the first execution
  MetaPtr<ConstantPool> pool;
  uint16_t max_locals = 0;
  uint16_t max_stack = 0;       // as in the class file; frames have one slot more, for appendices
  uint16_t argument_slots = 0;  // with the receiver
  uint16_t access_flags = 0;
  MetaPtr<Class> holder;
  uint32_t flags = 0;
  uint32_t stale_exits = 0;  // of compiled code, at bytecodes that were resolved since it was made
  uint32_t counter = 0;      // calls and loop iterations until the tier policy is asked
  BasicType result_type = BasicType::kVoid;
  MethodIntrinsic intrinsic = MethodIntrinsic::kNone;
  uint16_t library_intrinsic = 0;   // row of jit/intrinsics/intrinsics.def, 0 for none
  int32_t vtable_index = kNoIndex;  // or kNonVirtual
  int32_t itable_index = kNoIndex;  // position in its interface's method list

  // Cold.
  MetaPtr<Symbol> name;
  MetaPtr<Symbol> descriptor;
  uint16_t generic_signature = 0;  // Utf8 index, or 0
  uint16_t index = 0;              // in Class::methods: java.lang.reflect.Method.slot
  uint32_t code_offset = 0;        // of the original bytecode in Class::class_file
  uint32_t code_length = 0;
  MetaArray<ExceptionTableEntry> exception_table;
  uint32_t first_call_site = 0;    // its first invokedynamic's entry in ConstantPool::call_sites; the others follow in
                                   // the order of the code
  uint32_t attributes_offset = 0;  // of attributes_count in Class::class_file, or 0: member_attributes.h
  std::atomic<uint64_t> native_function{0};  // address of the bound native, or 0
  union {
    std::atomic<uint64_t> native_call{0};  // native methods: prepared call description of the native-call bridge, or 0
    std::atomic<uint64_t> frame_maps;      // the others: cache of computed frame maps, or 0
  };
  std::atomic<uint64_t> method_id{0};  // the jmethodID cell, or 0
  std::atomic<uint64_t> compiled{0};   // compiled code object, or 0

  static constexpr int32_t kNoIndex = -1;
  static constexpr int32_t kNonVirtual = -2;  // statically bound: private, final, <init>, static

  bool is_static() const { return (access_flags & kAccStatic) != 0; }
  bool is_native() const { return (access_flags & kAccNative) != 0; }
  bool is_abstract() const { return (access_flags & kAccAbstract) != 0; }
  bool is_final() const { return (access_flags & kAccFinal) != 0; }
  bool is_private() const { return (access_flags & kAccPrivate) != 0; }
  bool is_public() const { return (access_flags & kAccPublic) != 0; }
  bool is_protected() const { return (access_flags & kAccProtected) != 0; }
  bool is_package_private() const { return (access_flags & (kAccPublic | kAccPrivate | kAccProtected)) == 0; }
  bool is_synchronized() const { return (access_flags & kAccSynchronized) != 0; }
  bool is_initializer() const { return name->view() == "<init>"; }
  bool is_class_initializer() const { return name->view() == "<clinit>"; }
  bool has(Flag flag) const { return (flags & flag) != 0; }
  void set(uint32_t added) { __atomic_fetch_or(&flags, added, __ATOMIC_RELAXED); }
  FinalType final_result_type() const { return static_cast<FinalType>(flags >> kResultTypeShift & 7); }
  // Before others see the method.
  void set_final_result_type(FinalType type) { flags |= static_cast<uint32_t>(type) << kResultTypeShift; }
  // The original bytecode (never the rewritten copy).
  const uint8_t* bytecode() const;
  // Source line of a bytecode index, or -1. Native methods: -2.
  int line_number(uint32_t bci) const;
  // `java.lang.String.indexOf(int)`: external form used in messages, e.g. "void pkg.C.m(int, java.lang.String)" with
  // the return type first.
  std::string external_name() const;       // pkg.C.m(int, java.lang.String)
  std::string external_signature() const;  // void pkg.C.m(int, java.lang.String)
};
// There is one for each method of each class that is loaded.
static_assert(sizeof(Method) == 128);

}  // namespace cortado
