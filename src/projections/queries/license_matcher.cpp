#include "projections/queries/license_matcher.h"

#include <algorithm>

#include "projections/queries/filter.h"
#include "projections/views/platform_view.h"
#include "projections/views/program_view.h"

namespace seatledger::projections {
namespace {

// For values that a license may lack; then it does not match.
template <class Wanted, class Value>
bool passes_given(const std::optional<Wanted>& wanted, const Value& value) {
  return !wanted || (value && *wanted == *value);
}

bool is_one_of(const std::optional<std::vector<std::string>>& wanted,
               const Given<std::string>& value) {
  return !wanted || (value && std::binary_search(wanted->begin(), wanted->end(), *value));
}

bool has_all(const std::vector<MetadataPair>& wanted, const JsonText& metadata) {
  if (wanted.empty()) return true;
  const auto pairs = metadata_scalars(metadata);
  return std::all_of(wanted.begin(), wanted.end(), [&](const MetadataPair& pair) {
    return std::binary_search(pairs.begin(), pairs.end(), pair);
  });
}

}  // namespace

std::optional<LicenseMatcher> LicenseMatcher::of(const LicenseFilter& filter,
                                                 const PointReads& reads) {
  LicenseMatcher matcher;
  matcher.kind = filter.kind;
  matcher.platform_key = filter.platform_key;
  if (filter.org) {
    const auto platform = PlatformView::by_org(reads, *filter.org);
    if (!platform || !passes(filter.platform_key, platform->key)) return std::nullopt;
    matcher.platform_key = platform->key;
  }
  matcher.name = filter.name;
  matcher.source = filter.source;
  matcher.external_id = filter.external_id;
  matcher.course_id = filter.course_id;
  if (filter.query && !filter.query->empty()) matcher.query.emplace(*filter.query);
  if (filter.program_id) {
    auto keys = ProgramView::keys_of_id(reads, *filter.program_id);
    keys.push_back(*filter.program_id);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    matcher.program_keys = std::move(keys);
  }
  matcher.active = filter.active;
  matcher.metadata = filter.metadata;
  return matcher;
}

bool LicenseMatcher::matches(const ledger::License& license) const {
  const ledger::LicenseTerms& terms = license.terms;
  return passes(kind, license.kind) && passes(active, terms.active) &&
         passes(platform_key, terms.platform_key) && passes(name, terms.name) &&
         passes(source, terms.source) && passes_given(external_id, terms.external_id) &&
         passes_given(course_id, terms.course_id) && is_one_of(program_keys, terms.program_key) &&
         (!query || query->finds(terms.name)) && has_all(metadata, terms.metadata);
}

bool LicenseMatcher::is_empty() const {
  return !kind && !platform_key && !name && !source && !external_id && !course_id && !query &&
         !program_keys && !active && metadata.empty();
}

}  // namespace seatledger::projections
