#include "classfile/jdk_image.h"

#include <cstdio>
#include <cstdlib>

namespace cortado::classfile::test {

const JImage& jdk_image() {
  static const std::unique_ptr<JImage> image = [] {
    std::string error;
    auto opened = JImage::open(std::string(CORTADO_TEST_JAVA_HOME) + "/lib/modules", &error);
    if (opened == nullptr) {
      fprintf(stderr, "%s\n", error.c_str());
      abort();
    }
    return opened;
  }();
  return *image;
}

void for_each_class(std::string_view module, const std::function<void(const std::string& name, Bytes bytes)>& visit) {
  const JImage& image = jdk_image();
  image.for_each_resource([&](std::string_view where, std::string_view name) {
    if (!module.empty() && where != module) return;
    if (!name.ends_with(".class") || name.ends_with("module-info.class")) return;
    Resource resource;
    if (image.find_resource(where, name, resource) != FindResult::kFound) return;
    visit(std::string(name.substr(0, name.size() - 6)), resource.bytes());
  });
}

Bytes class_bytes(std::string_view module, std::string_view class_name) {
  Resource resource;
  if (jdk_image().find_class(module, class_name, resource) != FindResult::kFound) abort();
  return resource.bytes();
}

}  // namespace cortado::classfile::test
