#include "projections/queries/seat_query.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/queries/sorted_page.h"
#include "projections/views/license_view.h"
#include "projections/views/packing.h"
#include "projections/views/seat_view.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;

constexpr std::array<std::pair<std::string_view, SeatSortField>, 7> named_seat_fields{{
    {"id", SeatSortField::id},
    {"active", SeatSortField::active},
    {"fulfilled", SeatSortField::fulfilled},
    {"direct", SeatSortField::direct},
    {"redirect_to", SeatSortField::redirect_to},
    {"created", SeatSortField::created},
    {"modified", SeatSortField::modified},
}};

SortKey seat_sort_key(const Seat& seat, SeatSortField field) {
  switch (field) {
    case SeatSortField::id: return sort_key_of(static_cast<std::int64_t>(seat.id.value));
    case SeatSortField::active: return sort_key_of(std::int64_t{seat.terms.active});
    case SeatSortField::fulfilled: return sort_key_of(std::int64_t{seat.terms.fulfilled});
    case SeatSortField::direct: return sort_key_of(std::int64_t{seat.terms.direct});
    case SeatSortField::redirect_to: return optional_sort_key(seat.terms.redirect_to);
    case SeatSortField::created: return sort_key_of(seat.created);
    case SeatSortField::modified: return sort_key_of(seat.modified);
  }
  return null_sort_key();
}

Seat seat_of(const Snapshot& snapshot, LicenseId license, PersonId person) {
  auto seat = SeatView::seat(snapshot, license, person);
  if (!seat) throw StoreError("the list of seats names one that has no row");
  return std::move(*seat);
}

bool matches_seat(const Seat& seat, const SeatFilter& filter) {
  return (!filter.active || *filter.active == seat.terms.active) &&
         (!filter.fulfilled || *filter.fulfilled == seat.terms.fulfilled);
}

std::optional<ledger::Kind> kind_of_license(const Snapshot& snapshot, LicenseId license) {
  const auto row = snapshot.get(LicenseView::row_key(license));
  if (!row) return std::nullopt;
  return LicenseView::unpack_head(*row).kind;
}

SeatPage seats_by_id(const Snapshot& snapshot, LicenseId license, bool descending,
                     const Page& page) {
  SeatPage found;
  found.total = SeatView::listed_total(snapshot, license);
  std::size_t skip = page.skipped();
  if (skip >= found.total || page.size == 0) return found;
  const auto visit = [&](std::string_view, std::string_view person) {
    if (skip > 0) {
      --skip;
      return true;
    }
    found.rows.push_back(seat_of(snapshot, license, unpacked<PersonId>(person)));
    return found.rows.size() < page.size;
  };
  const RowKey prefix = SeatView::listed_prefix(license);
  if (descending) {
    snapshot.scan_down(prefix, {}, visit);
  } else {
    snapshot.scan(prefix, {}, visit);
  }
  return found;
}

SeatPage seats_of_person(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                         const Page& page) {
  SeatPage found;
  auto seat = SeatView::seat(snapshot, filter.license, *filter.person);
  if (!seat || !SeatView::is_listed(*seat, kind) || !matches_seat(*seat, filter)) return found;
  found.total = 1;
  if (page.skipped() == 0 && page.size > 0) found.rows.push_back(std::move(*seat));
  return found;
}

// Reads the rows one after the other, in the order of persons.
SeatPage seats_by_key(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                      const SeatSort& sort, const Page& page) {
  struct Match : SortedMatch<AssignmentId> {
    PersonId person;
  };
  std::vector<Match> found;
  Seat seat;  // used again for every row: what it has allocated serves the next
  snapshot.scan(SeatView::row_prefix(filter.license), {},
                [&](std::string_view, std::string_view row) {
                  SeatView::unpack_row(filter.license, row, seat);
                  if (!SeatView::is_listed(seat, kind) || !matches_seat(seat, filter)) return true;
                  SortKey key = sort.key ? sort.key(seat) : seat_sort_key(seat, sort.field);
                  found.push_back({{std::move(key), seat.id}, seat.terms.person_id});
                  return true;
                });
  return sorted_page<Seat>(found, sort.descending, page, [&](const Match& match) {
    return seat_of(snapshot, filter.license, match.person);
  });
}

}  // namespace

std::optional<SeatSortField> seat_sort_field(std::string_view name) {
  for (const auto& [field_name, field] : named_seat_fields) {
    if (field_name == name) return field;
  }
  return std::nullopt;
}

SeatPage find_seats(const Snapshot& snapshot, const SeatFilter& filter, const SeatSort& sort,
                    const Page& page) {
  const bool is_filtered = filter.active || filter.fulfilled || filter.person;
  if (!is_filtered && !sort.key && sort.field == SeatSortField::id) {
    return seats_by_id(snapshot, filter.license, sort.descending, page);
  }
  const auto kind = kind_of_license(snapshot, filter.license);
  if (!kind) return {};
  if (filter.person) return seats_of_person(snapshot, filter, *kind, page);
  return seats_by_key(snapshot, filter, *kind, sort, page);
}

}  // namespace seatledger::projections
