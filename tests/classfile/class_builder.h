// Makes class files for tests, well formed or not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "classfile/class_file.h"
#include "classfile/opcodes.h"

namespace cortado::classfile::test {

class ByteWriter {
 public:
  ByteWriter& u1(unsigned value) {
    bytes_.push_back(static_cast<uint8_t>(value));
    return *this;
  }
  ByteWriter& u2(unsigned value) { return u1(value >> 8).u1(value); }
  ByteWriter& u4(uint32_t value) { return u2(value >> 16).u2(value); }
  ByteWriter& op(Opcode opcode) { return u1(static_cast<unsigned>(opcode)); }
  ByteWriter& raw(const std::vector<uint8_t>& bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  size_t size() const { return bytes_.size(); }
  const std::vector<uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<uint8_t> bytes_;
};

struct HandlerSpec {
  uint16_t start, end, handler, catch_type;
};

struct AttributeSpec {
  uint16_t name;
  std::vector<uint8_t> content;
};

class ClassBuilder {
 public:
  explicit ClassBuilder(std::string_view name = "T", std::string_view super_name = "java/lang/Object",
                        uint16_t major = 61);

  // Constants; equal ones are made once.
  uint16_t utf8(std::string_view text);
  uint16_t class_constant(std::string_view name);
  uint16_t string_constant(std::string_view text);
  uint16_t name_and_type(std::string_view name, std::string_view descriptor);
  uint16_t member(ConstantTag tag, std::string_view owner, std::string_view name, std::string_view descriptor);
  uint16_t field_reference(std::string_view owner, std::string_view name, std::string_view descriptor) {
    return member(ConstantTag::kFieldref, owner, name, descriptor);
  }
  uint16_t method_reference(std::string_view owner, std::string_view name, std::string_view descriptor) {
    return member(ConstantTag::kMethodref, owner, name, descriptor);
  }
  uint16_t interface_method_reference(std::string_view owner, std::string_view name, std::string_view descriptor) {
    return member(ConstantTag::kInterfaceMethodref, owner, name, descriptor);
  }
  uint16_t int_constant(uint32_t value);
  uint16_t long_constant(uint64_t value);
  uint16_t raw_constant(const std::vector<uint8_t>& tag_and_content, unsigned slots = 1);

  AttributeSpec attribute(std::string_view name, std::vector<uint8_t> content) {
    return {utf8(name), std::move(content)};
  }
  void add_interface(std::string_view name) { interfaces_.push_back(class_constant(name)); }
  void add_field(uint16_t flags, std::string_view name, std::string_view descriptor,
                 const std::vector<AttributeSpec>& attributes = {});
  void add_method(uint16_t flags, std::string_view name, std::string_view descriptor,
                  const std::vector<AttributeSpec>& attributes = {});
  AttributeSpec code(uint16_t max_stack, uint16_t max_locals, const std::vector<uint8_t>& bytecode,
                     const std::vector<HandlerSpec>& handlers = {}, const std::vector<AttributeSpec>& attributes = {});
  void add_attribute(AttributeSpec attribute) { attributes_.push_back(std::move(attribute)); }

  uint16_t access_flags = kAccPublic | kAccSuper;
  uint16_t minor = 0, major;
  uint16_t this_class, super_class;

  std::vector<uint8_t> build() const;

 private:
  uint16_t intern(const std::vector<uint8_t>& entry, unsigned slots);
  static void put_attributes(ByteWriter& out, const std::vector<AttributeSpec>& attributes);

  std::vector<std::vector<uint8_t>> constants_;
  uint16_t next_ = 1;
  std::vector<std::pair<std::vector<uint8_t>, uint16_t>> interned_;
  std::vector<uint16_t> interfaces_;
  ByteWriter fields_, methods_;
  unsigned field_count_ = 0, method_count_ = 0;
  std::vector<AttributeSpec> attributes_;
};

}  // namespace cortado::classfile::test
