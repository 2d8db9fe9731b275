// Assignments of groups to licenses: by license and group, by id, per license and per group.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/domain/seat.h"
#include "projections/rows/row_key.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct GroupAssignmentView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::GroupAssignment> of_group(const PointReads& reads, LicenseId license,
                                                         std::string_view group_id);
  static std::optional<ledger::GroupAssignment> by_id(const PointReads& reads,
                                                      GroupAssignmentId id);
  // The licenses that the group is assigned to, active or not; ascending.
  static std::vector<LicenseId> licenses(const PointReads& reads, std::string_view group_id);

  static std::uint64_t total(const PointReads& reads, LicenseId license);
  // Prefix of the keys of the license's list; the assignment's id follows, and the value is the
  // group_id.
  static RowKey list_prefix(LicenseId license);
};

}  // namespace seatledger::projections
