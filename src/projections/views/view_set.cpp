#include "projections/views/view_set.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "projections/views/choices_view.h"
#include "projections/views/course_view.h"
#include "projections/views/group_assignment_view.h"
#include "projections/views/group_view.h"
#include "projections/views/idempotency_view.h"
#include "projections/views/key_view.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_view.h"
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
namespace {

bool changes_key(const ledger::EventBody& body) {
  return std::holds_alternative<ledger::KeyCreated>(body) ||
         std::holds_alternative<ledger::KeyRevoked>(body);
}

}  // namespace

ViewSet::ViewSet(KeyValueStore& store) : ViewSet(store, Options{}) {}

ViewSet::ViewSet(KeyValueStore& store, Options options)
    : store_(store), options_(options), outdated_(outdated_views(store)), batch_(store) {
  read_checkpoint();
}

void ViewSet::read_checkpoint() {
  last_ = stored_checkpoint(store_);
  applied_.store(last_.value, std::memory_order_release);
}

LicenseNow ViewSet::license_now(LicenseId id) const {
  // The row is read after the position. When it changed since, it is newer: then it is exactly so
  // at its own last change. When not, it was already so at the position.
  LicenseNow now{applied(), {}};
  now.license = LicenseView::license(store_, id);
  if (now.license) now.position = std::max(now.position, now.license->changed);
  return now;
}

void ViewSet::apply(const ledger::Event& event) {
  if (needs_rebuild()) throw std::logic_error("views of another layout cannot be continued");
  if (event.position.value != last_.value + 1) {
    throw std::logic_error("events are applied in order, without a gap");
  }
  for (const View* view : all_views()) view->apply(event, batch_);
  last_ = event.position;
  changes_keys_ = changes_keys_ || changes_key(event.body);
}

void ViewSet::commit() {
  if (last_ == applied()) return;
  const bool is_first = applied().value == 0;
  if (is_first) put_layouts(batch_);
  put_checkpoint(batch_, last_);
  store_.write(batch_.take());
  events_since_flush_ += last_.value - applied().value;
  applied_.store(last_.value, std::memory_order_release);
  if (std::exchange(changes_keys_, false)) key_changes_.fetch_add(1, std::memory_order_release);
  if (events_since_flush_ < options_.flush_events) return;
  events_since_flush_ = 0;
  store_.start_flush();
}

void ViewSet::discard() {
  batch_.clear();
  store_.recover();
  read_checkpoint();
  changes_keys_ = false;
  key_changes_.fetch_add(1, std::memory_order_release);
}

void ViewSet::flush() {
  store_.flush();
  events_since_flush_ = 0;
}

ledger::Sequences ViewSet::sequences() { return SequenceView::sequences(batch_); }

std::optional<ledger::License> ViewSet::license(LicenseId id) {
  return LicenseView::license(batch_, id);
}

std::optional<LicenseId> ViewSet::license_by_external_id(ledger::Kind kind, std::string_view id) {
  return LicenseView::by_external_id(batch_, kind, id);
}

std::optional<ledger::License> ViewSet::license_after(LicenseId id, Position position) {
  return LicenseHistoryView::after(batch_, id, position);
}

std::optional<ledger::Seat> ViewSet::seat(LicenseId license, PersonId person) {
  return SeatView::seat(batch_, license, person);
}

std::optional<ledger::Seat> ViewSet::seat_by_id(AssignmentId id) {
  return SeatView::by_id(batch_, id);
}

std::optional<ledger::Seat> ViewSet::seat_after(LicenseId license, PersonId person,
                                                Position position) {
  return SeatHistoryView::after(batch_, license, person, position);
}

std::vector<LicenseId> ViewSet::licenses_of(PersonId person) {
  return PersonSeatsView::licenses(batch_, person);
}

std::optional<ledger::GroupAssignment> ViewSet::group_assignment(LicenseId license,
                                                                 std::string_view group_id) {
  return GroupAssignmentView::of_group(batch_, license, group_id);
}

std::optional<ledger::GroupAssignment> ViewSet::group_assignment_by_id(GroupAssignmentId id) {
  return GroupAssignmentView::by_id(batch_, id);
}

std::vector<LicenseId> ViewSet::licenses_of_group(std::string_view group_id) {
  return GroupAssignmentView::licenses(batch_, group_id);
}

std::optional<ledger::Waiter> ViewSet::waiter(LicenseId license, PersonId person) {
  return WaitingView::waiter(batch_, license, person);
}

std::optional<ledger::Waiter> ViewSet::next_waiter(LicenseId license, std::uint64_t from) {
  return WaitingView::next(batch_, license, from);
}

std::optional<ledger::Platform> ViewSet::platform(std::string_view key) {
  return PlatformView::by_key(batch_, key);
}

std::optional<ledger::Platform> ViewSet::platform_by_org(std::string_view org) {
  return PlatformView::by_org(batch_, org);
}

std::optional<ledger::Platform> ViewSet::platform_by_id(std::int64_t platform_id) {
  return PlatformView::by_id(batch_, platform_id);
}

std::optional<ledger::Course> ViewSet::course(std::string_view course_id) {
  return CourseView::by_id(batch_, course_id);
}

std::optional<ledger::Program> ViewSet::program(std::string_view program_key) {
  return ProgramView::by_key(batch_, program_key);
}

std::vector<ledger::Program> ViewSet::programs_by_id(std::string_view program_id) {
  return ProgramView::by_id(batch_, program_id);
}

std::optional<ledger::Choices> ViewSet::choices(std::string_view field_key, std::string_view scope,
                                                std::string_view org) {
  return ChoicesView::record(batch_, field_key, scope, org);
}

std::optional<ledger::Group> ViewSet::group(std::string_view group_id) {
  return GroupView::by_id(batch_, group_id);
}

std::vector<PersonId> ViewSet::group_members(std::string_view group_id) {
  return GroupView::members(batch_, group_id);
}

std::vector<std::string> ViewSet::group_ids_of(PersonId person) {
  return GroupView::ids_of_person(batch_, person);
}

std::vector<ledger::Group> ViewSet::groups_of(PersonId person) {
  return GroupView::of_person(batch_, person);
}

bool ViewSet::platform_has_licenses(std::string_view key) {
  return LicenseView::names_platform(batch_, key);
}

bool ViewSet::course_has_licenses(std::string_view course_id) {
  return LicenseView::names_course(batch_, course_id);
}

bool ViewSet::program_has_licenses(std::string_view program_key) {
  return LicenseView::names_program(batch_, program_key);
}

std::optional<ledger::ApiKey> ViewSet::key(KeyId id) { return KeyView::by_id(batch_, id); }

std::optional<ledger::Metadata> ViewSet::metadata(ledger::Subject subject, std::string_view id) {
  return MetadataView::of(batch_, subject, id);
}

std::optional<ledger::IdempotencyRecord> ViewSet::remembered(const ledger::IdempotencyKey& key) {
  return IdempotencyView::remembered(batch_, key);
}

}  // namespace seatledger::projections
