#pragma once
// From a parsed class file to a Class in the method area. No heap, no Java, no locks: the superclass and the interfaces
// are there already; the mirror, the recording in the loader and the link to the superclass's list are the caller's.

#include <cstring>
#include <string>
#include <vector>

#include "classfile/class_file.h"
#include "classfile/opcodes.h"
#include "runtime/class.h"
#include "runtime/loader_data.h"

namespace cortado {

struct ClassBuildInput {
  const classfile::ClassFile& file;
  LoaderData* loader;
  Symbol* name;  // internal form; of hidden classes before it is mangled
  PackageEntry* package;
  Class* super;                    // null for java.lang.Object
  std::vector<Class*> interfaces;  // in the order of the file
  bool hidden = false;
  bool is_from_image = false;
  bool trust_annotations = false;
  bool bytes_are_permanent = false;
};
struct ClassBuildError {
  const char* class_name = nullptr;  // the LinkageError to throw; null: the method area is full
  std::string message;
};

// Null with `error` filled. The class's state is kLoaded; static fields lie behind java.lang.Class's own fields.
Class* build_class(const ClassBuildInput& input, ClassBuildError& error);
// A new version of `of`, for a redefinition to take over: pool, methods, attributes; without layout, tables, entries.
// Its class file lies behind those of the earlier versions.
Class* build_class_version(const ClassBuildInput& input, const Class* of);

// Offset in mirrors where static fields begin: java.lang.Class's instance size; 0 until that class is made, when
// place_early_statics() moves the static fields of the classes made before.
extern uint32_t mirror_base;
void place_early_statics(Class* early, uint32_t base);

// The parts, each in a file of its own.
class ClassBytes;
ConstantPool* build_constant_pool(MetadataArena& arena, const classfile::ClassFile& file, const ClassBytes& bytes);
bool build_methods(const ClassBuildInput& input, const ClassBytes& bytes, Class* c, size_t overpass_count);
bool build_fields(const ClassBuildInput& input, const ClassBytes& bytes, Class* c);

// A method that stands in `holder` for several defaults in conflict, of which `model` is one: calling it throws (JVMS
// 5.4.6). Its index and its entries are the caller's.
void fill_overpass(Method& to, Class* holder, const Method& model);

// The class-file bytes as the class keeps them: parts are named by their offset.
class ClassBytes {
 public:
  // `before`: what the kept bytes begin with, the earlier versions of a class.
  explicit ClassBytes(classfile::Bytes file, classfile::Bytes before = {}) : file_(file), before_(before) {}
  ClassFileRange range(classfile::Bytes part) const;
  // Of a place in the file.
  size_t offset_of(const uint8_t* place) const { return before_.size() + static_cast<size_t>(place - file_.data()); }
  // Sets class_file and its length. False: out of memory.
  bool keep(Class* c, bool permanent) const;

 private:
  classfile::Bytes file_;
  classfile::Bytes before_;
};

// False: the code has no invokedynamic. True: it has that byte somewhere.
inline bool may_have_call_site(classfile::Bytes code) {
  return std::memchr(code.data(), static_cast<uint8_t>(classfile::Opcode::kInvokedynamic), code.size()) != nullptr;
}

// Null for index 0. While the class has no bytes yet: afterwards it is ConstantPool::symbol.
inline Symbol* symbol_at(ConstantPool& pool, const ClassBuildInput& input, uint16_t utf8_index) {
  if (utf8_index == 0) return nullptr;
  uint32_t& value = pool.values.get_non_null()[utf8_index];
  if (ConstantPool::is_utf8_place(value))
    value = MetaPtr<Symbol>(Symbol::intern(input.file.constants.utf8(utf8_index), input.loader)).bits();
  return MetaPtr<Symbol>::from_bits(value).get();
}

}  // namespace cortado
