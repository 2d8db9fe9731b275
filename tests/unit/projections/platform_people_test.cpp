#include "projections/queries/platform_people.h"

#include <catch2/catch.hpp>

#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

struct PlatformPeopleFixture : SeatFixture {
  PlatformPeopleFixture() {
    apply(make.created(3, ledger::Kind::program, license_terms("other", "Of another")));
  }
  std::string people(const std::string& platform) const {
    const ViewReader reading = reader();
    std::string text;
    for (const PersonId id : people_of_platform(reading.snapshot(), platform)) {
      text += std::to_string(id.value) + " ";
    }
    return text;
  }
  bool is_of(std::uint64_t person, const std::string& platform) const {
    const ViewReader reading = reader();
    return is_person_of_platform(reading.snapshot(), PersonId{person}, platform);
  }
};

TEST_CASE_METHOD(PlatformPeopleFixture, "people of a platform have a seat there, or wait for one") {
  CHECK(people("acme").empty());
  apply(assigned(direct_license, 1, seat_terms(9)));
  apply(assigned(whole_license_list, 2, derived_terms(4)));
  apply(assigned(whole_license_list, 3, seat_terms(9)));
  apply(waiting(direct_license, 6));
  apply(waiting(direct_license, 5));
  apply(assigned(LicenseId{3}, 4, seat_terms(7)));
  CHECK(people("acme") == "4 5 6 9 ");
  CHECK(people("other") == "7 ");
  CHECK(people("nowhere").empty());
  for (const std::uint64_t person : {4, 5, 6, 9}) {
    INFO(person);
    CHECK(is_of(person, "acme"));
    CHECK_FALSE(is_of(person, "other"));
  }
  CHECK(is_of(7, "other"));
  CHECK_FALSE(is_of(7, "acme"));
  CHECK_FALSE(is_of(8, "acme"));
}

TEST_CASE_METHOD(PlatformPeopleFixture, "a seat that is off counts, a released one does not") {
  apply(assigned(direct_license, 1, seat_terms(9)));
  apply(assigned(direct_license, 2, seat_terms(8)));
  ledger::SeatChange off;
  off.active = false;
  apply(changed(seat(direct_license, 9), off));
  apply(released(seat(direct_license, 8)));
  apply(waiting(direct_license, 6));
  apply(not_waiting(direct_license, 6));
  CHECK(people("acme") == "9 ");
  CHECK_FALSE(is_of(8, "acme"));
  CHECK_FALSE(is_of(6, "acme"));
}

}  // namespace
}  // namespace seatledger::projections
