#include "projections/queries/group_assignment_query.h"

#include <catch2/catch.hpp>

#include "support/seat_fixture.h"

namespace seatledger::projections {
namespace {

using Field = GroupAssignmentSortField;

struct GroupAssignments : SeatFixture {
  GroupAssignments() {
    std::uint64_t id = 0;
    for (const char* group_id : {"d", "b", "a", "c"}) {
      ledger::GroupTerms terms;
      terms.group_id = group_id;
      terms.active = id % 2 == 0;
      terms.fulfilled = id == 3;
      apply(of(direct_license, ledger::GroupAssigned{GroupAssignmentId{++id}, terms, 0, 0}));
    }
    filter.license = direct_license;
  }
  std::string list(const GroupAssignmentSort& sort = {}, const Page& page = {}) const {
    const auto found = reader().group_assignments(filter, sort, page);
    std::string text = std::to_string(found.total) + ": ";
    for (const auto& row : found.rows) text += row.terms.group_id;
    return text;
  }
  GroupAssignmentFilter filter;
};

TEST_CASE_METHOD(GroupAssignments, "group assignments are listed by id, in pages") {
  CHECK(list() == "4: dbac");
  CHECK(list({Field::id, true, {}}) == "4: cabd");
  CHECK(list({}, {2, 3}) == "4: c");
  CHECK(list({}, {3, 3}) == "4: ");
  filter.license = whole_license_list;
  CHECK(list() == "0: ");
}

TEST_CASE_METHOD(GroupAssignments, "group assignments are filtered and sorted") {
  CHECK(list({Field::group_id, false, {}}) == "4: abcd");
  CHECK(list({Field::active, false, {}}) == "4: bcda");
  CHECK(list({Field::active, true, {}}) == "4: dabc");
  const auto by_length = [](const ledger::GroupAssignment& row) {
    return sort_key_of(std::int64_t{row.terms.group_id != "a"});
  };
  CHECK(list({Field::id, false, by_length}) == "4: adbc");
  filter.active = false;
  CHECK(list() == "2: bc");
  filter.fulfilled = true;
  CHECK(list() == "1: c");
  filter.active.reset();
  filter.group_id = "c";
  CHECK(list() == "1: c");
  CHECK(list({}, {2, 20}) == "1: ");
  filter.group_id = "d";
  CHECK(list() == "0: ");
}

TEST_CASE("only fields of the row can be sorted by") {
  CHECK(group_assignment_sort_field("group_id") == Field::group_id);
  CHECK(group_assignment_sort_field("modified") == Field::modified);
  CHECK_FALSE(group_assignment_sort_field("group_name"));
  CHECK_FALSE(group_assignment_sort_field(""));
}

}  // namespace
}  // namespace seatledger::projections
