#include "classfile/verifier/verifier.h"

#include "classfile/verifier/method_verifier.h"

namespace cortado::classfile {

VerifyResult verify(const ClassFile& file, const TypeOracle& oracle, const VerifyOptions& options) {
  VerifyResult result;
  if (file.major_version < kFirstStackMapVersion) {
    result.status = VerifyStatus::kUnsupportedVersion;
    return result;
  }
  ClassContext context(file, oracle, options);
  MethodState state;
  // Of several failures the first is reported. HotSpot's order is by the addresses of the names, which puts the class
  // initializer first; the rest of it is chance.
  for (bool initializer : {true, false}) {
    for (const Method& method : file.methods) {
      if (method.code == nullptr || method.is_class_initializer() != initializer) continue;
      MethodVerifier verifier(context, state, method);
      if (!verifier.verify()) return std::move(verifier.result());
    }
  }
  return result;
}

}  // namespace cortado::classfile
