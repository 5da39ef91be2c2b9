#pragma once
// Symbols: unique, immutable modified-UTF-8 names in the method area. Two symbols are equal iff their addresses are.
// Permanent, but for those that were made for one class loader and that nobody else asked for: they die with it, so that
// loading and unloading classes with ever new names (proxies, lambdas) leaves nothing behind. All functions are thread
// safe and may be called in any thread state.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/meta_ptr.h"

namespace cortado {

struct LoaderData;

class Symbol {
 public:
  std::string_view view() const { return {reinterpret_cast<const char*>(this + 1), length_}; }
  std::string string() const { return std::string(view()); }
  uint32_t length() const { return length_; }
  uint32_t hash() const { return hash_; }
  char operator[](size_t i) const { return view()[i]; }
  // Class names: with '.' for '/'.
  std::string dotted() const;

  // `user`: the symbol will be in the data of that loader only, or in what dies before it. Null: it may stay anywhere. A
  // symbol that somebody else asks for as well becomes permanent.
  static Symbol* intern(std::string_view text, LoaderData* user = nullptr);
  // Null if no such symbol exists.
  static Symbol* lookup(std::string_view text, const LoaderData* user = nullptr);
  // The loader is dead: frees the symbols that only it used. The world is stopped.
  static void release_symbols_of(LoaderData* loader);

 private:
  friend class SymbolTable;
  uint32_t hash_;
  uint32_t length_;
};

}  // namespace cortado
