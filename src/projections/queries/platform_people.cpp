#include "projections/queries/platform_people.h"

#include <algorithm>
#include <string>

#include "ledger/domain/kind.h"
#include "projections/queries/license_query.h"
#include "projections/views/license_view.h"
#include "projections/views/person_seats_view.h"
#include "projections/views/seat_view.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {
namespace {

void add_holders(const Snapshot& snapshot, LicenseId license, std::vector<PersonId>& people) {
  ledger::Seat seat;  // reused for every row to save allocations
  snapshot.scan_all(SeatView::row_prefix(license), false,
                    [&](std::string_view, std::string_view row) {
                      SeatView::unpack_row(license, row, seat);
                      if (!seat.released) people.push_back(seat.terms.person_id);
                      return true;
                    });
}

void add_waiting(const Snapshot& snapshot, LicenseId license, std::vector<PersonId>& people) {
  for (auto waiter = WaitingView::next(snapshot, license, 0); waiter;
       waiter = WaitingView::next(snapshot, license, waiter->number + 1)) {
    people.push_back(waiter->person_id);
  }
}

}  // namespace

bool is_person_of_platform(const PointReads& reads, PersonId person,
                           std::string_view platform_key) {
  const auto licenses = PersonSeatsView::licenses(reads, person);
  return std::any_of(licenses.begin(), licenses.end(), [&](LicenseId id) {
    const auto license = LicenseView::license(reads, id);
    return license && license->terms.platform_key == platform_key;
  });
}

std::vector<PersonId> people_of_platform(const Snapshot& snapshot, std::string_view platform_key) {
  std::vector<PersonId> people;
  LicenseQueryAt query;
  query.filter.platform_key = std::string(platform_key);
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    if (!policy.has_seats) continue;
    query.kind = policy.kind;  // each kind has an index by platform
    visit_licenses_at(snapshot, query, [&](const ledger::License& license) {
      add_holders(snapshot, license.id, people);
      add_waiting(snapshot, license.id, people);
    });
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

}  // namespace seatledger::projections
