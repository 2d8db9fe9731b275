// Groups' assignments over a real socket and on a real disk: who joins, leaves and waits.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE("groups: each kind assigns a group, lists, changes and releases the assignment") {
  const SeatsUnderTest ledger;
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 3, {{"name", "The license"}});
    const HttpAnswer assigned =
        ledger.assign_group(kind, {{"license_id", license}, {"group_id", 7}});
    const json row = assigned.json();
    CHECK(row.at("group_id") == 7);
    CHECK(row.at("group_name") == "Seven");
    CHECK(row.at("active") == true);
    CHECK(row.at("fulfilled") == false);
    CHECK(row.at("redirect_to") == nullptr);
    CHECK(row.at("metadata") == json::object());
    CHECK(row.at("license_id") == license);
    CHECK(row.at("license_name") == "The license");
    const bool detailed = kind == "program";
    for (const char* field :
         {"created", "modified", "program_key", "program_name", "user_count", "assigned_count"}) {
      CHECK(row.contains(field) == detailed);
    }
    if (detailed) {
      CHECK(row.at("user_count") == 2);
      CHECK(row.at("assigned_count") == 2);
      CHECK(row.at("program_name") == "A");
    }
    CHECK(assigned.header("ETag") == "\"1\"");
    CHECK(ledger.groups(kind, license).at("results") == json::array({row}));
    CHECK(ledger.usage(kind, license) == 2);
    const json people = ledger.seats(kind, license);
    CHECK(people.at("count") == (detailed ? 2 : 0));
    for (const json& seat : people.at("results")) CHECK(seat.at("direct") == false);

    const std::string head = ledger.head();
    CHECK(ledger.assign_group(kind, {{"license_id", license}, {"group_id", "7"}}).json() == row);
    CHECK(ledger.head() == head);
    const HttpAnswer off = ledger.assign_group(
        kind, {{"license_id", license}, {"group_id", 7}, {"active", false}, {"fulfilled", true}});
    CHECK(off.json().at("id") == row.at("id"));
    CHECK(off.json().at("fulfilled") == true);
    CHECK(off.header("ETag") == "\"2\"");
    CHECK(ledger.usage(kind, license) == 0);
    ledger.assign_group(kind, {{"license_id", license}, {"group_id", 7}});
    CHECK(ledger.usage(kind, license) == 2);

    const std::string query = "assignment_id=" + row.at("id").dump();
    const HttpAnswer stale = ledger.call(
        with_header(ledger.remove(kind, "group/", query), "If-Match: " + off.header("ETag")));
    CHECK(stale.status == 412);
    CHECK(ledger.good(ledger.remove(kind, "group/", query)).json().at("detail").is_string());
    CHECK(ledger.groups(kind, license).at("count") == 0);
    CHECK(ledger.usage(kind, license) == 0);
    CHECK(ledger.call(ledger.remove(kind, "group/", query)).status == 404);
  }
}

TEST_CASE("groups: all members or nobody") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  const std::string head = ledger.head();
  const HttpAnswer refused = ledger.call(
      post(ledger.group_path("user"), json{{"license_id", license}, {"group_id", 7}}.dump()));
  CHECK(refused.status == 400);
  CHECK(refused.json().at("code") == "no_seats_available");
  CHECK(refused.json().at("count") == 1);
  CHECK(refused.json().at("usage_count") == 0);
  CHECK(refused.json().at("requested") == 2);
  CHECK(ledger.head() == head);
}

TEST_CASE("groups: who joins gets a seat or waits, who leaves frees one") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 2);
  ledger.assign_group("program", {{"license_id", license}, {"group_id", 7}});
  const auto counts = [&] {
    const json row = ledger.groups("program", license).at("results")[0];
    return std::pair<int, int>(row.at("user_count"), row.at("assigned_count"));
  };
  const auto holders = [&] {
    std::vector<int> found;
    const json page = ledger.seats("program", license, "sort=user_id");
    for (const json& row : page.at("results")) found.push_back(row.at("user_id"));
    return found;
  };
  ledger.put_group("7", "Seven", {1, 2, 4, 3});
  CHECK(counts() == std::pair(4, 2));
  CHECK(holders() == std::vector{1, 2});
  ledger.put_group("7", "Sieben", {1, 4, 3});
  CHECK(counts() == std::pair(3, 2));
  CHECK(holders() == std::vector{1, 4});
  ledger.update("program", {{"license_id", license}, {"count", 9}});
  CHECK(counts() == std::pair(3, 3));
  CHECK(holders() == std::vector{1, 3, 4});
  CHECK(ledger.groups("program", license).at("results")[0].at("group_name") == "Sieben");
  HttpCall remove_group = get("/api/directory/groups/7/");
  remove_group.method = "DELETE";
  ledger.good(remove_group);
  CHECK(ledger.groups("program", license).at("count") == 0);
  CHECK(holders().empty());
}

TEST_CASE("groups: remove_user_assignments=false keeps the members' seats") {
  const SeatsUnderTest ledger;
  for (const std::string flag : {"true", "false"}) {
    const std::uint64_t license = ledger.license("program", 5);
    const json row =
        ledger.assign_group("program", {{"license_id", license}, {"group_id", 7}}).json();
    ledger.good(
        ledger.remove("program", "group/",
                      "assignment_id=" + row.at("id").dump() + "&remove_user_assignments=" + flag));
    CHECK(ledger.seats("program", license).at("count") == (flag == "true" ? 0 : 2));
    CHECK(ledger.usage("program", license) == (flag == "true" ? 0 : 2));
  }
}

TEST_CASE("groups: a delete that is sent again leaves the seat that the group gives") {
  const SeatsUnderTest ledger;
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 3);
    ledger.assign_group(kind, {{"license_id", license}, {"group_id", 7}});
    const json own = ledger.assign(kind, {{"license_id", license}, {"user_id", 1}}).json();
    CHECK(ledger.usage(kind, license) == 2);
    const HttpCall remove = ledger.remove(kind, "", "assignment_id=" + own.at("id").dump());
    ledger.good(remove);
    const std::string head = ledger.head();
    for (int i = 0; i < 2; ++i) {
      const HttpAnswer again = ledger.call(remove);
      CHECK(again.status == 404);
      CHECK(again.json().at("code") == "assignment_not_found");
    }
    CHECK(ledger.head() == head);
    CHECK(ledger.usage(kind, license) == 2);
    const json seats = ledger.seats(kind, license);
    CHECK(seats.at("count") == (kind == "program" ? 2 : 0));
    for (const json& seat : seats.at("results")) CHECK(seat.at("direct") == false);
  }
}

TEST_CASE("groups: If-Match matches only what is there") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 5);
  const HttpCall person =
      post(ledger.seat_path("program"), json{{"license_id", license}, {"user_id", 3}}.dump());
  const HttpCall group =
      post(ledger.group_path("program"), json{{"license_id", license}, {"group_id", 7}}.dump());
  for (const HttpCall& call : {person, group}) {
    INFO(call.target);
    const std::string head = ledger.head();
    for (const char* tag : {"*", "garbage", "\"0\"", "\"1\"", "\"7\"", "W/\"4\""}) {
      INFO(tag);
      const HttpAnswer refused = ledger.call(with_header(call, "If-Match: " + std::string(tag)));
      CHECK(refused.status == 412);
      CHECK(refused.json().at("code") == "version_mismatch");
    }
    CHECK(ledger.head() == head);
    ledger.good(call);
    ledger.good(with_header(call, "If-Match: *"));
    ledger.good(with_header(call, "If-Match: \"1\""));
    ledger.good(with_header(call, "If-Match: W/\"1\""));
  }
}

TEST_CASE("groups: lists filter, sort and page; ids that are no numbers are texts") {
  const SeatsUnderTest ledger;
  ledger.put_group("30", "Alpha", {3});
  ledger.put_group("x-1", "Beta", {});
  const std::uint64_t license = ledger.license("program", 9);
  Ids made;
  for (const json& body :
       {json{{"group_id", "x-1"}, {"fulfilled", true}},
        json{{"group_id", 30}, {"redirect_to", "https://a.example"}}, json{{"group_id", 7}}}) {
    json whole = body;
    whole["license_id"] = license;
    made.push_back(ledger.assign_group("program", whole).json().at("id"));
  }
  const Ids by_id = made;
  const auto found = [&](const std::string& query) {
    return ids(ledger.groups("program", license, query));
  };
  CHECK(found("") == by_id);
  CHECK(ledger.groups("program", license).at("results")[0].at("group_id") == "x-1");
  CHECK(found("group_id=30") == Ids{made[1]});
  CHECK(found("group_id=x-1") == Ids{made[0]});
  CHECK(found("group_id=8").empty());
  CHECK(found("fulfilled=1") == Ids{made[0]});
  CHECK(found("active=false").empty());
  CHECK(found("sort=group_id") == Ids{made[2], made[1], made[0]});
  CHECK(found("sort=group_name") == Ids{made[1], made[0], made[2]});
  CHECK(found("sort=-assigned_count") == Ids{made[2], made[1], made[0]});
  CHECK(found("sort=-id&page_size=1&page=3") == Ids{made[0]});
  const json row = ledger.groups("program", license).at("results")[1];
  for (const auto& [name, value] : row.items()) {
    if (value.is_object()) continue;
    INFO(name);
    CHECK(found("sort=" + name).size() == 3);
  }
}

TEST_CASE("groups: a repeat under an idempotency key is answered as the first was") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 9);
  const HttpCall call = with_header(
      post(ledger.group_path("program"), json{{"license_id", license}, {"group_id", 7}}.dump()),
      "Idempotency-Key: one");
  const HttpAnswer first = ledger.good(call);
  ledger.put_group("7", "Seven", {1, 2, 3});
  const HttpAnswer again = ledger.good(call);
  CHECK(again.header("Idempotent-Replayed") == "true");
  CHECK(again.body == first.body);
}

}  // namespace
}  // namespace seatledger::integration
