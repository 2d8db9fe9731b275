// The members of a license's metadata that lists can be filtered by: the scalars of its top level.
#pragma once

#include <string>
#include <vector>

#include "base/json_text.h"

namespace seatledger::projections {

// A member and the text of its value: a text without its quotes, or a number, true, false or null
// as JSON writes it.
struct MetadataPair {
  std::string name;
  std::string text;
  friend auto operator<=>(const MetadataPair&, const MetadataPair&) = default;
};

// Sorted, each once; lists and objects are left out. Throws StoreError when `metadata` is no
// object.
std::vector<MetadataPair> metadata_scalars(const JsonText& metadata);

}  // namespace seatledger::projections
