#pragma once
// What a young collection found alive, by the number of young collections that objects had survived before it.

#include <cstddef>
#include <cstdint>

namespace cortado {

struct SurvivalByAge {
  static constexpr uint32_t kAges = 16;  // as the header word can count

  size_t lived_on[kAges] = {};  // bytes, by age before the collection: what it kept young or promoted
  size_t kept[kAges] = {};      // bytes, by age after it: what is in the survivor space now

  void add(const SurvivalByAge& other) {
    for (uint32_t age = 0; age < kAges; age++) {
      lived_on[age] += other.lived_on[age];
      kept[age] += other.kept[age];
    }
  }
};

}  // namespace cortado
