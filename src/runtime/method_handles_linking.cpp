// Linking of call sites and constants through java.lang.invoke.MethodHandleNatives. No lock is held while Java runs:
// linking executes code that links.

#include <unordered_map>

#include "classfile/descriptor.h"
#include "gc/heap_access.h"
#include "os/mutex.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/method_handles.h"
#include "runtime/mirrors.h"
#include "runtime/string_concatenation.h"
#include "runtime/strings.h"
#include "runtime/upcall.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

// MethodTypes of descriptors that mean the same to every class: all types are primitive or in java.*, which no loader
// can define anew. Strong roots; bounded by the descriptors there are.
Mutex method_types_lock(LockRank::kMethodHandles, "method types");
std::unordered_map<const Symbol*, Object**>& method_types() CORTADO_REQUIRES(method_types_lock) {
  static auto& table = *new std::unordered_map<const Symbol*, Object**>();
  return table;
}

Object** find_known_method_type(const Symbol* descriptor) {
  MutexLock lock(method_types_lock);
  auto entry = method_types().find(descriptor);
  return entry == method_types().end() ? nullptr : entry->second;
}

void remember_method_type(const Symbol* descriptor, Handle<Object> type) IN_VM {
  Object** cell = nullptr;
  {
    MutexLock lock(method_types_lock);
    // Its class may die, the type stays.
    auto [entry, is_new] = method_types().try_emplace(Symbol::intern(descriptor->view()), nullptr);
    if (!is_new) return;
    NoGcToken no_gc;
    cell = new Object*(type.raw(no_gc));
    entry->second = cell;
  }
  Heap::add_global_root(cell);
}

bool means_the_same_everywhere(const Class* c) {
  const Class* bottom = c->is_array() ? c->bottom_class.get() : c;
  return bottom->is_primitive() || (bottom->loader->is_boot && bottom->name->view().starts_with("java/"));
}

JavaResult<Unrooted<Object>> make_method_type(Thread& thread, Symbol* descriptor, Class* caller, bool& shared) MAY_GC {
  shared = true;
  auto count = static_cast<int32_t>(classfile::parameter_count(descriptor->view()));
  Rooted<Array> parameters(thread, TRY(new_object_array(thread, wk.classes.Class, count)));
  classfile::DescriptorIterator at(descriptor->view());
  for (int32_t i = 0; i < count; i++, at.next()) {
    const Class* c = TRY(accessible_class(thread, at.text(), caller));
    shared = shared && means_the_same_everywhere(c);
    Rooted<Object> mirror(thread, mirror_of(c));
    HeapAccess::store_reference_element(parameters, i, mirror);
  }
  const Class* result = TRY(accessible_class(thread, at.text(), caller));
  shared = shared && means_the_same_everywhere(result);
  Rooted<Object> result_mirror(thread, mirror_of(result));
  TRY(ensure_initialized(thread, wk.classes.MethodHandleNatives));
  return call_java_object(thread, wk.methods.MethodHandleNatives_findMethodHandleType, {result_mirror, parameters});
}

// The method of the MemberName that a link upcall returned, and what it left in the one-element box.
JavaResult<Method*> take_link_result(Thread& thread, Handle<Object> member_name, Handle<Array> box,
                                     Rooted<Object>& appendix) MAY_GC {
  Method* target;
  {
    NoGcToken no_gc;
    target = member_name_target(member_name.raw(no_gc));
  }
  if (target == nullptr) return throw_new(thread, wk.classes.LinkageError, "no method behind the linked call");
  appendix = HeapAccess::load_reference_element(box, 0);
  return target;
}

// A constant as an object: primitives boxed.
JavaResult<Unrooted<Object>> boxed_constant(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC {
  switch (pool->tag(index)) {
    case ConstantTag::kInteger: return box(thread, BasicType::kInt, JavaValue(pool->value(index)));
    case ConstantTag::kFloat: return box(thread, BasicType::kFloat, JavaValue(pool->value(index)));
    case ConstantTag::kLong:
      return box(thread, BasicType::kLong, JavaValue(static_cast<uint64_t>(pool->long_at(index))));
    case ConstantTag::kDouble:
      return box(thread, BasicType::kDouble, JavaValue(static_cast<uint64_t>(pool->long_at(index))));
    default: break;
  }
  BasicType type = BasicType::kObject;
  JavaValue value = TRY(resolve_constant(thread, pool, index, type));
  if (is_reference(type)) return value.as_object();
  return box(thread, type, value);
}

// The static arguments as one object: null for none, a single one that is neither null nor an array as it is, else an
// Object[] of all.
JavaResult<Unrooted<Object>> static_arguments(Thread& thread, ConstantPool* pool,
                                              const ConstantPool::BootstrapMethod& bootstrap) MAY_GC {
  if (bootstrap.argument_count == 0) return Unrooted<Object>();
  Rooted<Array> all(thread, TRY(new_object_array(thread, wk.classes.Object, bootstrap.argument_count)));
  for (int32_t i = 0; i < bootstrap.argument_count; i++) {
    Rooted<Object> argument(thread, TRY(boxed_constant(thread, pool, bootstrap.arguments[i])));
    HeapAccess::store_reference_element(all, i, argument);
  }
  if (bootstrap.argument_count == 1) {
    Rooted<Object> only(thread, HeapAccess::load_reference_element(all, 0));
    if (!only.is_null() && !Class::of(only)->is_array()) return only.get();
  }
  return Unrooted<Object>(all.get());
}

ConstantPool::BootstrapMethod bootstrap_of(ConstantPool* pool, uint16_t index) {
  return pool->bootstrap_method(static_cast<uint16_t>(pool->value(index) >> 16));
}

JavaResult<Unrooted<Object>> type_of_field(Thread& thread, const Symbol* descriptor, Class* caller) MAY_GC {
  return mirror_of(TRY(accessible_class(thread, descriptor->view(), caller)));
}

// An exception of bootstrapping that is no Error becomes the cause of a BootstrapMethodError (JVMS 6.5 invokedynamic).
void wrap_bootstrap_failure(Thread& thread) MAY_GC {
  if (!thread.has_exception() || exception_is(thread, wk.classes.Error)) return;
  Rooted<Object> cause(thread, thread.take_exception());
  auto error = construct(thread, wk.classes.BootstrapMethodError, "(Ljava/lang/Throwable;)V", {Argument(cause)});
  if (error.failed()) return;
  Rooted<Object> rooted(thread, std::move(error).value());
  (void)throw_object(thread, rooted);
}

// What linkCallSite and linkDynamicConstant are given.
struct BootstrapCall {
  explicit BootstrapCall(Thread& thread)
      : caller(thread), method_handle(thread), name(thread), type(thread), arguments(thread) {}
  Rooted<Object> caller, method_handle, name, type, arguments;
};

JavaResult<void> prepare_bootstrap(Thread& thread, ConstantPool* pool, uint16_t index, BootstrapCall& call) MAY_GC {
  Class* caller = pool->holder;
  ConstantPool::BootstrapMethod bootstrap = bootstrap_of(pool, index);
  TRY(ensure_initialized(thread, wk.classes.MethodHandleNatives));
  call.caller = mirror_of(caller);
  call.method_handle = TRY(boxed_constant(thread, pool, bootstrap.method_handle));
  call.name = TRY(intern_symbol(thread, pool->member_name(index)));
  Symbol* descriptor = pool->member_descriptor(index);
  if ((*descriptor)[0] == '(') {
    call.type = TRY(find_method_type(thread, descriptor, caller));
  } else {
    call.type = TRY(type_of_field(thread, descriptor, caller));
  }
  call.arguments = TRY(static_arguments(thread, pool, bootstrap));
  return {};
}

JavaResult<Method*> link_call_site_unwrapped(Thread& thread, ConstantPool* pool, uint16_t index,
                                             Rooted<Object>& appendix) MAY_GC {
  BootstrapCall call(thread);
  TRY(prepare_bootstrap(thread, pool, index, call));
  Rooted<Array> box(thread, TRY(new_object_array(thread, wk.classes.Object, 1)));
  Rooted<Object> member(thread, TRY(call_java_object(thread, wk.methods.MethodHandleNatives_linkCallSite,
                                                     {call.caller, static_cast<int32_t>(index), call.method_handle,
                                                      call.name, call.type, call.arguments, box})));
  return take_link_result(thread, member, box, appendix);
}

JavaResult<Unrooted<Object>> dynamic_constant_unwrapped(Thread& thread, ConstantPool* pool, uint16_t index) MAY_GC {
  BootstrapCall call(thread);
  TRY(prepare_bootstrap(thread, pool, index, call));
  return call_java_object(
      thread, wk.methods.MethodHandleNatives_linkDynamicConstant,
      {call.caller, static_cast<int32_t>(index), call.method_handle, call.name, call.type, call.arguments});
}

InvokeKind invoke_kind_of(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::kInvokeStatic: return InvokeKind::kStatic;
    case ReferenceKind::kInvokeInterface: return InvokeKind::kInterface;
    case ReferenceKind::kInvokeSpecial:
    case ReferenceKind::kNewInvokeSpecial: return InvokeKind::kSpecial;
    default: return InvokeKind::kVirtual;
  }
}

// Resolves the member of a MethodHandle constant, so that what is wrong with it is found and reported here.
JavaResult<void> check_member(Thread& thread, Class* caller, ReferenceKind kind, Class* callee, Symbol* name,
                              Symbol* descriptor) MAY_GC {
  if (kind <= ReferenceKind::kPutStatic) {
    // Access to fields is checked by the Java side.
    const Field* field = TRY(resolve_field_by_name(thread, callee, name, descriptor, nullptr));
    bool wants_static = kind == ReferenceKind::kGetStatic || kind == ReferenceKind::kPutStatic;
    if (field->is_static() == wants_static) return {};
    return throw_new(thread, wk.classes.IncompatibleClassChangeError,
                     std::string("Expected ") + (wants_static ? "static" : "non-static") + " field " +
                         callee->external_name() + "." + name->string());
  }
  if (signature_polymorphic_kind(callee, name) != MethodIntrinsic::kNone) return {};
  TRY(resolve_method_by_name(thread, callee, name, descriptor, invoke_kind_of(kind), caller));
  return {};
}

}  // namespace

JavaResult<Unrooted<Object>> find_method_type(Thread& thread, Symbol* descriptor, Class* caller) {
  if (Object** known = find_known_method_type(descriptor)) return Unrooted<Object>(*known);
  bool shared = false;
  Rooted<Object> type(thread, TRY(make_method_type(thread, descriptor, caller, shared)));
  if (shared) remember_method_type(descriptor, type);
  return type.get();
}

JavaResult<Method*> link_polymorphic_call(Thread& thread, Class* caller, Class* defc, Symbol* name, Symbol* descriptor,
                                          Rooted<Object>& appendix) {
  TRY(ensure_initialized(thread, wk.classes.MethodHandleNatives));
  Rooted<Object> type(thread, TRY(find_method_type(thread, descriptor, caller)));
  Rooted<Object> name_string(thread, TRY(intern_symbol(thread, name)));
  Rooted<Object> caller_mirror(thread, mirror_of(caller));
  Rooted<Object> defc_mirror(thread, mirror_of(defc));
  Rooted<Array> box(thread, TRY(new_object_array(thread, wk.classes.Object, 1)));
  auto kind = static_cast<int32_t>(ReferenceKind::kInvokeVirtual);
  Rooted<Object> member(thread, TRY(call_java_object(thread, wk.methods.MethodHandleNatives_linkMethod,
                                                     {caller_mirror, kind, defc_mirror, name_string, type, box})));
  return take_link_result(thread, member, box, appendix);
}

JavaResult<Method*> link_call_site(Thread& thread, ConstantPool* pool, uint16_t pool_index, Rooted<Object>& appendix) {
  if (Method* concatenation = StringConcatenation::link(pool, pool_index)) return concatenation;
  JavaResult<Method*> target = link_call_site_unwrapped(thread, pool, pool_index, appendix);
  if (target.failed()) wrap_bootstrap_failure(thread);
  return target;
}

JavaResult<Unrooted<Object>> resolve_dynamic_constant(Thread& thread, ConstantPool* pool, uint16_t index) {
  JavaResult<Unrooted<Object>> value = dynamic_constant_unwrapped(thread, pool, index);
  if (value.failed()) wrap_bootstrap_failure(thread);
  return value;
}

JavaResult<Unrooted<Object>> resolve_method_handle_constant(Thread& thread, ConstantPool* pool, uint16_t index) {
  Class* caller = pool->holder;
  auto kind = static_cast<ReferenceKind>(pool->value(index) >> 16);
  auto reference = static_cast<uint16_t>(pool->value(index));
  Class* callee = TRY(resolve_class(thread, pool, pool->class_index_of(reference)));
  Symbol* name = pool->member_name(reference);
  Symbol* descriptor = pool->member_descriptor(reference);
  if (!callee->is_array()) TRY(link_class(thread, callee));
  TRY(check_member(thread, caller, kind, callee, name, descriptor));
  Rooted<Object> type(thread);
  if ((*descriptor)[0] == '(') {
    type = TRY(find_method_type(thread, descriptor, caller));
  } else {
    type = TRY(type_of_field(thread, descriptor, caller));
  }
  TRY(ensure_initialized(thread, wk.classes.MethodHandleNatives));
  Rooted<Object> name_string(thread, TRY(intern_symbol(thread, name)));
  Rooted<Object> caller_mirror(thread, mirror_of(caller));
  Rooted<Object> callee_mirror(thread, mirror_of(callee));
  return call_java_object(thread, wk.methods.MethodHandleNatives_linkMethodHandleConstant,
                          {caller_mirror, static_cast<int32_t>(kind), callee_mirror, name_string, type});
}

namespace {

// Argument number `number` of a pull-mode request.
JavaResult<Unrooted<Object>> pulled_argument(Thread& thread, ConstantPool* pool, uint16_t index, int32_t number,
                                             const BootstrapArgumentRequest& request) MAY_GC {
  ConstantPool::BootstrapMethod bootstrap = bootstrap_of(pool, index);
  Symbol* descriptor = pool->member_descriptor(index);
  switch (number) {
    case -4: return boxed_constant(thread, pool, bootstrap.method_handle);
    case -3: return intern_symbol(thread, pool->member_name(index));
    case -2:
      if ((*descriptor)[0] == '(') return find_method_type(thread, descriptor, request.caller);
      return type_of_field(thread, descriptor, request.caller);
    case -1: return box(thread, BasicType::kInt, JavaValue(bootstrap.argument_count));
    default: break;
  }
  uint16_t argument = bootstrap.arguments[number];
  if (!request.resolve && pool->tag(argument) == ConstantTag::kDynamic) return request.if_not_available.get();
  return boxed_constant(thread, pool, argument);
}

}  // namespace

JavaResult<void> copy_bootstrap_arguments(Thread& thread, const BootstrapArgumentRequest& request,
                                          Handle<Array> buffer) {
  ConstantPool* pool = request.caller->pool;
  bool is_valid = pool != nullptr && request.pool_index > 0 && request.pool_index < pool->length;
  auto index = static_cast<uint16_t>(request.pool_index);
  if (is_valid) {
    ConstantTag tag = pool->tag(index);
    is_valid = tag == ConstantTag::kDynamic || tag == ConstantTag::kInvokeDynamic;
  }
  if (!is_valid) return throw_new(thread, wk.classes.InternalError, "bad index info (0)");
  int32_t count = bootstrap_of(pool, index).argument_count;
  bool fits = request.start >= -4 && request.start <= request.end && request.end <= count && !buffer.is_null() &&
              request.position >= 0 && request.end - request.start <= buffer.length() - request.position;
  if (!fits) return throw_new(thread, wk.classes.InternalError, "bad index info (1)");
  for (int32_t number = request.start, to = request.position; number < request.end; number++, to++) {
    Rooted<Object> argument(thread, TRY(pulled_argument(thread, pool, index, number, request)));
    HeapAccess::store_reference_element(buffer, to, argument);
  }
  return {};
}

}  // namespace cortado
