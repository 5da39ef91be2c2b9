#include "runtime/method.h"

#include "classfile/bytes.h"
#include "classfile/descriptor.h"
#include "runtime/class.h"

namespace cortado {

const uint8_t* Method::bytecode() const { return holder->class_file + code_offset; }

int Method::line_number(uint32_t bci) const {
  if (is_native()) return -2;
  // The table is not necessarily sorted: the entry with the greatest start at or before the position wins.
  int best = -1;
  uint32_t best_start = 0;
  const uint8_t* at = holder->class_file + line_numbers.offset;
  for (uint32_t left = line_numbers.length; left >= 4; left -= 4, at += 4) {
    uint32_t start = classfile::read_u2(at);
    if (start == bci) return classfile::read_u2(at + 2);
    if (start < bci && (best < 0 || start >= best_start)) {
      best = classfile::read_u2(at + 2);
      best_start = start;
    }
  }
  return best;
}

std::string Method::external_name() const {
  std::string text = holder->external_name() + "." + name->string() + "(";
  classfile::DescriptorIterator it(descriptor->view());
  for (bool first = true; !it.at_return(); it.next(), first = false) {
    if (!first) text += ", ";
    text += classfile::external_type_name(it.text());
  }
  return text + ")";
}

std::string Method::external_signature() const {
  return classfile::external_type_name(classfile::return_descriptor(descriptor->view())) + " " + external_name();
}

}  // namespace cortado
