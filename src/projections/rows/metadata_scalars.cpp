#include "projections/rows/metadata_scalars.h"

#include <algorithm>
#include <optional>

#include "base/json_reader.h"
#include "base/store_error.h"

namespace seatledger::projections {
namespace {

std::optional<std::string> text_of(simdjson::dom::element value) {
  if (value.is_array() || value.is_object()) return std::nullopt;
  std::string_view text;
  if (!value.get_string().get(text)) return std::string(text);
  return to_json_text(value).str();
}

}  // namespace

std::vector<MetadataPair> metadata_scalars(const JsonText& metadata) {
  std::vector<MetadataPair> pairs;
  if (metadata == JsonText()) return pairs;
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, metadata.str());
  simdjson::dom::object members;
  if (root.has_error() || root->get_object().get(members)) {
    throw StoreError("the metadata of a license is no JSON object");
  }
  for (const auto& member : members) {
    if (auto text = text_of(member.value)) {
      pairs.push_back({std::string(member.key), std::move(*text)});
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace seatledger::projections
