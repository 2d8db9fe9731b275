// Many people in one commit: the request and the result, row by row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/fields.h"
#include "base/ids.h"
#include "ledger/domain/seat.h"

namespace seatledger::ledger {

enum class BulkMode : std::uint8_t {
  atomic,       // all rows or none
  best_effort,  // every row that can be done; the others return their refusals
};
// In the order of the enumeration. Stored in events: permanent (tests/golden).
inline constexpr std::array<std::string_view, 2> bulk_mode_names{"atomic", "best_effort"};
std::string_view bulk_mode_name(BulkMode mode);
std::optional<BulkMode> bulk_mode_named(std::string_view name);

enum class BulkStatus : std::uint8_t { assigned, unchanged, released, refused };
inline constexpr std::array<std::string_view, 4> bulk_status_names{"assigned", "unchanged",
                                                                   "released", "refused"};
std::string_view bulk_status_name(BulkStatus status);
std::optional<BulkStatus> bulk_status_named(std::string_view name);

// As in the event: enough to print the same answer again.
struct BulkRow {
  BulkStatus status = BulkStatus::refused;
  AssignmentId assignment_id;  // 0: refused
  PersonId person_id;          // 0: no such person
  Position changed;            // print the row as after this commit; 0: the current one
  std::string code;            // of the refusal, else empty
  friend bool operator==(const BulkRow&, const BulkRow&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::BulkRow> =
    std::tuple{Field{"status", &ledger::BulkRow::status},
               Field{"assignment_id", &ledger::BulkRow::assignment_id},
               Field{"person_id", &ledger::BulkRow::person_id},
               Field{"changed", &ledger::BulkRow::changed}, Field{"code", &ledger::BulkRow::code}};

}  // namespace seatledger
