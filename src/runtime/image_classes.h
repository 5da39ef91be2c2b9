#pragma once
// What may be known of a class of the image that nobody has loaded: whether it is an interface, and its superclass. For
// the verifier, whose questions would load hundreds of classes that the program never uses (JVMS 5.3 leaves it to the VM
// when a class is loaded; the loaders of the class library cannot tell, nor give another class of that name).

#include <span>
#include <string_view>

#include "runtime/class.h"
#include "runtime/loader_data.h"
#include "runtime/thread.h"

namespace cortado {

struct ImageClass {
  LoaderData* loader = nullptr;  // that would define it
  Symbol* super = nullptr;       // null: java/lang/Object has none
  bool is_interface = false;
};

class ImageClasses {
 public:
  // The class that `loader` would load from the image under this name: `loader` is the boot loader, or of the class
  // library's application or platform loader, and the package belongs to a module of the image as it was built. Null
  // otherwise, and while agents (who may change class files) or a security manager want to see every class that is loaded.
  // The answer lives for ever. Reads the image; thread safe.
  static const ImageClass* find(LoaderData* loader, const Symbol* name) IN_VM;

  // The class file as the image has it, permanent, if these bytes, which the application or platform loader defines, are
  // the same, and nothing else has a say about the JDK's modules (patches, replaced modules, agents). Else empty. Such a
  // class is as trustworthy as one that the boot loader reads from there. Modules that jlink has added to those of the
  // JDK are not meant.
  static std::span<const uint8_t> own_bytes(LoaderData* loader, std::string_view name, std::span<const uint8_t> bytes);
};

}  // namespace cortado
