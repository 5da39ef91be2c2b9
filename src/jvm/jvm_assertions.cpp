// -ea and -da (class-library contract, section 10.3).

#include "jvm/entry.h"
#include "runtime/allocation.h"
#include "runtime/arguments.h"
#include "runtime/strings.h"

namespace cortado {
namespace {

bool applies_everywhere(const AssertionRule& rule) { return rule.name.empty() && !rule.is_package; }

bool is_in_package(std::string_view class_name, std::string_view package) {
  if (package.empty()) return class_name.find('.') == std::string_view::npos;
  return class_name.size() > package.size() && class_name.starts_with(package) && class_name[package.size()] == '.';
}

// A rule for the class itself, then the innermost package with a rule, then the rule for all. Among equals, the last.
bool assertions_enabled(std::string_view class_name, bool default_status) {
  const AssertionRule* best = nullptr;
  for (const AssertionRule& rule : arguments.assertion_rules) {
    if (!rule.is_package && !rule.name.empty() && rule.name == class_name) best = &rule;
  }
  if (best != nullptr) return best->enable;
  for (const AssertionRule& rule : arguments.assertion_rules) {
    if (!rule.is_package || !is_in_package(class_name, rule.name)) continue;
    if (best == nullptr || rule.name.size() >= best->name.size()) best = &rule;
  }
  return best != nullptr ? best->enable : default_status;
}

bool default_user_status() {
  bool status = false;
  for (const AssertionRule& rule : arguments.assertion_rules) {
    if (applies_everywhere(rule)) status = rule.enable;
  }
  return status;
}

// Fills a pair of fields of AssertionStatusDirectives: the names and their states, in the order given.
JavaResult<void> store_rules(Thread& thread, Handle<Object> directives, bool packages, uint32_t names_offset,
                             uint32_t enabled_offset) MAY_GC {
  std::vector<const AssertionRule*> rules;
  for (const AssertionRule& rule : arguments.assertion_rules) {
    if (!applies_everywhere(rule) && rule.is_package == packages) rules.push_back(&rule);
  }
  auto count = static_cast<int32_t>(rules.size());
  Rooted<Array> names(thread, TRY(new_object_array(thread, wk.classes.String, count)));
  Rooted<Array> enabled(thread, TRY(new_primitive_array(thread, BasicType::kBoolean, count)));
  for (int32_t i = 0; i < count; i++) {
    const AssertionRule& rule = *rules[static_cast<size_t>(i)];
    HeapAccess::store_element<uint8_t>(enabled, i, rule.enable);
    if (rule.name.empty()) continue;  // the unnamed package: a null name
    Rooted<Object> name(thread, TRY(new_string(thread, rule.name)));
    HeapAccess::store_reference_element(names, i, name);
  }
  HeapAccess::store_reference(directives, names_offset, names);
  HeapAccess::store_reference(directives, enabled_offset, enabled);
  return {};
}

JavaResult<Unrooted<Object>> status_directives(Thread& thread) MAY_GC {
  Rooted<Object> directives(thread, TRY(new_instance_initialized(thread, wk.classes.AssertionStatusDirectives)));
  const auto& fields = wk.fields;
  TRY(store_rules(thread, directives, false, fields.AssertionStatusDirectives_classes,
                  fields.AssertionStatusDirectives_classEnabled));
  TRY(store_rules(thread, directives, true, fields.AssertionStatusDirectives_packages,
                  fields.AssertionStatusDirectives_packageEnabled));
  HeapAccess::store<uint8_t>(directives, fields.AssertionStatusDirectives_deflt, default_user_status());
  return directives.get();
}

}  // namespace
}  // namespace cortado

using namespace cortado;

extern "C" {

JNIEXPORT jboolean JNICALL JVM_DesiredAssertionStatus(JNIEnv* env, jclass, jclass mirror) {
  CORTADO_JVM_ENTRY(env);
  const Class* c = class_of_reference(mirror);
  if (!has_members(c)) return JNI_FALSE;
  bool is_system = c->loader->is_boot;
  if (is_system && arguments.assertion_rules.empty()) return arguments.system_assertions;
  return assertions_enabled(c->external_name(), is_system ? arguments.system_assertions : default_user_status());
}

JNIEXPORT jobject JNICALL JVM_AssertionStatusDirectives(JNIEnv* env, jclass) {
  CORTADO_JVM_ENTRY(env);
  return to_local(thread, status_directives(thread));
}

}  // extern "C"
