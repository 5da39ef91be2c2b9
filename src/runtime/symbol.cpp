#include "runtime/symbol.h"

#include <atomic>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "base/annotations.h"
#include "base/assert.h"
#include "classfile/modified_utf8.h"
#include "os/mutex.h"
#include "runtime/loader_data.h"
#include "runtime/method_area.h"

namespace cortado {

// In front of a symbol that was made for one loader.
struct SymbolOwner {
  uint32_t loader_number;
  uint32_t next;  // bits of the loader's next such symbol
};

// Open addressing in shards, by the hash's upper bits; grows at three quarters.
class SymbolTable {
 public:
  Symbol* find(std::string_view text, const LoaderData* user) {
    uint32_t hash = classfile::hash_bytes(text);
    if (Symbol* symbol = recent_.find(hash, text)) return symbol;
    Shard& shard = shard_of(hash);
    MutexLock lock(shard.mutex);
    if (shard.cells.empty()) return nullptr;
    Cell& cell = shard.cells[probe(shard, hash, text)];
    return cell.is_empty() ? nullptr : use(cell, user);
  }

  Symbol* find_or_make(std::string_view text, LoaderData* user) {
    uint32_t hash = classfile::hash_bytes(text);
    if (Symbol* symbol = recent_.find(hash, text)) return symbol;
    Shard& shard = shard_of(hash);
    MutexLock lock(shard.mutex);
    if (shard.cells.empty()) shard.cells.resize(kInitialCells);
    Cell& cell = shard.cells[probe(shard, hash, text)];
    if (!cell.is_empty()) return use(cell, user);
    bool is_owned = user != nullptr && may_die(*user);
    Symbol* symbol = make(text, hash, is_owned);
    cell = {hash, MetaPtr<Symbol>(symbol).bits() | (is_owned ? Cell::kOwned : 0)};
    if (is_owned) give(symbol, user);
    if (++shard.count * 4 > shard.cells.size() * 3) grow(shard);
    return symbol;
  }

  void release_symbols_of(LoaderData* loader) {
    uint32_t bits = loader->symbols.exchange(0, std::memory_order_acquire);
    while (bits != 0) {
      Symbol* symbol = MetaPtr<Symbol>::from_bits(bits).get();
      bits = owner_of(symbol)->next;
      release_if_owned(symbol);
    }
  }

 private:
  static constexpr uint32_t kShardBits = 4;
  static constexpr size_t kInitialCells = 1024;
  // The hash stands beside the symbol: a probe reads no symbol but the one that it looks for.
  struct Cell {
    static constexpr uint32_t kOwned = 1;  // a SymbolOwner is in front of it, and only that loader asked for it
    uint32_t hash = 0;
    uint32_t bits = 0;

    bool is_empty() const { return bits == 0; }
    bool is_owned() const { return (bits & kOwned) != 0; }
    Symbol* symbol() const { return MetaPtr<Symbol>::from_bits(bits & ~kOwned).get(); }
  };
  struct Shard {
    Mutex mutex{LockRank::kSymbolTable, "symbols"};
    std::vector<Cell> cells;
    size_t count = 0;
  };
  Shard& shard_of(uint32_t hash) { return shards_[hash >> (32 - kShardBits)]; }

  static constexpr size_t kGranule = 8;
  static_assert(sizeof(SymbolOwner) == kGranule);
  static size_t size_of(size_t length) { return (sizeof(Symbol) + length + 1 + kGranule - 1) & ~(kGranule - 1); }

  static SymbolOwner* owner_of(Symbol* symbol) { return reinterpret_cast<SymbolOwner*>(symbol) - 1; }
  static bool may_die(const LoaderData& loader) { return loader.is_hidden_holder || !loader.is_boot_or_platform(); }
  // A hidden class's holder dies before its principal.
  Symbol* use(Cell& cell, const LoaderData* user) {
    if (cell.is_owned()) {
      uint32_t owner = owner_of(cell.symbol())->loader_number;
      bool is_owner = user != nullptr && (owner == user->number || owner == user->principal->number);
      if (!is_owner) cell.bits &= ~Cell::kOwned;
    }
    if (!cell.is_owned()) recent_.add(cell.hash, cell.symbol());
    return cell.symbol();
  }
  static void give(Symbol* symbol, LoaderData* loader) {
    SymbolOwner* owner = owner_of(symbol);
    owner->loader_number = loader->number;
    owner->next = loader->symbols.load(std::memory_order_relaxed);
    while (!loader->symbols.compare_exchange_weak(owner->next, MetaPtr<Symbol>(symbol).bits(),
                                                  std::memory_order_release, std::memory_order_relaxed)) {
    }
  }
  void release_if_owned(Symbol* symbol) {
    Shard& shard = shard_of(symbol->hash_);
    MutexLock lock(shard.mutex);
    size_t at = probe(shard, symbol->hash_, symbol->view());
    if (!shard.cells[at].is_owned()) return;
    remove(shard, at);
    shard.count--;
    MutexLock free_lock(free_mutex_);
    free_[sizeof(SymbolOwner) + size_of(symbol->length_)].push_back(owner_of(symbol));
    has_freed_.store(true, std::memory_order_relaxed);
  }

  static size_t probe(const Shard& shard, uint32_t hash, std::string_view text) {
    size_t mask = shard.cells.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
      const Cell& cell = shard.cells[at];
      if (cell.is_empty() || (cell.hash == hash && cell.symbol()->view() == text)) return at;
    }
  }
  // Open addressing without marks: what came to its cell past this one moves up.
  static void remove(Shard& shard, size_t at) {
    size_t mask = shard.cells.size() - 1;
    for (size_t next = (at + 1) & mask; !shard.cells[next].is_empty(); next = (next + 1) & mask) {
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
      if (cell.is_empty()) continue;
      size_t at = cell.hash & mask;
      while (!shard.cells[at].is_empty()) at = (at + 1) & mask;
      shard.cells[at] = cell;
    }
  }
  Symbol* make(std::string_view text, uint32_t hash, bool is_owned) {
    size_t size = size_of(text.size()) + (is_owned ? sizeof(SymbolOwner) : 0);
    void* memory = take_freed(size);
    if (memory == nullptr) memory = arena_.allocate(size);
    if (memory == nullptr) CORTADO_FATAL("the method area is full");
    auto* symbol = reinterpret_cast<Symbol*>(static_cast<SymbolOwner*>(memory) + (is_owned ? 1 : 0));
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

  // Permanent symbols that were asked for: found without a lock. A new one takes the place of another.
  class RecentSymbols {
   public:
    Symbol* find(uint32_t hash, std::string_view text) const {
      uint64_t entry = entry_of(hash).load(std::memory_order_acquire);
      if (entry == 0 || static_cast<uint32_t>(entry >> 32) != hash) return nullptr;
      Symbol* symbol = MetaPtr<Symbol>::from_bits(static_cast<uint32_t>(entry)).get();
      return symbol->view() == text ? symbol : nullptr;
    }
    void add(uint32_t hash, Symbol* symbol) {
      entry_of(hash).store(uint64_t{hash} << 32 | MetaPtr<Symbol>(symbol).bits(), std::memory_order_release);
    }

   private:
    static constexpr size_t kSize = 4096;
    std::atomic<uint64_t>& entry_of(uint32_t hash) { return entries_[hash % kSize]; }
    const std::atomic<uint64_t>& entry_of(uint32_t hash) const { return entries_[hash % kSize]; }

    std::atomic<uint64_t> entries_[kSize] = {};
  };

  RecentSymbols recent_;
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

Symbol* Symbol::intern(std::string_view text, LoaderData* user) { return table().find_or_make(text, user); }
Symbol* Symbol::lookup(std::string_view text, const LoaderData* user) { return table().find(text, user); }
void Symbol::release_symbols_of(LoaderData* loader) { table().release_symbols_of(loader); }

std::string Symbol::dotted() const {
  std::string text = string();
  for (char& c : text) {
    if (c == '/') c = '.';
  }
  return text;
}

}  // namespace cortado
