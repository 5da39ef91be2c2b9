#pragma once
// java.lang.String objects: compact, canonical (Latin-1 whenever every char <= 0xFF).

#include <string>
#include <string_view>

#include "runtime/java_result.h"
#include "runtime/symbol.h"
#include "runtime/thread.h"

namespace cortado {

class WeakVisitor;
enum class CollectionScope : uint8_t;

JavaResult<Unrooted<Object>> new_string(Thread& thread, std::string_view modified_utf8) MAY_GC;
JavaResult<Unrooted<Object>> new_string_utf16(Thread& thread, const uint16_t* chars, size_t length) MAY_GC;
JavaResult<Unrooted<Object>> new_string_latin1(Thread& thread, std::string_view bytes) MAY_GC;
// With `bytes` bytes of text that the caller writes before anybody sees the string. UTF-16 if it needs to be.
JavaResult<Unrooted<Object>> new_string_to_fill(Thread& thread, int32_t bytes, bool is_utf16) MAY_GC;
// From the platform's encoding (properties, paths): standard UTF-8, invalid bytes as Latin-1.
JavaResult<Unrooted<Object>> new_string_platform(Thread& thread, std::string_view bytes) MAY_GC;
// The canonical string (JLS 3.10.5), the table of ldc and String.intern.
JavaResult<Unrooted<Object>> intern_string(Thread& thread, Handle<Object> string) MAY_GC;
JavaResult<Unrooted<Object>> intern_string(Thread& thread, std::string_view modified_utf8) MAY_GC;
inline JavaResult<Unrooted<Object>> intern_symbol(Thread& thread, const Symbol* symbol) MAY_GC {
  return intern_string(thread, symbol->view());
}

uint32_t string_hash(Handle<Object> string) IN_VM;   // what String.hashCode() gives
int32_t string_length(Handle<Object> string) IN_VM;  // in chars
uint16_t string_char_at(Handle<Object> string, int32_t index) IN_VM;
std::string string_to_modified_utf8(Handle<Object> string) IN_VM;
std::string string_to_utf8(Handle<Object> string) IN_VM;  // standard, for output
void string_copy_chars(Handle<Object> string, int32_t start, int32_t count, uint16_t* to) IN_VM;
bool string_equals(Handle<Object> a, Handle<Object> b) IN_VM;
// The symbol of a string, dots turned into slashes if `class_name`; null if `only_existing` and there is none.
Symbol* string_to_symbol(Handle<Object> string, bool class_name, bool only_existing = false, LoaderData* user = nullptr)
    IN_VM;
// The string table's weak cells, for HeapClient::visit_weak_roots.
void string_table_visit_weak(WeakVisitor& visitor, CollectionScope scope);

}  // namespace cortado
