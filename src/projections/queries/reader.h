// The API's reads of the views. Every function throws StoreError when the store cannot be read.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "projections/columns/list_columns.h"
#include "projections/queries/group_assignment_query.h"
#include "projections/queries/license_query.h"
#include "projections/queries/seat_query.h"
#include "projections/views/state_reader.h"

namespace seatledger::projections {

// All reads are of one moment. Any thread, one at a time; the store must outlive it.
class ViewReader : public StateReader {
 public:
  explicit ViewReader(const KeyValueStore& store) : ViewReader(store.snapshot()) {}
  // Lists licenses by columns, while there are any.
  ViewReader(const KeyValueStore& store, ListColumns& columns) : ViewReader(columns.now(store)) {}

  const Snapshot& snapshot() const { return *snapshot_; }

  // As StateReader's.
  Position position() const {
    return position_ == Position{} ? StateReader::position() : position_;
  }
  // See ListColumns::Moment.
  std::uint64_t filling() const { return filling_; }

  LicenseListPage listed_licenses(const LicenseFilter& filter, const LicenseSort& sort,
                                  const Page& page) const {
    return list_licenses(*snapshot_, columns_.get(), filter, sort, page);
  }
  // Without columns.
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

  // The license after the last commit up to `position`; inside a commit, as before the commit.
  // Nothing if it did not exist yet.
  std::optional<ledger::License> license_at(LicenseId id, Position position) const {
    return LicenseHistoryView::as_of(*snapshot_, id, position);
  }

  // Directory records are sorted by the bytes of their ids, API keys by id.
  RecordPage<ledger::Platform> platforms(const Page& page) const {
    return PlatformView::list(*snapshot_, page);
  }
  RecordPage<ledger::Course> courses(const Page& page) const {
    return CourseView::list(*snapshot_, page);
  }
  RecordPage<ledger::Program> programs(const Page& page) const {
    return ProgramView::list(*snapshot_, page);
  }
  RecordPage<ledger::Group> groups(const Page& page) const {
    return GroupView::list(*snapshot_, page);
  }
  RecordPage<ledger::Choices> choices_list(const ChoicesFilter& filter, const Page& page) const {
    return ChoicesView::list(*snapshot_, filter, page);
  }
  RecordPage<ledger::ApiKey> keys(const Page& page) const {
    return KeyView::list(*snapshot_, page);
  }

 private:
  explicit ViewReader(std::unique_ptr<Snapshot> snapshot)
      : StateReader(*snapshot), snapshot_(std::move(snapshot)) {}

  explicit ViewReader(ListColumns::Moment moment)
      : StateReader(*moment.snapshot),
        snapshot_(std::move(moment.snapshot)),
        position_(moment.position),
        columns_(std::move(moment.columns)),
        filling_(moment.filling) {}

  std::unique_ptr<Snapshot> snapshot_;
  Position position_;  // 0: not known yet
  std::shared_ptr<const LicenseColumns> columns_;
  std::uint64_t filling_ = 0;
};

}  // namespace seatledger::projections
