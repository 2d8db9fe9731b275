// The members of a license's metadata that lists can be filtered by: top-level scalars.
#pragma once

#include <string>
#include <vector>

#include "base/json_text.h"

namespace seatledger::projections {

// A member and the text of its value: a string without its quotes, or a number, true, false or null
// as in JSON.
struct MetadataPair {
  std::string name;
  std::string text;
  friend auto operator<=>(const MetadataPair&, const MetadataPair&) = default;
};

// Sorted, without duplicates; lists and objects are omitted. Throws StoreError unless `metadata` is
// an object.
std::vector<MetadataPair> metadata_scalars(const JsonText& metadata);

// The pairs of `before` that `after` lacks, and of `after` that `before` lacks; each sorted.
struct MetadataDifference {
  std::vector<MetadataPair> removed, added;
};
// Throws as metadata_scalars.
MetadataDifference metadata_difference(const JsonText& before, const JsonText& after);

}  // namespace seatledger::projections
