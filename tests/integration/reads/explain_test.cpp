// Which server and which key, sums over licenses, who waits, and why counts are what they are.
#include <string>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class Reads : public SeatsUnderTest {
 public:
  json read(const std::string& target) const { return good(get(target)).json(); }
  static std::string of(std::uint64_t id, const std::string& rest) {
    return "/api/ledger/licenses/" + std::to_string(id) + "/" + rest;
  }
  json made_key(const std::string& role, const json& platform = nullptr) const {
    json body{{"name", "the " + role}, {"role", role}};
    if (!platform.is_null()) body["platform_key"] = platform;
    return good(post("/api/ledger/keys/", body.dump())).json();
  }
};

TEST_CASE_METHOD(Reads, "the root says which server it is, and sends a browser to the console") {
  const json root = read("/");
  CHECK(root.at("name") == "seatledger");
  CHECK(root.at("docs") == "/docs/");
  CHECK(root.at("ledger").get<std::string>().starts_with("urn:seatledger:"));
  HttpCall browser = get("/");
  browser.headers = {"Accept: text/html,application/xhtml+xml,*/*;q=0.8"};
  const HttpAnswer sent = call(browser);
  CHECK(sent.status == 302);
  CHECK(sent.header("Location") == "/console/");
}

TEST_CASE_METHOD(Reads, "a key of any role learns what it is") {
  for (const std::string role : {"admin", "platform_admin", "read_only", "auditor"}) {
    INFO(role);
    const bool is_bound = role == "platform_admin";
    const json made = made_key(role, is_bound ? json("north") : json(nullptr));
    const HttpAnswer answer = call(with_key(get("/api/ledger/whoami/"), made.at("key")));
    REQUIRE(answer.status == 200);
    const json self = answer.json();
    CHECK(self.at("id") == made.at("id"));
    CHECK(self.at("name") == "the " + role);
    CHECK(self.at("role") == role);
    CHECK(self.at("platform_key") == made.at("platform_key"));
    CHECK(self.at("expires").is_null());
    CHECK(self.at("ledger") == read("/").at("ledger"));
  }
  CHECK(call(with_key(get("/api/ledger/whoami/"), "no key")).status == 401);
}

TEST_CASE_METHOD(Reads, "sums over licenses, now and then, and of one platform") {
  const json before = read("/api/ledger/summary/");
  const std::uint64_t id = license("user", 3, {{"expired", "2999-01-01T00:00:00Z"}});
  assign("user", {{"license_id", id}, {"email", "new@example.org"}});
  assign_group("user", {{"license_id", id}, {"group_id", "7"}});
  put_group("7", "Seven", {1, 2, 3, 4});
  const std::string full = head();
  update("user", {{"license_id", id}, {"count", 9}});
  const json now = read("/api/ledger/summary/?platform_key=north");
  CHECK(now.at("licenses") == before.at("licenses").get<int>() + 1);
  CHECK(now.at("seats_bought") == before.at("seats_bought").get<int>() + 9);
  CHECK(now.at("pending") == 1);
  CHECK(now.at("active") == 4);
  CHECK(now.at("waiting") == 0);
  CHECK(now.at("full") == before.at("full"));
  CHECK(now.at("expiring") == before.at("expiring"));
  const json then = read("/api/ledger/summary/?at=" + full);
  CHECK(then.at("position") == std::stoi(full));
  CHECK(then.at("waiting") == 2);
  CHECK(then.at("active") == 2);
  CHECK(then.at("full") == before.at("full").get<int>() + 1);
  const json late = read("/api/ledger/summary/?at=2999-01-01T00:00:00Z");
  CHECK(late.at("expired") == before.at("expired").get<int>() + 1);
  const json soon = read("/api/ledger/summary/?at=2998-12-20T00:00:00Z");
  CHECK(soon.at("expiring") == before.at("expiring").get<int>() + 1);
  CHECK(read("/api/ledger/summary/?platform_key=nowhere").at("licenses") == 0);
  const std::string key = made_key("read_only", "north").at("key");
  const auto as_bound = [&](const std::string& query) {
    return call(with_key(get("/api/ledger/summary/" + query), key));
  };
  CHECK(as_bound("").json().at("licenses") == now.at("licenses"));
  CHECK(as_bound("?platform_key=south").status == 403);
}

TEST_CASE_METHOD(Reads, "who waits, in order, through which group, and since which event") {
  const std::uint64_t id = license("user", 2);
  assign_group("user", {{"license_id", id}, {"group_id", "7"}});
  CHECK(read(of(id, "waiting/")).at("results") == json::array());
  put_group("7", "Seven", {1, 2, 4, 3});
  const std::string both = head();
  json page = read(of(id, "waiting/"));
  REQUIRE(page.at("count") == 2);
  const json first = page.at("results").at(0);
  const json second = page.at("results").at(1);
  CHECK(first.at("group_id") == "7");
  CHECK(first.at("since").at("position") < second.at("since").at("position"));
  const json event =
      read("/api/ledger/events/" + first.at("since").at("position").dump() + "/").at("data");
  CHECK(event.at("type") == "member_waiting");
  CHECK(event.at("data").at("person_id") == first.at("person_id"));
  CHECK(read(of(id, "waiting/?page_size=1&page=2")).at("results") == json::array({second}));

  update("user", {{"license_id", id}, {"count", 3}});
  page = read(of(id, "waiting/"));
  CHECK(page.at("results") == json::array({second}));
  page = read(of(id, "waiting/?at=" + both));
  CHECK(page.at("results") == json::array({first, second}));
  CHECK(call(get(of(id + 50, "waiting/"))).status == 404);
}

TEST_CASE_METHOD(Reads, "a seat is told with all groups that cover it, whichever gave it") {
  const std::uint64_t id = license("user", 5);
  put_group("8", "Eight", {1});
  const auto groups = [&](const std::string& at = {}) {
    const json why = read(of(id, "explain/" + at));
    const json seat = why.at("usage_count").at("seats").at("results").at(0);
    const std::string person = seat.at("person_id").dump();
    const json place = read("/api/ledger/persons/" + person + "/seats/" + at).at("results").at(0);
    CHECK(place.at("groups") == seat.at("groups"));
    CHECK(place.at("direct") == seat.at("direct"));
    return json{seat.at("direct"), seat.at("groups")};
  };
  const json seat = assign("user", {{"license_id", id}, {"user_id", 1}}).json();
  CHECK(groups() == json{true, json::array()});
  const json seven = assign_group("user", {{"license_id", id}, {"group_id", "7"}}).json();
  assign_group("user", {{"license_id", id}, {"group_id", "8"}});
  CHECK(groups() == json{true, {"7", "8"}});
  const std::string both = head();
  good(remove("user", "", "assignment_id=" + seat.at("id").dump()));
  CHECK(groups() == json{false, {"7", "8"}});
  good(remove("user", "group/", "assignment_id=" + seven.at("id").dump()));
  CHECK(groups() == json{false, json::array({"8"})});
  put_group("8", "Eight", {2});
  CHECK(groups("?at=" + both) == json{true, {"7", "8"}});
}

TEST_CASE_METHOD(Reads, "why the counts of a license are what they are") {
  const std::uint64_t id = license("user", 1, {{"transaction_id", "order-1"}});
  const std::string created = head();
  update("user", {{"license_id", id}, {"name", "no change of the count"}});
  update("user", {{"license_id", id},
                  {"count", 4},
                  {"transaction_id", "order-2"},
                  {"change_type", "extension"}});
  assign("user", {{"license_id", id}, {"email", "new@example.org"}});
  assign_group("user", {{"license_id", id}, {"group_id", "7"}});
  const json why = read(of(id, "explain/"));
  CHECK(why.at("position") == std::stoi(head()));
  const json& count = why.at("count");
  CHECK(count.at("value") == 4);
  REQUIRE(count.at("changes").size() == 2);
  CHECK(count.at("changes").at(0).at("before").is_null());
  CHECK(count.at("changes").at(0).at("after") == 1);
  CHECK(count.at("changes").at(0).at("transaction_id") == "order-1");
  CHECK(count.at("changes").at(1).at("before") == 1);
  CHECK(count.at("changes").at(1).at("after") == 4);
  CHECK(count.at("changes").at(1).at("change_type") == "extension");

  const json& use = why.at("usage_count");
  CHECK(use.at("value") == 3);
  CHECK(use.at("pending") == 1);
  CHECK(use.at("seats").at("count") == 3);
  const json& seats = use.at("seats").at("results");
  CHECK(seats.at(0).at("pending") == true);
  CHECK(seats.at(0).at("groups") == json::array());
  CHECK(seats.at(1).at("groups") == json::array({"7"}));
  for (const json& seat : seats) {
    const json event =
        read("/api/ledger/events/" + seat.at("since").at("position").dump() + "/").at("data");
    CHECK(event.at("data").at("assignment_id") == seat.at("assignment_id"));
  }

  // Off and on again: in use since the last of these.
  const std::string position = seats.at(1).at("since").at("position").dump();
  assign("user", {{"license_id", id}, {"user_id", 1}, {"active", false}});
  assign("user", {{"license_id", id}, {"user_id", 1}, {"active", true}});
  const json later = read(of(id, "explain/?page_size=1&page=2")).at("usage_count").at("seats");
  CHECK(later.at("count") == 3);
  CHECK(later.at("results").at(0).at("since").at("position") > std::stoi(position));

  const json then = read(of(id, "explain/?at=" + created));
  CHECK(then.at("count").at("value") == 1);
  CHECK(then.at("usage_count").at("seats").at("results") == json::array());
}

TEST_CASE_METHOD(Reads, "pages of the ledger's own lists have up to 1,000 rows") {
  for (int i = 0; i < 105; ++i) license("user", 1);
  CHECK(read("/api/ledger/licenses/?page_size=1000").at("results").size() >= 105);
  CHECK(list("user", "page_size=1000").at("results").size() == 100);
}

}  // namespace
}  // namespace seatledger::integration
