// Holds the plan of a write against the write: the events that were stored, and what the second
// model says about people and licenses before and after it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/write/sequencer.h"
#include "seat_model.h"

namespace seatledger::seat_model {

struct Stored {
  const State& before;
  const State& after;
  std::vector<Event> events;
};

// Nothing, or how the plan differs from what the request then did.
std::optional<std::string> plan_difference(const Outcome& planned, const Outcome& done,
                                           const Stored& stored);

}  // namespace seatledger::seat_model
