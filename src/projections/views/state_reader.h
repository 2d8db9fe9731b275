// The state of the ledger according to the views: every look-up of a record by its key. The writer
// uses it over its open batch, the API over a snapshot or the store itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/write/views.h"
#include "projections/store/key_value_store.h"
#include "projections/views/choices_view.h"
#include "projections/views/course_view.h"
#include "projections/views/group_assignment_view.h"
#include "projections/views/group_view.h"
#include "projections/views/idempotency_view.h"
#include "projections/views/key_view.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_view.h"
#include "projections/views/lineage_view.h"
#include "projections/views/metadata_view.h"
#include "projections/views/person_seats_view.h"
#include "projections/views/platform_view.h"
#include "projections/views/program_view.h"
#include "projections/views/seat_history_view.h"
#include "projections/views/seat_view.h"
#include "projections/views/sequence_view.h"
#include "projections/views/view_list.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {

// Over a snapshot all answers are of one moment; over a store each is the newest. Cheap to
// construct and copy; `reads` must outlive it. Any thread that may use `reads`. Throws StoreError.
class StateReader : public ledger::State {
 public:
  explicit StateReader(const PointReads& reads) : reads_(&reads) {}

  // The last position whose rows are written. Over a store it may be newer than rows read before.
  Position position() const { return stored_checkpoint(*reads_); }
  // A key that is not revoked; it may have expired.
  std::optional<ledger::ApiKey> key_by_digest(const Digest& digest) const {
    return KeyView::by_digest(*reads_, digest);
  }

  // Of the log up to position().
  ledger::Lineage lineage() const { return LineageView::lineage(*reads_); }

  ledger::Sequences sequences() const final { return SequenceView::sequences(*reads_); }
  std::optional<ledger::License> license(LicenseId id) const final {
    return LicenseView::license(*reads_, id);
  }
  std::optional<LicenseId> license_by_external_id(ledger::Kind kind,
                                                  std::string_view id) const final {
    return LicenseView::by_external_id(*reads_, kind, id);
  }
  std::optional<ledger::License> license_after(LicenseId id, Position position) const final {
    return LicenseHistoryView::after(*reads_, id, position);
  }
  std::optional<ledger::Seat> seat(LicenseId license, PersonId person) const final {
    return SeatView::seat(*reads_, license, person);
  }
  std::optional<ledger::Seat> seat_by_id(AssignmentId id) const final {
    return SeatView::by_id(*reads_, id);
  }
  std::optional<ledger::Seat> seat_after(LicenseId license, PersonId person,
                                         Position position) const final {
    return SeatHistoryView::after(*reads_, license, person, position);
  }
  std::vector<LicenseId> licenses_of(PersonId person) const final {
    return PersonSeatsView::licenses(*reads_, person);
  }
  std::optional<ledger::GroupAssignment> group_assignment(LicenseId license,
                                                          std::string_view group_id) const final {
    return GroupAssignmentView::of_group(*reads_, license, group_id);
  }
  std::optional<ledger::GroupAssignment> group_assignment_by_id(GroupAssignmentId id) const final {
    return GroupAssignmentView::by_id(*reads_, id);
  }
  std::vector<LicenseId> licenses_of_group(std::string_view group_id) const final {
    return GroupAssignmentView::licenses(*reads_, group_id);
  }
  std::optional<ledger::Waiter> waiter(LicenseId license, PersonId person) const final {
    return WaitingView::waiter(*reads_, license, person);
  }
  std::optional<ledger::Waiter> next_waiter(LicenseId license, std::uint64_t from) const final {
    return WaitingView::next(*reads_, license, from);
  }
  std::optional<ledger::Platform> platform(std::string_view key) const final {
    return PlatformView::by_key(*reads_, key);
  }
  std::optional<ledger::Platform> platform_by_org(std::string_view org) const final {
    return PlatformView::by_org(*reads_, org);
  }
  std::optional<ledger::Platform> platform_by_id(std::int64_t platform_id) const final {
    return PlatformView::by_id(*reads_, platform_id);
  }
  std::optional<ledger::Course> course(std::string_view course_id) const final {
    return CourseView::by_id(*reads_, course_id);
  }
  std::optional<ledger::Program> program(std::string_view program_key) const final {
    return ProgramView::by_key(*reads_, program_key);
  }
  std::vector<ledger::Program> programs_by_id(std::string_view program_id) const final {
    return ProgramView::by_id(*reads_, program_id);
  }
  std::optional<ledger::Choices> choices(std::string_view field_key, std::string_view scope,
                                         std::string_view org) const final {
    return ChoicesView::record(*reads_, field_key, scope, org);
  }
  std::optional<ledger::Group> group(std::string_view group_id) const final {
    return GroupView::by_id(*reads_, group_id);
  }
  std::vector<PersonId> group_members(std::string_view group_id) const final {
    return GroupView::members(*reads_, group_id);
  }
  std::vector<std::string> group_ids_of(PersonId person) const final {
    return GroupView::ids_of_person(*reads_, person);
  }
  std::vector<ledger::Group> groups_of(PersonId person) const final {
    return GroupView::of_person(*reads_, person);
  }
  bool platform_has_licenses(std::string_view key) const final {
    return LicenseView::names_platform(*reads_, key);
  }
  bool course_has_licenses(std::string_view course_id) const final {
    return LicenseView::names_course(*reads_, course_id);
  }
  bool program_has_licenses(std::string_view program_key) const final {
    return LicenseView::names_program(*reads_, program_key);
  }
  std::optional<ledger::ApiKey> key(KeyId id) const final { return KeyView::by_id(*reads_, id); }
  std::optional<ledger::Metadata> metadata(ledger::Subject subject,
                                           std::string_view id) const final {
    return MetadataView::of(*reads_, subject, id);
  }
  std::optional<ledger::IdempotencyRecord> remembered(
      const ledger::IdempotencyKey& key) const final {
    return IdempotencyView::remembered(*reads_, key);
  }

 private:
  const PointReads* reads_;
};

}  // namespace seatledger::projections
