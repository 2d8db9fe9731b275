#include "ledger/domain/seat_state.h"

namespace seatledger::ledger {
namespace {

class NoSeats final : public SeatState {
 public:
  std::optional<License> license(LicenseId) const override { return std::nullopt; }
  std::optional<Seat> seat(LicenseId, PersonId) const override { return std::nullopt; }
  std::optional<Seat> seat_by_id(AssignmentId) const override { return std::nullopt; }
  std::vector<LicenseId> licenses_of(PersonId) const override { return {}; }
  std::optional<GroupAssignment> group_assignment(LicenseId, std::string_view) const override {
    return std::nullopt;
  }
  std::optional<GroupAssignment> group_assignment_by_id(GroupAssignmentId) const override {
    return std::nullopt;
  }
  std::vector<LicenseId> licenses_of_group(std::string_view) const override { return {}; }
  std::vector<PersonId> group_members(std::string_view) const override { return {}; }
  std::vector<std::string> group_ids_of(PersonId) const override { return {}; }
  std::optional<Waiter> waiter(LicenseId, PersonId) const override { return std::nullopt; }
  std::optional<Waiter> next_waiter(LicenseId, std::uint64_t) const override {
    return std::nullopt;
  }
};

}  // namespace

const SeatState& no_seats() {
  static NoSeats none;
  return none;
}

}  // namespace seatledger::ledger
