#pragma once
// What the reflective functions read out of a class's metadata.

#include <span>
#include <vector>

#include "classfile/bytes.h"
#include "runtime/class.h"
#include "runtime/java_result.h"

namespace cortado {

// A byte[] with the bytes of an attribute; null if the attribute is absent.
JavaResult<Unrooted<Array>> array_of_attribute(Thread& thread, classfile::Bytes content) MAY_GC;
JavaResult<Unrooted<Array>> array_of_attribute(Thread& thread, const Class* c, ClassFileRange range) MAY_GC;
// A Class[] of these.
JavaResult<Unrooted<Array>> class_array(Thread& thread, std::span<Class* const> classes) MAY_GC;
// The InnerClasses entry (JVMS 4.7.6) that describes the class itself, or null.
const InnerClassEntry* own_inner_class_entry(const Class* c);
// What Class.getModifiers says.
int32_t class_modifiers(const Class* c);

}  // namespace cortado
