#include "projections/queries/reader.h"

#include "projections/views/course_view.h"
#include "projections/views/group_assignment_view.h"
#include "projections/views/group_view.h"
#include "projections/views/key_view.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_view.h"
#include "projections/views/person_seats_view.h"
#include "projections/views/platform_view.h"
#include "projections/views/program_view.h"
#include "projections/views/seat_view.h"
#include "projections/views/view_list.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {

Position RowReader::position() const { return stored_checkpoint(*reads_); }

std::optional<ledger::License> RowReader::license(LicenseId id) const {
  return LicenseView::license(*reads_, id);
}

std::optional<LicenseId> RowReader::license_by_external_id(ledger::Kind kind,
                                                           std::string_view id) const {
  return LicenseView::by_external_id(*reads_, kind, id);
}

std::optional<ledger::Platform> RowReader::platform(std::string_view key) const {
  return PlatformView::by_key(*reads_, key);
}

std::optional<ledger::Platform> RowReader::platform_by_org(std::string_view org) const {
  return PlatformView::by_org(*reads_, org);
}

std::optional<ledger::Platform> RowReader::platform_by_id(std::int64_t platform_id) const {
  return PlatformView::by_id(*reads_, platform_id);
}

std::optional<ledger::Course> RowReader::course(std::string_view course_id) const {
  return CourseView::by_id(*reads_, course_id);
}

std::optional<ledger::Program> RowReader::program(std::string_view program_key) const {
  return ProgramView::by_key(*reads_, program_key);
}

std::vector<ledger::Program> RowReader::programs_by_id(std::string_view program_id) const {
  return ProgramView::by_id(*reads_, program_id);
}

std::optional<ledger::Choices> RowReader::choices(std::string_view field_key,
                                                  std::string_view scope,
                                                  std::string_view org) const {
  return ChoicesView::record(*reads_, field_key, scope, org);
}

std::optional<ledger::Group> RowReader::group(std::string_view group_id) const {
  return GroupView::by_id(*reads_, group_id);
}

std::vector<PersonId> RowReader::group_members(std::string_view group_id) const {
  return GroupView::members(*reads_, group_id);
}

std::vector<ledger::Group> RowReader::groups_of(PersonId person) const {
  return GroupView::of_person(*reads_, person);
}

std::vector<std::string> RowReader::group_ids_of(PersonId person) const {
  return GroupView::ids_of_person(*reads_, person);
}

std::optional<ledger::Seat> RowReader::seat(LicenseId license, PersonId person) const {
  return SeatView::seat(*reads_, license, person);
}

std::optional<ledger::Seat> RowReader::seat_by_id(AssignmentId id) const {
  return SeatView::by_id(*reads_, id);
}

std::vector<LicenseId> RowReader::licenses_of(PersonId person) const {
  return PersonSeatsView::licenses(*reads_, person);
}

std::optional<ledger::Waiter> RowReader::waiter(LicenseId license, PersonId person) const {
  return WaitingView::waiter(*reads_, license, person);
}

std::optional<ledger::GroupAssignment> RowReader::group_assignment(
    LicenseId license, std::string_view group_id) const {
  return GroupAssignmentView::of_group(*reads_, license, group_id);
}

std::optional<ledger::GroupAssignment> RowReader::group_assignment_by_id(
    GroupAssignmentId id) const {
  return GroupAssignmentView::by_id(*reads_, id);
}

std::vector<LicenseId> RowReader::licenses_of_group(std::string_view group_id) const {
  return GroupAssignmentView::licenses(*reads_, group_id);
}

std::optional<ledger::Metadata> RowReader::metadata(ledger::Subject subject,
                                                    std::string_view id) const {
  return MetadataView::of(*reads_, subject, id);
}

std::optional<ledger::ApiKey> RowReader::key(KeyId id) const { return KeyView::by_id(*reads_, id); }

std::optional<ledger::ApiKey> RowReader::key_by_digest(const Digest& digest) const {
  return KeyView::by_digest(*reads_, digest);
}

std::optional<ledger::License> ViewReader::license_at(LicenseId id, Position position) const {
  return LicenseHistoryView::as_of(*snapshot_, id, position);
}

std::optional<ledger::Seat> ViewReader::seat_at(LicenseId license, PersonId person,
                                                Position position) const {
  return SeatHistoryView::as_of(*snapshot_, license, person, position);
}

void ViewReader::visit_seats_at(LicenseId license, Position position,
                                const SeatHistoryView::Visit& visit) const {
  SeatHistoryView::visit_as_of(*snapshot_, license, position, visit);
}

void ViewReader::visit_usage(LicenseId license, Position after,
                             const UsageHistoryView::Visit& visit) const {
  UsageHistoryView::visit(*snapshot_, license, after, visit);
}

void ViewReader::visit_metadata(ledger::Subject subject, const MetadataView::Visit& visit) const {
  MetadataView::visit(*snapshot_, subject, visit);
}

RecordPage<ledger::Platform> ViewReader::platforms(const Page& page) const {
  return PlatformView::list(*snapshot_, page);
}

RecordPage<ledger::Course> ViewReader::courses(const Page& page) const {
  return CourseView::list(*snapshot_, page);
}

RecordPage<ledger::Program> ViewReader::programs(const Page& page) const {
  return ProgramView::list(*snapshot_, page);
}

RecordPage<ledger::Group> ViewReader::groups(const Page& page) const {
  return GroupView::list(*snapshot_, page);
}

RecordPage<ledger::Choices> ViewReader::choices_list(const ChoicesFilter& filter,
                                                     const Page& page) const {
  return ChoicesView::list(*snapshot_, filter, page);
}

RecordPage<ledger::ApiKey> ViewReader::keys(const Page& page) const {
  return KeyView::list(*snapshot_, page);
}

}  // namespace seatledger::projections
