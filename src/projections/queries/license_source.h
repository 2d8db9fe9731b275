// Chooses the smallest index for the filter of a list of licenses.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "projections/queries/license_matcher.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

class LicenseSource {
 public:
  // Compares the sizes of the indices that match `wanted`. Without a kind there is no index, and
  // rows are read.
  // Indices without a total that hold more than `counted_max` licenses are not considered. A source
  // of more is only to be asked for size() and rest().
  static LicenseSource narrowest(const Snapshot& snapshot, const LicenseMatcher& wanted,
                                 std::uint64_t counted_max = ~std::uint64_t{0});

  // The number of licenses in the index: the candidates, unless rows are read instead.
  std::uint64_t size() const { return size_; }
  // The part of the filter that the candidates must still be tested for.
  const LicenseMatcher& rest() const { return rest_; }

  // A candidate, and its row if it was read anyway. Returning false stops.
  using Visit = std::function<bool(LicenseId id, std::optional<std::string_view> row)>;
  // By id, ascending or descending.
  void for_each(const Snapshot& snapshot, bool descending, const Visit& visit) const;

 private:
  enum class From : std::uint8_t { index, ids, rows };

  explicit LicenseSource(const LicenseMatcher& wanted) : rest_(wanted) {}
  void take_index(const Snapshot& snapshot, const LicenseMatcher& wanted,
                  std::uint64_t counted_max);
  void prefer_rows(const Snapshot& snapshot, const LicenseMatcher& wanted);

  From from_ = From::index;
  std::string prefix_;          // of the index
  std::vector<LicenseId> ids_;  // ascending
  std::uint64_t size_ = 0;
  LicenseMatcher rest_;
};

}  // namespace seatledger::projections
