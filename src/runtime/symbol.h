#pragma once
// Symbols: unique, immutable modified-UTF-8 names in the method area. Two symbols are equal iff their addresses are.
// Permanent, but for names of hidden classes that nobody else asked for. All functions are thread safe and may be called
// in any thread state.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/meta_ptr.h"

namespace cortado {

class Symbol {
 public:
  std::string_view view() const { return {reinterpret_cast<const char*>(this + 1), length_}; }
  std::string string() const { return std::string(view()); }
  uint32_t length() const { return length_; }
  uint32_t hash() const { return hash_; }
  char operator[](size_t i) const { return view()[i]; }
  // Class names: with '.' for '/'.
  std::string dotted() const;

  static Symbol* intern(std::string_view text);
  static Symbol* lookup(std::string_view text);  // null if no such symbol exists
  // The name of a hidden class. Who gets it from the other two makes it permanent.
  static Symbol* make_hidden_name(std::string_view text);
  // The class of that name was unloaded.
  static void release_hidden_name(Symbol* name);

 private:
  friend class SymbolTable;
  uint32_t hash_;
  uint32_t length_;
};

}  // namespace cortado
