// Some licenses by column, of ascending ids.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "projections/columns/sliced_column.h"

namespace seatledger::projections {

struct LicenseChunk {
  static constexpr std::size_t capacity = 256;
  template <class T>
  using Column = std::array<T, capacity>;
  // No time that can be written is that late.
  static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

  std::size_t size = 0;  // slots in use; of the others nothing counts
  Column<std::uint64_t> id{};
  Column<std::uint64_t> version{};
  Column<std::int64_t> count{};
  Column<std::int64_t> used{};
  Column<std::int64_t> created{};  // times in microseconds
  Column<std::int64_t> started{};
  Column<std::int64_t> expired{};  // `never` without an end
  // The numbers of texts in the dictionaries (license_columns.h).
  Column<std::uint32_t> platform{};
  Column<std::uint32_t> source{};
  Column<std::uint32_t> course{};
  Column<std::uint32_t> program{};
  Column<std::uint8_t> kind{};
  Column<std::uint8_t> active{};
  Column<std::uint8_t> has_external_id{};
  SlicedColumn<char, capacity> name;
  SlicedColumn<char, capacity> folded_name;  // case_fold.h
  SlicedColumn<char, capacity> external_id;
  SlicedColumn<std::uint64_t, capacity> metadata;  // pair_hash() of each scalar

  std::size_t bytes() const {
    return sizeof *this + name.bytes() + folded_name.bytes() + external_id.bytes() +
           metadata.bytes();
  }
};

inline std::string_view text_of(std::span<const char> text) { return {text.data(), text.size()}; }

}  // namespace seatledger::projections
