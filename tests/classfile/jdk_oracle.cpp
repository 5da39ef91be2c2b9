#include "classfile/jdk_oracle.h"

#include "classfile/descriptor.h"
#include "classfile/jdk_image.h"
#include "classfile/parser.h"

namespace cortado::classfile::test {
namespace {

JdkOracle& self(void* context) { return *static_cast<JdkOracle*>(context); }

}  // namespace

JdkOracle::JdkOracle() {
  jdk_image().for_each_resource([&](std::string_view module, std::string_view name) {
    if (name.ends_with(".class")) modules_.emplace(name.substr(0, name.size() - 6), module);
  });
  table_.context = this;
  table_.is_assignable = [](void* context, std::string_view from, std::string_view to) {
    return self(context).is_assignable(from, to);
  };
  table_.is_superclass_of_current = [](void* context, std::string_view name) {
    return self(context).is_superclass_of_current(name);
  };
  table_.is_foreign_protected_field = [](void* context, std::string_view owner, std::string_view name,
                                         std::string_view descriptor) {
    return self(context).is_foreign_protected(owner, name, descriptor, false);
  };
  table_.is_foreign_protected_method = [](void* context, std::string_view owner, std::string_view name,
                                          std::string_view descriptor) {
    return self(context).is_foreign_protected(owner, name, descriptor, true);
  };
  table_.is_interface = [](void* context, std::string_view name) { return self(context).is_interface(name); };
}

const ClassFile* JdkOracle::find(std::string_view name) {
  return current_ != nullptr && current_->name() == name ? current_ : find_in_library(name);
}

const ClassFile* JdkOracle::find_in_library(std::string_view name) {
  auto [found, is_new] = classes_.try_emplace(std::string(name));
  auto module = modules_.find(found->first);
  if (is_new && module != modules_.end()) {
    Resource resource;
    ParseError error;
    if (jdk_image().find_class(module->second, name, resource) == FindResult::kFound) {
      found->second = parse(resource.bytes(), {.check_format = false}, error);
    }
  }
  return found->second.get();
}

const ClassFile* JdkOracle::super_of(const ClassFile& file) {
  if (file.super_class_index == 0 || file.super_name() == file.name()) return nullptr;
  // A library class that a lone current class replaces goes on to be the superclass of other library classes.
  return &file == current_ || !alone_ ? find(file.super_name()) : find_in_library(file.super_name());
}

Answer JdkOracle::missing(std::string_view name) {
  missing_ = name;
  return Answer::kError;
}

Answer JdkOracle::is_assignable(std::string_view from, std::string_view to) {
  const ClassFile* target = find(to);
  if (target == nullptr) return missing(to);
  if (target->is_interface()) return Answer::kYes;
  const ClassFile* source = find(from);
  if (source == nullptr) return missing(from);
  for (; source != nullptr; source = super_of(*source)) {
    if (source == target) return Answer::kYes;
  }
  return Answer::kNo;
}

Answer JdkOracle::is_superclass_of_current(std::string_view name) {
  for (const ClassFile* file = super_of(*current_); file != nullptr; file = super_of(*file)) {
    if (file->name() == name) return Answer::kYes;
  }
  return Answer::kNo;
}

bool JdkOracle::is_foreign(const ClassFile& declaring) const {
  return &declaring != current_ && (alone_ || package_name(declaring.name()) != package_name(current_->name()));
}

Answer JdkOracle::is_foreign_protected(std::string_view owner, std::string_view name, std::string_view descriptor,
                                       bool is_method) {
  auto check = [&](const auto& members, const ClassFile& file, Answer& answer) {
    for (const auto& member : members) {
      if (member.name != name || member.descriptor != descriptor) continue;
      bool is_protected = (member.access_flags & kAccProtected) != 0;
      answer = is_protected && is_foreign(file) ? Answer::kYes : Answer::kNo;
      return true;
    }
    return false;
  };
  Answer answer = Answer::kNo;
  for (const ClassFile* file = find(owner); file != nullptr; file = super_of(*file)) {
    if (is_method ? check(file->methods, *file, answer) : check(file->fields, *file, answer)) return answer;
  }
  return answer;
}

Answer JdkOracle::is_interface(std::string_view name) {
  const ClassFile* file = find(name);
  if (file == nullptr) return missing(name);
  return file->is_interface() ? Answer::kYes : Answer::kNo;
}

}  // namespace cortado::classfile::test
