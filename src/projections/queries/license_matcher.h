// The filter of a list of licenses with its names resolved: what a row must be like.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/license.h"
#include "projections/queries/license_query.h"

namespace seatledger::projections {

struct LicenseMatcher {
  std::optional<ledger::Kind> kind;
  std::optional<std::string> platform_key, name, source, external_id, course_id;
  std::optional<std::string> folded_query;               // of case_fold.h
  std::optional<std::vector<std::string>> program_keys;  // one of them; sorted
  std::optional<bool> active;
  std::vector<MetadataPair> metadata;

  // Nothing: no license can match, because two names disagree or one names nothing.
  static std::optional<LicenseMatcher> of(const LicenseFilter& filter, const PointReads& reads);

  bool matches(const ledger::License& license) const;
  // Every license matches.
  bool is_empty() const;
};

}  // namespace seatledger::projections
