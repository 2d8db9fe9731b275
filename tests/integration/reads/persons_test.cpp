// The names behind ids of persons, the search for people, and all people.
#include "people_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE_METHOD(PeopleUnderTest, "persons: the names behind ids, by id, each once") {
  good(put("/api/directory/users/9/", json{{"username", "eve"},
                                           {"email", "eve@example.org"},
                                           {"name", "Eve Example"},
                                           {"active", false},
                                           {"platform_keys", {"north", "south"}}}
                                          .dump()));
  const std::uint64_t eve = person_id("eve");
  const std::uint64_t bob = person_id("bob");
  const std::string ids = std::to_string(eve) + ",%20" + std::to_string(bob) + ",999,";
  const json page = found("ids=" + ids + std::to_string(eve));
  CHECK(page.at("count") == 2);
  CHECK(column(page, "person_id") == json({bob, eve}));
  CHECK(page.at("results").at(1) == json{{"person_id", eve},
                                         {"user_id", 9},
                                         {"username", "eve"},
                                         {"name", "Eve Example"},
                                         {"email", "eve@example.org"},
                                         {"platform_keys", {"north", "south"}},
                                         {"active", false},
                                         {"removed", false},
                                         {"erased", false}});
  CHECK(found("ids=999").at("results") == json::array());
  const json second = found("ids=" + ids + "7&page_size=1&page=2");
  CHECK(column(second, "person_id") == json({eve}));
}

TEST_CASE_METHOD(PeopleUnderTest, "persons: who has no account, was removed, merged or erased") {
  const std::uint64_t id = license("user", 9);
  invite(id, "new@example.org");
  invite(id, "late@example.org");
  invite(id, "gone@example.org");
  const std::uint64_t invited = person_id("new@");
  const std::uint64_t merged = person_id("late@");
  const std::uint64_t erased = person_id("gone@");
  const std::uint64_t removed = person_id("cyd");
  // The address turns out to be that of a user whom the ledger knows already.
  good(put("/api/directory/users/4/",
           json{{"username", "dan"}, {"email", "late@example.org"}, {"name", "dan"}}.dump()));
  erase({{"email", "gone@example.org"}});
  remove_user(3);

  std::string ids;
  for (const std::uint64_t person : {invited, merged, erased, removed}) {
    ids += (ids.empty() ? "" : ",") + std::to_string(person);
  }
  std::map<std::uint64_t, json> rows;
  const json page = found("ids=" + ids);
  REQUIRE(page.at("count") == 4);
  for (const json& row : page.at("results")) rows[row.at("person_id")] = row;
  CHECK(rows[invited].at("user_id").is_null());
  CHECK(rows[invited].at("username").is_null());
  CHECK(rows[invited].at("email") == "new@example.org");
  CHECK(rows[invited].at("removed") == false);
  CHECK(rows[merged].at("email").is_null());
  CHECK(rows[merged].at("removed") == true);
  CHECK(rows[merged].at("erased") == false);
  CHECK(rows[erased] == json{{"person_id", erased},
                             {"user_id", nullptr},
                             {"username", nullptr},
                             {"name", nullptr},
                             {"email", nullptr},
                             {"platform_keys", nullptr},
                             {"active", nullptr},
                             {"removed", false},
                             {"erased", true}});
  CHECK(rows[removed].at("username") == "cyd");
  CHECK(rows[removed].at("removed") == true);

  // Without ids: those who have a name, also removed ones.
  const json all = found("page_size=1000");
  CHECK(all.at("count") == 5);
  CHECK(column(all, "erased") == json({false, false, false, false, false}));
  CHECK(found("query=gone").at("count") == 0);
  CHECK(found("query=late").at("count") == 1);
  CHECK(found("query=cyd").at("count") == 1);
}

TEST_CASE_METHOD(PeopleUnderTest, "persons: the search, in any case of letters, by pages") {
  good(put(
      "/api/directory/users/9/",
      json{{"username", "zoe"}, {"email", "zoe@other.example"}, {"name", "Zo\u00c9 M\u00dcLLER"}}
          .dump()));
  CHECK(column(found("query=zo%C3%A9%20m"), "username") == json({"zoe"}));
  CHECK(column(found("query=OTHER.EX"), "username") == json({"zoe"}));
  CHECK(column(found("query=%40example.org"), "username") == json({"ann", "bob", "cyd", "dan"}));
  const json second = found("query=example.org&page_size=3&page=2");
  CHECK(second.at("count") == 4);
  CHECK(column(second, "username") == json({"dan"}));
  CHECK(second.at("next_page").is_null());
  CHECK(call(get(persons + std::string("?query=ann&page=2"))).status == 404);
  CHECK(column(found("page_size=2&page=3"), "username") == json({"zoe"}));
  CHECK(found("query=nobody").at("count") == 0);
}

TEST_CASE_METHOD(PeopleUnderTest, "persons: what cannot be asked is refused by name") {
  const auto refused = [&](const std::string& query, const std::string& name) {
    const HttpAnswer answer = call(get(persons + ("?" + query)));
    INFO(query << '\n' << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().contains(name));
  };
  for (const std::string ids : {"ann", "0", "-1", "1,,2", "1,x", "1.5", "18446744073709551616"}) {
    refused("ids=" + ids, "ids");
  }
  refused("ids=1&query=ann", "query");
  refused("query=", "query");
  refused("name=ann", "name");
  std::string many = "1";
  for (int i = 0; i < 999; ++i) many += ",1";
  CHECK(found("ids=" + many).at("count") == 1);
  refused("ids=" + many + ",1", "ids");
}

TEST_CASE_METHOD(PeopleUnderTest, "persons: a key of a platform sees only who has to do with it") {
  good(put("/api/directory/users/9/",
           json{{"username", "eve"}, {"platform_keys", {"north"}}}.dump()));
  const std::uint64_t north = license("user", 1);
  const std::uint64_t south =
      create("user", {{"platform_key", "south"}, {"count", 9}}).json().at("id");
  // Ann has the only seat there, Bob waits; Cyd and an address have seats in the south.
  assign("user", {{"license_id", north}, {"user_id", 1}});
  put_group("8", "Eight", {});
  assign_group("user", {{"license_id", north}, {"group_id", "8"}});
  put_group("8", "Eight", {2});
  assign("user", {{"license_id", south}, {"user_id", 3}});
  invite(south, "new@example.org");
  const std::string all = persons;
  for (const char* role : {"platform_admin", "read_only"}) {
    INFO(role);
    const std::string key = new_key(role, "north");
    const json seen = read_as(all, key);
    CHECK(seen.at("count") == 2);
    CHECK(column(seen, "username") == json({"ann", "bob"}));
    CHECK(read_as(all + "?query=EXAMPLE", key).at("results") == seen.at("results"));
    CHECK(read_as(all + "?query=cyd", key).at("count") == 0);
    CHECK(read_as(all + "?query=new", key).at("count") == 0);
    const json named = read_as(all + "?ids=1,2,3,4,5,6,7,8", key);
    CHECK(named.at("count") == 2);
    CHECK(named.at("results") == seen.at("results"));
    const json second = read_as(all + "?page_size=1&page=2", key);
    CHECK(second.at("count") == 2);
    CHECK(column(second, "username") == json({"bob"}));
  }
  CHECK(column(read_as(all, new_key("read_only", "south")), "email") ==
        json({"cyd@example.org", "new@example.org"}));
  // Without a seat or a wait, a person is gone.
  good(remove("user", "", "assignment_id=" + std::to_string(ids(seats("user", north)).at(0))));
  put_group("8", "Eight", {});
  CHECK(read_as(all, new_key("read_only", "north")).at("count") == 0);
  CHECK(ask(all, new_key("read_only")).status == 403);
}

}  // namespace
}  // namespace seatledger::integration
