#include "projections/rows/metadata_scalars.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <deque>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/json_reader.h"
#include "base/store_error.h"

namespace seatledger::projections {
namespace {

using PairView = std::pair<std::string_view, std::string_view>;

// The pairs of one text, sorted and without duplicates.
class Scalars {
 public:
  // `parser` must outlive the object, and parse nothing else meanwhile.
  Scalars(simdjson::dom::parser& parser, const JsonText& metadata) {
    if (metadata == JsonText()) return;
    const auto root = parse_own_json(parser, metadata.str());
    simdjson::dom::object members;
    if (root.has_error() || root->get_object().get(members)) {
      throw StoreError("the metadata of a license is no JSON object");
    }
    for (const auto& member : members) add(member.key, member.value);
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  }
  Scalars(const Scalars&) = delete;
  Scalars& operator=(const Scalars&) = delete;

  std::vector<MetadataPair> taken() const {
    std::vector<MetadataPair> taken;
    taken.reserve(pairs_.size());
    for (const PairView& pair : pairs_) taken.push_back(copy(pair));
    return taken;
  }
  std::vector<MetadataPair> without(const Scalars& other) const {
    std::vector<PairView> left;
    std::set_difference(pairs_.begin(), pairs_.end(), other.pairs_.begin(), other.pairs_.end(),
                        std::back_inserter(left));
    std::vector<MetadataPair> taken;
    taken.reserve(left.size());
    for (const PairView& pair : left) taken.push_back(copy(pair));
    return taken;
  }

 private:
  void add(std::string_view name, simdjson::dom::element value) {
    if (value.is_array() || value.is_object()) return;
    std::string_view text;
    if (value.get_string().get(text)) text = printed_.emplace_back(to_json_text(value).str());
    pairs_.emplace_back(name, text);
  }
  static MetadataPair copy(const PairView& pair) {
    return {std::string(pair.first), std::string(pair.second)};
  }

  boost::container::small_vector<PairView, 16> pairs_;
  std::deque<std::string> printed_;  // of numbers, true, false and null
};

}  // namespace

std::vector<MetadataPair> metadata_scalars(const JsonText& metadata) {
  thread_local simdjson::dom::parser parser;
  return Scalars(parser, metadata).taken();
}

MetadataDifference metadata_difference(const JsonText& before, const JsonText& after) {
  thread_local simdjson::dom::parser parser_before;
  thread_local simdjson::dom::parser parser_after;
  const Scalars old_pairs(parser_before, before);
  const Scalars new_pairs(parser_after, after);
  return {old_pairs.without(new_pairs), new_pairs.without(old_pairs)};
}

}  // namespace seatledger::projections
