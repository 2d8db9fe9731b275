// The current row of every license, by id and by external_id, with the indices for lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/license.h"
#include "projections/rows/row_key.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct LicenseView {
  static const View view;
  // Reads seats and waiting lists as they were before the event, so it runs before their views.
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::License> license(const PointReads& reads, LicenseId id);
  static std::optional<LicenseId> by_external_id(const PointReads& reads, ledger::Kind kind,
                                                 std::string_view external_id);
  // Whether licenses of any kind name the platform, course or program.
  static bool names_platform(const PointReads& reads, std::string_view key);
  static bool names_course(const PointReads& reads, std::string_view course_id);
  static bool names_program(const PointReads& reads, std::string_view program_key);

  // The row's key and value; the id is only in the key. license_history_view stores the same
  // values.
  static RowKey row_key(LicenseId id);
  static std::string pack_row(const ledger::License& license);
  // Reuses the memory of `license`.
  static void unpack_row(LicenseId id, std::string_view row, ledger::License& license);

  // Only what the ledger counts, without the agreed terms.
  struct Head {
    ledger::Kind kind = ledger::Kind::user;
    Timestamp created;
    ledger::SeatCounts seats;
    std::uint64_t version = 0;
    Position changed;
    Position terms_changed;
  };
  static Head unpack_head(std::string_view row);
};

}  // namespace seatledger::projections
