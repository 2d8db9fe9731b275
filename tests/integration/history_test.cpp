// Histories over the API: of a license, an assignment, a person, a group, a transaction, an actor.
#include <algorithm>
#include <filesystem>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class HistoryUnderTest : public SeatsUnderTest {
 public:
  json history(const std::string& of, const std::string& query = {}) const {
    return good(get(address(of) + "?" + query)).json().at("history");
  }
  static std::string address(const std::string& of) { return "/api/ledger/" + of + "/history/"; }
  static std::string of_license(std::uint64_t id) { return "licenses/" + std::to_string(id); }
  std::string key(const std::string& role, const json& platform = nullptr) const {
    json body{{"name", role}, {"role", role}};
    if (!platform.is_null()) body["platform_key"] = platform;
    return good(post("/api/ledger/keys/", body.dump())).json().at("key");
  }
  // All of it in pages of so many, by the cursor alone.
  json paged(const std::string& of, int limit, const std::string& more) const {
    json all = json::array();
    std::string cursor;
    for (;;) {
      const json page =
          good(get(address(of) + "?limit=" + std::to_string(limit) + more + cursor)).json();
      for (const json& entry : page.at("history")) all.push_back(entry);
      const std::uint64_t next = page.at("next_after");
      const bool down = more.find("order=desc") != std::string::npos;
      if (down ? next == 0 : next >= page.at("head").get<std::uint64_t>()) return all;
      cursor = "&after=" + std::to_string(next);
    }
  }
};

std::vector<std::string> types(const json& history) {
  std::vector<std::string> found;
  for (const json& entry : history) found.push_back(entry.at("type"));
  return found;
}
std::vector<std::uint64_t> places(const json& history) {
  std::vector<std::uint64_t> found;
  for (const json& entry : history) found.push_back(entry.at("position"));
  return found;
}
json change(const json& before, const json& after) {
  return {{"before", before}, {"after", after}};
}

TEST_CASE_METHOD(HistoryUnderTest, "a license's history tells every field before and after") {
  const std::uint64_t id = license("user", 2, {{"name", "Campus"}, {"transaction_id", "order-1"}});
  update("user", {{"license_id", id},
                  {"count", 3},
                  {"metadata", {{"tier", "gold"}}},
                  {"transaction_id", "order-2"},
                  {"change_type", "renewal"}});
  update("user", {{"license_id", id}, {"active", false}});
  const HttpAnswer answer = good(get(address(of_license(id))));
  const json page = answer.json();
  CHECK(answer.header("Ledger-Position") == page.at("head").dump());
  CHECK(page.at("next_after") == page.at("head"));
  const json& history = page.at("history");
  REQUIRE(types(history) ==
          std::vector<std::string>{"license_created", "license_updated", "license_updated"});

  const json& created = history[0];
  CHECK(created.at("transaction_id") == "order-1");
  CHECK(created.at("change_type") == "create");
  CHECK(created.at("actor") == "key:1");
  CHECK(created.at("changes").at("count") == change(nullptr, 2));
  CHECK(created.at("changes").at("name") == change(nullptr, "Campus"));
  CHECK(created.at("changes").at("platform_key") == change(nullptr, "north"));

  const json& renewed = history[1];
  CHECK(renewed.at("transaction_id") == "order-2");
  CHECK(renewed.at("change_type") == "renewal");
  CHECK(renewed.at("changes") ==
        json{{"count", change(2, 3)}, {"metadata", change(json::object(), {{"tier", "gold"}})}});
  CHECK(history[2].at("changes") == json{{"active", change(true, false)}});
  CHECK_FALSE(renewed.contains("license_id"));
  CHECK_FALSE(renewed.contains("details"));
}

TEST_CASE_METHOD(HistoryUnderTest, "seats, people and groups have histories") {
  const std::uint64_t id = license("user", 1);
  const json seat = assign("user", {{"license_id", id}, {"user_id", 1}}).json();
  const std::uint64_t assignment = seat.at("id");
  assign("user", {{"license_id", id}, {"user_id", 1}, {"fulfilled", true}});
  good(remove("user", "", "assignment_id=" + std::to_string(assignment)));
  const json group =
      assign_group("user", {{"license_id", id}, {"group_id", "7"}, {"active", false}}).json();
  put_group("7", "Seven again", {1});

  const json seats = history("assignments/" + std::to_string(assignment));
  REQUIRE(types(seats) ==
          std::vector<std::string>{"seat_assigned", "seat_changed", "seat_released"});
  CHECK(seats[0].at("license_id") == id);
  CHECK(seats[0].at("kind") == "user");
  CHECK(seats[0].at("changes").at("active") == change(nullptr, true));
  CHECK(seats[0].at("details").at("assignment_id") == assignment);
  CHECK(seats[1].at("changes") == json{{"fulfilled", change(false, true)}});
  CHECK(seats[2].at("changes").at("fulfilled") == change(true, nullptr));
  const std::string person = seats[1].at("details").at("person_id").dump();

  const json of_person = history("persons/" + person);
  CHECK(types(of_person) == std::vector<std::string>{"user_put", "group_put", "seat_assigned",
                                                     "seat_changed", "seat_released"});
  CHECK(good(get("/api/ledger/persons/history/?user_id=1")).json().at("history") == of_person);
  CHECK(good(get("/api/ledger/persons/history/?email=ann%40example.org")).json().at("history") ==
        of_person);
  // People stand there by their number alone.
  CHECK(of_person.dump().find("ann") == std::string::npos);

  const json of_group = history("groups/7");
  CHECK(types(of_group) == std::vector<std::string>{"group_put", "group_assigned", "group_put"});
  CHECK(of_group[2].at("changes") == json{{"name", change("Seven", "Seven again")}});
  CHECK(of_group[2].at("details").at("left").size() == 1);
  CHECK(of_group[2].at("license_id").is_null());
  const std::string group_assignment = group.at("id").dump();
  CHECK(places(history("group-assignments/" + group_assignment)) ==
        std::vector<std::uint64_t>{of_group[1].at("position")});
}

TEST_CASE_METHOD(HistoryUnderTest, "a transaction and an actor have histories") {
  const std::uint64_t id = license("user", 5, {{"transaction_id", "tx / 1"}});
  const json rows{{{"user_id", 1}}, {{"user_id", 2}}};
  good(post("/api/ledger/licenses/" + std::to_string(id) + "/assignments/",
            json{{"assignments", rows}, {"transaction_id", "tx-2"}}.dump()));
  const json one = good(get("/api/ledger/transactions/tx%20%2F%201/")).json().at("history");
  REQUIRE(types(one) == std::vector<std::string>{"license_created"});
  const json two = good(get("/api/ledger/transactions/tx-2/")).json().at("history");
  CHECK(types(two) == std::vector<std::string>{"bulk_assigned", "seat_assigned", "seat_assigned"});
  CHECK(good(get("/api/ledger/transactions/none/")).json().at("history").empty());
  const json by_key = history("actors/key:1", "limit=1000");
  CHECK(by_key.size() == std::stoull(head()) - 1);  // all but the first key
  CHECK(types(history("actors/server")) == std::vector<std::string>{"key_created"});
}

TEST_CASE_METHOD(HistoryUnderTest, "pages by cursor hold everything once, in either order") {
  const std::uint64_t id = license("user", 10);
  for (int i = 1; i <= 30; ++i) {
    update("user", {{"license_id", id}, {"count", 10 + i}});
    license("user", 1);  // another one between
  }
  const std::string of = of_license(id);
  const json all = history(of);
  CHECK(all.size() == 31);
  for (const int limit : {1, 7, 31, 1000}) {
    CHECK(paged(of, limit, "") == all);
    json down = paged(of, limit, "&order=desc");
    std::reverse(down.begin(), down.end());
    CHECK(down == all);
  }
  const std::string from = all[10].at("position").dump();
  const std::string to = all[12].at("position").dump();
  const json middle{all[10], all[11], all[12]};
  const auto at = [&](int i) { return all[i].at("recorded").get<std::string>(); };
  CHECK(history(of, "from=" + at(10) + "&to=" + at(12)) == middle);
  CHECK(history(of, "from=" + at(30) + "&to=2999-01-01") == json::array({all[30]}));
  CHECK(history(of, "to=2001-01-01T00:00:00+01:00").empty());
  CHECK(history(of, "from=" + from + "&to=" + to) == middle);
  CHECK(paged(of, 2, "&from=" + from + "&to=" + to) == middle);
  json down = paged(of, 2, "&order=desc&from=" + from + "&to=" + to);
  std::reverse(down.begin(), down.end());
  CHECK(down == middle);
  CHECK(history(of, "type=license_created").size() == 1);
  CHECK(history(of, "type=license_created,license_updated").size() == 31);
  CHECK(history(of, "change_type=update").size() == 30);
  CHECK(history(of, "change_type=assign").empty());
}

TEST_CASE_METHOD(HistoryUnderTest, "who may see a history") {
  const std::uint64_t north = license("user", 5);
  const json south_body{{"platform_key", "south"}, {"count", 5}};
  const std::uint64_t south = create("user", south_body).json().at("id");
  const std::uint64_t seat_north =
      assign("user", {{"license_id", north}, {"user_id", 1}}).json().at("id");
  const std::uint64_t seat_south =
      assign("user", {{"license_id", south}, {"user_id", 1}}).json().at("id");
  const std::string bound = key("platform_admin", "south");

  const auto status = [&](const std::string& of, const std::string& with) {
    return call(with_key(get(address(of)), with)).status;
  };
  CHECK(status(of_license(south), bound) == 200);
  CHECK(status(of_license(north), bound) == 403);
  CHECK(status("assignments/" + std::to_string(seat_south), bound) == 200);
  CHECK(status("assignments/" + std::to_string(seat_north), bound) == 403);
  CHECK(status(of_license(north), key("auditor")) == 200);
  CHECK(status(of_license(north), key("read_only")) == 403);
  CHECK(status(of_license(north), "wrong") == 401);

  const auto seen = [&](const std::string& of) {
    return call(with_key(get(address(of)), bound)).json().at("history");
  };
  const std::string person = history("assignments/" + std::to_string(seat_north))[0]
                                 .at("changes")
                                 .at("person_id")
                                 .at("after")
                                 .dump();
  CHECK(types(seen("persons/" + person)) == std::vector<std::string>{"seat_assigned"});
  CHECK(seen("persons/" + person)[0].at("license_id") == south);
  CHECK(seen("groups/7").empty());
  // It is not told which addresses there are.
  const auto by_email = [&](const std::string& name) {
    return good(with_key(get(address("persons") + "?email=" + name + "%40example.org"), bound));
  };
  CHECK(by_email("cyd").body == by_email("nobody").body);
  CHECK(types(seen("actors/key:1")) ==
        std::vector<std::string>{"license_created", "seat_assigned"});
}

// More events than are looked at in one piece.
TEST_CASE_METHOD(HistoryUnderTest, "an entry behind many others is found in one call") {
  const json south_body{{"platform_key", "south"}, {"count", 5}};
  const std::uint64_t first = create("user", south_body).json().at("id");
  const std::uint64_t id = license("user", 30000);
  const std::string target = "/api/ledger/licenses/" + std::to_string(id) + "/assignments/";
  for (int call = 0; call < 3; ++call) {
    json rows = json::array();
    for (int i = 0; i < 8000; ++i) {
      rows.push_back({{"email", "p" + std::to_string(call * 8000 + i) + "@example.org"}});
    }
    good(post(target, json{{"assignments", rows}}.dump()));
  }
  update("user", {{"license_id", id}, {"count", 30001}, {"change_type", "renewal"}});
  REQUIRE(std::stoull(head()) > 24000);
  CHECK(history(of_license(id), "change_type=renewal").size() == 1);
  CHECK(history(of_license(id), "type=license_created&order=desc").size() == 1);
  CHECK(paged(of_license(id), 1, "&type=license_created,license_updated").size() == 2);

  const std::string bound = key("platform_admin", "south");
  const auto seen = [&](const std::string& query) {
    return good(with_key(get(address("actors/key:1") + "?" + query), bound)).json().at("history");
  };
  CHECK(seen("order=desc").at(0).at("license_id") == first);
  const std::uint64_t last = create("user", south_body).json().at("id");
  CHECK(seen("after=" + seen("limit=1").at(0).at("position").dump()).at(0).at("license_id") ==
        last);
}

TEST_CASE_METHOD(HistoryUnderTest, "what is not there or not understood is named") {
  const std::uint64_t id = license("user", 1);
  const auto refused = [&](const std::string& target) {
    const HttpAnswer answer = call(get(target));
    return std::to_string(answer.status) + ' ' + answer.json().at("code").get<std::string>();
  };
  CHECK(refused("/api/ledger/licenses/99/history/") == "404 license_not_found");
  CHECK(refused("/api/ledger/licenses/x/history/") == "404 license_not_found");
  CHECK(refused("/api/ledger/assignments/99/history/") == "404 assignment_not_found");
  CHECK(refused("/api/ledger/group-assignments/99/history/") == "404 assignment_not_found");
  CHECK(refused("/api/ledger/persons/99/history/") == "404 user_not_found");
  CHECK(refused("/api/ledger/persons/history/?user_id=99") == "404 user_not_found");
  CHECK(refused("/api/ledger/groups/99/history/") == "404 group_not_found");
  for (const std::string bad :
       {"after=x", "after=-1", "limit=0", "limit=1001", "order=up", "type=none", "from=soon",
        "to=-2", "change_type=", "typ=x", "email=ann@example.org"}) {
    INFO(bad);
    const HttpAnswer answer = call(get(address(of_license(id)) + "?" + bad));
    CHECK(answer.status == 400);
    CHECK(answer.json().contains(bad.substr(0, bad.find('='))));
  }
  CHECK(refused("/api/ledger/persons/history/") == "400 invalid_parameter");
}

TEST_CASE_METHOD(HistoryUnderTest, "the index is folded again when it is lost, and after a crash") {
  const std::uint64_t id = license("user", 1);
  for (int i = 2; i <= 20; ++i) update("user", {{"license_id", id}, {"count", i}});
  const json before = history(of_license(id));
  REQUIRE(before.size() == 20);
  const auto directory_of_index = directory.path() / "data" / "audit";
  REQUIRE(std::filesystem::exists(directory_of_index));

  SECTION("its directory is gone") {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    std::filesystem::remove_all(directory_of_index);
    restart();
  }
  SECTION("the views are gone") { restart_without_views(); }
  SECTION("the server is killed") {
    server->kill();
    client.reset();
    server.reset();
    restart();
  }
  SECTION("the server is stopped") { restart(); }
  CHECK(history(of_license(id)) == before);
  update("user", {{"license_id", id}, {"count", 77}});
  const json after = history(of_license(id));
  REQUIRE(after.size() == 21);
  CHECK(after[20].at("changes") == json{{"count", change(20, 77)}});
}

}  // namespace
}  // namespace seatledger::integration
