// Classes of the class library, made from the image without a heap and without running Java.
#include "runtime/class_builder.h"

#include <gtest/gtest.h>

#include <map>

#include "classfile/descriptor.h"
#include "classfile/jimage.h"
#include "classfile/opcodes.h"
#include "classfile/parser.h"
#include "runtime/method_area.h"
#include "runtime/modules.h"
#include "runtime/wellknown.h"

namespace cortado {
namespace {

class ClassBuilderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_TRUE(MethodArea::initialize());
    image_ = classfile::JImage::open(std::string(CORTADO_TEST_JAVA_HOME) + "/lib/modules").release();
    ASSERT_NE(image_, nullptr);
  }

  static Class* load(std::string_view name) {
    auto found = classes_.find(std::string(name));
    if (found != classes_.end()) return found->second;
    classfile::Resource resource;
    if (image_->find_class("java.base", name, resource) != classfile::FindResult::kFound) return nullptr;
    classfile::ParseError parse_error;
    auto file = classfile::parse(resource.bytes(), {}, parse_error);
    if (file == nullptr) return nullptr;
    Class* super = file->super_class_index == 0 ? nullptr : load(file->super_name());
    std::vector<Class*> interfaces;
    for (uint16_t index : file->interfaces) interfaces.push_back(load(file->constants.class_name(index)));
    Symbol* symbol = Symbol::intern(name);
    PackageEntry* package =
        Modules::package_for_definition(Loaders::boot(), Symbol::intern(classfile::package_name(name)));
    ClassBuildInput input{*file, Loaders::boot(), symbol, package, super, interfaces};
    input.trust_annotations = true;
    ClassBuildError error;
    Class* c = build_class(input, error);
    EXPECT_NE(c, nullptr) << name << " " << error.message;
    classes_[std::string(name)] = c;
    return c;
  }

  static Method* find(Class* c, const char* name, const char* descriptor) {
    return c->find_method(Symbol::intern(name), Symbol::intern(descriptor));
  }

  static classfile::JImage* image_;
  static std::map<std::string, Class*> classes_;
};
classfile::JImage* ClassBuilderTest::image_ = nullptr;
std::map<std::string, Class*> ClassBuilderTest::classes_;

TEST_F(ClassBuilderTest, MirrorNamesItsClassFirst) {
  Class* c = load("java/lang/Class");
  EXPECT_EQ(wk.fields.Class_vm_class, kMirrorLayoutOffset);
  EXPECT_EQ(c->layout.kind, ObjectKind::kMirror);
  EXPECT_EQ(c->fields.size(), c->declared_fields + 3);
}

TEST_F(ClassBuilderTest, ReferencesHaveTheirStrength) {
  EXPECT_EQ(load("java/lang/ref/SoftReference")->layout.strength, ReferenceStrength::kSoft);
  Class* weak = load("java/lang/ThreadLocal$ThreadLocalMap$Entry");
  EXPECT_EQ(weak->layout.kind, ObjectKind::kReference);
  EXPECT_EQ(weak->layout.strength, ReferenceStrength::kWeak);
  Class* reference = load("java/lang/ref/Reference");
  for (const char* hidden : {"referent", "discovered"}) {
    Field* field = reference->find_declared_field(Symbol::intern(hidden), nullptr);
    for (const ReferenceRun& run : weak->layout.references) {
      EXPECT_FALSE(field->offset >= run.offset && field->offset < run.offset + 4 * run.count) << hidden;
    }
  }
}

TEST_F(ClassBuilderTest, OverridingKeepsTheSlot) {
  Class* object = load("java/lang/Object");
  Class* list = load("java/util/ArrayList");
  Method* equals = find(object, "equals", "(Ljava/lang/Object;)Z");
  ASSERT_GE(equals->vtable_index, 0);
  Method* selected = list->vtable()[equals->vtable_index];
  EXPECT_EQ(selected->holder.get(), list);
  EXPECT_EQ(selected->vtable_index, equals->vtable_index);
  EXPECT_EQ(find(object, "getClass", "()Ljava/lang/Class;")->vtable_index, Method::kNonVirtual);
  EXPECT_EQ(find(object, "<init>", "()V")->vtable_index, Method::kNonVirtual);
}

TEST_F(ClassBuilderTest, EveryInterfaceMethodHasATarget) {
  for (const char* name : {"java/util/ArrayList", "java/util/concurrent/ConcurrentHashMap", "java/lang/String"}) {
    Class* c = load(name);
    for (const MetaPtr<Class>& interface : c->all_interfaces) {
      for (Method& method : interface->methods) {
        if (method.itable_index < 0) continue;
        bool implements = false;
        Method* target = c->interface_target(interface, method.itable_index, implements);
        EXPECT_TRUE(implements);
        ASSERT_NE(target, nullptr) << name << " " << method.external_name();
        EXPECT_FALSE(target->is_abstract()) << name << " " << method.external_name();
        EXPECT_EQ(target->name, method.name);
      }
    }
  }
}

TEST_F(ClassBuilderTest, DefaultsAreSelectedOnlyWhereNoClassDeclares) {
  Class* list = load("java/util/ArrayList");
  Class* collection = load("java/util/Collection");
  Method* stream = find(collection, "stream", "()Ljava/util/stream/Stream;");
  bool implements = false;
  EXPECT_EQ(list->interface_target(collection, stream->itable_index, implements), stream);
  Class* iterable = load("java/lang/Iterable");
  Method* for_each = find(iterable, "forEach", "(Ljava/util/function/Consumer;)V");
  EXPECT_EQ(list->interface_target(iterable, for_each->itable_index, implements)->holder.get(), list);
}

TEST_F(ClassBuilderTest, Subtyping) {
  Class* map = load("java/util/LinkedHashMap");
  EXPECT_TRUE(map->is_subtype_of(load("java/util/HashMap")));
  EXPECT_TRUE(map->is_subtype_of(load("java/util/Map")));
  EXPECT_TRUE(map->is_subtype_of(load("java/lang/Cloneable")));
  EXPECT_TRUE(map->is_subtype_of(load("java/lang/Object")));
  EXPECT_FALSE(map->is_subtype_of(load("java/util/List")));
  EXPECT_FALSE(load("java/util/HashMap")->is_subtype_of(map));
  EXPECT_TRUE(load("java/util/List")->is_subtype_of(load("java/util/Collection")));
}

TEST_F(ClassBuilderTest, CallSitesAreNumberedInCodeOrder) {
  Class* c = load("java/util/Comparator");
  uint32_t expected = 0;
  for (Method& method : c->methods) {
    if (method.is_abstract()) continue;
    EXPECT_EQ(method.first_call_site, expected) << method.external_name();
    classfile::Bytes code(method.bytecode(), method.code_length);
    for (uint32_t bci = 0; bci < code.size(); bci += classfile::instruction_length(code, bci)) {
      if (code[bci] != static_cast<uint8_t>(classfile::Opcode::kInvokedynamic)) continue;
      EXPECT_EQ(c->pool->call_sites[expected++].pool_index, classfile::read_u2(&code[bci + 1]));
    }
  }
  EXPECT_GT(expected, 0u);
  EXPECT_EQ(expected, c->pool->call_sites.size());
  for (const CallSiteEntry& site : c->pool->call_sites) {
    auto bootstrap = c->pool->bootstrap_method(static_cast<uint16_t>(c->pool->value(site.pool_index) >> 16));
    EXPECT_EQ(c->pool->tag(bootstrap.method_handle), ConstantTag::kMethodHandle);
    EXPECT_GE(bootstrap.argument_count, 3);  // of LambdaMetafactory
  }
}

}  // namespace
}  // namespace cortado
