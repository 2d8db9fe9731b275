#include "projections/views/seat_view.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "ledger/domain/evolve.h"
#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;
using ledger::SeatChange;
using ledger::SeatCounts;

TEST_CASE_METHOD(SeatFixture, "an assigned seat is the row the event begins") {
  auto terms = seat_terms(7);
  terms.redirect_to = "there";
  terms.metadata = JsonText(R"({"a":[1]})");
  terms.fulfilled = true;
  const auto event = assigned(direct_license, 3, terms);
  apply(event);
  const Seat expected = evolve(std::nullopt, event, std::get<ledger::SeatAssigned>(event.body));
  CHECK(expected.terms == terms);
  CHECK(reader().seat(direct_license, PersonId{7}) == expected);
  CHECK(views.state().seat(direct_license, PersonId{7}) == expected);
  CHECK(views.state().seat_by_id(AssignmentId{3}) == expected);
  CHECK(reader().seat_by_id(AssignmentId{3}) == expected);
  CHECK_FALSE(reader().seat(whole_license_list, PersonId{7}));
  CHECK_FALSE(reader().seat_by_id(AssignmentId{4}));
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});
  CHECK(licenses_of(7) == "1 ");
  CHECK(listed(direct_license) == "1: 3 ");
  CHECK(views.state().sequences().assignment == 3);
}

TEST_CASE_METHOD(SeatFixture, "a released seat is kept, unlisted, and comes back with its id") {
  apply(assigned(direct_license, 3, seat_terms(7)));
  apply(released(seat(direct_license, 7)));
  CHECK(seat(direct_license, 7).released);
  CHECK_FALSE(seat(direct_license, 7).terms.active);
  CHECK_FALSE(views.state().seat_by_id(AssignmentId{3}));
  CHECK(counts(direct_license) == SeatCounts{});
  CHECK(licenses_of(7).empty());
  CHECK(listed(direct_license) == "0: ");

  const auto again = assigned(direct_license, 3, seat_terms(7));
  apply(again);
  CHECK(seat(direct_license, 7).version == 3);
  CHECK(seat(direct_license, 7).created == again.recorded);
  CHECK(reader().seat_by_id(AssignmentId{3}));
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});
  CHECK(licenses_of(7) == "1 ");
  CHECK(listed(direct_license) == "1: 3 ");
}

TEST_CASE_METHOD(SeatFixture, "seats of groups are listed for some kinds alone") {
  apply(assigned(direct_license, 1, derived_terms(7)));
  apply(assigned(whole_license_list, 2, derived_terms(7)));
  CHECK(listed(direct_license) == "0: ");
  CHECK(listed(whole_license_list) == "1: 2 ");
  CHECK(licenses_of(7) == "1 2 ");
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});

  SeatChange own;
  own.assigned = true;
  apply(changed(seat(direct_license, 7), own));
  CHECK(listed(direct_license) == "1: 1 ");
  SeatChange derived;
  derived.assigned = false;
  apply(changed(seat(direct_license, 7), derived));
  CHECK(listed(direct_license) == "0: ");
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});
}

TEST_CASE_METHOD(SeatFixture, "counts follow the seat's state, other changes leave the license") {
  auto pending = seat_terms(7);
  pending.pending = true;
  apply(assigned(direct_license, 1, pending));
  CHECK(counts(direct_license) == SeatCounts{0, 1, 0});
  SeatChange known;
  known.pending = false;
  apply(changed(seat(direct_license, 7), known));
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});

  const auto before = reader().license(direct_license);
  SeatChange other;
  other.metadata = JsonText(R"({"a":1})");
  other.fulfilled = true;
  apply(changed(seat(direct_license, 7), other));
  CHECK(reader().license(direct_license) == before);
  CHECK(seat(direct_license, 7).terms.fulfilled);

  SeatChange off;
  off.active = false;
  apply(changed(seat(direct_license, 7), off));
  CHECK(counts(direct_license) == SeatCounts{});
  CHECK(listed(direct_license) == "1: 1 ");
  CHECK(licenses_of(7) == "1 ");
  apply(released(seat(direct_license, 7)));
  CHECK(counts(direct_license) == SeatCounts{});
}

TEST_CASE_METHOD(SeatFixture, "a seat goes to another person with its id") {
  apply(assigned(direct_license, 1, seat_terms(7)));
  apply(assigned(direct_license, 2, seat_terms(8)));
  const Position first = apply(released(seat(direct_license, 8)));
  const Seat before = seat(direct_license, 7);
  SeatChange move;
  move.person_id = PersonId{8};
  const Position moved = apply(changed(before, move));

  CHECK_FALSE(reader().seat(direct_license, PersonId{7}));
  CHECK(seat(direct_license, 8).id == AssignmentId{1});
  CHECK(reader().seat_by_id(AssignmentId{1}) == seat(direct_license, 8));
  CHECK_FALSE(reader().seat_by_id(AssignmentId{2}));
  CHECK(listed(direct_license) == "1: 1 ");
  CHECK(licenses_of(7).empty());
  CHECK(licenses_of(8) == "1 ");
  CHECK(counts(direct_license) == SeatCounts{1, 0, 0});

  const ViewReader now = reader();
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{7}, first) == before);
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{7}, moved)->released);
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{8}, first)->released);
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{8}, moved) ==
        seat(direct_license, 8));
}

TEST_CASE_METHOD(SeatFixture, "a seat does not go to a person who has one") {
  apply(assigned(direct_license, 1, seat_terms(7)));
  apply(assigned(direct_license, 2, seat_terms(8)));
  SeatChange move;
  move.person_id = PersonId{8};
  CHECK_THROWS_AS(views.apply(changed(seat(direct_license, 7), move)), StoreError);
}

TEST_CASE_METHOD(SeatFixture, "a change of a seat that was never assigned is a broken log") {
  Seat none;
  none.license_id = direct_license;
  SeatChange off;
  off.active = false;
  CHECK_THROWS_AS(views.apply(changed(none, off)), StoreError);
}

TEST_CASE_METHOD(SeatFixture, "the history keeps the seat after each commit, not inside one") {
  const Position first = apply(assigned(direct_license, 1, seat_terms(7)));
  const Seat before = seat(direct_license, 7);
  SeatChange fulfilled;
  fulfilled.fulfilled = true;
  SeatChange redirected;
  redirected.redirect_to = std::optional<std::string>("x");
  const Position last =
      apply(EventMaker::commit({changed(before, fulfilled), changed(before, redirected)}));
  const Seat after = seat(direct_license, 7);
  CHECK(after.version == before.version + 1);
  CHECK(after.changed == last);
  CHECK(after.terms.fulfilled);
  CHECK(after.terms.redirect_to == "x");

  CHECK(views.state().seat_after(direct_license, PersonId{7}, first) == before);
  CHECK(views.state().seat_after(direct_license, PersonId{7}, last) == after);
  CHECK_FALSE(views.state().seat_after(direct_license, PersonId{7}, Position{last.value - 1}));
  const ViewReader now = reader();
  CHECK_FALSE(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{7},
                                     Position{first.value - 1}));
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{7},
                               Position{last.value - 1}) == before);
  CHECK(SeatHistoryView::as_of(now.snapshot(), direct_license, PersonId{7},
                               Position{last.value + 9}) == after);
}

TEST_CASE_METHOD(SeatFixture, "all seats of a license as they were") {
  apply(assigned(direct_license, 1, seat_terms(7)));
  apply(assigned(direct_license, 2, seat_terms(5)));
  const Position both = apply(assigned(whole_license_list, 3, seat_terms(6)));
  const Position one = apply(released(seat(direct_license, 7)));
  apply(assigned(direct_license, 4, seat_terms(9)));
  const auto ids_at = [&](Position position) {
    std::string text;
    SeatHistoryView::visit_as_of(*store.snapshot(), direct_license, position,
                                 [&](const Seat& seat) {
                                   text += std::to_string(seat.id.value) + " ";
                                   return true;
                                 });
    return text;
  };
  CHECK(ids_at(Position{2}).empty());
  CHECK(ids_at(Position{3}) == "1 ");
  CHECK(ids_at(both) == "2 1 ");
  CHECK(ids_at(one) == "2 ");
  CHECK(ids_at(Position{99}) == "2 4 ");
  int visits = 0;
  SeatHistoryView::visit_as_of(*store.snapshot(), direct_license, both,
                               [&](const Seat&) { return ++visits < 1; });
  CHECK(visits == 1);
}

TEST_CASE("a row that is cut or too long is no seat") {
  Seat seat;
  seat.license_id = LicenseId{1};
  seat.terms = seat_terms(7);
  seat.terms.redirect_to = "x";
  const std::string row = SeatView::pack_row(seat);
  Seat read;
  SeatView::unpack_row(LicenseId{1}, row, read);
  CHECK(read == seat);
  for (std::size_t length = 0; length < row.size(); ++length) {
    CHECK_THROWS_AS(SeatView::unpack_row(LicenseId{1}, row.substr(0, length), read), StoreError);
  }
  CHECK_THROWS_AS(SeatView::unpack_row(LicenseId{1}, row + '\0', read), StoreError);
}

}  // namespace
}  // namespace seatledger::projections
