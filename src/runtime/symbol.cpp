#include "runtime/symbol.h"

#include <atomic>
#include <cstring>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/annotations.h"
#include "base/assert.h"
#include "classfile/modified_utf8.h"
#include "os/mutex.h"
#include "runtime/method_area.h"

namespace cortado {

// Open addressing in shards, by the hash's upper bits; grows at three quarters.
class SymbolTable {
 public:
  enum class Kind : uint8_t { kLookUp, kPermanent, kHiddenName };

  Symbol* find_or_make(std::string_view text, Kind kind) {
    uint32_t hash = classfile::hash_bytes(text);
    Shard& shard = shard_of(hash);
    MutexLock lock(shard.mutex);
    if (shard.cells.empty()) shard.cells.resize(kInitialCells);
    size_t at = probe(shard, hash, text);
    if (Symbol* present = shard.cells[at].symbol.get()) {
      if (CORTADO_UNLIKELY(!shard.temporary.empty())) shard.temporary.erase(present);
      return present;
    }
    if (kind == Kind::kLookUp) return nullptr;
    Symbol* symbol = allocate(text, hash);
    shard.cells[at] = {hash, MetaPtr<Symbol>(symbol)};
    if (kind == Kind::kHiddenName) shard.temporary.insert(symbol);
    if (++shard.count * 4 > shard.cells.size() * 3) grow(shard);
    return symbol;
  }

  void release(Symbol* symbol) {
    Shard& shard = shard_of(symbol->hash_);
    MutexLock lock(shard.mutex);
    if (shard.temporary.erase(symbol) == 0) return;
    remove(shard, probe(shard, symbol->hash_, symbol->view()));
    shard.count--;
    MutexLock free_lock(free_mutex_);
    free_[size_of(symbol->length_)].push_back(symbol);
    has_freed_.store(true, std::memory_order_relaxed);
  }

 private:
  static constexpr uint32_t kShardBits = 4;
  static constexpr size_t kInitialCells = 1024;
  // The hash stands beside the symbol: a probe reads no symbol but the one that it looks for.
  struct Cell {
    uint32_t hash = 0;
    MetaPtr<Symbol> symbol;
  };
  struct Shard {
    Mutex mutex{LockRank::kSymbolTable, "symbols"};
    std::vector<Cell> cells;
    size_t count = 0;
    std::unordered_set<const Symbol*> temporary;  // names of hidden classes that only those have
  };
  Shard& shard_of(uint32_t hash) { return shards_[hash >> (32 - kShardBits)]; }

  static constexpr size_t kGranule = 8;
  static size_t size_of(size_t length) { return (sizeof(Symbol) + length + 1 + kGranule - 1) & ~(kGranule - 1); }

  static size_t probe(const Shard& shard, uint32_t hash, std::string_view text) {
    size_t mask = shard.cells.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
      const Cell& cell = shard.cells[at];
      if (!cell.symbol || (cell.hash == hash && cell.symbol->view() == text)) return at;
    }
  }
  // Open addressing without marks: what came to its cell past this one moves up.
  static void remove(Shard& shard, size_t at) {
    size_t mask = shard.cells.size() - 1;
    for (size_t next = (at + 1) & mask; shard.cells[next].symbol; next = (next + 1) & mask) {
      size_t home = shard.cells[next].hash & mask;
      if (((next - home) & mask) < ((next - at) & mask)) continue;
      shard.cells[at] = shard.cells[next];
      at = next;
    }
    shard.cells[at] = {};
  }
  static void grow(Shard& shard) {
    std::vector<Cell> old(shard.cells.size() * 2);
    old.swap(shard.cells);
    size_t mask = shard.cells.size() - 1;
    for (const Cell& cell : old) {
      if (!cell.symbol) continue;
      size_t at = cell.hash & mask;
      while (shard.cells[at].symbol) at = (at + 1) & mask;
      shard.cells[at] = cell;
    }
  }
  Symbol* allocate(std::string_view text, uint32_t hash) {
    auto* symbol = static_cast<Symbol*>(take_freed(size_of(text.size())));
    if (symbol == nullptr) symbol = static_cast<Symbol*>(arena_.allocate(size_of(text.size())));
    if (symbol == nullptr) CORTADO_FATAL("the method area is full");
    symbol->hash_ = hash;
    symbol->length_ = static_cast<uint32_t>(text.size());
    auto* characters = reinterpret_cast<char*>(symbol + 1);
    std::memcpy(characters, text.data(), text.size());
    characters[text.size()] = 0;
    return symbol;
  }
  void* take_freed(size_t size) {
    if (!has_freed_.load(std::memory_order_relaxed)) return nullptr;
    MutexLock lock(free_mutex_);
    auto found = free_.find(size);
    if (found == free_.end() || found->second.empty()) return nullptr;
    void* memory = found->second.back();
    found->second.pop_back();
    return memory;
  }

  Shard shards_[1 << kShardBits];
  MetadataArena arena_;
  Mutex free_mutex_{LockRank::kMethodArea, "freed symbols"};
  std::unordered_map<size_t, std::vector<void*>> free_;  // memory of released symbols by size
  std::atomic<bool> has_freed_{false};
};

static SymbolTable& table() {
  static SymbolTable* instance = new SymbolTable;  // never destroyed: symbols are permanent
  return *instance;
}

using Kind = SymbolTable::Kind;
Symbol* Symbol::intern(std::string_view text) { return table().find_or_make(text, Kind::kPermanent); }
Symbol* Symbol::lookup(std::string_view text) { return table().find_or_make(text, Kind::kLookUp); }
Symbol* Symbol::make_hidden_name(std::string_view text) { return table().find_or_make(text, Kind::kHiddenName); }
void Symbol::release_hidden_name(Symbol* name) { table().release(name); }

std::string Symbol::dotted() const {
  std::string text = string();
  for (char& c : text) {
    if (c == '/') c = '.';
  }
  return text;
}

}  // namespace cortado
