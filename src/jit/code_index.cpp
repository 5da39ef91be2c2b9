#include "jit/code_index.h"

#include <atomic>

#include "jit/compiled_code.h"

namespace cortado::jit::code_index {

namespace {

// Lists by 64 KiB of address. A code has a node in the list of each piece that it touches. Nodes are used again and never
// freed: who reads a list while one is taken out may come into another list, but reads nodes.
constexpr uint32_t kPieceShift = 16;
constexpr size_t kLists = 4096;

struct Node {
  std::atomic<uint64_t> version{0};  // odd while the three below are written
  std::atomic<uintptr_t> start{0}, end{0};
  std::atomic<const CompiledCode*> code{nullptr};
  std::atomic<Node*> next{nullptr};

  void set(uintptr_t from, uintptr_t to, const CompiledCode* named) {
    version.fetch_add(1);
    start.store(from);
    end.store(to);
    code.store(named);
    version.fetch_add(1);
  }
  // The code, if it contains `pc`; null as well if that changes just now.
  const CompiledCode* code_at(uintptr_t pc) const {
    uint64_t before = version.load();
    bool contains = start.load() <= pc && pc < end.load();
    const CompiledCode* found = code.load();
    return contains && before % 2 == 0 && version.load() == before ? found : nullptr;
  }
};

std::atomic<Node*> lists[kLists];
std::atomic<uint64_t> removals{0};
Node* free_nodes = nullptr;

std::atomic<Node*>& list_of(uintptr_t piece) { return lists[piece % kLists]; }

Node* take_node() {
  if (free_nodes == nullptr) return new Node;
  Node* node = free_nodes;
  free_nodes = node->next.load(std::memory_order_relaxed);
  return node;
}

void remove_from(std::atomic<Node*>& list, const CompiledCode* code) {
  for (std::atomic<Node*>* link = &list; Node* node = link->load(); link = &node->next) {
    if (node->code.load() != code) continue;
    link->store(node->next.load());
    node->set(0, 0, nullptr);
    removals.fetch_add(1);
    node->next.store(free_nodes);
    free_nodes = node;
    return;
  }
}

const CompiledCode* find_in(const std::atomic<Node*>& list, uintptr_t pc) {
  constexpr int kMostNodes = 1 << 16;  // of a list that changes under way
  const Node* node = list.load();
  for (int i = 0; node != nullptr && i < kMostNodes; i++, node = node->next.load()) {
    if (const CompiledCode* code = node->code_at(pc)) return code;
  }
  return nullptr;
}

}  // namespace

void add(const CompiledCode* code) {
  for (uintptr_t piece = code->first_address() >> kPieceShift; piece <= (code->end_address() - 1) >> kPieceShift;
       piece++) {
    Node* node = take_node();
    node->set(code->first_address(), code->end_address(), code);
    node->next.store(list_of(piece).load());
    list_of(piece).store(node);
  }
}

void remove(const CompiledCode* code) {
  for (uintptr_t piece = code->first_address() >> kPieceShift; piece <= (code->end_address() - 1) >> kPieceShift;
       piece++) {
    remove_from(list_of(piece), code);
  }
}

const CompiledCode* find(uintptr_t pc) {
  constexpr int kAttempts = 64;  // the writer is one thread, which does much else between
  for (int i = 0; i < kAttempts; i++) {
    uint64_t before = removals.load();
    const CompiledCode* code = find_in(list_of(pc >> kPieceShift), pc);
    if (code != nullptr || removals.load() == before) return code;
  }
  return nullptr;
}

}  // namespace cortado::jit::code_index
