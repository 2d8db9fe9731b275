// Where a person has a seat or waits for one, now and as of a moment.
#include "people_under_test.h"

namespace seatledger::integration {
namespace {

json only(const json& page) {
  REQUIRE(page.at("count") == 1);
  return page.at("results").at(0);
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: given, switched off, on again, taken back") {
  const std::uint64_t ann = person_id("ann");
  const std::uint64_t id = license("user", 5, {{"name", "Campus"}, {"external_id", "order-7"}});
  CHECK(read(seats_of(ann)).at("results") == json::array());
  const json seat =
      assign("user", {{"license_id", id}, {"user_id", 1}, {"transaction_id", "t-1"}}).json();
  const std::string given = head();
  const json row = only(read(seats_of(ann)));
  CHECK(row.at("license_id") == id);
  CHECK(row.at("license_name") == "Campus");
  CHECK(row.at("kind") == "user");
  CHECK(row.at("platform_key") == "north");
  CHECK(row.at("external_id") == "order-7");
  CHECK(row.at("assignment_id") == seat.at("id"));
  CHECK(row.at("state") == "active");
  CHECK(row.at("direct") == true);
  CHECK(row.at("groups") == json::array());
  CHECK(row.at("since").at("position") == std::stoi(given));
  const json event = read("/api/ledger/events/" + given + "/").at("data");
  CHECK(row.at("since").at("recorded") == event.at("recorded"));
  CHECK(row.at("since").at("transaction_id") == event.at("transaction_id"));

  // What changes nothing about the use does not change since when it is.
  assign("user", {{"license_id", id}, {"user_id", 1}, {"fulfilled", true}});
  update("user", {{"license_id", id}, {"name", "Campus 2"}});
  const json later = only(read(seats_of(ann)));
  CHECK(later.at("license_name") == "Campus 2");
  CHECK(later.at("since") == row.at("since"));
  CHECK(only(read(seats_of(ann, "at=" + given))) == row);

  assign("user", {{"license_id", id}, {"user_id", 1}, {"active", false}});
  const std::string off = head();
  CHECK(only(read(seats_of(ann))).at("state") == "inactive");
  CHECK(only(read(seats_of(ann))).at("since").at("position") == std::stoi(off));
  assign("user", {{"license_id", id}, {"user_id", 1}, {"active", true}});
  CHECK(only(read(seats_of(ann))).at("since").at("position") == std::stoi(head()));
  good(remove("user", "", "assignment_id=" + seat.at("id").dump()));
  CHECK(read(seats_of(ann)).at("count") == 0);
  CHECK(only(read(seats_of(ann, "at=" + off))).at("state") == "inactive");
  CHECK(only(read(seats_of(ann, "at=" + given))) == row);
  const std::string recorded = row.at("since").at("recorded");
  CHECK(only(read(seats_of(ann, "at=" + recorded))) == row);
  CHECK(read(seats_of(ann, "at=1")).at("count") == 0);
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: through a group, and waiting for one") {
  const std::uint64_t ann = person_id("ann");
  const std::uint64_t dan = person_id("dan");
  const std::uint64_t id = license("program", 2);
  assign_group("program", {{"license_id", id}, {"group_id", "7"}});
  const json row = only(read(seats_of(ann)));
  CHECK(row.at("kind") == "program");
  CHECK(row.at("external_id").is_null());
  CHECK(row.at("state") == "active");
  CHECK(row.at("direct") == false);
  CHECK(row.at("groups") == json({"7"}));

  put_group("7", "Seven", {1, 2, 4, 3});
  const std::string full = head();
  const json waiting = only(read(seats_of(dan)));
  CHECK(waiting.at("license_id") == id);
  CHECK(waiting.at("state") == "waiting");
  CHECK(waiting.at("assignment_id").is_null());
  CHECK(waiting.at("direct") == false);
  CHECK(waiting.at("groups") == json({"7"}));
  const std::string line = "/api/ledger/licenses/" + std::to_string(id) + "/waiting/?";
  CHECK(read(line).at("results").at(0).at("since") == waiting.at("since"));
  // Inside the commit, after Dan's event and before that of Cyd: as before the commit.
  const std::string inside = "at=" + std::to_string(std::stoi(full) - 1);
  REQUIRE(waiting.at("since").at("position") == std::stoi(full) - 1);
  CHECK(read(seats_of(dan, inside)).at("count") == 0);
  CHECK(read(line + inside).at("count") == 0);

  update("program", {{"license_id", id}, {"count", 3}});
  CHECK(only(read(seats_of(dan))).at("state") == "active");
  CHECK(only(read(seats_of(dan, "at=" + full))) == waiting);
  const json explained =
      read("/api/ledger/licenses/" + std::to_string(id) + "/explain/").at("usage_count");
  CHECK(explained.at("value") == 3);
  const json since = only(read(seats_of(dan))).at("since");
  CHECK(explained.at("seats").at("results").at(2).at("since") == since);

  put_group("7", "Seven", {1, 2});
  CHECK(read(seats_of(dan)).at("count") == 0);
  CHECK(only(read(seats_of(dan, "at=" + full))) == waiting);
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: inside a commit, as before it") {
  const std::uint64_t dan = person_id("dan");
  const std::uint64_t id = license("user", 5);
  const int before = std::stoi(head());
  good(post("/api/ledger/licenses/" + std::to_string(id) + "/assignments/",
            json{{"assignments", {{{"user_id", 4}}, {{"user_id", 1}}}}}.dump()));
  const int after = std::stoi(head());
  REQUIRE(after >= before + 3);
  for (int at = before; at < after; ++at) {
    INFO(at);
    CHECK(read(seats_of(dan, "at=" + std::to_string(at))).at("count") == 0);
    const json why =
        read("/api/ledger/licenses/" + std::to_string(id) + "/explain/?at=" + std::to_string(at));
    CHECK(why.at("usage_count").at("value") == 0);
  }
  CHECK(only(read(seats_of(dan, "at=" + std::to_string(after)))).at("state") == "active");
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: held for an address, then for a user") {
  const std::uint64_t id = license("user", 5);
  invite(id, "new@example.org");
  invite(id, "dan2@example.org");
  const std::uint64_t invited = person_id("new@");
  const std::uint64_t merged = person_id("dan2@");
  const std::uint64_t dan = person_id("dan@");
  const std::string pending = head();
  CHECK(only(read(seats_of(invited))).at("state") == "pending");
  good(put("/api/directory/users/9/",
           json{{"username", "eve"}, {"email", "new@example.org"}}.dump()));
  CHECK(only(read(seats_of(invited))).at("state") == "active");
  CHECK(only(read(seats_of(invited, "at=" + pending))).at("state") == "pending");
  // The seat moves to the user who has the address now.
  const json seat = only(read(seats_of(merged)));
  good(put("/api/directory/users/4/",
           json{{"username", "dan"}, {"email", "dan2@example.org"}}.dump()));
  CHECK(read(seats_of(merged)).at("count") == 0);
  CHECK(only(read(seats_of(merged, "at=" + pending))) == seat);
  CHECK(only(read(seats_of(dan))).at("assignment_id") == seat.at("assignment_id"));
  CHECK(read(seats_of(dan, "at=" + pending)).at("count") == 0);
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: erased, never there, by pages, refused") {
  const std::uint64_t cyd = person_id("cyd");
  Ids licenses;
  for (int i = 0; i < 3; ++i) {
    licenses.push_back(license("user", 5));
    assign("user", {{"license_id", licenses.back()}, {"user_id", 3}});
  }
  const std::string held = head();
  const json second = read(seats_of(cyd, "page_size=2&page=2"));
  CHECK(second.at("count") == 3);
  CHECK(column(second, "license_id") == json({licenses.at(2)}));
  CHECK(call(get(seats_of(cyd, "page_size=2&page=3"))).status == 404);
  erase({{"user_id", 3}});
  CHECK(read(seats_of(cyd)).at("count") == 0);
  CHECK(column(read(seats_of(cyd, "at=" + held)), "license_id") == json(licenses));

  for (const char* nobody : {"999", "0", "x"}) {
    INFO(nobody);
    const HttpAnswer answer = call(get(persons + std::string(nobody) + "/seats/"));
    CHECK(answer.status == 404);
    CHECK(answer.json().at("code") == "user_not_found");
  }
  const HttpAnswer ahead = call(get(seats_of(cyd, "at=99999")));
  CHECK(ahead.status == 400);
  CHECK(ahead.json().contains("at"));
}

TEST_CASE_METHOD(PeopleUnderTest, "seats of a person: a key of a platform sees only its licenses") {
  const std::uint64_t ann = person_id("ann");
  const std::uint64_t bob = person_id("bob");
  const std::uint64_t north = license("user", 5);
  const std::uint64_t south =
      create("user", {{"platform_key", "south"}, {"count", 9}}).json().at("id");
  assign("user", {{"license_id", north}, {"user_id", 1}});
  assign("user", {{"license_id", south}, {"user_id", 1}});
  assign("user", {{"license_id", south}, {"user_id", 2}});
  CHECK(column(read(seats_of(ann)), "license_id") == json({north, south}));
  for (const char* role : {"platform_admin", "read_only"}) {
    INFO(role);
    const std::string key = new_key(role, "north");
    CHECK(column(read_as(seats_of(ann), key), "license_id") == json({north}));
    // Nothing tells people of the other platform from nobody.
    const HttpAnswer of_other = ask(seats_of(bob), key);
    const HttpAnswer of_nobody = ask(seats_of(999), key);
    CHECK(of_other.status == 200);
    CHECK(of_other.json().at("count") == 0);
    CHECK(of_nobody.status == 200);
    CHECK(of_nobody.body == of_other.body);
  }
  CHECK(column(read_as(seats_of(ann), new_key("auditor")), "license_id") == json({north, south}));
}

}  // namespace
}  // namespace seatledger::integration
