#include "projections/views/waiting_view.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::SeatCounts;

struct WaitingFixture : SeatFixture {
  // The persons from a number on, in order.
  std::string queue(std::uint64_t from = 0) {
    std::string text;
    while (const auto next = views.state().next_waiter(direct_license, from)) {
      text += std::to_string(next->person_id.value) + " ";
      from = next->number + 1;
    }
    return text;
  }
  void wait(std::initializer_list<std::uint64_t> people) {
    for (const std::uint64_t person : people) apply(waiting(direct_license, person));
  }
};

TEST_CASE_METHOD(WaitingFixture, "members wait in order of coming") {
  CHECK(queue().empty());
  wait({9, 4, 6});
  CHECK(queue() == "9 4 6 ");
  CHECK(queue(2) == "4 6 ");
  CHECK(queue(4).empty());
  CHECK(views.state().waiter(direct_license, PersonId{4}) ==
        ledger::Waiter{2, PersonId{4}, GroupAssignmentId{5}});
  CHECK(reader().waiter(direct_license, PersonId{4})->number == 2);
  CHECK_FALSE(views.state().waiter(whole_license_list, PersonId{4}));
  CHECK(counts(direct_license) == SeatCounts{0, 0, 3});
  CHECK(licenses_of(4) == "1 ");
}

TEST_CASE_METHOD(WaitingFixture, "who leaves leaves no trace, and numbers are not given again") {
  wait({1, 2, 3, 4});
  apply(not_waiting(direct_license, 3));
  apply(not_waiting(direct_license, 2));
  CHECK(queue() == "1 4 ");
  CHECK(licenses_of(2).empty());
  apply(not_waiting(direct_license, 1));
  CHECK(queue() == "4 ");
  apply(not_waiting(direct_license, 4));
  CHECK(queue().empty());
  CHECK(counts(direct_license) == SeatCounts{});
  wait({2});
  CHECK(views.state().waiter(direct_license, PersonId{2})->number == 5);
  CHECK(queue() == "2 ");
}

TEST_CASE_METHOD(WaitingFixture, "a seat ends the wait by itself, on or off") {
  wait({1, 2});
  apply(assigned(direct_license, 1, derived_terms(1)));
  CHECK(queue() == "2 ");
  CHECK(counts(direct_license) == SeatCounts{1, 0, 1});
  auto off = seat_terms(2);
  off.active = false;
  apply(assigned(direct_license, 2, off));
  CHECK(queue().empty());
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});
  CHECK(licenses_of(2) == "1 ");
}

TEST_CASE_METHOD(WaitingFixture, "a seat that comes from another person ends the wait") {
  apply(assigned(direct_license, 1, seat_terms(1)));
  wait({2, 3});
  ledger::SeatChange move;
  move.person_id = PersonId{2};
  apply(changed(seat(direct_license, 1), move));
  CHECK(queue() == "3 ");
  CHECK(counts(direct_license) == SeatCounts{1, 0, 1});
}

TEST_CASE_METHOD(WaitingFixture, "who waits is kept when the seat of before is released") {
  apply(assigned(direct_license, 1, derived_terms(1)));
  apply(EventMaker::commit({released(seat(direct_license, 1)), waiting(direct_license, 1)}));
  CHECK(licenses_of(1) == "1 ");
  CHECK(counts(direct_license) == SeatCounts{0, 0, 1});
  apply(assigned(direct_license, 1, derived_terms(1)));
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});
}

TEST_CASE_METHOD(WaitingFixture, "the writer sees the list of its open batch") {
  views.apply(waiting(direct_license, 1));
  views.apply(waiting(direct_license, 2));
  views.apply(not_waiting(direct_license, 1));
  CHECK(queue() == "2 ");
  CHECK_FALSE(reader().waiter(direct_license, PersonId{2}));
}

TEST_CASE_METHOD(WaitingFixture, "waiting twice, or ending what did not begin, is a broken log") {
  wait({1});
  CHECK_THROWS_AS(views.apply(waiting(direct_license, 1)), StoreError);
  views.discard();
  SeatFixture other;
  CHECK_THROWS_AS(other.views.apply(other.not_waiting(direct_license, 2)), StoreError);
}

}  // namespace
}  // namespace seatledger::projections
