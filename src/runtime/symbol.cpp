#include "runtime/symbol.h"

#include <cstring>
#include <vector>

#include "base/assert.h"
#include "classfile/modified_utf8.h"
#include "os/mutex.h"
#include "runtime/method_area.h"

namespace cortado {

// Open addressing in shards, by the hash's upper bits; grows at three quarters.
class SymbolTable {
 public:
  Symbol* find_or_make(std::string_view text, bool make) {
    uint32_t hash = classfile::hash_bytes(text);
    Shard& shard = shards_[hash >> (32 - kShardBits)];
    MutexLock lock(shard.mutex);
    if (shard.cells.empty()) shard.cells.resize(kInitialCells);
    size_t at = probe(shard, hash, text);
    if (shard.cells[at] != nullptr || !make) return shard.cells[at];
    Symbol* symbol = allocate(text, hash);
    shard.cells[at] = symbol;
    if (++shard.count * 4 > shard.cells.size() * 3) grow(shard);
    return symbol;
  }

 private:
  static constexpr uint32_t kShardBits = 4;
  static constexpr size_t kInitialCells = 1024;
  struct Shard {
    Mutex mutex{LockRank::kSymbolTable, "symbols"};
    std::vector<Symbol*> cells;
    size_t count = 0;
  };

  static size_t probe(const Shard& shard, uint32_t hash, std::string_view text) {
    size_t mask = shard.cells.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
      const Symbol* symbol = shard.cells[at];
      if (symbol == nullptr || (symbol->hash_ == hash && symbol->view() == text)) return at;
    }
  }
  static void grow(Shard& shard) {
    std::vector<Symbol*> old(shard.cells.size() * 2);
    old.swap(shard.cells);
    for (Symbol* symbol : old) {
      if (symbol != nullptr) shard.cells[probe(shard, symbol->hash_, symbol->view())] = symbol;
    }
  }
  Symbol* allocate(std::string_view text, uint32_t hash) {
    auto* symbol = static_cast<Symbol*>(arena_.allocate(sizeof(Symbol) + text.size() + 1));
    if (symbol == nullptr) CORTADO_FATAL("the method area is full");
    symbol->hash_ = hash;
    symbol->length_ = static_cast<uint32_t>(text.size());
    std::memcpy(symbol + 1, text.data(), text.size());
    return symbol;
  }

  Shard shards_[1 << kShardBits];
  MetadataArena arena_;
};

static SymbolTable& table() {
  static SymbolTable* instance = new SymbolTable;  // never destroyed: symbols are permanent
  return *instance;
}

Symbol* Symbol::intern(std::string_view text) { return table().find_or_make(text, true); }
Symbol* Symbol::lookup(std::string_view text) { return table().find_or_make(text, false); }

std::string Symbol::dotted() const {
  std::string text = string();
  for (char& c : text) {
    if (c == '/') c = '.';
  }
  return text;
}

}  // namespace cortado
