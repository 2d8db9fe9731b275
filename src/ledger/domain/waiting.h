// When a member's wait for a seat ends: the one rule of all who fold waiting lists.
#pragma once

#include <optional>
#include <variant>

#include "ledger/domain/events.h"

namespace seatledger::ledger {

// Whoever waited in the event's license does not wait after it; they need not have waited.
inline std::optional<PersonId> waits_no_longer(const EventBody& body) {
  if (const auto* gone = std::get_if<MemberNotWaiting>(&body)) return gone->person_id;
  if (const auto* assigned = std::get_if<SeatAssigned>(&body)) return assigned->after.person_id;
  if (const auto* changed = std::get_if<SeatChanged>(&body)) return holder_after(*changed);
  return std::nullopt;
}

}  // namespace seatledger::ledger
