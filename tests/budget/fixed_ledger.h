// The ledger that the budget is counted on: always the same licenses, people and seats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "callers.h"

namespace seatledger::budget {

constexpr std::size_t licenses = 10'000;
constexpr std::size_t people = 2'000;
// After these licenses come two of another platform, which no list counts: one that everybody has a
// seat of, and one without seats.
constexpr std::size_t campus = licenses + 1;
constexpr std::size_t hot = licenses + 2;

// Names what the requests of the workloads change: the same bytes for the same number.
std::string metadata_text(std::size_t number);

void fill(Callers& callers);

}  // namespace seatledger::budget
