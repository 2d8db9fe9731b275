// A column of values of different lengths: all of them in one block, in the order of their slots.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace seatledger::projections {

template <class Element, std::size_t capacity>
class SlicedColumn {
 public:
  // Of a slot below the number of values.
  std::span<const Element> at(std::size_t slot) const {
    return {elements_.data() + begins_[slot], begins_[slot + 1] - begins_[slot]};
  }
  std::span<const Element> all() const { return elements_; }
  // Where the value of a slot begins in all(); of the number of values: where the last one ends.
  std::size_t begin_of(std::size_t slot) const { return begins_[slot]; }

  // Replaces the value of a slot, or adds one when `slot` is `size`, the number of values.
  void set(std::size_t slot, std::span<const Element> value, std::size_t size) {
    if (slot == size) {
      elements_.insert(elements_.end(), value.begin(), value.end());
      begins_[slot + 1] = static_cast<std::uint32_t>(elements_.size());
      return;
    }
    const auto begin = elements_.begin() + begins_[slot];
    const std::size_t before = begins_[slot + 1] - begins_[slot];
    const std::size_t same = before < value.size() ? before : value.size();
    std::copy_n(value.begin(), same, begin);
    const auto place = begin + static_cast<std::ptrdiff_t>(same);
    if (value.size() > before) {
      elements_.insert(place, value.begin() + static_cast<std::ptrdiff_t>(same), value.end());
    } else {
      elements_.erase(place, begin + static_cast<std::ptrdiff_t>(before));
    }
    const auto moved = static_cast<std::uint32_t>(value.size() - before);  // modulo 2^32
    if (moved == 0) return;
    for (std::size_t i = slot + 1; i <= size; ++i) begins_[i] += moved;
  }
  void shrink() { elements_.shrink_to_fit(); }
  std::size_t bytes() const { return elements_.capacity() * sizeof(Element); }

 private:
  std::array<std::uint32_t, capacity + 1> begins_{};
  std::vector<Element> elements_;
};

}  // namespace seatledger::projections
