// What ?dry_run=plan says about people and licenses.
#include <string>
#include <utility>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

HttpCall planned(HttpCall call, const std::string& value = "plan") {
  call.target += call.target.find('?') == std::string::npos ? '?' : '&';
  call.target += "dry_run=" + value;
  return call;
}

TEST_CASE("plan: the effects name who gains, loses and waits, and the figures after") {
  SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 3);
  const auto plan = [&](HttpCall call) { return ledger.good(planned(std::move(call))).json(); };
  const auto figure = [&](int before, int after) {
    return json{{"license_id", license}, {"before", before}, {"after", after}};
  };
  const std::string seats = "/api/ledger/licenses/" + std::to_string(license) + "/assignments/";
  const HttpCall assign_two =
      post(seats, R"({"assignments":[{"user_id":1},{"email":"new@example.org"}]})");
  json effects = plan(assign_two).at("effects");
  CHECK(effects.at("gains").size() == 2);
  CHECK(effects.at("gains")[0].at("license_id") == license);
  CHECK(effects.at("loses").empty());
  CHECK(effects.at("usage_count") == json::array({figure(0, 2)}));
  ledger.good(assign_two);

  // Of its two members one has a seat already.
  const HttpCall group =
      post(ledger.group_path("user"), json{{"license_id", license}, {"group_id", 7}}.dump());
  CHECK(plan(group).at("effects").at("gains").size() == 1);
  ledger.good(group);

  const HttpCall third = put("/api/directory/groups/7/",
                             R"({"name":"Seven","platform_key":"north","user_ids":[1,2,3]})");
  effects = plan(third).at("effects");
  CHECK(effects.at("gains").empty());
  CHECK(effects.at("waits").size() == 1);
  CHECK(effects.at("waiting") == json::array({figure(0, 1)}));
  ledger.good(third);

  const json grown = plan(
      post(ledger.path("user") + "update/", json{{"license_id", license}, {"count", 4}}.dump()));
  CHECK(grown.at("answer").at("count") == 4);
  CHECK(grown.at("effects").at("gains").size() == 1);
  CHECK(grown.at("effects").at("waiting") == json::array({figure(1, 0)}));
  // Nobody sent a transaction_id, and the one that the ledger would make is not known yet.
  CHECK(grown.at("events")[0].at("transaction_id").is_null());

  const json released =
      plan(post(seats + "release/", R"({"assignments":[{"email":"new@example.org"}]})"));
  CHECK(released.at("effects").at("loses").size() == 1);
  CHECK(released.at("effects").at("gains").size() == 1);  // who waited first
  CHECK(released.at("effects").at("usage_count") == json::array({figure(3, 3)}));
}

TEST_CASE("plan: one that is refused is the refusal; of a repeat it has no events") {
  SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  HttpCall call =
      post(ledger.seat_path("user"), json{{"license_id", license}, {"user_id", 1}}.dump());
  call.headers.emplace_back("Idempotency-Key: once");
  const json made = ledger.good(call).json();
  const HttpAnswer again = ledger.good(planned(call));
  CHECK(again.header("Idempotent-Replayed") == "true");
  CHECK(again.json().at("answer") == made);
  CHECK(again.json().at("events").empty());
  CHECK(again.json().at("effects").at("gains").empty());

  const HttpAnswer refused = ledger.call(planned(
      post(ledger.seat_path("user"), json{{"license_id", license}, {"user_id", 2}}.dump())));
  CHECK(refused.status == 400);
  CHECK(refused.json().at("code") == "no_seats_available");
  const HttpAnswer unknown = ledger.call(planned(call, "perhaps"));
  CHECK(unknown.status == 400);
  CHECK(unknown.json().at("dry_run")[0] == "must be true or false, or plan");
}

}  // namespace
}  // namespace seatledger::integration
