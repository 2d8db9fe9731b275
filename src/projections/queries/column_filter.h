// The filter of a list of licenses, over columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "projections/columns/license_columns.h"
#include "projections/columns/slot_set.h"
#include "projections/queries/license_matcher.h"

namespace seatledger::projections {

// Matches what LicenseMatcher::matches() does. Any thread.
class ColumnFilter {
 public:
  // Nothing: no license matches, because none names a wanted text.
  static std::optional<ColumnFilter> of(const LicenseMatcher& wanted,
                                        const LicenseColumns& columns);

  // Of a chunk of the columns, by its index.
  SlotSet matches(const LicenseColumns& columns, std::size_t index) const;
  // False: none does, which is known without reading the chunk.
  bool may_match(const LicenseColumns& columns, std::size_t index) const {
    return !platform_ || columns.may_have_platform(index, *platform_);
  }

 private:
  void keep_texts(const LicenseChunk& chunk, SlotSet& found) const;

  std::optional<std::uint8_t> kind_, active_;
  std::optional<std::uint32_t> platform_, source_, course_;  // numbers of words
  std::optional<std::vector<bool>> programs_;                // by number of the word
  std::optional<std::string> name_, external_id_;
  std::optional<std::string> folded_query_;
  std::vector<std::uint64_t> metadata_;
};

}  // namespace seatledger::projections
