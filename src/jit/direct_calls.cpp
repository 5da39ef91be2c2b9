#include "jit/direct_calls.h"

#include <cstring>
#include <unordered_map>
#include <vector>

#include "interp/linkage.h"
#include "jit/code_index.h"
#include "jit/compiled_code.h"
#include "jit/patch_point.h"

namespace cortado::jit::direct_calls {

namespace {

struct Site {
  CompiledCode* code;
  uint32_t offset;
};
std::unordered_map<const Method*, std::vector<Site>>& sites() {
  static auto* table = new std::unordered_map<const Method*, std::vector<Site>>;
  return *table;
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

void lead(const Site& site, const uint8_t* to) {
  int64_t distance = to - site.code->entry - site.offset;
  write_branch(site.code->block, site.offset, DirectCall::kOpcode, distance);
}

const uint8_t* entry_of(const Method* target) {
  auto* code = reinterpret_cast<CompiledCode*>(target->compiled.load(std::memory_order_acquire));
  return code != nullptr ? code->entry : stub();
}

}  // namespace

bool add(CompiledCode* code) {
  if (!code->calls.empty() && stub() == nullptr) return false;
  for (const DirectCall& call : code->calls) {
    Site site{code, call.offset};
    sites()[call.target.get()].push_back(site);
    lead(site, entry_of(call.target.get()));
  }
  return true;
}

void remove(CompiledCode* code) {
  for (const DirectCall& call : code->calls) {
    auto of_target = sites().find(call.target.get());
    if (of_target == sites().end()) continue;
    std::erase_if(of_target->second, [&](const Site& site) { return site.code == code; });
    if (of_target->second.empty()) sites().erase(of_target);
  }
}

void lead_to(const Method* target, const uint8_t* entry) {
  auto of_target = sites().find(target);
  if (of_target == sites().end()) return;
  for (const Site& site : of_target->second) lead(site, entry != nullptr ? entry : stub());
}

}  // namespace cortado::jit::direct_calls
