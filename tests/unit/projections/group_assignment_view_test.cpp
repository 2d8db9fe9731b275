#include "projections/views/group_assignment_view.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::GroupAssignment;

struct GroupAssignmentFixture : SeatFixture {
  static ledger::GroupTerms terms(std::string group_id) {
    ledger::GroupTerms terms;
    terms.group_id = std::move(group_id);
    return terms;
  }
  Position assign(LicenseId license, std::uint64_t id, std::string group_id) {
    return apply(of(
        license, ledger::GroupAssigned{GroupAssignmentId{id}, terms(std::move(group_id)), 2, 1}));
  }
  std::string licenses_of_group(std::string_view group_id) {
    std::string text;
    for (const LicenseId id : views.state().licenses_of_group(group_id)) {
      text += std::to_string(id.value) + " ";
    }
    return text;
  }
};

TEST_CASE_METHOD(GroupAssignmentFixture, "a group's assignment is found from either side") {
  const Position at = assign(whole_license_list, 4, "g");
  assign(direct_license, 5, "g");
  const GroupAssignment row = views.state().group_assignment(whole_license_list, "g").value();
  CHECK(row.id == GroupAssignmentId{4});
  CHECK(row.license_id == whole_license_list);
  CHECK(row.terms == terms("g"));
  CHECK(row.changed == at);
  CHECK(row.version == 1);
  CHECK(views.state().group_assignment_by_id(GroupAssignmentId{4}) == row);
  CHECK(reader().group_assignment_by_id(GroupAssignmentId{4}) == row);
  CHECK(reader().group_assignment(direct_license, "g")->id == GroupAssignmentId{5});
  CHECK_FALSE(views.state().group_assignment(direct_license, "h"));
  CHECK(licenses_of_group("g") == "1 2 ");
  CHECK(licenses_of_group("h").empty());
  CHECK(views.state().sequences().group_assignment == 5);
}

TEST_CASE_METHOD(GroupAssignmentFixture, "a change replaces the terms") {
  assign(direct_license, 4, "g");
  ledger::GroupTerms off = terms("g");
  off.active = false;
  off.metadata = JsonText(R"({"a":1})");
  apply(of(direct_license,
           ledger::GroupAssignmentChanged{GroupAssignmentId{4}, terms("g"), off, {}, 2, 0, 0}));
  const GroupAssignment row = views.state().group_assignment(direct_license, "g").value();
  CHECK(row.terms == off);
  CHECK(row.version == 2);
  CHECK(row.created < row.modified);
  CHECK(licenses_of_group("g") == "1 ");
  CHECK_THROWS_AS(views.apply(of(whole_license_list,
                                 ledger::GroupAssignmentChanged{
                                     GroupAssignmentId{4}, terms("g"), off, {}, 2, 0, 0})),
                  StoreError);
}

TEST_CASE_METHOD(GroupAssignmentFixture, "a released group leaves nothing") {
  assign(direct_license, 4, "g");
  assign(direct_license, 5, "h");
  apply(of(direct_license, ledger::GroupReleased{GroupAssignmentId{4}, terms("g")}));
  CHECK_FALSE(views.state().group_assignment(direct_license, "g"));
  CHECK_FALSE(views.state().group_assignment_by_id(GroupAssignmentId{4}));
  CHECK(licenses_of_group("g").empty());
  CHECK(GroupAssignmentView::total(store, direct_license) == 1);
  assign(direct_license, 6, "g");
  CHECK(views.state().group_assignment(direct_license, "g")->id == GroupAssignmentId{6});
  CHECK_FALSE(views.state().group_assignment_by_id(GroupAssignmentId{4}));
}

}  // namespace
}  // namespace seatledger::projections
