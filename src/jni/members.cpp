// Method and field ids, reflection, RegisterNatives (JNI specification chapter 4).

#include <fmt/format.h>

#include "base/log.h"
#include "classfile/descriptor.h"
#include "jni/jni_functions.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/loader_data.h"
#include "runtime/modules.h"
#include "runtime/native_linker.h"
#include "runtime/reflection.h"
#include "runtime/stack_walker.h"

namespace cortado::jni {

namespace {

// "java.lang.String" as "Ljava/lang/String;": how HotSpot's messages name the class here.
std::string signature_of(const Class* c) {
  if (c->is_primitive()) return std::string(1, descriptor_char(c->primitive_type));
  return classfile::descriptor_of_class_name(c->name->view());
}

Thrown throw_no_such_method(Thread& thread, const Class* c, const char* name, const char* descriptor, bool is_static)
    MAY_GC {
  return throw_new(thread, wk.classes.NoSuchMethodError,
                   fmt::format("{}{}.{}{}", is_static ? "static " : "", signature_of(c), name, descriptor));
}

Method* find_method(Class* c, const Symbol* name, const Symbol* descriptor) {
  if (name->view() == "<init>" || name->view() == "<clinit>") return c->find_declared_method(name, descriptor);
  return c->find_method(name, descriptor);
}

JavaResult<jmethodID> get_method_id(Thread& thread, jclass reference, const char* name, const char* descriptor,
                                    bool is_static) MAY_GC {
  Class* c = class_of_reference(reference);
  if (name == nullptr) name = "<init>";
  // Every declared name is a symbol already.
  Symbol* name_symbol = Symbol::lookup(name);
  Symbol* descriptor_symbol = Symbol::lookup(descriptor);
  if (name_symbol == nullptr || descriptor_symbol == nullptr) {
    return throw_new(thread, wk.classes.NoSuchMethodError, name);
  }
  if (c->is_primitive()) return throw_no_such_method(thread, c, name, descriptor, is_static);
  TRY(ensure_initialized(thread, c));
  Method* method = find_method(c, name_symbol, descriptor_symbol);
  if (method == nullptr || method->is_static() != is_static) {
    return throw_no_such_method(thread, c, name, descriptor, is_static);
  }
  return method_id_of(method);
}

JavaResult<jfieldID> get_field_id(Thread& thread, jclass reference, const char* name, const char* descriptor,
                                  bool is_static) MAY_GC {
  Class* c = class_of_reference(reference);
  Symbol* name_symbol = Symbol::lookup(name);
  Symbol* descriptor_symbol = Symbol::lookup(descriptor);
  Field* field = nullptr;
  if (name_symbol != nullptr && descriptor_symbol != nullptr && !c->is_primitive()) {
    TRY(ensure_initialized(thread, c));
    if (!c->is_array()) field = c->find_field(name_symbol, descriptor_symbol);
  }
  if (field == nullptr || field->is_static() != is_static) {
    std::string instance_message = fmt::format("{}.{} {}", c->external_name(), name, descriptor);
    return throw_new(thread, wk.classes.NoSuchFieldError, is_static ? name : instance_message);
  }
  return field_id_of(field);
}

}  // namespace

jmethodID GetMethodID(JNIEnv* env, jclass reference, const char* name, const char* descriptor) {
  JNI_ENTER(env);
  return JNI_TRY(get_method_id(thread, reference, name, descriptor, false));
}

jmethodID GetStaticMethodID(JNIEnv* env, jclass reference, const char* name, const char* descriptor) {
  JNI_ENTER(env);
  return JNI_TRY(get_method_id(thread, reference, name, descriptor, true));
}

jfieldID GetFieldID(JNIEnv* env, jclass reference, const char* name, const char* descriptor) {
  JNI_ENTER(env);
  return JNI_TRY(get_field_id(thread, reference, name, descriptor, false));
}

jfieldID GetStaticFieldID(JNIEnv* env, jclass reference, const char* name, const char* descriptor) {
  JNI_ENTER(env);
  return JNI_TRY(get_field_id(thread, reference, name, descriptor, true));
}

jmethodID FromReflectedMethod(JNIEnv* env, jobject method) {
  JNI_ENTER(env);
  return method_id_of(method_of_reflect(handle_of(method)));
}

jfieldID FromReflectedField(JNIEnv* env, jobject field) {
  JNI_ENTER(env);
  return field_id_of(field_of_reflect(handle_of(field)));
}

jobject ToReflectedMethod(JNIEnv* env, jclass, jmethodID id, jboolean) {
  JNI_ENTER(env);
  Method* method = method_of(id);
  if (method == nullptr) return nullptr;  // of a class that was unloaded: AsyncGetCallTrace names methods of those, too
  if (method->is_initializer()) return new_local(thread, JNI_TRY(new_reflect_constructor(thread, method)));
  return new_local(thread, JNI_TRY(new_reflect_method(thread, method)));
}

jobject ToReflectedField(JNIEnv* env, jclass, jfieldID id, jboolean) {
  JNI_ENTER(env);
  return new_local(thread, JNI_TRY(new_reflect_field(thread, field_of(id))));
}

namespace {
// Code of the platform's loaders binds its own natives; is this somebody else, who changes those of a named module of theirs?
bool is_foreign_binding(Thread& thread, const Class* c) {
  if (!c->loader->is_boot_or_platform() || c->package == nullptr || !c->package->module->is_named()) return false;
  StackWalker walker(thread);
  if (!walker.done()) walker.next();  // the native method that registers
  while (!walker.done() && is_ignored_by_security_walk(walker.method())) walker.next();
  return walker.done() || walker.method()->holder->loader != c->loader;
}

JavaResult<void> register_one(Thread& thread, Class* c, const JNINativeMethod& native, bool is_foreign) MAY_GC {
  Symbol* name = Symbol::lookup(native.name);
  Symbol* descriptor = Symbol::lookup(native.signature);
  if (name == nullptr || descriptor == nullptr) {
    return throw_new(thread, wk.classes.NoSuchMethodError,
                     fmt::format("Method {}.{}{} not found", c->external_name(), native.name, native.signature));
  }
  if (is_foreign) {
    LOG(kJniResolve, kWarning, "Re-registering of platform native method: {}.{}{} from code in a different classloader",
        c->external_name(), native.name, native.signature);
  }
  return register_native(thread, c, name, descriptor, native.fnPtr);
}
}  // namespace

jint RegisterNatives(JNIEnv* env, jclass reference, const JNINativeMethod* natives, jint count) {
  JNI_ENTER(env);
  Class* c = class_of_reference(reference);
  bool is_foreign = is_foreign_binding(thread, c);
  for (jint i = 0; i < count; i++) {
    if (register_one(thread, c, natives[i], is_foreign).failed()) return JNI_ERR;
  }
  return JNI_OK;
}

jint UnregisterNatives(JNIEnv* env, jclass reference) {
  JNI_ENTER(env);
  unregister_natives(class_of_reference(reference));
  return JNI_OK;
}

}  // namespace cortado::jni
