// The waiting list of every license, by numbers that are never given out twice.
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/domain/seat.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct WaitingView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Waiter> waiter(const PointReads& reads, LicenseId license,
                                              PersonId person);
  // The first waiting member with that number or a higher one.
  static std::optional<ledger::Waiter> next(const PointReads& reads, LicenseId license,
                                            std::uint64_t from);
  // The person whom the event removes from the list: a member who stops waiting, or one who gets an
  // assignment, even one that is switched off. Call it before the event is applied.
  static std::optional<PersonId> leaver(const PointReads& reads, const ledger::Event& event);
};

}  // namespace seatledger::projections
