// What the events of a commit mean for people and licenses: who gets a seat, who loses one, who
// waits. For the plan of a write that is only tried.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ledger/domain/events.h"
#include "ledger/domain/seat_state.h"

namespace seatledger::ledger {

struct Effects {
  struct Place {
    LicenseId license;
    PersonId person;
    friend bool operator==(const Place&, const Place&) = default;
  };
  struct Figures {
    LicenseId license;
    SeatCounts before, after;
    friend bool operator==(const Figures&, const Figures&) = default;
  };
  // What holds after the commit and did not hold before it, by license and person. Somebody whose
  // seat is taken and given back within the commit is in none of them.
  std::vector<Place> gains, loses, waits;
  // Every license that an event is about, by its id.
  std::vector<Figures> licenses;
  friend bool operator==(const Effects&, const Effects&) = default;
};

// The effects of the events of one commit on `before`, the state that they were decided in. Pending
// seats are in use: to hold one for an e-mail address is to gain it. Throws StoreError.
Effects effects_of(std::span<const Event> events, const SeatState& before);

}  // namespace seatledger::ledger
