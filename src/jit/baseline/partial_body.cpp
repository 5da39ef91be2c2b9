#include "jit/baseline/partial_body.h"

#include <array>
#include <cstring>

#include "classfile/opcodes.h"
#include "interp/internal_opcodes.h"
#include "interp/plain_opcodes.h"
#include "jit/baseline/method_analysis.h"

namespace cortado::jit {

using classfile::Opcode;

namespace {

constexpr uint32_t kLongestSearched = 1000;  // bytes of a method

enum class Deed : uint8_t {
  kNothing,  // that could be seen when it is done again
  kChange,   // of the heap, or of an argument
  kJump,     // conditional
  kGoto,
  kReturn,
  kOther,          // not done in place
  kStore,          // to a local: kNothing or kChange
  kImplicitStore,  // to one that the opcode names
};

class Search {
 public:
  Search(const Method* method, uint32_t most_bytes)
      : method_(method), code_(method->code.get()), opcodes_(method), left_(most_bytes) {}

  PartialBody run() {
    PartialBody body;
    uint32_t last;
    bool is_seen;
    if (!walk(0, last, is_seen)) return body;
    kept_.resize(method_->code_length);
    is_way_.resize(method_->code_length);
    visit(0, true);
    if (kept_[0] == 0 || !has_likely_return_) return body;
    for (uint32_t bci = 0; bci < method_->code_length; bci++) {
      if (kept_[bci] != 0) {
        body.kept_bytes++;
        continue;
      }
      bool begins = bci == 0 || kept_[bci - 1] != 0 || is_way_[bci] != 0;
      if (begins)
        body.gaps.push_back({bci, bci + 1});
      else
        body.gaps.back().end = bci + 1;
    }
    return body;
  }

 private:
  // Resolved or not.
  uint8_t raw_at(uint32_t bci) const { return opcodes_.of(__atomic_load_n(code_ + bci, __ATOMIC_RELAXED), bci); }
  Opcode opcode_at(uint32_t bci) const { return static_cast<Opcode>(interp::original_opcode(raw_at(bci))); }
  uint32_t target_of(uint32_t bci) const {
    int16_t offset;
    std::memcpy(&offset, code_ + bci + 1, sizeof offset);
    return bci + static_cast<uint32_t>(static_cast<int32_t>(offset));
  }
  uint32_t length_at(uint32_t bci) const { return MethodAnalysis::regular_length(raw_at(bci)); }

  // Variables of its own a method may change: the call has new ones.
  Deed deed_of_store(uint32_t local) const { return local >= method_->argument_slots ? Deed::kNothing : Deed::kChange; }
  Deed deed_of(uint32_t bci) const;
  void visit(uint32_t start, bool is_likely);
  bool is_kept(uint32_t bci) const { return !kept_.empty() && kept_[bci] != 0; }
  bool walk(uint32_t start, uint32_t& end, bool& is_seen) const;
  void follow(uint32_t last, bool is_likely);

  const Method* method_;
  const uint8_t* code_;
  const interp::PlainOpcodes opcodes_;
  uint32_t left_;                  // bytes that may still be kept
  CompileVector<uint8_t> kept_;    // by bci: 1 in place
  CompileVector<uint8_t> is_way_;  // by bci: a jump goes there
  bool has_likely_return_ = false;
};

constexpr Deed deed_of_simple(Opcode opcode) {
  auto is_between = [&](Opcode first, Opcode last) { return opcode >= first && opcode <= last; };
  if (opcode == Opcode::kFrem || opcode == Opcode::kDrem) return Deed::kOther;
  if (is_between(Opcode::kNop, Opcode::kSaload) || is_between(Opcode::kPop, Opcode::kLxor) ||
      is_between(Opcode::kI2l, Opcode::kDcmpg))
    return Deed::kNothing;
  if (is_between(Opcode::kIstore, Opcode::kAstore) || opcode == Opcode::kIinc) return Deed::kStore;
  if (is_between(Opcode::kIstore0, Opcode::kAstore3)) return Deed::kImplicitStore;
  switch (opcode) {
    case Opcode::kGetstatic:
    case Opcode::kGetfield:
    case Opcode::kArraylength:
    case Opcode::kCheckcast:
    case Opcode::kInstanceof: return Deed::kNothing;
    case Opcode::kPutstatic:
    case Opcode::kPutfield: return Deed::kChange;
    default: return is_between(Opcode::kIastore, Opcode::kSastore) ? Deed::kChange : Deed::kOther;
  }
}
constexpr Deed deed_of_opcode(uint8_t raw) {
  uint8_t original = interp::original_opcode(raw);
  if (!classfile::is_opcode(original)) return Deed::kOther;
  auto opcode = static_cast<Opcode>(original);
  classfile::OpcodeInfo info = classfile::opcode_info(opcode);
  switch (info.flow) {
    case classfile::ControlFlow::kBranch: return Deed::kJump;
    case classfile::ControlFlow::kGoto: return opcode == Opcode::kGoto ? Deed::kGoto : Deed::kOther;
    case classfile::ControlFlow::kReturn: return Deed::kReturn;
    case classfile::ControlFlow::kNext: return info.length == 0 ? Deed::kOther : deed_of_simple(opcode);
    default: return Deed::kOther;
  }
}
constexpr std::array<Deed, 256> kDeeds = [] {
  std::array<Deed, 256> deeds{};
  for (uint32_t raw = 0; raw < deeds.size(); raw++) deeds[raw] = deed_of_opcode(static_cast<uint8_t>(raw));
  return deeds;
}();

Deed Search::deed_of(uint32_t bci) const {
  uint8_t raw = raw_at(bci);
  if (MethodAnalysis::may_await_resolution(raw)) return Deed::kOther;
  Deed deed = kDeeds[raw];
  if (deed == Deed::kStore) return deed_of_store(code_[bci + 1]);
  if (deed == Deed::kImplicitStore) return deed_of_store((raw - static_cast<uint32_t>(Opcode::kIstore0)) % 4);
  return deed;
}

// From `start` to the instruction that ends the straight line. False: this way is not in place.
bool Search::walk(uint32_t start, uint32_t& last, bool& is_seen) const {
  uint32_t most = left_;
  is_seen = false;
  for (uint32_t bci = start;;) {
    Deed deed = deed_of(bci);
    if (deed == Deed::kOther) return false;
    uint32_t length = length_at(bci);
    if (!is_kept(bci)) {
      if (length > most) return false;
      most -= length;
    }
    is_seen = is_seen || deed == Deed::kChange;
    last = bci;
    if (deed == Deed::kReturn) return true;
    if (deed == Deed::kJump || deed == Deed::kGoto) return !is_seen && target_of(bci) > bci;
    bci += length;
  }
}

void Search::visit(uint32_t start, bool is_likely) {
  if (kept_[start] != 0) return;
  uint32_t last;
  bool is_seen;
  if (!walk(start, last, is_seen)) return;
  for (uint32_t bci = start; bci < last + length_at(last); bci++) {
    left_ -= kept_[bci] == 0 ? 1 : 0;
    kept_[bci] = 1;
  }
  follow(last, is_likely);
}

// References are seldom null, and seldom the same: methods that end then are called to do their work.
void Search::follow(uint32_t last, bool is_likely) {
  Opcode opcode = opcode_at(last);
  Deed deed = deed_of(last);
  if (deed == Deed::kReturn) {
    has_likely_return_ = has_likely_return_ || is_likely;
    return;
  }
  uint32_t target = target_of(last);
  is_way_[target] = 1;
  if (deed == Deed::kGoto) return visit(target, is_likely);
  bool seldom_falls = opcode == Opcode::kIfnonnull || opcode == Opcode::kIfAcmpne;
  bool seldom_jumps = opcode == Opcode::kIfnull || opcode == Opcode::kIfAcmpeq;
  visit(last + 3, is_likely && !seldom_falls);
  visit(target, is_likely && !seldom_jumps);
}

}  // namespace

PartialBody partial_body_of(const Method* method, uint32_t most_bytes) {
  if (method->code_length > kLongestSearched || !method->exception_table.empty()) return {};
  return Search(method, most_bytes).run();
}

}  // namespace cortado::jit
