// call_native: from a native method's frame to its C function and back.
//
// How the function is called is prepared once per method (Method::native_call). On x86-64 most signatures need no
// libffi: the System V convention gives integers and floating-point values registers of their own, so one call that
// fills them all fits every signature whose arguments fit the registers.

#include <ffi.h>

#include <memory>

#include "classfile/descriptor.h"
#include "runtime/exceptions.h"
#include "runtime/jni_references.h"
#include "runtime/mirrors.h"
#include "runtime/native_linker.h"

namespace cortado {

namespace {

constexpr uint32_t kIntegerRegisters = 6;
constexpr uint32_t kFloatRegisters = 8;
constexpr uint32_t kStackWords = 8;

// kIntegers: at most six integers. kRegisters: also floating-point values, at most eight. kStack: a few more arguments,
// which have found no register. kFfi: everything else.
enum class CallKind : uint8_t { kIntegers, kRegisters, kStack, kFfi };

struct NativeCall {
  CallKind kind = CallKind::kFfi;
  uint32_t count = 0;                  // arguments, with JNIEnv* and the class or receiver
  std::unique_ptr<BasicType[]> types;  // of the declared parameters only
  std::unique_ptr<ffi_type*[]> ffi_types;
  ffi_cif cif;
};

ffi_type* ffi_type_of(BasicType type) {
  switch (type) {
    case BasicType::kBoolean: return &ffi_type_uint8;
    case BasicType::kChar: return &ffi_type_uint16;
    case BasicType::kFloat: return &ffi_type_float;
    case BasicType::kDouble: return &ffi_type_double;
    case BasicType::kByte: return &ffi_type_sint8;
    case BasicType::kShort: return &ffi_type_sint16;
    case BasicType::kInt: return &ffi_type_sint32;
    case BasicType::kLong: return &ffi_type_sint64;
    case BasicType::kVoid: return &ffi_type_void;
    default: return &ffi_type_pointer;
  }
}

CallKind kind_of_call(uint32_t integers, uint32_t floats, BasicType result) {
#if defined(__x86_64__)
  uint32_t on_stack = (integers > kIntegerRegisters ? integers - kIntegerRegisters : 0) +
                      (floats > kFloatRegisters ? floats - kFloatRegisters : 0);
  if (on_stack > kStackWords) return CallKind::kFfi;
  if (on_stack > 0) return CallKind::kStack;
  bool float_result = is_floating(result);
  return floats == 0 && !float_result ? CallKind::kIntegers : CallKind::kRegisters;
#else
  (void)integers, (void)floats, (void)result;
  return CallKind::kFfi;
#endif
}

// Null: another thread was quicker, or memory is short; then the caller reads or tries again.
NativeCall* prepare(Method* method) {
  auto* call = new NativeCall;
  size_t parameters = classfile::parameter_count(method->descriptor->view());
  call->types = std::make_unique<BasicType[]>(parameters);
  call->ffi_types = std::make_unique<ffi_type*[]>(parameters + 2);
  uint32_t count = 2, floats = 0;
  call->ffi_types[0] = call->ffi_types[1] = &ffi_type_pointer;
  for (classfile::DescriptorIterator it(method->descriptor->view()); !it.at_return(); it.next()) {
    auto type = it.type();
    if (is_floating(type)) floats++;
    call->types[count - 2] = type;
    call->ffi_types[count++] = ffi_type_of(type);
  }
  call->count = count;
  call->kind = kind_of_call(count - floats, floats, method->result_type);
  ffi_status status =
      ffi_prep_cif(&call->cif, FFI_DEFAULT_ABI, count, ffi_type_of(method->result_type), call->ffi_types.get());
  CORTADO_CHECK(status == FFI_OK);
  uint64_t expected = 0;
  if (method->native_call.compare_exchange_strong(expected, reinterpret_cast<uint64_t>(call))) return call;
  delete call;
  return reinterpret_cast<NativeCall*>(expected);
}

NativeCall* call_description(Method* method) {
  uint64_t prepared = method->native_call.load(std::memory_order_acquire);
  return CORTADO_LIKELY(prepared != 0) ? reinterpret_cast<NativeCall*>(prepared) : prepare(method);
}

// A slot as an integer argument: sub-word types are extended to a word, as the callee may rely on.
uint64_t integer_argument(BasicType type, Slot* slot) {
  if (is_reference(type)) return *slot == 0 ? 0 : reinterpret_cast<uint64_t>(slot);
  if (type == BasicType::kLong) return *slot;
  if (type == BasicType::kBoolean) return *slot & 1;
  return static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(*slot)));
}

struct Arguments {
  uint64_t integers[kIntegerRegisters] = {};
  double floats[kFloatRegisters] = {};  // a float's bits in the low half
  uint64_t stack[kStackWords] = {};     // in the order of the parameters, whatever their type
};

void load_arguments(const NativeCall& call, void* env, void* self, Slot* parameters, Arguments& to) {
  to.integers[0] = reinterpret_cast<uint64_t>(env);
  to.integers[1] = reinterpret_cast<uint64_t>(self);
  uint32_t integers = 2, floats = 0, on_stack = 0;
  for (uint32_t i = 0; i + 2 < call.count; i++) {
    BasicType type = call.types[i];
    bool is_float = is_floating(type);
    uint64_t value = is_float ? *parameters : integer_argument(type, parameters);
    if (is_float && floats < kFloatRegisters) {
      std::memcpy(&to.floats[floats++], &value, sizeof(double));
    } else if (!is_float && integers < kIntegerRegisters) {
      to.integers[integers++] = value;
    } else {
      to.stack[on_stack++] = value;
    }
    parameters += slots_of(type);
  }
}

uint64_t call_with_integers(void* function, const Arguments& a) {
  using Function = uint64_t (*)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);
  const uint64_t* i = a.integers;
  return reinterpret_cast<Function>(function)(i[0], i[1], i[2], i[3], i[4], i[5]);
}

// The words of the stack come last: six integers and eight doubles before them take all registers.
template <class R, class... Words>
R call_with_registers_as(void* function, const Arguments& a, Words... words) {
  using Function = R (*)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, double, double, double, double,
                         double, double, double, double, Words...);
  const uint64_t* i = a.integers;
  const double* f = a.floats;
  return reinterpret_cast<Function>(function)(i[0], i[1], i[2], i[3], i[4], i[5], f[0], f[1], f[2], f[3], f[4], f[5],
                                              f[6], f[7], words...);
}

template <class... Words>
uint64_t call_with_registers(void* function, const Arguments& a, BasicType result, Words... words) {
  if (result != BasicType::kFloat && result != BasicType::kDouble) {
    return call_with_registers_as<uint64_t>(function, a, words...);
  }
  double value = call_with_registers_as<double>(function, a, words...);
  uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

// Not inlined: its frame is not for the others, who may recurse deeply.
CORTADO_NOINLINE uint64_t call_with_ffi(NativeCall& call, void* function, void* env, void* self, Slot* parameters) {
  auto* values = static_cast<uint64_t*>(__builtin_alloca(call.count * sizeof(uint64_t)));
  auto* addresses = static_cast<void**>(__builtin_alloca(call.count * sizeof(void*)));
  values[0] = reinterpret_cast<uint64_t>(env);
  values[1] = reinterpret_cast<uint64_t>(self);
  addresses[0] = &values[0];
  addresses[1] = &values[1];
  for (uint32_t i = 0; i + 2 < call.count; i++) {
    BasicType type = call.types[i];
    bool is_float = is_floating(type);
    values[i + 2] = is_float ? *parameters : integer_argument(type, parameters);
    addresses[i + 2] = &values[i + 2];
    parameters += slots_of(type);
  }
  uint64_t result = 0;
  ffi_call(&call.cif, reinterpret_cast<void (*)()>(function), &result, addresses);
  return result;
}

uint64_t call_in_native(NativeCall& call, void* function, void* env, void* self, Slot* parameters, BasicType result) {
  if (call.kind == CallKind::kFfi) return call_with_ffi(call, function, env, self, parameters);
  Arguments a;
  load_arguments(call, env, self, parameters, a);
  if (call.kind == CallKind::kIntegers) return call_with_integers(function, a);
  if (call.kind == CallKind::kRegisters) return call_with_registers(function, a, result);
  const uint64_t* w = a.stack;
  return call_with_registers(function, a, result, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
}

// What the function returned as a slot: the bits above the type's width are anything.
Slot normalized_result(BasicType type, uint64_t bits) IN_VM {
  switch (type) {
    case BasicType::kBoolean: return static_cast<uint8_t>(bits) != 0;
    case BasicType::kByte: return static_cast<uint32_t>(static_cast<int8_t>(bits));
    case BasicType::kChar: return static_cast<uint16_t>(bits);
    case BasicType::kShort: return static_cast<uint32_t>(static_cast<int16_t>(bits));
    case BasicType::kInt:
    case BasicType::kFloat: return static_cast<uint32_t>(bits);
    case BasicType::kLong:
    case BasicType::kDouble: return bits;
    case BasicType::kVoid: return 0;
    default: return reinterpret_cast<Slot>(handle_of(reinterpret_cast<jobject>(bits)).get().release());
  }
}

}  // namespace

void release_native_call(Method* method) {
  if (!method->is_native()) return;
  delete reinterpret_cast<NativeCall*>(method->native_call.exchange(0, std::memory_order_relaxed));
}

void call_native(Thread& thread, Method* method, void* function, Slot* locals) {
  if (CORTADO_UNLIKELY(thread.native_stack_is_low())) {
    (void)throw_stack_overflow(thread);
    return;
  }
  if (CORTADO_UNLIKELY(thread.jni_functions == nullptr)) thread.jni_functions = jni_function_table;
  NativeCall& call = *call_description(method);
  LocalFrame frame(thread);
  void* self;
  if (method->is_static()) {
    self = new_local(thread, mirror_of(method->holder));
  } else {
    self = locals++;
  }
  uint64_t bits;
  {
    NativeScope native(thread);
    bits = call_in_native(call, function, thread.jni_env(), self, locals, method->result_type);
  }
  if (CORTADO_UNLIKELY(thread.unchecked_call != nullptr)) thread.unchecked_call = nullptr;  // Java looks by itself
  thread.result = normalized_result(method->result_type, bits);
}

}  // namespace cortado
