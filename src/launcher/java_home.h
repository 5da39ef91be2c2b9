// Finds the Java 17 class library that the command runs on.
#pragma once

#include <string>

namespace cortado::launcher {

// Either a home or, when it is empty, one line that says what is wrong and which package to install.
struct JavaHome {
  std::string path;
  std::string error;
};

// Looks at, in this order: `option` (the value of -Djava.home, empty if not given), CORTADO_JAVA_HOME, JAVA_HOME,
// `own_root` (the folder above the command's own, when it is an image), the distribution's folders. The first that is
// given decides: a wrong value is an error and not a reason to look further.
JavaHome find_java_home(const std::string& option, const std::string& own_root);

// The class library's full version ("17.0.15+6-..."), which -fullversion prints.
std::string full_version(const std::string& home);

}  // namespace cortado::launcher
