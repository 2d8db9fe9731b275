// Assignments of people and groups over a real socket and on a real disk.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE("seats: each kind assigns a person, lists, changes and releases the assignment") {
  const SeatsUnderTest ledger;
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 3, {{"name", "The license"}});
    const HttpAnswer assigned =
        ledger.assign(kind, {{"license_id", license}, {"user_id", 1}, {"metadata", {{"a", 1}}}});
    const json row = assigned.json();
    const std::uint64_t id = row.at("id");
    CHECK(row.at("license_id") == license);
    CHECK(row.at("license_name") == "The license");
    CHECK(row.at("user_id") == 1);
    CHECK(row.at("username") == "ann");
    CHECK(row.at("email") == "ann@example.org");
    CHECK(row.at("active") == true);
    CHECK(row.at("fulfilled") == false);
    CHECK(row.at("metadata") == json{{"a", 1}});
    const bool detailed = kind == "program";
    for (const char* field : {"name", "direct", "created", "modified", "program_key"}) {
      CHECK(row.contains(field) == detailed);
    }
    CHECK(row.contains("redirect_to") == !detailed);
    CHECK(row.contains("platform_key") == (kind == "user"));
    CHECK(row.contains("course_id") == (kind == "course"));
    CHECK(assigned.header("ETag") == "\"1\"");
    CHECK_FALSE(assigned.header("Ledger-Position").empty());
    CHECK(ledger.seats(kind, license).at("results") == json::array({row}));
    CHECK(ledger.usage(kind, license) == 1);

    // The same again changes nothing.
    const std::string head = ledger.head();
    CHECK(ledger.assign(kind, {{"license_id", license}, {"user_id", 1}}).json() == row);
    CHECK(ledger.head() == head);

    const HttpAnswer off =
        ledger.assign(kind, {{"license_id", license}, {"user_id", 1}, {"active", false}});
    CHECK(off.json().at("id") == id);
    CHECK(off.json().at("active") == false);
    CHECK(off.json().at("metadata") == json{{"a", 1}});
    CHECK(off.header("ETag") == "\"2\"");
    CHECK(ledger.usage(kind, license) == 0);
    CHECK(ledger.assign(kind, {{"license_id", license}, {"user_id", 1}}).json().at("active"));

    const std::string query = "assignment_id=" + std::to_string(id);
    const HttpAnswer released = ledger.good(ledger.remove(kind, "", query));
    CHECK(released.json().at("detail").is_string());
    CHECK(released.json().size() == 1);
    CHECK(ledger.seats(kind, license).at("count") == 0);
    CHECK(ledger.usage(kind, license) == 0);
    const HttpAnswer gone = ledger.call(ledger.remove(kind, "", query));
    CHECK(gone.status == 404);
    CHECK(gone.json().at("code") == "assignment_not_found");
    CHECK(ledger.assign(kind, {{"license_id", license}, {"user_id", 1}}).json().at("id") == id);
  }
}

TEST_CASE("seats: an e-mail nobody has is assigned, and becomes a person's") {
  const SeatsUnderTest ledger;
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 3);
    const std::string email = "new-" + kind + "@example.org";
    const json row = ledger.assign(kind, {{"license_id", license}, {"email", email}}).json();
    const bool nulls = kind == "program";
    CHECK(row.at("user_id") == (nulls ? json(nullptr) : json(0)));
    CHECK(row.at("username") == (nulls ? json(nullptr) : json("")));
    CHECK(row.at("email") == email);
    if (nulls) CHECK(row.at("name") == nullptr);
    const json before = ledger.list(kind, "verbose=true&sort=-id").at("results")[0];
    CHECK(before.at("assignments") == json{{"total", 1}, {"active", 0}, {"pending", 1}});
    const std::string number = std::to_string(100 + license);
    ledger.good(put("/api/directory/users/" + number + "/",
                    json{{"username", "u" + number}, {"email", email}}.dump()));
    const json bound = ledger.seats(kind, license).at("results")[0];
    CHECK(bound.at("id") == row.at("id"));
    CHECK(bound.at("user_id") == 100 + license);
    CHECK(bound.at("username") == "u" + number);
    const json after = ledger.list(kind, "verbose=true&sort=-id").at("results")[0];
    CHECK(after.at("assignments") == json{{"total", 1}, {"active", 1}, {"pending", 0}});
  }
}

TEST_CASE("seats: refusals of the rules have their figures") {
  const SeatsUnderTest ledger;
  const std::uint64_t full = ledger.license("user", 1);
  ledger.assign("user", {{"license_id", full}, {"user_id", 1}});
  const HttpAnswer none = ledger.call(
      post(ledger.seat_path("user"), json{{"license_id", full}, {"user_id", 2}}.dump()));
  CHECK(none.status == 400);
  CHECK(none.json().at("code") == "no_seats_available");
  CHECK(none.json().at("count") == 1);
  CHECK(none.json().at("usage_count") == 1);
  CHECK(none.json().at("requested") == 1);
  const std::pair<json, const char*> unusable[] = {
      {{{"active", false}}, "license_inactive"},
      {{{"started", "2020-01-01"}, {"expired", "2021-01-01"}}, "license_expired"}};
  for (const auto& [fields, code] : unusable) {
    const std::uint64_t license = ledger.license("course", 5, fields);
    const HttpAnswer refused = ledger.call(
        post(ledger.seat_path("course"), json{{"license_id", license}, {"user_id", 1}}.dump()));
    CHECK(refused.status == 400);
    CHECK(refused.json().at("code") == code);
  }
  // One that has not begun may be assigned ahead.
  const std::uint64_t later = ledger.license("user", 1, {{"started", "2999-01-01"}});
  ledger.assign("user", {{"license_id", later}, {"user_id", 1}});
}

TEST_CASE("seats: what a program's assignment has besides") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 5);
  const json row = ledger
                       .assign("program", {{"license_id", license},
                                           {"username", "bob"},
                                           {"email", "ann@example.org"},
                                           {"direct", false},
                                           {"fulfilled", true},
                                           {"redirect_to", "https://example.org/a?b=c#d"}})
                       .json();
  CHECK(row.at("user_id") == 2);
  CHECK(row.at("direct") == false);
  CHECK(row.at("fulfilled") == true);
  CHECK(row.at("redirect_to") == "https://example.org/a?b=c#d");
  CHECK(row.at("created").get<std::string>().ends_with("Z"));
  const json kept = ledger.assign("program", {{"license_id", license}, {"user_id", 2}}).json();
  CHECK(kept == row);
  const json cleared =
      ledger.assign("program", {{"license_id", license}, {"user_id", 2}, {"redirect_to", nullptr}})
          .json();
  CHECK_FALSE(cleared.contains("redirect_to"));
  CHECK(cleared.at("fulfilled") == true);
}

TEST_CASE("seats: license_id in the query, the body or both; list defaults are ignored") {
  const SeatsUnderTest ledger;
  const std::string id = std::to_string(ledger.license("user", 5));
  const std::string noise = "&sort=id&page=0&page_size=none&active=perhaps&user_id=x&email=x";
  HttpCall call = post(ledger.seat_path("user") + "?license_id=" + id + noise, R"({"user_id":1})");
  CHECK(ledger.good(call).json().at("user_id") == 1);
  call.body = R"({"user_id":2,"license_id":")" + id + "\"}";
  CHECK(ledger.good(call).json().at("user_id") == 2);
  call.content_type = "application/x-www-form-urlencoded";
  call.body = "user_id=3&active=true&metadata=%7B%22a%22%3A1%7D";
  CHECK(ledger.good(call).json().at("metadata") == json{{"a", 1}});
  HttpCall remove = ledger.remove("user", "", "license_id=" + id + "&assignment_id=1" + noise);
  ledger.good(remove);
}

TEST_CASE("seats: lists filter, sort and page") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 9);
  const auto assign = [&](json body) {
    body["license_id"] = license;
    return ledger.assign("program", body).json().at("id").get<std::uint64_t>();
  };
  const std::uint64_t ann = assign({{"user_id", 1}, {"fulfilled", true}});
  const std::uint64_t cyd = assign({{"user_id", 3}, {"active", false}});
  const std::uint64_t bob = assign({{"user_id", 2}, {"redirect_to", "https://b.example/"}});
  const std::uint64_t new_one = assign({{"email", "zed@example.org"}});
  const auto found = [&](const std::string& query) {
    return ids(ledger.seats("program", license, query));
  };
  CHECK(found("") == Ids{ann, cyd, bob, new_one});
  CHECK(found("sort=-id") == Ids{new_one, bob, cyd, ann});
  CHECK(found("active=false") == Ids{cyd});
  CHECK(found("fulfilled=true") == Ids{ann});
  CHECK(found("user_id=2") == Ids{bob});
  CHECK(found("username=ann") == Ids{ann});
  CHECK(found("email=ZED@example.org") == Ids{new_one});
  CHECK(found("email=nobody@example.org").empty());
  CHECK(found("user_id=2&username=ann").empty());
  CHECK(found("user_id=99").empty());
  CHECK(found("user_id=3&active=true").empty());
  CHECK(found("sort=username") == Ids{ann, bob, cyd, new_one});
  CHECK(found("sort=-user_id") == Ids{new_one, cyd, bob, ann});
  CHECK(found("sort=email") == Ids{ann, bob, cyd, new_one});
  CHECK(found("sort=name") == Ids{ann, bob, cyd, new_one});
  CHECK(found("sort=active") == Ids{cyd, ann, bob, new_one});
  CHECK(found("sort=redirect_to") == Ids{bob, ann, cyd, new_one});
  CHECK(found("sort=license_name") == Ids{ann, cyd, bob, new_one});
  CHECK(found("sort=-program_key") == Ids{ann, cyd, bob, new_one});
  const json page = ledger.seats("program", license, "page_size=3&page=2&sort=-id");
  CHECK(page.at("count") == 4);
  CHECK(ids(page) == Ids{ann});
  CHECK(page.at("next") == nullptr);
  CHECK(page.at("previous") == page.at("previous_page"));
  const json row = ledger.seats("program", license).at("results")[2];
  for (const auto& [name, value] : row.items()) {
    if (value.is_object()) continue;
    INFO(name);
    CHECK(found("sort=" + name).size() == 4);
  }
}

TEST_CASE("seats: If-Match, a dry run and an idempotency key") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const std::string head = ledger.head();
  HttpCall dry = post(ledger.seat_path("user") + "?dry_run=true",
                      json{{"license_id", license}, {"user_id", 1}}.dump());
  CHECK(ledger.good(dry).json().at("active") == true);
  CHECK(ledger.head() == head);
  HttpCall call =
      post(ledger.seat_path("user"), json{{"license_id", license}, {"user_id", 1}}.dump());
  call = with_header(call, "Idempotency-Key: one");
  const HttpAnswer first = ledger.good(call);
  CHECK(first.header("Idempotent-Replayed").empty());
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}, {"active", false}});
  const HttpAnswer again = ledger.good(call);
  CHECK(again.header("Idempotent-Replayed") == "true");
  CHECK(again.body == first.body);
  CHECK(again.header("ETag") == first.header("ETag"));
  HttpCall other = call;
  other.body = json{{"license_id", license}, {"user_id", 2}}.dump();
  CHECK(ledger.call(other).status == 422);

  const std::string query = "assignment_id=1&license_id=" + std::to_string(license);
  const HttpCall remove = ledger.remove("user", "", query);
  const HttpAnswer stale = ledger.call(with_header(remove, "If-Match: \"1\""));
  CHECK(stale.status == 412);
  CHECK(stale.json().at("version") == 2);
  HttpCall dry_remove = remove;
  dry_remove.target += "&dry_run=1";
  ledger.good(dry_remove);
  CHECK(ledger.seats("user", license).at("count") == 1);
  const HttpCall keyed =
      with_header(with_header(remove, "If-Match: \"2\""), "Idempotency-Key: two");
  const HttpAnswer removed = ledger.good(keyed);
  const HttpAnswer replayed = ledger.good(keyed);
  CHECK(replayed.body == removed.body);
  CHECK(replayed.header("Idempotent-Replayed") == "true");
}

TEST_CASE("seats: a bound key works on its own platform") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const auto key = ledger.good(post("/api/ledger/keys/", R"({"name":"k","role":"platform_admin",)"
                                                         R"("platform_key":"north"})"));
  const std::string authorization = "Api-Token " + key.json().at("key").get<std::string>();
  HttpCall call = post(ledger.seat_path("user"), json{{"license_id", license},
                                                      {"user_id", 1},
                                                      {"platform_key", "north"},
                                                      {"platform_org", "north-org"}}
                                                     .dump());
  call.authorization = authorization;
  const std::uint64_t id = ledger.good(call).json().at("id");
  HttpCall list = get(ledger.seat_path("user") + "?license_id=" + std::to_string(license) +
                      "&platform_org=north-org");
  list.authorization = authorization;
  CHECK(ledger.good(list).json().at("count") == 1);
  HttpCall remove = ledger.remove("user", "", "assignment_id=" + std::to_string(id));
  remove.authorization = authorization;
  ledger.good(remove);

  // Its members' names are not this key's to read.
  ledger.good(put("/api/directory/groups/9/",
                  json{{"name", "S"}, {"platform_key", "south"}, {"user_ids", {3}}}.dump()));
  HttpCall foreign =
      post(ledger.group_path("user"), json{{"license_id", license}, {"group_id", 9}}.dump());
  foreign.authorization = authorization;
  const HttpAnswer refused = ledger.call(foreign);
  CHECK(refused.status == 403);
  CHECK(refused.json().at("code") == "platform_forbidden");
}

TEST_CASE("seats: a dry run prints whom it would make, and makes nobody") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const json body{{"license_id", license}, {"email", "new@example.org"}};
  const HttpAnswer dry = ledger.good(post(ledger.seat_path("user") + "?dry_run=true", body.dump()));
  CHECK(dry.json().at("email") == "new@example.org");
  ledger.assign("user", {{"license_id", license}, {"email", "other@example.org"}});
  CHECK(ledger.seats("user", license, "email=new@example.org").at("count") == 0);
}

TEST_CASE("seats: an unescaped plus in an e-mail address is put back") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  ledger.assign("user", {{"license_id", license}, {"email", " a+b@example.org "}});
  CHECK(ledger.seats("user", license, "email=a+b@example.org").at("count") == 1);
  CHECK(ledger.seats("user", license, "email=+a%2Bb@example.org+").at("count") == 1);
  ledger.good(get(ledger.seat_path("user") + "check/?email=a+b@example.org"));
  ledger.good(get("/api/ledger/persons/history/?email=a+b@example.org"));
  HttpCall form = post(ledger.seat_path("user"),
                       "license_id=" + std::to_string(license) + "&email=a+b@example.org");
  form.content_type = "application/x-www-form-urlencoded";
  CHECK(ledger.good(form).json().at("email") == "a+b@example.org");
  CHECK(ledger.seats("user", license).at("count") == 1);
}

TEST_CASE("seats: a bulk row refused for another reason than seats has no figures") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const std::string path = "/api/ledger/licenses/" + std::to_string(license) + "/assignments/";
  const auto bulk = [&](const json& rows) {
    const json body{{"mode", "best_effort"}, {"transaction_id", "T1"}, {"assignments", rows}};
    return ledger.good(post(path, body.dump())).json();
  };
  const auto of_user = [](int user, bool active) {
    return json{{"user_id", user}, {"active", active}};
  };
  bulk({of_user(1, true), of_user(2, true)});
  ledger.update("user", {{"license_id", license}, {"active", false}});
  // Those would be of a moment when the rows after it had freed their seats.
  const json rows{of_user(3, true), of_user(1, false), of_user(2, false)};
  const json answer = bulk(rows);
  CHECK(answer.at("usage_count") == 0);
  CHECK(answer.at("results")[1].at("status") == "assigned");
  CHECK(answer.at("results")[0].at("error") ==
        json{{"code", "license_inactive"},
             {"detail", "the license is inactive and gives no new seats"}});
  CHECK(bulk(rows) == answer);
}

}  // namespace
}  // namespace seatledger::integration
