// The keys by which lists over columns are sorted: numbers, or texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "projections/columns/license_columns.h"
#include "projections/queries/license_query.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// A row of a list: its key and its place, which orders as the ids do.
template <class Key>
struct KeyedPlace {
  Key key;
  std::size_t place = 0;
};

// Numbers that sort as the values of a field do, null last.
class NumberKeys {
 public:
  // Nothing: the field holds texts. `reads` is used only here.
  static std::optional<NumberKeys> of(LicenseSortField field, const LicenseColumns& columns,
                                      const PointReads& reads);

  std::uint64_t key(const LicenseChunk& chunk, std::size_t slot) const {
    if (numbers_ != nullptr) {
      // Turns the order of signed numbers into that of unsigned ones.
      return static_cast<std::uint64_t>((chunk.*numbers_)[slot]) ^ std::uint64_t{1} << 63;
    }
    if (words_ != nullptr) return (*ranks_)[(chunk.*words_)[slot]];
    return chunk.active[slot];
  }

 private:
  LicenseChunk::Column<std::int64_t> LicenseChunk::*numbers_ = nullptr;
  LicenseChunk::Column<std::uint32_t> LicenseChunk::*words_ = nullptr;
  TextDictionary::Ranks ranks_;  // by number of the word
};

// A text, or null, which is last.
struct TextKey {
  bool is_null = false;
  std::string_view text;
};
inline bool operator<(const TextKey& left, const TextKey& right) {
  if (left.is_null || right.is_null) return !left.is_null && right.is_null;
  return left.text < right.text;
}

// `field` is name or external_id.
inline TextKey text_key(LicenseSortField field, const LicenseChunk& chunk, std::size_t slot) {
  if (field == LicenseSortField::name) return {false, text_of(chunk.name.at(slot))};
  return {chunk.has_external_id[slot] == 0, text_of(chunk.external_id.at(slot))};
}

}  // namespace seatledger::projections
