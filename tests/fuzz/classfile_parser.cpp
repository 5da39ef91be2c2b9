// Any bytes as a class file: parse them both ways, then do to the result everything that this house can do.
#include <cstdlib>
#include <string>

#include "classfile/disassembler.h"
#include "classfile/frame_map.h"
#include "classfile/modified_utf8.h"
#include "classfile/parser.h"
#include "classfile/verifier/verifier.h"

using namespace cortado::classfile;

namespace {

// Answers without classes behind them, different ones for different names.
Answer guess(std::string_view name) {
  uint32_t hash = hash_bytes(name) % 16;
  return hash == 0 ? Answer::kError : hash < 8 ? Answer::kYes : Answer::kNo;
}

const TypeOracle kOracle = {
    nullptr,
    [](void*, std::string_view from, std::string_view to) { return guess(std::string(from) + std::string(to)); },
    [](void*, std::string_view name) { return guess(name); },
    [](void*, std::string_view, std::string_view name, std::string_view) { return guess(name); },
    [](void*, std::string_view, std::string_view name, std::string_view) { return guess(name); },
    [](void*, std::string_view name) { return guess(name); },
};

void use_method(const ClassFile& file, const Method& method) {
  FrameMapAnalysis analysis(frame_map_input(file, method));
  FrameMap map;
  uint64_t bits = 0;
  for (uint32_t bci = 0; bci < method.code->bytecode.size() && bci < 4096; ++bci) {
    for (FrameMapPoint point : {FrameMapPoint::kBefore, FrameMapPoint::kDuringCall}) {
      if (!analysis.map_at(bci, map, point)) continue;
      for (uint32_t i = 0; i < map.bit_count(); ++i) bits += map.bit(i);
    }
  }
  if (bits == ~uint64_t{0}) abort();
}

void use(const ClassFile& file) {
  if (disassemble(file).empty()) abort();
  for (const Method& method : file.methods) {
    if (method.code != nullptr) use_method(file, method);
  }
  VerifyResult result = verify(file, kOracle);
  bool says_why = result.status == VerifyStatus::kVerifyError || result.status == VerifyStatus::kClassFormatError;
  if (says_why && result.message.empty()) abort();
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (bool check_format : {true, false}) {
    ParseOptions options;
    options.check_format = check_format;
    options.enable_preview = true;
    ParseError error;
    auto file = parse({data, size}, options, error);
    if (file != nullptr) {
      use(*file);
    } else if (error.message.empty()) {
      abort();
    }
  }
  return 0;
}
