// The functions of the class library's libjli that the command uses, found at run time.
#pragma once

#include <jni.h>

#include <cstddef>
#include <string>

namespace cortado::launcher {

// libjli's growing list of strings; its memory belongs to libjli's allocator (plain malloc).
struct JliList {
  char** elements;
  size_t size;
  size_t capacity;
};

// The entry points keep the names they have in libjli.
struct Jli {
  void (*init_arg_processing)(jboolean has_java_args, jboolean disable_arg_file);
  jboolean (*add_args_from_env_var)(JliList* args, const char* variable);
  JliList* (*preprocess_arg)(const char* arg, jboolean expand_source_option);
  JliList* (*list_new)(size_t capacity);
  void (*list_add)(JliList* list, char* element);
  char* (*string_dup)(const char* string);
  int (*launch)(int argc, char** argv, int jargc, const char** jargv, int appclassc, const char** appclassv,
                const char* full_version, const char* dot_version, const char* program, const char* launcher,
                jboolean java_args, jboolean class_path_wildcard, jboolean javaw, jint ergonomics);

  // Opens <home>/lib/libjli.so; false, with a line in `error`, if it or one of its functions is missing.
  bool open(const std::string& home, std::string& error);
};

}  // namespace cortado::launcher
