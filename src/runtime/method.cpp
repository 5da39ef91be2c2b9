#include "runtime/method.h"

#include "classfile/class_file.h"
#include "classfile/descriptor.h"
#include "runtime/class.h"
#include "runtime/member_attributes.h"

namespace cortado {

const uint8_t* Method::bytecode() const { return holder->class_file + code_offset; }

int Method::line_number(uint32_t bci) const {
  if (is_native()) return -2;
  // The tables are not necessarily sorted: the entry with the greatest start at or before the position wins.
  int best = -1;
  uint32_t best_start = 0;
  for (AttributeWalk walk = code_attributes(*this); walk.next();) {
    if (walk.name() != classfile::AttributeName::kLineNumberTable) continue;
    const uint8_t* table = walk.content().data();
    for (classfile::LineNumber line :
         classfile::PackedTable<classfile::LineNumber>(table + 2, classfile::read_u2(table))) {
      if (line.start_pc == bci) return line.line;
      if (line.start_pc < bci && (best < 0 || line.start_pc >= best_start)) {
        best = line.line;
        best_start = line.start_pc;
      }
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
