#include "classfile/class_builder.h"

namespace cortado::classfile::test {

ClassBuilder::ClassBuilder(std::string_view name, std::string_view super_name, uint16_t major_version)
    : major(major_version), this_class(0), super_class(0) {
  this_class = class_constant(name);
  if (!super_name.empty()) super_class = class_constant(super_name);
}

uint16_t ClassBuilder::intern(const std::vector<uint8_t>& entry, unsigned slots) {
  for (const auto& [bytes, index] : interned_) {
    if (bytes == entry) return index;
  }
  uint16_t index = raw_constant(entry, slots);
  interned_.emplace_back(entry, index);
  return index;
}

uint16_t ClassBuilder::raw_constant(const std::vector<uint8_t>& tag_and_content, unsigned slots) {
  constants_.push_back(tag_and_content);
  uint16_t index = next_;
  next_ = static_cast<uint16_t>(next_ + slots);
  return index;
}

uint16_t ClassBuilder::utf8(std::string_view text) {
  ByteWriter out;
  out.u1(1).u2(static_cast<unsigned>(text.size()));
  for (char c : text) out.u1(static_cast<uint8_t>(c));
  return intern(out.bytes(), 1);
}

uint16_t ClassBuilder::class_constant(std::string_view name) {
  return intern(ByteWriter().u1(7).u2(utf8(name)).bytes(), 1);
}
uint16_t ClassBuilder::string_constant(std::string_view text) {
  return intern(ByteWriter().u1(8).u2(utf8(text)).bytes(), 1);
}
uint16_t ClassBuilder::name_and_type(std::string_view name, std::string_view descriptor) {
  uint16_t name_index = utf8(name);
  return intern(ByteWriter().u1(12).u2(name_index).u2(utf8(descriptor)).bytes(), 1);
}
uint16_t ClassBuilder::member(ConstantTag tag, std::string_view owner, std::string_view name,
                              std::string_view descriptor) {
  uint16_t owner_index = class_constant(owner);
  return intern(ByteWriter().u1(static_cast<unsigned>(tag)).u2(owner_index).u2(name_and_type(name, descriptor)).bytes(),
                1);
}
uint16_t ClassBuilder::int_constant(uint32_t value) { return intern(ByteWriter().u1(3).u4(value).bytes(), 1); }
uint16_t ClassBuilder::long_constant(uint64_t value) {
  return intern(ByteWriter().u1(5).u4(static_cast<uint32_t>(value >> 32)).u4(static_cast<uint32_t>(value)).bytes(), 2);
}

void ClassBuilder::put_attributes(ByteWriter& out, const std::vector<AttributeSpec>& attributes) {
  out.u2(static_cast<unsigned>(attributes.size()));
  for (const AttributeSpec& attribute : attributes) {
    out.u2(attribute.name).u4(static_cast<uint32_t>(attribute.content.size())).raw(attribute.content);
  }
}

void ClassBuilder::add_field(uint16_t flags, std::string_view name, std::string_view descriptor,
                             const std::vector<AttributeSpec>& attributes) {
  uint16_t name_index = utf8(name);
  fields_.u2(flags).u2(name_index).u2(utf8(descriptor));
  put_attributes(fields_, attributes);
  ++field_count_;
}

void ClassBuilder::add_method(uint16_t flags, std::string_view name, std::string_view descriptor,
                              const std::vector<AttributeSpec>& attributes) {
  uint16_t name_index = utf8(name);
  methods_.u2(flags).u2(name_index).u2(utf8(descriptor));
  put_attributes(methods_, attributes);
  ++method_count_;
}

AttributeSpec ClassBuilder::code(uint16_t max_stack, uint16_t max_locals, const std::vector<uint8_t>& bytecode,
                                 const std::vector<HandlerSpec>& handlers,
                                 const std::vector<AttributeSpec>& attributes) {
  ByteWriter out;
  out.u2(max_stack).u2(max_locals).u4(static_cast<uint32_t>(bytecode.size())).raw(bytecode);
  out.u2(static_cast<unsigned>(handlers.size()));
  for (const HandlerSpec& h : handlers) out.u2(h.start).u2(h.end).u2(h.handler).u2(h.catch_type);
  put_attributes(out, attributes);
  return {utf8("Code"), out.bytes()};
}

std::vector<uint8_t> ClassBuilder::build() const {
  ByteWriter out;
  out.u4(0xcafebabe).u2(minor).u2(major).u2(next_);
  for (const auto& constant : constants_) out.raw(constant);
  out.u2(access_flags).u2(this_class).u2(super_class).u2(static_cast<unsigned>(interfaces_.size()));
  for (uint16_t index : interfaces_) out.u2(index);
  out.u2(field_count_).raw(fields_.bytes());
  out.u2(method_count_).raw(methods_.bytes());
  put_attributes(out, attributes_);
  return out.bytes();
}

}  // namespace cortado::classfile::test
