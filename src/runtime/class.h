#pragma once
// Class: the VM's view of a class, interface, array class or primitive type (JVMS 5.3). In the method area, at a fixed
// address for life; the vtable lies behind it. No C++ vtables, no process-bound pointers except `class_file`.
// Fields are written by class_builder / linker before publication unless said otherwise.

#include <atomic>
#include <span>

#include "base/annotations.h"
#include "gc/layout.h"
#include "gc/rooted.h"
#include "runtime/constant_pool.h"
#include "runtime/method.h"
#include "runtime/static_constants.h"

namespace cortado {

struct LoaderData;
struct ModuleEntry;
struct PackageEntry;

enum class ClassState : uint8_t {  // JVMS 5.5
  kLoaded,
  kLinking,
  kLinked,
  kInitializing,
  kInitialized,
  kErroneous,
};

// Where a class finds its implementations of one interface.
struct InterfaceTableEntry {
  MetaPtr<Class> interface;
  MetaPtr<MetaPtr<Method>> methods;  // by Method::itable_index; null: AbstractMethodError or as the Method says
};

// One entry of InnerClasses (JVMS 4.7.6), constant-pool indices.
struct InnerClassEntry {
  uint16_t inner_class, outer_class, inner_name, access_flags;
};

struct RecordComponent {
  MetaPtr<Symbol> name, descriptor, generic_signature;
  ClassFileRange annotations, type_annotations;
};

class Class {
 public:
  enum Flag : uint32_t {
    kHasFinalizer = 1 << 0,  // non-empty finalize(): instances are registered
    kHiddenClass = 1 << 1,
    kRecord = 1 << 2,
    kHasDefaultMethods = 1 << 3,  // interface that declares a non-abstract, non-static method (for initialisation)
    kMagicAccessor = 1 << 4,      // subclass of jdk.internal.reflect.MagicAccessorImpl: no access checks
    kCloneable = 1 << 5,
    kPrimitive = 1 << 6,
    kArray = 1 << 7,
    kVerified = 1 << 8,
    kValueBased = 1 << 9,
    kTrustAnnotations = 1 << 10,  // VM annotations are honoured
    kHasClassInitializer = 1 << 11,
    kHasPermittedSubclasses = 1 << 12,
    kHasNestHostAttribute = 1 << 13,
    kFromImage = 1 << 15,       // its class file is the image's own: as local as a class of the boot loader
    kSlowAllocation = 1 << 14,  // abstract, interface, finalizable or not yet initialised: no inline allocation
  };

  Layout layout;  // first: the class word of an object names both

  // Hierarchy.
  static constexpr uint32_t kDisplaySize = 8;
  MetaPtr<Class> display[kDisplaySize];  // supers by depth, Object at 0; itself at `depth` if depth < 8
  MetaPtr<Class> super;                  // null for Object, interfaces have Object; primitives null
  uint16_t depth = 0;
  uint16_t access_flags = 0;  // of the class file (without ACC_SUPER for arrays)
  std::atomic<uint32_t> flags{0};
  MetaArray<MetaPtr<Class>> local_interfaces;
  MetaArray<MetaPtr<Class>> all_interfaces;  // transitive, without duplicates, in itable order
  uint64_t interface_bitmap = 0;             // hashed: bit (interface's hash & 63) of every interface
  MetaArray<InterfaceTableEntry> itable;     // classes only
  uint32_t vtable_length = 0;
  MetaPtr<Class> subclasses, next_sibling;  // linked ones; changed under the class-hierarchy lock; classes only

  // Identity.
  MetaPtr<Symbol> name;  // internal form: java/lang/String, [I, [Ljava/lang/String;, int
  LoaderData* loader = nullptr;
  PackageEntry* package = nullptr;      // null for arrays of primitives and primitives
  NarrowRef mirror = NarrowRef::kNull;  // java.lang.Class object: a root. Null only while booting
  MetaPtr<ConstantPool> pool;
  MetaPtr<StaticConstant> static_constants;  // that compiled code asked for, or null
  std::atomic<ClassState> state{ClassState::kLoaded};
  std::atomic<Thread*> initializing_thread{nullptr};
  NarrowRef initialization_error = NarrowRef::kNull;  // ExceptionInInitializerError to use as cause: a root

  // Arrays and primitives.
  MetaPtr<Class> element_class;               // of an array class: its component
  MetaPtr<Class> bottom_class;                // of an array class: the element type without dimensions
  std::atomic<uint32_t> array_class_bits{0};  // MetaPtr<Class> of the class of arrays of this, or 0
  uint8_t dimensions = 0;
  BasicType primitive_type = BasicType::kVoid;  // of primitive classes; of primitive-array classes: the element's

  // Members, in declaration order. VM-made methods (overpasses) come last and are not counted in declared_methods.
  MetaArray<Method> methods;
  uint32_t declared_methods = 0;
  MetaArray<Field> fields;  // injected fields come last and are not counted in declared_fields
  uint32_t declared_fields = 0;
  MetaArray<MetaPtr<Method>> methods_by_name;  // sorted by name symbol address, for lookup
  MetaPtr<Method> class_initializer;           // or null

  // Attributes.
  uint16_t major_version = 0, minor_version = 0;
  uint16_t source_file = 0;  // Utf8 index, or 0
  uint16_t generic_signature = 0;
  uint16_t nest_host_index = 0;  // Class index, or 0
  uint16_t this_class_index = 0;
  std::atomic<uint32_t> nest_host_bits{0};   // resolved nest host, or 0; set at definition for hidden nestmates
  MetaArray<uint16_t> nest_members;          // Class indices
  MetaArray<uint16_t> permitted_subclasses;  // Class indices
  MetaArray<InnerClassEntry> inner_classes;
  uint16_t enclosing_class = 0, enclosing_method = 0;  // EnclosingMethod: Class and NameAndType indices
  MetaArray<RecordComponent> record_components;
  ClassFileRange annotations, type_annotations, source_debug_extension;
  // The class file as loaded (mapped image or a copy that lives as long as the class). Never written.
  const uint8_t* class_file = nullptr;
  uint32_t class_file_length = 0;
  // After a redefinition `class_file` holds all versions, one behind the other: the code of frames that still run an old
  // version is found where it was. The class file is the part from class_file_start on.
  uint32_t class_file_start = 0;
  uint32_t class_file_end = 0;
  bool owns_class_file = false;  // from malloc
  // What a retransformation starts from, if it is not the class file: 8 bytes of length, then the bytes.
  const uint8_t* original_class_file = nullptr;

  std::span<const uint8_t> current_class_file() const { return {class_file + class_file_start, class_file_length}; }

  static Class* of(const Object* object) { return reinterpret_cast<Class*>(object->layout()); }
  static Class* of(Handle<Object> object) IN_VM { return reinterpret_cast<Class*>(object.layout()); }

  MetaPtr<Method>* vtable() { return reinterpret_cast<MetaPtr<Method>*>(this + 1); }
  Class* array_class() const {
    return MetaPtr<Class>::from_bits(array_class_bits.load(std::memory_order_acquire)).get();
  }

  bool has(Flag flag) const { return (flags.load(std::memory_order_relaxed) & flag) != 0; }
  void set(Flag flag) { flags.fetch_or(flag, std::memory_order_relaxed); }
  bool is_interface() const { return (access_flags & kAccInterface) != 0; }
  bool is_abstract() const { return (access_flags & kAccAbstract) != 0; }
  bool is_final() const { return (access_flags & kAccFinal) != 0; }
  bool is_public() const { return (access_flags & kAccPublic) != 0; }
  bool is_array() const { return has(kArray); }
  bool is_primitive() const { return has(kPrimitive); }
  bool is_object_array() const { return layout.kind == ObjectKind::kReferenceArray; }
  bool is_primitive_array() const { return layout.kind == ObjectKind::kPrimitiveArray; }
  bool is_hidden() const { return has(kHiddenClass); }
  bool is_initialized() const { return state.load(std::memory_order_acquire) == ClassState::kInitialized; }
  bool is_linked() const { return state.load(std::memory_order_acquire) >= ClassState::kLinked; }
  // True if the current thread runs the initializer or initialisation is complete: static members are accessible.
  bool is_usable_by(const Thread* thread) const;

  // `C` in the message forms: java.lang.String, [Ljava.lang.String; (Class.getName()); hidden: pkg.Name/0x….
  std::string external_name() const;
  std::string package_name() const;  // with '/', "" for the unnamed package
  // JVMS 5.3: same run-time package: same loader, same package name.
  bool same_package(const Class* other) const;

  // Subtyping (JVMS 4.10.1.2 at run time; 6.5 checkcast): O(1) for classes, hashed for interfaces.
  bool is_subclass_of(const Class* other) const;  // reflexive; `other` is a class
  bool implements(const Class* interface) const;
  bool is_subtype_of(const Class* other) const;  // whichever applies, arrays included
  bool is_instance(const Object* object) const { return object != nullptr && of(object)->is_subtype_of(this); }

  // Searches. Null if there is none. No access checks, no exceptions, no safepoints.
  Field* find_declared_field(const Symbol* name, const Symbol* descriptor);  // descriptor null: any
  Field* find_field(const Symbol* name, const Symbol* descriptor);           // JVMS 5.4.3.2
  Method* find_declared_method(const Symbol* name, const Symbol* descriptor);
  Method* find_method_in_supers(const Symbol* name, const Symbol* descriptor);  // this class and superclasses
  Method* find_method(const Symbol* name, const Symbol* descriptor);            // JVMS 5.4.3.3, with interfaces
  Method* find_interface_method(const Symbol* name, const Symbol* descriptor);  // JVMS 5.4.3.4
  // The implementation that `interface`'s method number `index` has here; null if the class does not implement it.
  Method* interface_target(const Class* interface, int32_t index, bool& implements);
};

}  // namespace cortado
