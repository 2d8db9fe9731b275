// Lists of seats give what filtering and sorting every seat by hand gives.
#include "projections/queries/seat_query.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;
using Field = SeatSortField;

struct Seats : SeatFixture {
  Seats() {
    std::minstd_rand random(7);
    std::vector<std::uint64_t> people;
    for (std::uint64_t person = 1; person <= 120; ++person) people.push_back(person);
    std::shuffle(people.begin(), people.end(), random);
    std::uint64_t id = 0;
    for (const std::uint64_t person : people) {
      ledger::SeatTerms terms = random() % 3 == 0 ? derived_terms(person) : seat_terms(person);
      terms.active = random() % 4 != 0;
      terms.fulfilled = random() % 2 == 0;
      if (random() % 2 == 0) terms.redirect_to = "to-" + std::to_string(random() % 5);
      for (const LicenseId license : {direct_license, whole_license_list}) {
        views.apply(assigned(license, ++id, terms));
      }
    }
    views.commit();
    for (std::uint64_t person = 5; person <= 120; person += 5) {
      apply(released(seat(direct_license, person)));
      apply(released(seat(whole_license_list, person)));
    }
    for (std::uint64_t person = 1; person <= 120; ++person) {
      for (const LicenseId license : {direct_license, whole_license_list}) {
        const Seat row = seat(license, person);
        if (row.released) continue;
        if (license == direct_license && !row.terms.assigned) continue;
        all.push_back(row);
      }
    }
    std::sort(all.begin(), all.end(),
              [](const Seat& left, const Seat& right) { return left.id < right.id; });
  }
  std::vector<Seat> all;  // the listed ones, by id
};

const Seats& seats() {
  static const Seats made;
  return made;
}

// A sort value as a text that sorts by its bytes.
std::string sortable(const Seat& seat, Field field) {
  const auto number = [](std::int64_t value) {
    const std::string text = std::to_string(value);
    return std::string(20 - text.size(), '0') + text;
  };
  switch (field) {
    case Field::id: return number(static_cast<std::int64_t>(seat.id.value));
    case Field::active: return seat.terms.active ? "1" : "0";
    case Field::fulfilled: return seat.terms.fulfilled ? "1" : "0";
    case Field::direct: return seat.terms.direct ? "1" : "0";
    case Field::redirect_to: return seat.terms.redirect_to.value_or("\xff");
    case Field::created: return number(seat.created.micros);
    case Field::modified: return number(seat.modified.micros);
  }
  return "";
}

std::vector<Seat> by_hand(const SeatFilter& filter, const SeatSort& sort) {
  std::vector<Seat> found;
  for (const Seat& seat : seats().all) {
    if (seat.license_id != filter.license) continue;
    if (filter.active && *filter.active != seat.terms.active) continue;
    if (filter.fulfilled && *filter.fulfilled != seat.terms.fulfilled) continue;
    if (filter.person && *filter.person != seat.terms.person_id) continue;
    found.push_back(seat);
  }
  std::stable_sort(found.begin(), found.end(), [&](const Seat& left, const Seat& right) {
    const std::string a = sortable(left, sort.field);
    const std::string b = sortable(right, sort.field);
    return sort.descending ? b < a : a < b;
  });
  return found;
}

void check(const SeatFilter& filter, const SeatSort& sort) {
  const std::vector<Seat> expected = by_hand(filter, sort);
  const ViewReader reader = seats().reader();
  for (const std::size_t size : {std::size_t{7}, std::size_t{500}}) {
    std::vector<Seat> found;
    for (std::size_t number = 1; number <= expected.size() / size + 1; ++number) {
      auto page = reader.seats(filter, sort, {number, size});
      REQUIRE(page.total == expected.size());
      REQUIRE(page.rows.size() <= size);
      found.insert(found.end(), page.rows.begin(), page.rows.end());
    }
    CHECK(found == expected);
  }
}

constexpr std::array fields{Field::id,          Field::active,  Field::fulfilled, Field::direct,
                            Field::redirect_to, Field::created, Field::modified};

TEST_CASE("seats are filtered and sorted, in pages") {
  for (const LicenseId license : {direct_license, whole_license_list, LicenseId{3}}) {
    for (const Field field : fields) {
      for (const bool descending : {false, true}) {
        SeatFilter filter;
        filter.license = license;
        check(filter, {field, descending, {}});
        filter.active = false;
        check(filter, {field, descending, {}});
        filter.fulfilled = true;
        check(filter, {field, descending, {}});
        filter.active.reset();
        check(filter, {field, descending, {}});
      }
    }
  }
}

TEST_CASE("a person's seat is listed as the kind says") {
  for (const LicenseId license : {direct_license, whole_license_list}) {
    for (std::uint64_t person = 1; person <= 20; ++person) {
      SeatFilter filter;
      filter.license = license;
      filter.person = PersonId{person};
      check(filter, {});
      filter.active = true;
      check(filter, {});
    }
  }
}

TEST_CASE("seats are sorted by what a caller knows of them") {
  SeatFilter filter;
  filter.license = direct_license;
  const auto by_person = [](const Seat& seat) {
    return sort_key_of(static_cast<std::int64_t>(seat.terms.person_id.value));
  };
  const auto found = seats().reader().seats(filter, {Field::id, true, by_person}, {1, 500});
  CHECK(found.rows.size() == by_hand(filter, {}).size());
  CHECK(std::is_sorted(found.rows.begin(), found.rows.end(), [](const Seat& a, const Seat& b) {
    return a.terms.person_id > b.terms.person_id;
  }));
}

TEST_CASE("a page past the end, however far, and an empty page have the total") {
  SeatFilter filter;
  filter.license = direct_license;
  const std::size_t total = by_hand(filter, {}).size();
  const ViewReader reader = seats().reader();
  for (const Page page : {Page{99, 20}, Page{static_cast<std::size_t>(-1), 100}, Page{1, 0}}) {
    for (const Field field : {Field::id, Field::created}) {
      const auto found = reader.seats(filter, {field, false, {}}, page);
      CHECK(found.total == total);
      CHECK(found.rows.empty());
    }
  }
}

TEST_CASE("only fields of the row sort seats") {
  CHECK(seat_sort_field("redirect_to") == Field::redirect_to);
  CHECK(seat_sort_field("id") == Field::id);
  for (const char* name : {"", "username", "email", "user_id", "ID"}) {
    CHECK_FALSE(seat_sort_field(name));
  }
}

}  // namespace
}  // namespace seatledger::projections
