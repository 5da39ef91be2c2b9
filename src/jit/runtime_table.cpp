#include "jit/runtime_table.h"

#include <cmath>
#include <cstring>
#include <limits>

#include "interp/linkage.h"
#include "interp/slow_paths.h"
#include "jit/intrinsics/intrinsics.h"
#include "jit/leaving.h"
#include "runtime/allocation.h"
#include "runtime/jni_references.h"
#include "runtime/string_concatenation.h"

// Compiled code is in state InJava and calls with its state saved: what the analysis wants to be told is so.
#define HELPER CORTADO_NO_THREAD_SAFETY_ANALYSIS

namespace cortado::jit {

const void* const runtime_table[] = {
#define RUNTIME_FUNCTION(id, address) reinterpret_cast<const void*>(address),
#include "jit/runtime_table.def"
#undef RUNTIME_FUNCTION
};

namespace {

template <class V>
V from_bits(uint64_t bits) {
  V value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}
template <class V>
uint64_t to_bits(V value) {
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  return bits;
}

// JLS 5.1.3: NaN is 0, what does not fit becomes the nearest value.
template <class To, class From>
To saturate(From value) {
  if (std::isnan(value)) return 0;
  if (value >= static_cast<From>(std::numeric_limits<To>::max())) return std::numeric_limits<To>::max();
  if (value <= static_cast<From>(std::numeric_limits<To>::min())) return std::numeric_limits<To>::min();
  return static_cast<To>(value);
}

constexpr uint32_t kMostDimensions = 255;  // JVMS 4.4.1

template <class T>
uint64_t raw_or_zero(JavaResult<Unrooted<T>> result) {
  if (result.failed()) return 0;
  return reinterpret_cast<uint64_t>(std::move(result).value().release());
}

}  // namespace

HELPER uint64_t helper_new(Thread* thread, Class* c) { return raw_or_zero(new_instance(*thread, c)); }
HELPER uint64_t helper_new_array(Thread* thread, uint64_t type, int32_t length) {
  return raw_or_zero(new_primitive_array(*thread, static_cast<BasicType>(type), length));
}
HELPER uint64_t helper_new_object_array(Thread* thread, Class* array_class, int32_t length) {
  return raw_or_zero(new_array_of(*thread, array_class, length));
}
HELPER uint64_t helper_new_multi_array(Thread* thread, Class* array_class, const Slot* lengths, uint32_t count) {
  int32_t values[kMostDimensions];
  for (uint32_t i = 0; i < count; i++) values[i] = static_cast<int32_t>(lengths[i]);
  return raw_or_zero(new_multi_array(*thread, array_class, values, count));
}
HELPER uint64_t helper_select_interface(Thread* thread, Frame* frame, Object** receiver) {
  return reinterpret_cast<uint64_t>(interp::select_interface_method(*thread, frame, frame->position(), receiver));
}
HELPER uint64_t helper_check_interface(Thread* thread, Frame* frame, Object** receiver) {
  return reinterpret_cast<uint64_t>(interp::check_interface_receiver(*thread, frame, frame->position(), receiver));
}
HELPER uint64_t helper_monitor_enter(Thread* thread, Object** operand) {
  return interp::enter_monitor(*thread, operand);
}
HELPER uint64_t helper_monitor_exit(Thread* thread, Object** operand) { return interp::exit_monitor(*thread, operand); }
HELPER uint64_t helper_lock_method(Thread* thread, Frame* frame) { return interp::lock_method(*thread, frame); }
HELPER uint64_t helper_unlock_method(Thread* thread, Frame* frame) { return interp::unlock_method(*thread, frame); }
HELPER void helper_return_from_native(Thread* thread) { ThreadTransition::enter_vm_slow(*thread); }
HELPER uint64_t helper_resolve_reference(Thread*, void* reference) {
  return reinterpret_cast<uint64_t>(handle_of(static_cast<jobject>(reference)).get().release());
}
HELPER void helper_close_references(Thread* thread, void* references) {
  close_local_references(*thread, *static_cast<LocalReferences*>(references));
}
uint64_t helper_is_subtype(Thread*, Object* object, Class* of) { return of->is_instance(object); }
uint64_t helper_can_store(Thread*, Array* array, Object* value) {
  return value == nullptr || Class::of(array)->element_class->is_instance(value);
}
uint64_t helper_double_remainder(Thread*, uint64_t a, uint64_t b) {
  return to_bits(std::fmod(from_bits<double>(a), from_bits<double>(b)));
}
uint64_t helper_float_remainder(Thread*, uint64_t a, uint64_t b) {
  return to_bits(std::fmod(from_bits<float>(a), from_bits<float>(b)));
}
uint64_t helper_float_to_int(Thread*, uint64_t bits) {
  return static_cast<uint32_t>(saturate<int32_t>(from_bits<float>(bits)));
}
uint64_t helper_float_to_long(Thread*, uint64_t bits) {
  return static_cast<uint64_t>(saturate<int64_t>(from_bits<float>(bits)));
}
uint64_t helper_double_to_int(Thread*, uint64_t bits) {
  return static_cast<uint32_t>(saturate<int32_t>(from_bits<double>(bits)));
}
uint64_t helper_double_to_long(Thread*, uint64_t bits) {
  return static_cast<uint64_t>(saturate<int64_t>(from_bits<double>(bits)));
}

}  // namespace cortado::jit
