// A set of slots of a chunk.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "projections/columns/license_chunk.h"

namespace seatledger::projections {

class SlotSet {
 public:
  // The slots below `size`.
  static SlotSet first(std::size_t size) {
    SlotSet set;
    for (std::size_t i = 0; i < words; ++i) {
      if (size >= (i + 1) * bits) {
        set.words_[i] = ~std::uint64_t{0};
      } else if (size > i * bits) {
        set.words_[i] = (std::uint64_t{1} << (size - i * bits)) - 1;
      }
    }
    return set;
  }

  std::size_t count() const {
    std::size_t all = 0;
    for (const std::uint64_t word : words_) all += static_cast<std::size_t>(std::popcount(word));
    return all;
  }
  bool empty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }
  void add(std::size_t slot) { words_[slot / bits] |= std::uint64_t{1} << (slot % bits); }

  SlotSet& operator&=(const SlotSet& other) {
    for (std::size_t i = 0; i < words; ++i) words_[i] &= other.words_[i];
    return *this;
  }

  // Keeps the slots that pass; keeps(slot) is called for all slots, also for those not in the set,
  // so that the compiler can make a loop without branches of it.
  template <class Keeps>
  void keep_all(const Keeps& keeps) {
    for (std::size_t i = 0; i < words; ++i) {
      if (words_[i] == 0) continue;
      std::uint64_t kept = 0;
      for (std::size_t bit = 0; bit < bits; ++bit) {
        kept |= static_cast<std::uint64_t>(keeps(i * bits + bit)) << bit;
      }
      words_[i] &= kept;
    }
  }
  // The same, but calls keeps(slot) only for the slots of the set.
  template <class Keeps>
  void keep(const Keeps& keeps) {
    for (std::size_t i = 0; i < words; ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(left));
        if (!keeps(i * bits + bit)) words_[i] &= ~(std::uint64_t{1} << bit);
      }
    }
  }

  // In ascending order.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t i = 0; i < words; ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(i * bits + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }
  // The member with that many members below it; there must be one.
  std::size_t nth(std::size_t below) const {
    for (std::size_t i = 0; i < words; ++i) {
      std::uint64_t left = words_[i];
      const auto here = static_cast<std::size_t>(std::popcount(left));
      if (below >= here) {
        below -= here;
        continue;
      }
      for (; below > 0; --below) left &= left - 1;
      return i * bits + static_cast<std::size_t>(std::countr_zero(left));
    }
    return LicenseChunk::capacity;
  }

 private:
  static constexpr std::size_t bits = 64;
  static constexpr std::size_t words = LicenseChunk::capacity / bits;

  std::array<std::uint64_t, words> words_{};
};

}  // namespace seatledger::projections
