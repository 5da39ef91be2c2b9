#pragma once
// References to Java objects. A reference made by a call is a local reference that dies with its C++ owner; `global()`
// makes one that lives as long as its owner and may be used by any attached thread. Move-only, like unique_ptr.

#include <jni.h>

#include <utility>

#include "cortado/types.h"

namespace cortado {

// What all references share. `Reference` itself names any object (java.lang.Object).
class Reference {
 public:
  Reference() = default;
  Reference(Reference&& other) noexcept
      : env_(other.env_), vm_(other.vm_), object_(std::exchange(other.object_, nullptr)), kind_(other.kind_) {}
  Reference& operator=(Reference&& other) noexcept {
    if (this != &other) {
      release();
      env_ = other.env_;
      vm_ = other.vm_;
      kind_ = other.kind_;
      object_ = std::exchange(other.object_, nullptr);
    }
    return *this;
  }
  ~Reference() { release(); }

  jobject get() const { return object_; }
  bool is_null() const { return object_ == nullptr; }
  explicit operator bool() const { return object_ != nullptr; }

 protected:
  enum class Kind : uint8_t { kLocal, kGlobal, kBorrowed };
  Reference(JNIEnv* env, jobject object, Kind kind) : env_(env), object_(object), kind_(kind) {
    if (kind == Kind::kGlobal) env->GetJavaVM(&vm_);
  }
  void release() {
    if (object_ == nullptr || kind_ == Kind::kBorrowed) return;
    if (kind_ == Kind::kLocal) {
      env_->DeleteLocalRef(object_);
    } else {
      void* env = nullptr;  // the owner may be dropped on another thread
      if (vm_->GetEnv(&env, JNI_VERSION_10) == JNI_OK) static_cast<JNIEnv*>(env)->DeleteGlobalRef(object_);
    }
    object_ = nullptr;
  }

  JNIEnv* env_ = nullptr;
  JavaVM* vm_ = nullptr;
  jobject object_ = nullptr;
  Kind kind_ = Kind::kLocal;
};

// Mixed into every typed reference.
template <class Self>
class TypedReference : public Reference {
 public:
  TypedReference() = default;
  // Takes over a local reference.
  static Self adopt(JNIEnv* env, jobject object) { return Self(env, object, Kind::kLocal); }
  // For arguments of natives: the VM owns the reference.
  static Self borrow(JNIEnv* env, jobject object) { return Self(env, object, Kind::kBorrowed); }
  Self global(JNIEnv* env) const { return Self(env, env->NewGlobalRef(object_), Kind::kGlobal); }
  Self copy(JNIEnv* env) const { return Self(env, env->NewLocalRef(object_), Kind::kLocal); }

 protected:
  using Reference::Reference;
};

template <Name ClassName>
class Object : public TypedReference<Object<ClassName>> {
 public:
  static constexpr std::string_view class_name = ClassName.view();
  Object() = default;

 private:
  friend class TypedReference<Object<ClassName>>;
  using TypedReference<Object<ClassName>>::TypedReference;
};
using AnyObject = Object<"java/lang/Object">;

// A reference seen as another class, without a check: the caller knows.
template <class To, class From>
To unchecked_cast(JNIEnv* env, const From& from) {
  return To::adopt(env, env->NewLocalRef(from.get()));
}

}  // namespace cortado
