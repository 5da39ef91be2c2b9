// Strings (JNI specification chapter 4, "String Operations"). What is handed out is always a copy.

#include "runtime/strings.h"

#include <cstdlib>
#include <cstring>

#include "classfile/modified_utf8.h"
#include "jni/jni_functions.h"
#include "runtime/exceptions.h"

namespace cortado::jni {

namespace {

bool region_is_valid(Thread& thread, Handle<Object> string, jsize start, jsize count) MAY_GC {
  if (start >= 0 && count >= 0 && start <= string_length(string) - count) return true;
  (void)throw_new(thread, wk.classes.StringIndexOutOfBoundsException);
  return false;
}

void* allocate_copy(Thread& thread, size_t size) MAY_GC {
  void* copy = std::malloc(size);
  if (copy == nullptr) (void)throw_out_of_memory(thread, OutOfMemoryKind::kHeap);
  return copy;
}

// Zero-terminated, for callers that expect it.
const jchar* copy_of_chars(Thread& thread, jstring reference, jboolean* is_copy) MAY_GC {
  Rooted<Object> string(thread, handle_of(reference));
  int32_t length = string_length(string);
  auto* chars = static_cast<jchar*>(allocate_copy(thread, (static_cast<size_t>(length) + 1) * sizeof(jchar)));
  if (chars == nullptr) return nullptr;
  string_copy_chars(string, 0, length, chars);
  chars[length] = 0;
  if (is_copy != nullptr) *is_copy = JNI_TRUE;
  return chars;
}

}  // namespace

jstring NewString(JNIEnv* env, const jchar* chars, jsize length) {
  JNI_ENTER(env);
  if (length < 0) {
    (void)throw_new(thread, wk.classes.NegativeArraySizeException, std::to_string(length));
    return nullptr;
  }
  return static_cast<jstring>(new_local(thread, JNI_TRY(new_string_utf16(thread, chars, static_cast<size_t>(length)))));
}

jsize GetStringLength(JNIEnv* env, jstring string) {
  JNI_ENTER(env);
  return string_length(handle_of(string));
}

const jchar* GetStringChars(JNIEnv* env, jstring string, jboolean* is_copy) {
  JNI_ENTER(env);
  return copy_of_chars(thread, string, is_copy);
}

void ReleaseStringChars(JNIEnv*, jstring, const jchar* chars) { std::free(const_cast<jchar*>(chars)); }

jstring NewStringUTF(JNIEnv* env, const char* text) {
  if (text == nullptr) return nullptr;
  JNI_ENTER(env);
  return static_cast<jstring>(new_local(thread, JNI_TRY(new_string(thread, text))));
}

jsize GetStringUTFLength(JNIEnv* env, jstring string) {
  JNI_ENTER(env);
  return static_cast<jsize>(string_to_modified_utf8(handle_of(string)).size());
}

const char* GetStringUTFChars(JNIEnv* env, jstring string, jboolean* is_copy) {
  JNI_ENTER(env);
  std::string text = string_to_modified_utf8(handle_of(string));
  auto* copy = static_cast<char*>(allocate_copy(thread, text.size() + 1));
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, text.c_str(), text.size() + 1);
  if (is_copy != nullptr) *is_copy = JNI_TRUE;
  return copy;
}

void ReleaseStringUTFChars(JNIEnv*, jstring, const char* text) { std::free(const_cast<char*>(text)); }

void GetStringRegion(JNIEnv* env, jstring string, jsize start, jsize count, jchar* to) {
  JNI_ENTER(env);
  if (!region_is_valid(thread, handle_of(string), start, count)) return;
  string_copy_chars(handle_of(string), start, count, to);
}

void GetStringUTFRegion(JNIEnv* env, jstring string, jsize start, jsize count, char* to) {
  JNI_ENTER(env);
  if (!region_is_valid(thread, handle_of(string), start, count)) return;
  std::u16string chars(static_cast<size_t>(count), u'\0');
  string_copy_chars(handle_of(string), start, count, reinterpret_cast<uint16_t*>(chars.data()));
  std::string text = classfile::to_modified_utf8(chars);
  std::memcpy(to, text.c_str(), text.size() + 1);
}

const jchar* GetStringCritical(JNIEnv* env, jstring string, jboolean* is_copy) {
  JNI_ENTER(env);
  return copy_of_chars(thread, string, is_copy);
}

void ReleaseStringCritical(JNIEnv*, jstring, const jchar* chars) { std::free(const_cast<jchar*>(chars)); }

}  // namespace cortado::jni
