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
  for (const Method& method : file.methods) {
    if (method.code == nullptr) continue;
    MethodVerifier verifier(context, method);
    if (!verifier.verify()) return std::move(verifier.result());
  }
  return result;
}

}  // namespace cortado::classfile
