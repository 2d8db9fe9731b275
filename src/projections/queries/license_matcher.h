// The filter of a list of licenses after its names were looked up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/license.h"
#include "projections/queries/license_query.h"
#include "projections/queries/text_search.h"

namespace seatledger::projections {

struct LicenseMatcher {
  std::optional<ledger::Kind> kind;
  std::optional<std::string> platform_key, name, source, external_id, course_id;
  std::optional<TextSearch> query;                       // of the name
  std::optional<std::vector<std::string>> program_keys;  // any of these; sorted
  std::optional<bool> active;
  std::vector<MetadataPair> metadata;

  // Nothing if no license can match, because two names disagree or a name does not exist.
  static std::optional<LicenseMatcher> of(const LicenseFilter& filter, const PointReads& reads);

  bool matches(const ledger::License& license) const;
  // Whether every license matches.
  bool is_empty() const;
};

}  // namespace seatledger::projections
