// The cortado command: `java`, with our libjvm.so in place of the class library's own.
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "launcher/java_home.h"
#include "launcher/jli.h"

namespace cortado::launcher {

namespace {

// The folder above the one that holds this program: of the build's preset, or of the image.
std::string own_root() {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length < 0) return "";
  std::string program(path, static_cast<size_t>(length));
  for (int level = 0; level < 2; level++) program.resize(program.find_last_of('/'));
  return program;
}

bool starts_with(const char* string, const char* prefix) { return strncmp(string, prefix, strlen(prefix)) == 0; }

bool takes_class_path(const char* option) {
  return strcmp(option, "-cp") == 0 || strcmp(option, "-classpath") == 0 || strcmp(option, "--class-path") == 0;
}

// The last -Djava.home= before the main class.
std::string java_home_option(int argc, char** argv) {
  std::string home;
  for (int i = 1; i < argc && argv[i][0] == '-'; i++) {
    if (starts_with(argv[i], "-Djava.home=")) home = argv[i] + strlen("-Djava.home=");
    if (strcmp(argv[i], "-jar") == 0 || strcmp(argv[i], "-m") == 0) break;
    if (takes_class_path(argv[i])) i++;
  }
  return home;
}

// Options by which libjli chooses among the class library's own virtual machines: after our -XXaltjvm they would win.
bool chooses_vm(const char* option) {
  for (const char* name : {"-server", "-client", "-zero", "-dcevm"}) {
    if (strcmp(option, name) == 0) return true;
  }
  return false;
}

void remove_vm_choice(JliList* args) {
  size_t to = 1;
  bool in_options = true;
  for (size_t from = 1; from < args->size; from++) {
    char* arg = args->elements[from];
    if (in_options && takes_class_path(arg) && from + 1 < args->size) {
      args->elements[to++] = arg;
      args->elements[to++] = args->elements[++from];
      continue;
    }
    in_options = in_options && arg[0] == '-';
    if (!in_options || !chooses_vm(arg)) args->elements[to++] = arg;
  }
  args->size = to;
}

void add_with_arg_files(const Jli& jli, JliList* args, const char* arg) {
  JliList* expanded = jli.preprocess_arg(arg, JNI_TRUE);
  if (expanded == nullptr) {
    jli.list_add(args, jli.string_dup(arg));
    return;
  }
  for (size_t i = 0; i < expanded->size; i++) jli.list_add(args, expanded->elements[i]);
}

int run(int argc, char** argv) {
  std::string root = own_root();
  JavaHome home = find_java_home(java_home_option(argc, argv), root);
  if (home.path.empty()) {
    fprintf(stderr, "%s\n", home.error.c_str());
    return 1;
  }
  Jli jli;
  std::string error;
  if (!jli.open(home.path, error)) {
    fprintf(stderr, "%s\n", error.c_str());
    return 1;
  }
  jli.init_arg_processing(JNI_FALSE, JNI_FALSE);
  JliList* args = jli.list_new(static_cast<size_t>(argc) + 2);
  jli.list_add(args, jli.string_dup(argv[0]));
  // libjli counts the arguments that it is shown, so it is shown ours too.
  add_with_arg_files(jli, args, ("-XXaltjvm=" + root + "/lib/server").c_str());
  jli.add_args_from_env_var(args, "JDK_JAVA_OPTIONS");
  for (int i = 1; i < argc; i++) add_with_arg_files(jli, args, argv[i]);
  remove_vm_choice(args);
  int count = static_cast<int>(args->size);
  jli.list_add(args, nullptr);
  std::string version = full_version(home.path);
  // "java" is what usage and error messages name, so that scripts see no difference.
  return jli.launch(count, args->elements, 0, nullptr, 0, nullptr, version.c_str(), "17", "java", "openjdk", JNI_FALSE,
                    JNI_TRUE, JNI_FALSE, 0);
}

}  // namespace

}  // namespace cortado::launcher

int main(int argc, char** argv) { return cortado::launcher::run(argc, argv); }
