// Verification (JVMS 4.10): who must be verified, and the verifiers' view of loaded classes.

#include <jni.h>

#include <dlfcn.h>

#include <optional>
#include <utility>
#include <vector>

#include "classfile/parser.h"
#include "classfile/verifier/verifier.h"
#include "runtime/arguments.h"
#include "runtime/class_loading.h"
#include "runtime/exceptions.h"
#include "runtime/image_classes.h"
#include "runtime/jni_references.h"
#include "runtime/linking.h"
#include "runtime/mirrors.h"
#include "runtime/native_linker.h"
#include "runtime/package_access.h"
#include "runtime/wellknown.h"

namespace cortado {

namespace {

using classfile::Answer;

bool must_be_verified(const Class* c) {
  if (c->is_array() || c->is_primitive() || c->has(Class::kMagicAccessor)) return false;
  return c->loader->is_boot ? arguments.verify_local : arguments.verify_remote;
}

// A security manager is asked about the packages that verification comes to.
bool is_trusted(const Class* c) IN_VM {
  return c->has(Class::kFromImage) && !arguments.verify_local && !has_security_manager();
}

// The verifier's questions about other classes. It calls back through plain function pointers, from verify_class, which
// is MAY_GC: the analysis cannot see that.
class Oracle {
 public:
  Oracle(Thread& thread, Class* current) : thread_(thread), current_(current) {}

  classfile::TypeOracle table() {
    return {
        this,        is_assignable, is_superclass_of_current, is_foreign_protected_field, is_foreign_protected_method,
        is_interface};
  }

 private:
  static Oracle& of(void* context) { return *static_cast<Oracle*>(context); }

  Symbol* symbol(std::string_view text) { return Symbol::intern(text, current_->loader); }

  // Null: an exception is pending.
  Class* load(std::string_view name) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (name == current_->name->view()) return current_;
    JavaResult<Class*> loaded = load_class_for(thread_, symbol(name), current_);
    return loaded.ok() ? loaded.value() : nullptr;
  }

  // A class as far as the question goes: loaded, or as the image has it.
  struct Type {
    const Symbol* name;
    const Class* loaded;
    const ImageClass* unloaded;
    bool is_interface() const { return loaded != nullptr ? loaded->is_interface() : unloaded->is_interface; }
  };

  // As `loader` sees it, without loading it. Nothing: not known.
  static std::optional<Type> known(LoaderData* loader, Symbol* name) IN_VM {
    if (const Class* c = Loaders::find(loader, name)) return Type{name, c, nullptr};
    const ImageClass* unloaded = ImageClasses::find(loader, name);
    if (unloaded == nullptr) return {};
    if (const Class* c = Loaders::find(unloaded->loader, name)) return Type{name, c, nullptr};
    return Type{name, nullptr, unloaded};
  }

  // As the current class sees it; loaded if nothing is known of it. Nothing: an exception is pending.
  std::optional<Type> type(std::string_view text) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    if (text == current_->name->view()) return Type{current_->name.get(), current_, nullptr};
    Symbol* name = symbol(text);
    if (std::optional<Type> found = known(current_->loader->principal, name)) return found;
    const Class* c = load(text);
    if (c == nullptr) return {};
    return Type{name, c, nullptr};
  }

  // Of a class that may have been loaded since `to` was looked at: by name and loader, then.
  static bool is_subclass(const Class* from, const Type& to) {
    if (to.loaded != nullptr) return from->is_subclass_of(to.loaded);
    for (const Class* c = from; c != nullptr; c = c->super) {
      if (c->name.get() == to.name && c->loader == to.unloaded->loader) return true;
    }
    return false;
  }

  // Nothing: a superclass is not known without being loaded.
  static std::optional<bool> is_subclass(Type from, const Type& to) CORTADO_NO_THREAD_SAFETY_ANALYSIS {
    while (from.loaded == nullptr) {
      if (from.name == to.name) return true;
      if (from.unloaded->super == nullptr) return false;
      std::optional<Type> super = known(from.unloaded->loader, from.unloaded->super);
      if (!super) return {};
      from = *super;
    }
    return is_subclass(from.loaded, to);
  }

  static Answer answer(bool yes) { return yes ? Answer::kYes : Answer::kNo; }

  static Answer is_assignable(void* context, std::string_view from, std::string_view to) {
    std::optional<Type> target = of(context).type(to);
    if (!target) return Answer::kError;
    if (target->is_interface()) return Answer::kYes;
    std::optional<Type> source = of(context).type(from);
    if (!source) return Answer::kError;
    if (std::optional<bool> known = is_subclass(*source, *target)) return answer(*known);
    const Class* loaded = of(context).load(from);
    if (loaded == nullptr) return Answer::kError;
    return answer(is_subclass(loaded, *target));
  }

  static Answer is_superclass_of_current(void* context, std::string_view name) {
    for (const Class* c = of(context).current_->super; c != nullptr; c = c->super) {
      if (c->name->view() == name) return Answer::kYes;
    }
    return Answer::kNo;
  }

  static Answer is_foreign_protected_field(void* context, std::string_view owner, std::string_view name,
                                           std::string_view descriptor) {
    Class* c = of(context).load(owner);
    if (c == nullptr) return Answer::kError;
    const Field* field = c->find_field(of(context).symbol(name), of(context).symbol(descriptor));
    if (field == nullptr || (field->access_flags & kAccProtected) == 0) return Answer::kNo;
    return answer(!of(context).current_->same_package(field->holder));
  }

  static Answer is_foreign_protected_method(void* context, std::string_view owner, std::string_view name,
                                            std::string_view descriptor) {
    Class* c = of(context).load(owner);
    if (c == nullptr) return Answer::kError;
    const Method* method = c->find_method_in_supers(of(context).symbol(name), of(context).symbol(descriptor));
    if (method == nullptr || !method->is_protected()) return Answer::kNo;
    return answer(!of(context).current_->same_package(method->holder));
  }

  static Answer is_interface(void* context, std::string_view name) {
    std::optional<Type> type = of(context).type(name);
    return !type ? Answer::kError : answer(type->is_interface());
  }

  Thread& thread_;
  Class* current_;
};

struct VerifiedVersion {
  const Class* of = nullptr;
  const Class* version = nullptr;
};
thread_local VerifiedVersion verified_version;

Thrown throw_verification(Thread& thread, bool is_format, std::string_view message) MAY_GC {
  return throw_new(thread, is_format ? wk.classes.ClassFormatError : wk.classes.VerifyError, message);
}

// What VerifyClassForMajorVersion of libverify returns.
enum InferenceResult : jboolean { kInferenceError = 0, kInferenceOk = 1, kInferenceNoMemory = 2, kInferenceFormat = 3 };

// The class library's type-inferring verifier, for class files without stack maps. `first_message`, if there is one,
// is what the type checker found before; it is what the error says if both find one.
JavaResult<void> verify_by_inference(Thread& thread, Class* c, uint16_t major_version, const std::string* first_message)
    MAY_GC {
  using VerifyFunction = jboolean (*)(JNIEnv*, jclass, char*, jint, jint);
  static const auto verify = [] {
    void* library = load_java_library("verify");
    return library == nullptr ? nullptr
                              : reinterpret_cast<VerifyFunction>(dlsym(library, "VerifyClassForMajorVersion"));
  }();
  if (verify == nullptr) return throw_new(thread, wk.classes.InternalError, "libverify is missing");
  std::vector<char> message(c->name->length() + 1024);
  LocalFrame frame(thread);
  jobject mirror = new_local(thread, mirror_of(c));
  jboolean result = kInferenceError;
  {
    NativeScope native(thread);
    result = verify(static_cast<JNIEnv*>(thread.jni_env()), static_cast<jclass>(mirror), message.data(),
                    static_cast<jint>(message.size()), major_version);
  }
  if (thread.has_exception()) return Thrown{};
  if (result == kInferenceOk) return {};
  message.back() = 0;
  if (result == kInferenceNoMemory) return throw_new(thread, wk.classes.OutOfMemoryError, message.data());
  return throw_verification(thread, result == kInferenceFormat,
                            first_message != nullptr ? *first_message : std::string_view(message.data()));
}

JavaResult<void> verify_class_file(Thread& thread, Class* c, std::span<const uint8_t> bytes, uint16_t major_version)
    MAY_GC {
  if (thread.native_stack_is_low()) return throw_stack_overflow(thread);
  if (major_version < classfile::kFirstStackMapVersion) return verify_by_inference(thread, c, major_version, nullptr);
  classfile::ParseOptions parse_options;
  parse_options.check_format = false;  // done when the class was defined
  parse_options.enable_preview = arguments.enable_preview;
  parse_options.is_boot_loader = c->loader->is_boot;
  classfile::ParseError error;
  std::unique_ptr<classfile::ClassFile> file = classfile::parse(bytes, parse_options, error);
  if (file == nullptr) return throw_by_name(thread, classfile::error_class_name(error.kind), error.message);
  Oracle oracle(thread, c);
  classfile::VerifyOptions options;
  options.class_name = c->name->view();
  classfile::VerifyResult result = classfile::verify(*file, oracle.table(), options);
  switch (result.status) {
    case classfile::VerifyStatus::kOk: return {};
    case classfile::VerifyStatus::kOracleError: return Thrown{};
    case classfile::VerifyStatus::kUnsupportedVersion: return verify_by_inference(thread, c, major_version, nullptr);
    default: break;
  }
  if (major_version < classfile::kNoFailoverVersion && !result.is_final)
    return verify_by_inference(thread, c, major_version, &result.message);
  return throw_verification(thread, result.status == classfile::VerifyStatus::kClassFormatError, result.message);
}

}  // namespace

JavaResult<void> verify_class(Thread& thread, Class* c) {
  if (!must_be_verified(c) || is_trusted(c)) return {};
  return verify_class_file(thread, c, c->current_class_file(), c->major_version);
}

const Class* class_to_verify(const Class* c) { return verified_version.of == c ? verified_version.version : c; }

JavaResult<void> verify_new_version(Thread& thread, Class* c, const Class* version, std::span<const uint8_t> bytes) {
  if (!must_be_verified(c)) return {};
  // Verification loads classes, which runs Java code, which may redefine others.
  VerifiedVersion outer = std::exchange(verified_version, {c, version});
  JavaResult<void> result = verify_class_file(thread, c, bytes, version->major_version);
  verified_version = outer;
  return result;
}

}  // namespace cortado
