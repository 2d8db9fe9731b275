#include "projections/seat_query.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/license_view.h"
#include "projections/packing.h"
#include "projections/seat_view.h"
#include "projections/sorted_page.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;
using Field = SeatSortField;

constexpr std::array<std::pair<std::string_view, Field>, 7> named_fields{{
    {"id", Field::id},
    {"active", Field::active},
    {"fulfilled", Field::fulfilled},
    {"direct", Field::direct},
    {"redirect_to", Field::redirect_to},
    {"created", Field::created},
    {"modified", Field::modified},
}};

SortKey sort_key(const Seat& seat, Field field) {
  switch (field) {
    case Field::id: return sort_key_of(static_cast<std::int64_t>(seat.id.value));
    case Field::active: return sort_key_of(std::int64_t{seat.terms.active});
    case Field::fulfilled: return sort_key_of(std::int64_t{seat.terms.fulfilled});
    case Field::direct: return sort_key_of(std::int64_t{seat.terms.direct});
    case Field::redirect_to: return optional_sort_key(seat.terms.redirect_to);
    case Field::created: return sort_key_of(seat.created);
    case Field::modified: return sort_key_of(seat.modified);
  }
  return null_sort_key();
}

Seat seat_of(const Snapshot& snapshot, LicenseId license, PersonId person) {
  auto seat = SeatView::seat(snapshot, license, person);
  if (!seat) throw StoreError("the list of seats names one that has no row");
  return std::move(*seat);
}

bool matches(const Seat& seat, const SeatFilter& filter) {
  return (!filter.active || *filter.active == seat.terms.active) &&
         (!filter.fulfilled || *filter.fulfilled == seat.terms.fulfilled);
}

std::optional<ledger::Kind> kind_of(const Snapshot& snapshot, LicenseId license) {
  const auto row = snapshot.get(LicenseView::row_key(license));
  if (!row) return std::nullopt;
  return LicenseView::unpack_head(*row).kind;
}

SeatPage page_by_id(const Snapshot& snapshot, LicenseId license, bool descending,
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

SeatPage page_of_person(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                        const Page& page) {
  SeatPage found;
  auto seat = SeatView::seat(snapshot, filter.license, *filter.person);
  if (!seat || !SeatView::is_listed(*seat, kind) || !matches(*seat, filter)) return found;
  found.total = 1;
  if (page.skipped() == 0 && page.size > 0) found.rows.push_back(std::move(*seat));
  return found;
}

// Reads the rows one after the other, in the order of persons.
SeatPage page_by_key(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                     const SeatSort& sort, const Page& page) {
  struct Match : SortedMatch<AssignmentId> {
    PersonId person;
  };
  std::vector<Match> found;
  Seat seat;  // used again for every row: what it has allocated serves the next
  snapshot.scan(SeatView::row_prefix(filter.license), {},
                [&](std::string_view, std::string_view row) {
                  SeatView::unpack_row(filter.license, row, seat);
                  if (!SeatView::is_listed(seat, kind) || !matches(seat, filter)) return true;
                  SortKey key = sort.key ? sort.key(seat) : sort_key(seat, sort.field);
                  found.push_back({{std::move(key), seat.id}, seat.terms.person_id});
                  return true;
                });
  return sorted_page<Seat>(found, sort.descending, page, [&](const Match& match) {
    return seat_of(snapshot, filter.license, match.person);
  });
}

}  // namespace

std::optional<Field> seat_sort_field(std::string_view name) {
  for (const auto& [field_name, field] : named_fields) {
    if (field_name == name) return field;
  }
  return std::nullopt;
}

SeatPage find_seats(const Snapshot& snapshot, const SeatFilter& filter, const SeatSort& sort,
                    const Page& page) {
  const bool is_filtered = filter.active || filter.fulfilled || filter.person;
  if (!is_filtered && !sort.key && sort.field == Field::id) {
    return page_by_id(snapshot, filter.license, sort.descending, page);
  }
  const auto kind = kind_of(snapshot, filter.license);
  if (!kind) return {};
  if (filter.person) return page_of_person(snapshot, filter, *kind, page);
  return page_by_key(snapshot, filter, *kind, sort, page);
}

}  // namespace seatledger::projections
