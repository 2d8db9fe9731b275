#include <catch2/catch.hpp>

#include "projections/views/usage_history_view.h"
#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::License;
using ledger::SeatCounts;

struct UsageFixture : SeatFixture {
  License now() const { return *reader().license(direct_license); }
  ledger::Event renamed(std::string name) {
    ledger::LicenseChange change;
    change.name = std::move(name);
    return make.updated(1, ledger::Kind::user, change);
  }
};

TEST_CASE_METHOD(UsageFixture, "a license is known as of every commit, about seats or not") {
  std::vector<std::pair<Position, License>> states;
  const auto keep = [&](Position position) { states.emplace_back(position, now()); };
  keep(Position{2});
  keep(apply(assigned(direct_license, 1, seat_terms(1))));
  keep(apply(renamed("b")));
  keep(apply(assigned(direct_license, 2, seat_terms(2))));
  keep(apply(released(seat(direct_license, 1))));
  keep(apply(EventMaker::commit(
      {renamed("c"), assigned(direct_license, 1, seat_terms(1)), waiting(direct_license, 9)})));
  keep(apply(assigned(whole_license_list, 3, seat_terms(1))));  // of another license
  keep(apply(renamed("d")));

  const ViewReader reader_now = reader();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Position from = states[i].first;
    const std::uint64_t until = i + 1 < states.size() ? states[i + 1].first.value : from.value + 9;
    for (std::uint64_t at = from.value; at < until; ++at) {
      CHECK(reader_now.license_at(direct_license, Position{at}) == states[i].second);
    }
  }
  CHECK(now().seats == SeatCounts{2, 0, 1});
  CHECK(now().version == 7);
  CHECK_FALSE(reader_now.license_at(direct_license, Position{0}));
}

TEST_CASE_METHOD(UsageFixture, "the answer to a retry has the license after that commit") {
  const Position created{1};
  const License first = *views.state().license_after(direct_license, created);
  const Position seats = apply(EventMaker::commit(
      {assigned(direct_license, 1, seat_terms(1)), assigned(direct_license, 2, seat_terms(2))}));
  const License second = now();
  const Position both =
      apply(EventMaker::commit({renamed("b"), assigned(direct_license, 3, seat_terms(3))}));
  const License third = now();
  apply(released(seat(direct_license, 1)));
  apply(renamed("c"));

  CHECK(first.seats == SeatCounts{});
  CHECK(second.version == first.version + 1);
  CHECK(third.version == second.version + 1);
  CHECK(third.terms.name == "b");
  CHECK(third.seats == SeatCounts{3, 0, 0});
  CHECK(views.state().license_after(direct_license, created) == first);
  CHECK(views.state().license_after(direct_license, seats) == second);
  CHECK(views.state().license_after(direct_license, both) == third);
  CHECK_FALSE(views.state().license_after(direct_license, Position{both.value - 1}));
}

TEST_CASE_METHOD(UsageFixture, "a bulk call that changed nothing is answered all the same") {
  apply(assigned(direct_license, 1, seat_terms(1)));
  const License before = now();
  const Position bulk = apply(of(direct_license, ledger::BulkAssigned{}));
  apply(released(seat(direct_license, 1)));
  CHECK(views.state().license_after(direct_license, bulk) == before);
}

TEST_CASE_METHOD(UsageFixture, "the use of a license is told in order") {
  apply(assigned(direct_license, 1, seat_terms(1)));
  const Position first = apply(waiting(direct_license, 2));
  apply(renamed("b"));
  apply(released(seat(direct_license, 1)));
  std::vector<SeatCounts> told;
  const auto tell = [&](Position, const UsageRow& row) {
    told.push_back(row.seats);
    return true;
  };
  UsageHistoryView::visit(*store.snapshot(), direct_license, Position{0}, tell);
  CHECK(told == std::vector<SeatCounts>{{1, 0, 0}, {1, 0, 1}, {0, 0, 1}});
  told.clear();
  UsageHistoryView::visit(*store.snapshot(), direct_license, first, tell);
  CHECK(told == std::vector<SeatCounts>{{0, 0, 1}});
}

}  // namespace
}  // namespace seatledger::projections
