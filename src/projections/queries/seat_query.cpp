#include "projections/queries/seat_query.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/queries/assignment_list.h"
#include "projections/queries/person_key.h"
#include "projections/queries/sorted_page.h"
#include "projections/rows/packing.h"
#include "projections/views/license_view.h"
#include "projections/views/seat_view.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;

constexpr auto seat_fields = std::to_array<SortableField<Seat, SeatSortField>>({
    {"id", SeatSortField::id, id_key},
    {"active", SeatSortField::active, active_key},
    {"fulfilled", SeatSortField::fulfilled, fulfilled_key},
    {"direct", SeatSortField::direct,
     [](const Seat& seat) { return sort_key_of(std::int64_t{seat.terms.direct}); }},
    {"redirect_to", SeatSortField::redirect_to, redirect_key},
    {"created", SeatSortField::created, created_key},
    {"modified", SeatSortField::modified, modified_key},
});

Seat seat_of(const Snapshot& snapshot, LicenseId license, PersonId person) {
  auto seat = SeatView::seat(snapshot, license, person);
  if (!seat) throw StoreError("the list of seats names one that has no row");
  return std::move(*seat);
}

std::optional<ledger::Kind> kind_of_license(const Snapshot& snapshot, LicenseId license) {
  const auto row = snapshot.get(LicenseView::row_key(license));
  if (!row) return std::nullopt;
  return LicenseView::unpack_head(*row).kind;
}

SeatPage seats_by_id(const Snapshot& snapshot, LicenseId license, bool descending,
                     const Page& page) {
  return page_of_entries<Seat>(snapshot, SeatView::listed_prefix(license),
                               SeatView::listed_total(snapshot, license), descending, page,
                               [&](std::string_view person) {
                                 return seat_of(snapshot, license, unpacked<PersonId>(person));
                               });
}

SeatPage seats_of_person(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                         const Page& page) {
  auto seat = SeatView::seat(snapshot, filter.license, *filter.person);
  if (seat && !(SeatView::is_listed(*seat, kind) && passes_flags(filter, *seat))) seat.reset();
  return page_of_one(std::move(seat), page);
}

template <class Key>
struct SeatMatch {
  Key key;
  AssignmentId id;
  PersonId person;
};

// In order of person id.
template <class Take>
void visit_listed(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                  const Take& take) {
  Seat seat;  // reused for every row to save allocations
  snapshot.scan(SeatView::row_prefix(filter.license), {},
                [&](std::string_view, std::string_view row) {
                  SeatView::unpack_row(filter.license, row, seat);
                  if (SeatView::is_listed(seat, kind) && passes_flags(filter, seat)) take(seat);
                  return true;
                });
}

std::vector<SeatMatch<SortKey>> matches_by_field(const Snapshot& snapshot, const SeatFilter& filter,
                                                 ledger::Kind kind, SeatSortField field) {
  std::vector<SeatMatch<SortKey>> found;
  const auto key_of = seat_fields[static_cast<std::size_t>(field)].key;
  visit_listed(snapshot, filter, kind, [&](const Seat& seat) {
    found.push_back({key_of(seat), seat.id, seat.terms.person_id});
  });
  return found;
}

// The keys are still missing. Without a filter the list that the views keep has all that is needed.
std::vector<SeatMatch<PersonKey>> matches_without_keys(const Snapshot& snapshot,
                                                       const SeatFilter& filter,
                                                       ledger::Kind kind) {
  std::vector<SeatMatch<PersonKey>> found;
  if (filter.active || filter.fulfilled) {
    visit_listed(snapshot, filter, kind, [&](const Seat& seat) {
      found.push_back({{}, seat.id, seat.terms.person_id});
    });
    return found;
  }
  found.reserve(SeatView::listed_total(snapshot, filter.license));
  snapshot.scan(SeatView::listed_prefix(filter.license), {},
                [&](std::string_view key, std::string_view person) {
                  found.push_back({{}, AssignmentId{last_number(key)}, unpacked<PersonId>(person)});
                  return true;
                });
  return found;
}

// use(matches) while the texts that keys point to are there.
template <class Use>
auto with_matches(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                  const SeatSort& sort, const Use& use) {
  if (sort.person.people == nullptr) {
    return use(matches_by_field(snapshot, filter, kind, sort.field));
  }
  auto matches = matches_without_keys(snapshot, filter, kind);
  std::vector<PersonId> people;
  people.reserve(matches.size());
  for (const auto& match : matches) people.push_back(match.person);
  const ledger::PeopleTexts texts = sort.person.people->texts(people);
  for (auto& match : matches) match.key = person_key(texts.of(match.person), sort.person);
  return use(std::move(matches));
}

SeatPage seats_by_key(const Snapshot& snapshot, const SeatFilter& filter, ledger::Kind kind,
                      const SeatSort& sort, const Page& page) {
  return with_matches(snapshot, filter, kind, sort, [&](auto matches) {
    return sorted_page<Seat>(matches, sort.descending, page, [&](const auto& match) {
      return seat_of(snapshot, filter.license, match.person);
    });
  });
}

std::vector<PersonId> holders_by_id(const Snapshot& snapshot, LicenseId license, bool descending) {
  std::vector<PersonId> holders;
  snapshot.scan_all(SeatView::listed_prefix(license), descending,
                    [&](std::string_view, std::string_view person) {
                      holders.push_back(unpacked<PersonId>(person));
                      return true;
                    });
  return holders;
}

// Whether the list of seats that the views keep is the whole answer.
bool is_kept_list(const SeatFilter& filter, const SeatSort& sort) {
  const bool is_filtered = filter.active || filter.fulfilled || filter.person;
  return !is_filtered && sort.person.people == nullptr && sort.field == SeatSortField::id;
}

}  // namespace

std::optional<SeatSortField> seat_sort_field(std::string_view name) {
  return sort_field_named(seat_fields, name);
}

SeatPage find_seats(const Snapshot& snapshot, const SeatFilter& filter, const SeatSort& sort,
                    const Page& page) {
  if (is_kept_list(filter, sort)) {
    return seats_by_id(snapshot, filter.license, sort.descending, page);
  }
  const auto kind = kind_of_license(snapshot, filter.license);
  if (!kind) return {};
  if (filter.person) return seats_of_person(snapshot, filter, *kind, page);
  return seats_by_key(snapshot, filter, *kind, sort, page);
}

std::vector<PersonId> find_seat_holders(const Snapshot& snapshot, const SeatFilter& filter,
                                        const SeatSort& sort) {
  if (is_kept_list(filter, sort)) return holders_by_id(snapshot, filter.license, sort.descending);
  const auto kind = kind_of_license(snapshot, filter.license);
  if (!kind) return {};
  if (filter.person) {
    const bool is_found = !seats_of_person(snapshot, filter, *kind, {}).rows.empty();
    return is_found ? std::vector{*filter.person} : std::vector<PersonId>{};
  }
  return with_matches(snapshot, filter, *kind, sort, [&](auto matches) {
    return sorted_ids(std::move(matches), sort.descending,
                      [](const auto& match) { return match.person; });
  });
}

}  // namespace seatledger::projections
