// The class-file parser on arbitrary bytes: the last byte chooses the options, the rest is the class file.
#include <cstddef>
#include <cstdint>

#include "classfile/parser.h"

extern "C" __attribute__((visibility("default"))) int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  uint8_t choice = data[--size];
  cortado::classfile::ParseOptions options;
  options.check_format = (choice & 1) == 0;
  options.relax_names = (choice & 2) != 0;
  options.enable_preview = (choice & 4) != 0;
  cortado::classfile::ParseError error;
  cortado::classfile::parse({data, size}, options, error);
  return 0;
}
