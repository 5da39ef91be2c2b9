// Finding the annotations that mean something to the VM (JVMS 4.7.16). Malformed annotations end the search; whether
// they are errors is for the class library's own parser to say.
#include "classfile/class_parser.h"

namespace cortado::classfile {
namespace {

constexpr unsigned kOnClass = 1, kOnField = 2, kOnMethod = 4;

struct KnownAnnotation {
  std::string_view descriptor;
  VmAnnotation flag;
  unsigned holders;
};

constexpr KnownAnnotation kKnown[] = {
    {"Ljdk/internal/reflect/CallerSensitive;", kAnnotationCallerSensitive, kOnMethod},
    {"Ljdk/internal/vm/annotation/Hidden;", kAnnotationHidden, kOnMethod},
    {"Ljava/lang/invoke/LambdaForm$Compiled;", kAnnotationLambdaFormCompiled, kOnMethod},
    {"Ljdk/internal/vm/annotation/ForceInline;", kAnnotationForceInline, kOnMethod},
    {"Ljdk/internal/vm/annotation/DontInline;", kAnnotationDontInline, kOnMethod},
    {"Ljdk/internal/vm/annotation/IntrinsicCandidate;", kAnnotationIntrinsicCandidate, kOnMethod},
    {"Ljava/lang/invoke/InjectedProfile;", kAnnotationInjectedProfile, kOnMethod},
    {"Ljdk/internal/misc/ScopedMemoryAccess$Scoped;", kAnnotationScoped, kOnMethod},
    {"Ljdk/internal/vm/annotation/ReservedStackAccess;", kAnnotationReservedStackAccess, kOnMethod},
    {"Ljdk/internal/vm/annotation/Stable;", kAnnotationStable, kOnField},
    {"Ljdk/internal/vm/annotation/Contended;", kAnnotationContended, kOnField | kOnClass},
    {"Ljdk/internal/ValueBased;", kAnnotationValueBased, kOnClass},
};

class AnnotationScanner {
 public:
  AnnotationScanner(const ConstantPool& constants, Bytes bytes) : constants_(constants), bytes_(bytes) {}

  VmAnnotations scan(unsigned holder) {
    VmAnnotations found;
    if (bytes_.size() < 2) return found;
    uint32_t count = u2();
    for (; count > 0 && left() >= 4; --count) {
      size_t start = at_;
      uint16_t type = read_u2(bytes_.data() + at_);
      bool complete = skip_annotation(0);
      if (!constants_.is(type, ConstantTag::kUtf8)) break;
      std::string_view descriptor = constants_.utf8(type);
      for (const KnownAnnotation& known : kKnown) {
        if ((known.holders & holder) == 0 || known.descriptor != descriptor) continue;
        found.flags |= known.flag;
        if (known.flag == kAnnotationContended) found.contended_group_index = contended_group(start);
      }
      if (!complete) break;
    }
    return found;
  }

 private:
  static constexpr unsigned kMaxNesting = 200;  // HotSpot recurses without limit

  size_t left() const { return bytes_.size() - at_; }
  uint16_t u2() {
    at_ += 2;
    return read_u2(bytes_.data() + at_ - 2);
  }
  bool skip(size_t count) {
    if (left() < count) return false;
    at_ += count;
    return true;
  }

  bool skip_annotation(unsigned nesting) {
    if (left() < 4 || nesting > kMaxNesting) return false;
    at_ += 2;
    for (uint32_t members = u2(); members > 0; --members) {
      if (!skip(2) || !skip_value(nesting + 1)) return false;
    }
    return true;
  }

  bool skip_value(unsigned nesting) {
    if (left() < 1 || nesting > kMaxNesting) return false;
    switch (bytes_[at_++]) {
      case 'B':
      case 'C':
      case 'D':
      case 'F':
      case 'I':
      case 'J':
      case 'S':
      case 'Z':
      case 'c':
      case 's': return skip(2);
      case 'e': return skip(4);
      case '@': return skip_annotation(nesting + 1);
      case '[':
        if (left() < 2) return false;
        for (uint32_t values = u2(); values > 0; --values) {
          if (!skip_value(nesting + 1)) return false;
        }
        return true;
      default: return false;
    }
  }

  // The string in @Contended("group"); the annotation starts at `start` and has just been skipped.
  uint16_t contended_group(size_t start) const {
    constexpr size_t kSize = 9;  // type, count, member, tag, value
    const uint8_t* at = bytes_.data() + start;
    if (at_ - start != kSize || read_u2(at + 2) != 1 || at[6] != 's') return 0;
    uint16_t member = read_u2(at + 4);
    uint16_t group = read_u2(at + 7);
    bool is_value = constants_.is(member, ConstantTag::kUtf8) && constants_.utf8(member) == "value";
    return is_value && constants_.is(group, ConstantTag::kUtf8) && !constants_.utf8(group).empty() ? group
                                                                                                   : uint16_t{0};
  }

  const ConstantPool& constants_;
  Bytes bytes_;
  size_t at_ = 0;
};

}  // namespace

VmAnnotations scan_annotations(const ConstantPool& constants, Bytes annotations, AnnotationHolder holder) {
  if (annotations.empty()) return {};
  unsigned bit = holder == AnnotationHolder::kClass   ? kOnClass
                 : holder == AnnotationHolder::kField ? kOnField
                                                      : kOnMethod;
  return AnnotationScanner(constants, annotations).scan(bit);
}

}  // namespace cortado::classfile
