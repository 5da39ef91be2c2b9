// java.lang.Math, Float, Double.

#include <cmath>

#include "jit/intrinsics/leaf.h"

namespace cortado::jit {

LeafResult copy_word(Thread*, Slot* arguments) { return done_int(int_in(arguments)); }
LeafResult copy_long(Thread*, Slot* arguments) { return done_long(long_in(arguments)); }
LeafResult square_root(Thread*, Slot* arguments) { return done_double(__builtin_sqrt(double_in(arguments))); }
LeafResult fma_double(Thread*, Slot* arguments) {
  return done_double(std::fma(double_in(arguments), double_in(arguments + 2), double_in(arguments + 4)));
}
LeafResult fma_float(Thread*, Slot* arguments) {
  return done_float(std::fmaf(float_in(arguments), float_in(arguments + 1), float_in(arguments + 2)));
}
LeafResult multiply_high(Thread*, Slot* arguments) {
  return done_long(
      static_cast<int64_t>((static_cast<__int128>(long_in(arguments)) * long_in(arguments + 2)) >> 64));
}

}  // namespace cortado::jit
