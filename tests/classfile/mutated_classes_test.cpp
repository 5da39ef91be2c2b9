// Real class files with bytes changed on purpose: parsed and verified, nothing may go wrong but by an error message.
// `./dev fuzz classfile` and `./dev fuzz verifier` compare the whole VM with HotSpot in this way.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "classfile/jdk_image.h"
#include "classfile/jdk_oracle.h"
#include "classfile/opcodes.h"
#include "classfile/parser.h"

namespace cortado::classfile {
namespace {

class Mutator {
 public:
  explicit Mutator(uint32_t seed) : random_(seed) {}

  uint32_t below(uint32_t limit) { return limit == 0 ? 0 : static_cast<uint32_t>(random_() % limit); }

  std::vector<uint8_t> mutate(const ClassFile& file) {
    file_ = &file;
    bytes_.assign(file.bytes.begin(), file.bytes.end());
    uint32_t kind = below(100);
    for (uint32_t edits = below(4) == 0 ? 2 : 1; edits > 0; --edits) {
      if (kind < 60) {
        change_code(kind);
      } else if (kind < 75) {
        change_constant();
      } else if (kind < 85) {
        bytes_[below(size())] = byte();
      } else if (kind < 92) {
        change_behind_constants();
      } else if (kind < 95) {
        bytes_.resize(below(size()));
        break;
      } else {
        bytes_[size() - 1 - below(std::min(size() - 1, 200u))] =
            static_cast<uint8_t>(below(3) == 0 ? byte() : below(40));
      }
    }
    return bytes_;
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }
  uint8_t byte() { return static_cast<uint8_t>(random_()); }
  uint8_t& at(const uint8_t* original) { return bytes_[static_cast<size_t>(original - file_->bytes.data())]; }

  void change_code(uint32_t kind) {
    std::vector<const Code*> codes;
    for (const Method& method : file_->methods) {
      if (method.code != nullptr) codes.push_back(method.code);
    }
    if (codes.empty()) return;
    const Code& code = *codes[below(static_cast<uint32_t>(codes.size()))];
    if (kind < 15) {
      at(code.bytecode.data() + below(static_cast<uint32_t>(code.bytecode.size()))) = byte();
    } else if (kind < 45) {
      change_instruction(code);
    } else if (code.stack_map_table.size() > 2) {
      at(code.stack_map_table.data() + below(static_cast<uint32_t>(code.stack_map_table.size()))) =
          static_cast<uint8_t>(below(2) == 0 ? byte() : below(12));
    } else {
      at(code.bytecode.data() - 8 + below(4)) = static_cast<uint8_t>(below(6));  // max_stack or max_locals
    }
  }

  // Another opcode of the same length, or other operands.
  void change_instruction(const Code& code) {
    std::vector<Instruction> instructions;
    for (uint32_t bci = 0; bci < code.bytecode.size(); bci = instructions.back().next_bci()) {
      instructions.push_back(decode_instruction(code.bytecode, bci));
    }
    const Instruction& chosen = instructions[below(static_cast<uint32_t>(instructions.size()))];
    uint8_t& last = at(chosen.at + chosen.length - 1);
    if (chosen.length > 1 && below(2) == 0) {
      last = static_cast<uint8_t>(below(3) == 0 ? byte() : last + (below(2) == 0 ? 1 : -1));
      return;
    }
    for (int tries = 0; tries < 300; ++tries) {
      auto opcode = static_cast<uint8_t>(below(kOpcodeCount));
      if (kOpcodeTable[opcode].length != chosen.length) continue;
      at(chosen.at) = opcode;
      return;
    }
  }

  void change_constant() {
    auto index = static_cast<uint16_t>(1 + below(file_->constants.size() - 1u));
    if (!file_->constants.is_valid(index)) return;
    const uint8_t* data = file_->constants.data(index);
    if (file_->constants.is(index, ConstantTag::kUtf8)) {
      constexpr std::string_view kTelling("/;[<>.()LVIJ$a\0\x80", 16);
      auto length = static_cast<uint32_t>(file_->constants.utf8(index).size());
      if (length > 0) at(data + 2 + below(length)) = static_cast<uint8_t>(kTelling[below(kTelling.size())]);
      return;
    }
    at(data + 1) = static_cast<uint8_t>(below(2) == 0 ? at(data + 1) + 1u : below(file_->constants.size()));
    if (below(4) == 0) at(data - 1) = static_cast<uint8_t>(1 + below(20));
  }

  void change_behind_constants() {
    const uint8_t* end = file_->bytes.data();
    for (uint32_t i = 1; i < file_->constants.size(); ++i) {
      if (file_->constants.is_valid(i)) end = std::max(end, file_->constants.data(static_cast<uint16_t>(i)));
    }
    auto first = static_cast<uint32_t>(end - file_->bytes.data());
    uint8_t& changed = bytes_[first + below(size() - first)];
    changed = static_cast<uint8_t>(below(2) == 0 ? byte() : changed ^ 1u << below(8));
  }

  std::mt19937 random_;
  const ClassFile* file_ = nullptr;
  std::vector<uint8_t> bytes_;
};

// Whether the class file parses and verifies; that what does not says why.
bool is_accepted(const std::vector<uint8_t>& bytes, test::JdkOracle& oracle) {
  ParseError error;
  auto file = parse(bytes, {}, error);
  if (file == nullptr) {
    EXPECT_FALSE(error.message.empty());
    return false;
  }
  oracle.set_current(*file, true);
  VerifyResult result = verify(*file, oracle.table());
  bool has_message = result.status == VerifyStatus::kVerifyError || result.status == VerifyStatus::kClassFormatError;
  EXPECT_EQ(has_message, !result.message.empty());
  return result.status == VerifyStatus::kOk;
}

// Class files that can be defined again by another loader: not of java.*, and small.
std::vector<Bytes> seeds() {
  std::vector<std::pair<std::string, Bytes>> found;
  for (const char* module : {"jdk.compiler", "jdk.jshell", "jdk.jdeps", "jdk.javadoc", "java.logging", "java.xml"}) {
    test::for_each_class(module, [&](const std::string& name, Bytes bytes) {
      if (bytes.size() < 6000 && !name.starts_with("java/")) found.emplace_back(name, bytes);
    });
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Bytes> result;
  for (auto& [name, bytes] : found) result.push_back(bytes);
  return result;
}

TEST(MutatedClasses, AreRefusedInOrder) {
  constexpr uint32_t kSeed = 1, kCount = 2000;
  test::JdkOracle oracle;
  std::vector<Bytes> originals = seeds();
  if (originals.empty()) GTEST_SKIP() << "the class library has none of the modules";
  Mutator mutator(kSeed);
  uint32_t refused = 0;
  for (uint32_t i = 0; i < kCount; ++i) {
    ParseError error;
    auto file = parse(originals[mutator.below(static_cast<uint32_t>(originals.size()))], {}, error);
    ASSERT_NE(nullptr, file);
    refused += !is_accepted(mutator.mutate(*file), oracle);
  }
  EXPECT_GT(refused, kCount / 4);
  EXPECT_LT(refused, kCount);
}

}  // namespace
}  // namespace cortado::classfile
