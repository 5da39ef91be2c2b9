#include "launcher/jli.h"

#include <dlfcn.h>

namespace cortado::launcher {

bool Jli::open(const std::string& home, std::string& error) {
  void* library = dlopen((home + "/lib/libjli.so").c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (library == nullptr) {
    error = std::string("cortado: ") + dlerror();
    return false;
  }
  auto bind = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr) error = "cortado: " + home + "/lib/libjli.so has no " + name;
  };
  bind(init_arg_processing, "JLI_InitArgProcessing");
  bind(add_args_from_env_var, "JLI_AddArgsFromEnvVar");
  bind(preprocess_arg, "JLI_PreprocessArg");
  bind(list_new, "JLI_List_new");
  bind(list_add, "JLI_List_add");
  bind(string_dup, "JLI_StringDup");
  bind(launch, "JLI_Launch");
  return error.empty();
}

}  // namespace cortado::launcher
