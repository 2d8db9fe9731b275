// What the API reads of the views. Every function throws StoreError when the store cannot be read.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/domain/api_key.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"
#include "ledger/domain/metadata.h"
#include "ledger/domain/seat.h"
#include "projections/queries/group_assignment_query.h"
#include "projections/queries/license_query.h"
#include "projections/queries/seat_query.h"
#include "projections/store/key_value_store.h"
#include "projections/views/choices_view.h"
#include "projections/views/metadata_view.h"
#include "projections/views/page.h"
#include "projections/views/seat_history_view.h"
#include "projections/views/usage_history_view.h"

namespace seatledger::projections {

// Rows by key: over a snapshot all of one moment, over a store each the newest. Cheap to make and
// to copy; `reads` must outlive it. Any thread that may use `reads`.
class RowReader {
 public:
  explicit RowReader(const PointReads& reads) : reads_(&reads) {}

  // The last position whose rows are written. Over a store it may be newer than a row read before.
  Position position() const;

  std::optional<ledger::License> license(LicenseId id) const;
  std::optional<LicenseId> license_by_external_id(ledger::Kind kind, std::string_view id) const;
  std::optional<ledger::Platform> platform(std::string_view key) const;
  std::optional<ledger::Platform> platform_by_org(std::string_view org) const;
  std::optional<ledger::Platform> platform_by_id(std::int64_t platform_id) const;
  std::optional<ledger::Course> course(std::string_view course_id) const;
  std::optional<ledger::Program> program(std::string_view program_key) const;
  // Every program of that id, ordered by key.
  std::vector<ledger::Program> programs_by_id(std::string_view program_id) const;
  std::optional<ledger::Choices> choices(std::string_view field_key, std::string_view scope,
                                         std::string_view org) const;
  std::optional<ledger::Group> group(std::string_view group_id) const;
  std::vector<PersonId> group_members(std::string_view group_id) const;  // in order of joining
  std::vector<ledger::Group> groups_of(PersonId person) const;           // ordered by group_id
  std::vector<std::string> group_ids_of(PersonId person) const;
  // Also a released one.
  std::optional<ledger::Seat> seat(LicenseId license, PersonId person) const;
  // Not a released one.
  std::optional<ledger::Seat> seat_by_id(AssignmentId id) const;
  // Where the person has a seat that is not released, active or not, or waits for one; ascending.
  std::vector<LicenseId> licenses_of(PersonId person) const;
  // The person's place in the license's waiting list.
  std::optional<ledger::Waiter> waiter(LicenseId license, PersonId person) const;
  std::optional<ledger::GroupAssignment> group_assignment(LicenseId license,
                                                          std::string_view group_id) const;
  std::optional<ledger::GroupAssignment> group_assignment_by_id(GroupAssignmentId id) const;
  // The licenses that the group is assigned to, active or not; ascending.
  std::vector<LicenseId> licenses_of_group(std::string_view group_id) const;
  // Nothing: the course or program has no keys.
  std::optional<ledger::Metadata> metadata(ledger::Subject subject, std::string_view id) const;
  // Keys that were not revoked, expired or not.
  std::optional<ledger::ApiKey> key(KeyId id) const;
  std::optional<ledger::ApiKey> key_by_digest(const Digest& digest) const;

 protected:
  const PointReads* reads_;
};

// All reads are of one moment. Any thread, one at a time; the store must outlive it.
class ViewReader : public RowReader {
 public:
  explicit ViewReader(const KeyValueStore& store) : ViewReader(store.snapshot()) {}

  LicensePage licenses(const LicenseFilter& filter, const LicenseSort& sort,
                       const Page& page) const {
    return find_licenses(*snapshot_, filter, sort, page);
  }
  SeatPage seats(const SeatFilter& filter, const SeatSort& sort, const Page& page) const {
    return find_seats(*snapshot_, filter, sort, page);
  }
  GroupAssignmentPage group_assignments(const GroupAssignmentFilter& filter,
                                        const GroupAssignmentSort& sort, const Page& page) const {
    return find_group_assignments(*snapshot_, filter, sort, page);
  }

  // As it was after the last commit up to `position`, whether that changed it or not; inside a
  // commit as it was before. Nothing: it did not exist yet.
  std::optional<ledger::License> license_at(LicenseId id, Position position) const;
  // The same of a seat, released or not.
  std::optional<ledger::Seat> seat_at(LicenseId license, PersonId person, Position position) const;
  // Every seat that the license had then, listed or not, in the order of person ids, until visit
  // says false. Reads the license's whole history of seats.
  void visit_seats_at(LicenseId license, Position position,
                      const SeatHistoryView::Visit& visit) const;
  // The counts after each commit about seats that ended after `after`, in order, until visit says
  // false.
  void visit_usage(LicenseId license, Position after, const UsageHistoryView::Visit& visit) const;
  // Every course or program that has keys, by the bytes of its id, until visit says false.
  void visit_metadata(ledger::Subject subject, const MetadataView::Visit& visit) const;

  // Directory records ordered by the bytes of their ids, keys by id.
  RecordPage<ledger::Platform> platforms(const Page& page) const;
  RecordPage<ledger::Course> courses(const Page& page) const;
  RecordPage<ledger::Program> programs(const Page& page) const;
  RecordPage<ledger::Group> groups(const Page& page) const;
  RecordPage<ledger::Choices> choices_list(const ChoicesFilter& filter, const Page& page) const;
  RecordPage<ledger::ApiKey> keys(const Page& page) const;

  const Snapshot& snapshot() const { return *snapshot_; }

 private:
  explicit ViewReader(std::unique_ptr<Snapshot> snapshot)
      : RowReader(*snapshot), snapshot_(std::move(snapshot)) {}

  std::unique_ptr<Snapshot> snapshot_;
};

}  // namespace seatledger::projections
