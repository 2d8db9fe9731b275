// Lists of seats give what filtering and sorting every seat by hand gives.
#include "projections/queries/seat_query.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "support/memory_ledger.h"
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

// Some people have no row, some no account, some no e-mail; names are alike for their first bytes.
struct SomePeople {
  SomePeople() {
    std::vector<ledger::PersonWrite> writes;
    for (std::uint64_t id = 1; id <= 120; ++id) {
      if (id % 11 == 0) continue;
      ledger::Person person;
      person.id = PersonId{id};
      if (id % 7 != 0) {
        person.user_id = static_cast<std::int64_t>(id * 37 % 101 + 1);
        person.username = "the same head " + std::to_string(id * 37 % 101);
        person.name = id % 2 == 0 ? "Ada" : std::string("Ada\0", 4);
      }
      if (id % 5 != 0) person.email = std::to_string(id * 53 % 127) + "@example.org";
      writes.push_back({std::nullopt, person});
    }
    rows.append(rows.head(), {}, writes);
  }
  ledger::MemoryLedger rows;
};

// The value as a text that sorts by its bytes.
std::string sortable(const std::optional<ledger::Person>& person, const PersonSort& sort) {
  const std::string null("\xff");
  const bool has_account = person && person->user_id != 0;
  const std::string number = std::to_string(has_account ? person->user_id : 0);
  switch (sort.field) {
    case PersonSortField::user_id:
      return !has_account && sort.nullable ? null : std::string(20 - number.size(), '0') + number;
    case PersonSortField::username:
      return has_account ? person->username : sort.nullable ? null : "";
    case PersonSortField::name: return has_account ? person->name : null;
    case PersonSortField::email: return person ? person->email.value_or(null) : null;
  }
  return "";
}

TEST_CASE("seats are sorted by what the rows of their people hold") {
  const SomePeople some;
  const ledger::People& people = some.rows;
  const auto field = GENERATE(PersonSortField::user_id, PersonSortField::username,
                              PersonSortField::name, PersonSortField::email);
  const bool descending = GENERATE(false, true);
  const bool nullable = GENERATE(false, true);
  const auto active = GENERATE(std::optional<bool>(), std::optional<bool>(true));
  SeatFilter filter;
  filter.license = GENERATE(direct_license, whole_license_list);
  filter.active = active;
  const SeatSort sort{Field::id, descending, {&people, field, nullable}};
  std::vector<Seat> expected = by_hand(filter, {});
  std::stable_sort(expected.begin(), expected.end(), [&](const Seat& left, const Seat& right) {
    const auto a = sortable(people.person(left.terms.person_id), sort.person);
    const auto b = sortable(people.person(right.terms.person_id), sort.person);
    return descending ? b < a : a < b;
  });
  const ViewReader reader = seats().reader();
  std::vector<Seat> found;
  for (std::size_t number = 1; number <= expected.size() / 7 + 1; ++number) {
    const auto page = reader.seats(filter, sort, {number, 7});
    CHECK(page.total == expected.size());
    found.insert(found.end(), page.rows.begin(), page.rows.end());
  }
  CHECK(found == expected);
  std::vector<PersonId> holders;
  for (const Seat& seat : expected) holders.push_back(seat.terms.person_id);
  CHECK(find_seat_holders(reader.snapshot(), filter, sort) == holders);
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
