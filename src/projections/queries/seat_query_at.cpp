#include "projections/queries/seat_query_at.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/queries/assignment_list.h"
#include "projections/views/seat_history_view.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;

struct SeatPlace {
  AssignmentId id;
  PersonId person;
};

bool matches_as_of(const Seat& seat, const SeatQueryAt& query) {
  return !seat.released && passes_flags(query, seat) && passes(query.direct, seat.terms.direct);
}

// Keeps the first `wanted` of many places by id, with memory for about twice as many.
class FirstPlaces {
 public:
  FirstPlaces(std::size_t wanted, bool descending) : wanted_(wanted), descending_(descending) {}

  auto before() const {
    return [descending = descending_](const SeatPlace& left, const SeatPlace& right) {
      return descending ? right.id < left.id : left.id < right.id;
    };
  }

  void add(const SeatPlace& place) {
    places_.push_back(place);
    if (places_.size() > slack && places_.size() / 2 > wanted_) trim();
  }

  std::vector<SeatPlace> take() && {
    if (places_.size() > wanted_) trim();
    std::sort(places_.begin(), places_.end(), before());
    return std::move(places_);
  }

 private:
  static constexpr std::size_t slack = 1024;

  void trim() {
    const auto end = places_.begin() + static_cast<std::ptrdiff_t>(wanted_);
    std::nth_element(places_.begin(), end, places_.end(), before());
    places_.erase(end, places_.end());
  }

  const std::size_t wanted_;
  const bool descending_;
  std::vector<SeatPlace> places_;
};

constexpr std::size_t all_places = static_cast<std::size_t>(-1);

// The first `wanted` places of the list, and how many there are.
std::vector<SeatPlace> places_at(const Snapshot& snapshot, const SeatQueryAt& query,
                                 std::size_t wanted, std::size_t& total) {
  FirstPlaces first(wanted, query.descending);
  SeatHistoryView::visit_as_of(snapshot, query.license, query.at, [&](const Seat& seat) {
    if (!matches_as_of(seat, query)) return true;
    ++total;
    first.add({seat.id, seat.terms.person_id});
    return true;
  });
  return std::move(first).take();
}

Seat seat_as_of(const Snapshot& snapshot, const SeatQueryAt& query, PersonId person) {
  auto seat = SeatHistoryView::as_of(snapshot, query.license, person, query.at);
  if (!seat) throw StoreError("a seat is missing in its own history");
  return std::move(*seat);
}

SeatPage seat_of_person_at(const Snapshot& snapshot, const SeatQueryAt& query) {
  auto seat = SeatHistoryView::as_of(snapshot, query.license, *query.person, query.at);
  if (seat && !matches_as_of(*seat, query)) seat.reset();
  return page_of_one(std::move(seat), query.page);
}

}  // namespace

SeatPage find_seats_at(const Snapshot& snapshot, const SeatQueryAt& query) {
  if (query.person) return seat_of_person_at(snapshot, query);
  SeatPage found;
  const std::size_t skip = query.page.skipped();
  const std::size_t most = all_places - query.page.size;
  const auto places =
      places_at(snapshot, query, std::min(skip, most) + query.page.size, found.total);
  for (std::size_t i = skip; i < places.size(); ++i) {
    found.rows.push_back(seat_as_of(snapshot, query, places[i].person));
  }
  return found;
}

std::vector<PersonId> find_seat_holders_at(const Snapshot& snapshot, const SeatQueryAt& query) {
  std::vector<PersonId> holders;
  if (query.person) {
    SeatQueryAt first_page = query;
    first_page.page = {};
    if (seat_of_person_at(snapshot, first_page).total > 0) holders.push_back(*query.person);
    return holders;
  }
  std::size_t total = 0;
  for (const SeatPlace& place : places_at(snapshot, query, all_places, total)) {
    holders.push_back(place.person);
  }
  return holders;
}

}  // namespace seatledger::projections
