#pragma once
// The virtual machine in this process, and attaching threads to it.

#include <initializer_list>
#include <string>
#include <vector>

#include "cortado/native.h"

namespace cortado {

struct VmOptions {
  std::vector<std::string> options;  // as on the command line of `java`: -Xmx64m, -Djava.class.path=app.jar
  bool ignore_unrecognized = false;
  void (*exit)(jint code) = nullptr;  // called where the VM would end the process
  void (*abort)() = nullptr;
};

// A thread's stay in the VM: attaches in the constructor, detaches in the destructor if it was not attached before.
// Use it as a JNIEnv*. Bound to its thread.
class Attached {
 public:
  Attached(JavaVM* vm, const char* thread_name, bool daemon) : vm_(vm) {
    void* env = nullptr;
    if (vm->GetEnv(&env, JNI_VERSION_10) == JNI_EDETACHED) {
      JavaVMAttachArgs args{JNI_VERSION_10, const_cast<char*>(thread_name), nullptr};
      jint code = daemon ? vm->AttachCurrentThreadAsDaemon(&env, &args) : vm->AttachCurrentThread(&env, &args);
      if (code != JNI_OK) throw Error("cannot attach the thread", code);
      detach_ = true;
    }
    env_ = static_cast<JNIEnv*>(env);
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;
  ~Attached() {
    if (detach_) vm_->DetachCurrentThread();
  }
  operator JNIEnv*() const { return env_; }
  JNIEnv* operator->() const { return env_; }

 private:
  JavaVM* vm_;
  JNIEnv* env_ = nullptr;
  bool detach_ = false;
};

// A frame of local references for a scope that makes many.
class LocalScope {
 public:
  explicit LocalScope(JNIEnv* env, jint capacity = 16) : env_(env) {
    if (env->PushLocalFrame(capacity) != JNI_OK) detail::check(env);
  }
  LocalScope(const LocalScope&) = delete;
  ~LocalScope() { env_->PopLocalFrame(nullptr); }

 private:
  JNIEnv* env_;
};

// Owns the VM if it made it: the destructor waits for Java's non-daemon threads and ends the VM. JNI allows one VM per
// process, once.
class Vm {
 public:
  static Vm create(const VmOptions& options) {
    std::vector<JavaVMOption> list;
    for (const std::string& option : options.options) list.push_back({const_cast<char*>(option.c_str()), nullptr});
    if (options.exit != nullptr) list.push_back({const_cast<char*>("exit"), reinterpret_cast<void*>(options.exit)});
    if (options.abort != nullptr) list.push_back({const_cast<char*>("abort"), reinterpret_cast<void*>(options.abort)});
    JavaVMInitArgs args{JNI_VERSION_10, static_cast<jint>(list.size()), list.data(),
                        static_cast<jboolean>(options.ignore_unrecognized ? JNI_TRUE : JNI_FALSE)};
    JavaVM* vm = nullptr;
    void* env = nullptr;
    jint code = JNI_CreateJavaVM(&vm, &env, &args);
    if (code != JNI_OK) throw Error("cannot create the Java VM", code);
    return Vm(vm, true);
  }
  // The VM that runs in this process already.
  static Vm current() {
    JavaVM* vm = nullptr;
    jsize count = 0;
    if (JNI_GetCreatedJavaVMs(&vm, 1, &count) != JNI_OK || count == 0) throw Error("no Java VM in this process");
    return Vm(vm, false);
  }
  Vm(Vm&& other) noexcept : vm_(std::exchange(other.vm_, nullptr)), owned_(other.owned_) {}
  Vm& operator=(Vm&&) = delete;
  ~Vm() {
    if (owned_ && vm_ != nullptr) vm_->DestroyJavaVM();
  }
  JavaVM* get() const { return vm_; }
  Attached attach(const char* thread_name = nullptr) const { return {vm_, thread_name, false}; }
  Attached attach_as_daemon(const char* thread_name = nullptr) const { return {vm_, thread_name, true}; }

 private:
  Vm(JavaVM* vm, bool owned) : vm_(vm), owned_(owned) {}
  JavaVM* vm_;
  bool owned_;
};

}  // namespace cortado
