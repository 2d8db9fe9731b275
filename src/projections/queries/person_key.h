// The keys by which seats are sorted by what people's rows hold.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/people/people_texts.h"
#include "projections/queries/seat_query.h"

namespace seatledger::projections {

// As SortKey, but the text is elsewhere, and most are told apart by the head: the first 8 bytes of
// the text, or a number, as a number that compares alike.
struct PersonKey {
  bool is_null = false;  // compared first: null sorts last
  std::uint64_t head = 0;
  std::string_view text;
  friend auto operator<=>(const PersonKey&, const PersonKey&) = default;
};

// The text is that of `person`.
PersonKey person_key(const std::optional<ledger::PersonTexts>& person, const PersonSort& sort);

}  // namespace seatledger::projections
