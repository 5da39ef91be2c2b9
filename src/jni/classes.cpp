// Classes and modules (JNI specification chapter 4, "Class Operations", "Module Operations", "Object Operations").

#include "classfile/descriptor.h"
#include "jni/jni_functions.h"
#include "runtime/allocation.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/linking.h"
#include "runtime/modules.h"
#include "runtime/stack_walker.h"
#include "runtime/upcall.h"
#include "runtime/vm.h"

namespace cortado::jni {

namespace {

// Symbols hold at most this many bytes (a class file's u2 length).
constexpr size_t kMaxNameLength = 65535;

// NativeLibraries runs JNI_OnLoad in the name of the class that loads the library; null outside.
JavaResult<Unrooted<Object>> class_that_loads_library(Thread& thread, Class* native_libraries) MAY_GC {
  Method* method =
      native_libraries->find_declared_method(Symbol::intern("getFromClass"), Symbol::intern("()Ljava/lang/Class;"));
  if (method == nullptr) return Unrooted<Object>();
  return call_java_object(thread, method, {});
}

// Whose classes FindClass sees: the loader of the native method's class, or the system loader outside any.
JavaResult<Handle<Object>> find_class_loader(Thread& thread) MAY_GC {
  StackWalker walker(thread);
  if (walker.done()) return Vm::system_loader();
  Class* holder = walker.method()->holder;
  if (holder->loader->is_boot && holder->name->view() == "jdk/internal/loader/NativeLibraries") {
    Rooted<Object> mirror(thread, TRY(class_that_loads_library(thread, holder)));
    if (!mirror.is_null()) return loader_of(class_of_mirror(mirror));
  }
  return loader_of(holder);
}

JavaResult<Class*> find_class(Thread& thread, const char* name) MAY_GC {
  std::string_view text = name == nullptr ? std::string_view() : name;
  if (name == nullptr || text.size() > kMaxNameLength) {
    return throw_new(thread, wk.classes.NoClassDefFoundError, name == nullptr ? "No class name given" : text);
  }
  Handle<Object> loader = TRY(find_class_loader(thread));
  Class* c = TRY(load_class(thread, Symbol::intern(text, Loaders::of_or_null(loader)), loader));
  TRY(ensure_initialized(thread, c));
  return c;
}

}  // namespace

jclass DefineClass(JNIEnv* env, const char* name, jobject loader, const jbyte* bytes, jsize length) {
  JNI_ENTER(env);
  DefineOptions options;
  if (name != nullptr) {
    if (std::string_view(name).size() > kMaxNameLength) {
      (void)throw_new(thread, wk.classes.NoClassDefFoundError, name);
      return nullptr;
    }
    options.expected_name = Symbol::intern(name, Loaders::of_or_null(handle_of(loader)));
  }
  Rooted<Object> rooted_loader(thread, handle_of(loader));
  std::span<const uint8_t> span(reinterpret_cast<const uint8_t*>(bytes), static_cast<size_t>(length));
  Class* c = JNI_TRY(define_class(thread, span, rooted_loader, options));
  return new_local_class(thread, c);
}

jclass FindClass(JNIEnv* env, const char* name) {
  JNI_ENTER(env);
  return new_local_class(thread, JNI_TRY(find_class(thread, name)));
}

jclass GetSuperclass(JNIEnv* env, jclass reference) {
  JNI_ENTER(env);
  Class* c = class_of_reference(reference);
  return c->is_interface() || c->is_primitive() ? nullptr : new_local_class(thread, c->super);
}

jboolean IsAssignableFrom(JNIEnv* env, jclass from, jclass to) {
  JNI_ENTER(env);
  Class* from_class = class_of_reference(from);
  Class* to_class = class_of_reference(to);
  if (from_class->is_primitive() || to_class->is_primitive()) return from_class == to_class;
  return from_class->is_subtype_of(to_class);
}

jobject GetModule(JNIEnv* env, jclass reference) {
  JNI_ENTER(env);
  if (handle_of(reference).is_null()) {
    (void)throw_new(thread, wk.classes.NullPointerException, "class is null");
    return nullptr;
  }
  if (Class::of(handle_of(reference)) != wk.classes.Class) {
    (void)throw_new(thread, wk.classes.IllegalArgumentException, "Invalid class");
    return nullptr;
  }
  return new_local(thread, Modules::object_of_class(class_of_reference(reference)));
}

namespace {
// AllocObject and NewObject: InstantiationException for what has no instances of its own.
JavaResult<Unrooted<Object>> allocate(Thread& thread, Class* c) MAY_GC {
  if (c == wk.classes.Class) return throw_new(thread, wk.classes.IllegalAccessException, c->external_name());
  if (c->is_primitive() || c->is_array() || c->is_interface() || c->is_abstract()) {
    return throw_new(thread, wk.classes.InstantiationException, c->external_name());
  }
  return new_instance_initialized(thread, c);
}
}  // namespace

jobject AllocObject(JNIEnv* env, jclass reference) {
  JNI_ENTER(env);
  return new_local(thread, JNI_TRY(allocate(thread, class_of_reference(reference))));
}

jclass GetObjectClass(JNIEnv* env, jobject object) {
  JNI_ENTER(env);
  return new_local_class(thread, Class::of(handle_of(object)));
}

jboolean IsInstanceOf(JNIEnv* env, jobject object, jclass reference) {
  JNI_ENTER(env);
  if (handle_of(object).is_null()) return JNI_TRUE;
  Class* c = class_of_reference(reference);
  return !c->is_primitive() && Class::of(handle_of(object))->is_subtype_of(c);
}

}  // namespace cortado::jni
