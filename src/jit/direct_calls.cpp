#include "jit/direct_calls.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "interp/linkage.h"
#include "jit/code_index.h"
#include "jit/compiled_code.h"
#include "jit/patch_point.h"

namespace cortado::jit::direct_calls {

namespace {

// All sites, found by their targets: lists that begin in a table of hashes.
class Sites {
 public:
  void add(CompiledCode* code, const DirectCall& call) {
    if (sites_.size() >= heads_.size()) grow();
    uint32_t number = free_;
    if (number == kNone) {
      number = static_cast<uint32_t>(sites_.size());
      sites_.emplace_back();
    } else {
      free_ = sites_[number].next;
    }
    uint32_t& head = head_of(call.target.bits());
    sites_[number] = {code, call, std::exchange(head, number)};
  }
  void remove(const CompiledCode* code, const DirectCall& call) {
    if (heads_.empty()) return;
    for (uint32_t* at = &head_of(call.target.bits()); *at != kNone;) {
      Site& site = sites_[*at];
      if (site.code != code) {
        at = &site.next;
        continue;
      }
      uint32_t removed = std::exchange(*at, site.next);
      site = {nullptr, {}, std::exchange(free_, removed)};
    }
  }
  // Calls visit(code, offset) for all calls of the method.
  template <class F>
  void for_each_of(const Method* target, F&& visit) {
    if (heads_.empty()) return;
    uint32_t bits = MetaPtr<Method>(const_cast<Method*>(target)).bits();
    for (uint32_t at = head_of(bits); at != kNone; at = sites_[at].next) {
      const Site& site = sites_[at];
      if (site.call.target.bits() == bits) visit(site.code, site.call.offset);
    }
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  struct Site {
    CompiledCode* code;
    DirectCall call;
    uint32_t next;
  };

  uint32_t& head_of(uint32_t bits) { return heads_[(bits >> 3 ^ bits >> 15) & (heads_.size() - 1)]; }
  void grow() {
    constexpr size_t kLeast = 1024;
    heads_.assign(std::max(kLeast, 2 * heads_.size()), kNone);
    for (uint32_t number = 0; number < sites_.size(); number++) {
      Site& site = sites_[number];
      if (site.code != nullptr) site.next = std::exchange(head_of(site.call.target.bits()), number);
    }
  }

  std::vector<uint32_t> heads_;  // as many as a power of two
  std::vector<Site> sites_;
  uint32_t free_ = kNone;  // the first of those that are not used; `code` is null
};
Sites& sites() {
  static auto* all = new Sites;
  return *all;
}

// Who is interrupted in the stub has the caller's frame in the frame register.
void note_in_index(const CodeCache::Block& block) {
  static CompiledCode code{};
  code.entry = block.executable;
  code.size = block.size;
  code.positions.add(0, {FrameState::kTop, 0, 0});
  code.positions.finish({});
  code_index::add(&code);
}

// jmp [rcx + Method::from_compiled]: rcx is the method, as at every call.
const uint8_t* make_stub() {
  static_assert(interp::LinkageOffsets::kMethodFromCompiled < 128);
  const uint8_t code[] = {0xFF, 0x61, interp::LinkageOffsets::kMethodFromCompiled};
  CodeCache::Block block = CodeCache::allocate(sizeof code);
  if (block.executable == nullptr) return nullptr;
  std::memcpy(block.writable, code, sizeof code);
  note_in_index(block);
  return block.executable;
}
const uint8_t* stub() {
  static const uint8_t* made = nullptr;
  if (made == nullptr) made = make_stub();
  return made;
}

void lead(const CompiledCode* code, uint32_t offset, const uint8_t* to) {
  write_branch(code->block, offset, DirectCall::kOpcode, to - code->entry - offset);
}

const uint8_t* entry_of(const Method* target) {
  auto* code = reinterpret_cast<CompiledCode*>(target->compiled.load(std::memory_order_acquire));
  return code != nullptr ? code->entry : stub();
}

}  // namespace

bool add(CompiledCode* code) {
  if (!code->calls.empty() && stub() == nullptr) return false;
  for (const DirectCall& call : code->calls) {
    sites().add(code, call);
    lead(code, call.offset, entry_of(call.target.get()));
  }
  return true;
}

void remove(CompiledCode* code) {
  for (const DirectCall& call : code->calls) sites().remove(code, call);
}

void lead_to(const Method* target, const uint8_t* entry) {
  sites().for_each_of(target, [&](const CompiledCode* code, uint32_t offset) {
    lead(code, offset, entry != nullptr ? entry : stub());
  });
}

}  // namespace cortado::jit::direct_calls
