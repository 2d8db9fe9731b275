#include "api/audit/person_places.h"

#include <variant>

namespace seatledger::api {
namespace {

// Who has, or may have, a seat after the event, or waits no longer: the wait has ended.
std::optional<PersonId> served_by(const ledger::EventBody& body) {
  if (const auto* assigned = std::get_if<ledger::SeatAssigned>(&body)) {
    return assigned->after.person_id;
  }
  if (const auto* changed = std::get_if<ledger::SeatChanged>(&body)) {
    return ledger::holder_after(*changed);
  }
  if (const auto* gone = std::get_if<ledger::MemberNotWaiting>(&body)) return gone->person_id;
  return std::nullopt;
}

}  // namespace

void PersonPlaces::apply(const ledger::Event& event) {
  if (const auto* waiting = std::get_if<ledger::MemberWaiting>(&event.body)) {
    if (waiting->person_id != person_) return;
    licenses_[*event.license_id] = Wait{waiting->through, since(event)};
  } else if (served_by(event.body) == person_) {
    licenses_[*event.license_id] = std::nullopt;
  }
}

}  // namespace seatledger::api
