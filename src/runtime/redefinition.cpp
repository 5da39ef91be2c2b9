#include "runtime/redefinition.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "classfile/parser.h"
#include "runtime/arguments.h"
#include "runtime/class_builder.h"
#include "runtime/class_unloading.h"
#include "runtime/exceptions.h"
#include "runtime/frame.h"
#include "runtime/linking.h"
#include "runtime/method_equivalence.h"
#include "runtime/method_ids.h"
#include "runtime/safepoint.h"
#include "runtime/upcall.h"

namespace cortado {

namespace {

using Error = RedefinitionError;

constexpr uint16_t kComparedClassFlags = static_cast<uint16_t>(~kAccSuper);

// One class: from bytes to the version that waits to be put in place.
struct Version {
  Class* c;
  std::unique_ptr<classfile::ClassFile> file;
  Class* version = nullptr;
};

std::string_view super_name(const Class* c) { return c->super ? c->super->name->view() : std::string_view(); }

Error compare_hierarchy(const Class* c, const classfile::ClassFile& file) {
  if (file.name() != c->name->view()) return Error::kNamesDoNotMatch;
  if (((file.access_flags ^ c->access_flags) & kComparedClassFlags) != 0) return Error::kClassModifiersChanged;
  std::string_view super = file.super_class_index == 0 ? std::string_view() : file.super_name();
  if (super != super_name(c)) return Error::kHierarchyChanged;
  if (file.interfaces.size() != c->local_interfaces.size()) return Error::kHierarchyChanged;
  for (size_t i = 0; i < c->local_interfaces.size(); i++) {
    if (file.constants.class_name(file.interfaces[i]) != c->local_interfaces[i]->name->view())
      return Error::kHierarchyChanged;
  }
  return Error::kNone;
}

Error compare_members(const Class* c, const Class* version) {
  if (version->declared_fields != c->declared_fields) return Error::kSchemaChanged;
  for (uint32_t i = 0; i < c->declared_fields; i++) {
    const Field& a = c->fields[i];
    const Field& b = version->fields[i];
    if (a.name != b.name || a.descriptor != b.descriptor || a.access_flags != b.access_flags)
      return Error::kSchemaChanged;
  }
  for (uint32_t i = 0; i < version->declared_methods; i++) {
    const Method& b = version->methods[i];
    const Method* a = const_cast<Class*>(c)->find_declared_method(b.name, b.descriptor);
    if (a == nullptr) return Error::kMethodAdded;
    if (a->access_flags != b.access_flags) return Error::kMethodModifiersChanged;
  }
  return version->declared_methods == c->declared_methods ? Error::kNone : Error::kMethodDeleted;
}

std::string_view class_name(const Class* c, uint16_t index) {
  return index == 0 ? std::string_view() : c->pool->utf8(static_cast<uint16_t>(c->pool->value(index)));
}

// In any order.
bool same_classes(const Class* a, const MetaArray<uint16_t>& of_a, const Class* b, const MetaArray<uint16_t>& of_b) {
  auto names = [](const Class* c, const MetaArray<uint16_t>& indices) {
    std::vector<std::string_view> all;
    for (uint16_t index : indices) all.push_back(class_name(c, index));
    std::sort(all.begin(), all.end());
    return all;
  };
  return names(a, of_a) == names(b, of_b);
}

bool same_records(const Class* a, const Class* b) {
  if (a->record_components.size() != b->record_components.size()) return false;
  for (uint32_t i = 0; i < a->record_components.size(); i++) {
    const RecordComponent &left = a->record_components[i], &right = b->record_components[i];
    if (left.name != right.name || left.descriptor != right.descriptor ||
        left.generic_signature != right.generic_signature)
      return false;
  }
  return true;
}

// Nest, record and permitted subclasses must stay.
Error compare_attributes(const Class* c, const Class* version) {
  constexpr uint32_t kFlags = Class::kRecord | Class::kHasPermittedSubclasses | Class::kHasNestHostAttribute;
  bool same = ((c->flags.load() ^ version->flags.load()) & kFlags) == 0 &&
              class_name(c, c->nest_host_index) == class_name(version, version->nest_host_index) &&
              same_classes(c, c->nest_members, version, version->nest_members) &&
              same_classes(c, c->permitted_subclasses, version, version->permitted_subclasses) &&
              same_records(c, version);
  return same ? Error::kNone : Error::kClassAttributeChanged;
}

Error parse_error(classfile::ParseErrorKind kind) {
  std::string_view name = classfile::error_class_name(kind);
  if (name.ends_with("UnsupportedClassVersionError")) return Error::kUnsupportedVersion;
  if (name.ends_with("NoClassDefFoundError")) return Error::kNamesDoNotMatch;
  return Error::kInvalidClassFormat;
}

Error parse(Class* c, std::span<const uint8_t> bytes, Version& into) {
  classfile::ParseOptions options;
  options.is_boot_loader = c->loader->is_boot;
  options.check_format = true;
  options.relax_names = c->loader->is_boot_or_platform();
  options.enable_preview = arguments.enable_preview;
  classfile::ParseError error;
  into.c = c;
  into.file = classfile::parse(bytes, options, error);
  return into.file == nullptr ? parse_error(error.kind) : compare_hierarchy(c, *into.file);
}

Error build(Version& v) {
  Class* c = v.c;
  ClassBuildInput input{*v.file, c->loader, c->name, c->package, c->super, {}};
  input.trust_annotations = c->has(Class::kTrustAnnotations);
  v.version = build_class_version(input, c);
  if (v.version == nullptr) return Error::kOutOfMemory;
  v.version->pool->holder = v.version;  // whose class file has its texts
  if (Error error = compare_members(c, v.version); error != Error::kNone) return error;
  return compare_attributes(c, v.version);
}

Error prepare(Thread& thread, const Redefinition& redefinition, Version& v) MAY_GC {
  Class* c = redefinition.c;
  if (!is_modifiable(c)) return Error::kUnmodifiableClass;
  if (Error error = parse(c, redefinition.bytes, v); error != Error::kNone) return error;
  if (Error error = build(v); error != Error::kNone) return error;
  if (verify_new_version(thread, c, v.version, redefinition.bytes).failed()) {
    thread.clear_exception();
    return Error::kFailsVerification;
  }
  return Error::kNone;
}

// --- In the safepoint.

bool is_running(Method* method) {
  bool found = false;
  for_each_thread([&](Thread& thread) {
    for (Frame* frame = thread.top_frame; frame != nullptr && !found;) {
      if (frame->is_entry()) {
        frame = reinterpret_cast<const EntryRecord*>(frame->position())->last_frame_below;
        continue;
      }
      found = frame->method() == method;
      frame = frame->caller();
    }
  });
  return found;
}

void redirect_frames(Method* from, Method* to) {
  for_each_thread([&](Thread& thread) {
    for (Frame* frame = thread.top_frame; frame != nullptr;) {
      if (frame->is_entry()) {
        frame = reinterpret_cast<const EntryRecord*>(frame->position())->last_frame_below;
        continue;
      }
      if (frame->method() == from) {
        frame->method_word = reinterpret_cast<uintptr_t>(to);
      }
      frame = frame->caller();
    }
  });
}

// What runs on is known by the method's id, unless the new version says something else: then by one of its own.
bool save_running_version(Method& method, const Method& version) {
  if (method.is_native() || method.is_abstract()) return true;
  bool says_the_same = is_equivalent(method, version);
  if (!says_the_same) for_each_running_version(&method, [](RunningVersion* older) { older->of = nullptr; });
  if (!is_running(&method)) return true;
  if (says_the_same) method_id_of(&method);  // also when nobody has asked for it so far
  auto* old = method.holder->loader->arena.make<RunningVersion>(method);
  if (old == nullptr) return false;
  if (says_the_same) {
    old->of = &method;
    old->next = std::exchange(method.pool->running_versions, old);
  } else {
    old->method_id.store(0, std::memory_order_relaxed);
  }
  redirect_frames(&method, old);
  return true;
}

// The cache of frame maps stays with the old version's copy; nothing else reads it.
void replace_body(Method& method, const Method& by) {
  constexpr uint32_t kBodyFlags = Method::kHasJsr | Method::kNotCompilable;
  method.flags = (method.flags & ~kBodyFlags) | (by.flags & kBodyFlags);
  method.max_locals = by.max_locals;
  method.max_stack = by.max_stack;
  method.generic_signature = by.generic_signature;
  method.code_offset = by.code_offset;
  method.code_length = by.code_length;
  method.exception_table = by.exception_table;
  method.first_call_site = by.first_call_site;
  method.attributes_offset = by.attributes_offset;
  method.code = nullptr;
  // Nobody compiles during a safepoint. The old code stays for frames that run it.
  if (code_unloading.replace != nullptr) code_unloading.replace(&method);
  method.compiled.store(0, std::memory_order_release);
  method.counter = 0;
  method.stale_exits = 0;
  if (!method.is_native()) method.frame_maps.store(0, std::memory_order_relaxed);
}

void replace_attributes(Class* c, const Class* by) {
  c->major_version = by->major_version;
  c->minor_version = by->minor_version;
  c->source_file = by->source_file;
  c->generic_signature = by->generic_signature;
  c->nest_host_index = by->nest_host_index;
  c->this_class_index = by->this_class_index;
  c->nest_members = by->nest_members;
  c->permitted_subclasses = by->permitted_subclasses;
  c->inner_classes = by->inner_classes;
  c->enclosing_class = by->enclosing_class;
  c->enclosing_method = by->enclosing_method;
  c->record_components = by->record_components;
  c->annotations = by->annotations;
  c->type_annotations = by->type_annotations;
  c->source_debug_extension = by->source_debug_extension;
  c->class_file = by->class_file;
  c->class_file_length = by->class_file_length;
  c->class_file_start = by->class_file_start;
  c->class_file_end = by->class_file_end;
  c->owns_class_file = by->owns_class_file;
  for (uint32_t i = 0; i < c->declared_fields; i++) {
    Field& field = c->fields[i];
    const Field& from = by->fields[i];
    field.generic_signature = from.generic_signature;
    field.constant_value = from.constant_value;
    field.attributes_offset = from.attributes_offset;
  }
}

// Somebody else may have redefined the class since this version was built: it is built anew, behind that one.
bool is_up_to_date(Version& v) {
  return v.version->class_file_start == v.c->class_file_end || build(v) == Error::kNone;
}

bool put_in_place(Class* c, Class* version) {
  for (uint32_t i = 0; i < c->declared_methods; i++) {
    Method& method = c->methods[i];
    if (execution_engine.clear_breakpoints != nullptr) {
      execution_engine.clear_breakpoints(&method);
      for_each_running_version(&method, [](Method* older) { execution_engine.clear_breakpoints(older); });
    }
    if (!save_running_version(method, *version->find_declared_method(method.name, method.descriptor))) return false;
  }
  version->pool->holder = c;
  version->pool->previous = c->pool;
  c->pool = version->pool;
  replace_attributes(c, version);
  for (uint32_t i = 0; i < version->declared_methods; i++) {
    const Method& from = version->methods[i];
    Method* to = c->find_declared_method(from.name, from.descriptor);
    to->pool = c->pool;
    if (to->is_native() || to->is_abstract()) {
      uint16_t max_locals = to->max_locals;
      replace_body(*to, from);
      to->max_locals = max_locals;
      to->max_stack = 0;
    } else {
      replace_body(*to, from);
    }
    prepare_method_entries(to);
  }
  // VM-made methods use the pool for nothing but its holder.
  for (Method& method : c->methods) method.pool = c->pool;
  return true;
}

}  // namespace

// Bytewise: a Method has no constructor to respect, only atomics.
RunningVersion::RunningVersion(const Method& method) {
  std::memcpy(static_cast<void*>(static_cast<Method*>(this)), static_cast<const void*>(&method), sizeof(Method));
}

bool is_modifiable(const Class* c) { return !c->is_primitive() && !c->is_array() && !c->is_hidden(); }

RedefinitionError redefine_classes(Thread& thread, std::span<const Redefinition> redefinitions) {
  std::vector<Version> versions(redefinitions.size());
  for (size_t i = 0; i < redefinitions.size(); i++) {
    if (Error error = prepare(thread, redefinitions[i], versions[i]); error != Error::kNone) return error;
  }
  Safepoint::begin(thread, SafepointOperation::kRedefineClasses);
  bool ok = true;
  for (Version& v : versions) ok = ok && is_up_to_date(v) && put_in_place(v.c, v.version);
  if (code_unloading.redefined != nullptr) code_unloading.redefined();
  Safepoint::end(thread);
  return ok ? Error::kNone : Error::kOutOfMemory;
}

void keep_original_class_file(Class* c, std::span<const uint8_t> bytes) {
  if (c->original_class_file != nullptr) return;
  auto* memory = static_cast<uint8_t*>(std::malloc(sizeof(uint64_t) + bytes.size()));
  if (memory == nullptr) return;
  uint64_t length = bytes.size();
  std::memcpy(memory, &length, sizeof length);
  std::memcpy(memory + sizeof length, bytes.data(), bytes.size());
  c->original_class_file = memory;
}

std::span<const uint8_t> original_class_file(const Class* c) {
  if (c->original_class_file == nullptr) return c->current_class_file();
  uint64_t length;
  std::memcpy(&length, c->original_class_file, sizeof length);
  return {c->original_class_file + sizeof length, length};
}

}  // namespace cortado
