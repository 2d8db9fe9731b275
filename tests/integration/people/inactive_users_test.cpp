// Users with `active: false`: they keep their seats and get no new ones.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class UsersUnderTest : public SeatsUnderTest {
 public:
  void set_active(int id, const std::string& name, bool active) const {
    good(
        put("/api/directory/users/" + std::to_string(id) + "/",
            json{{"username", name}, {"email", name + "@example.org"}, {"active", active}}.dump()));
  }
};

TEST_CASE("inactive users: seats stay and are counted, new ones are refused by name") {
  const UsersUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 3);
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}});
  ledger.set_active(1, "ann", false);
  ledger.set_active(3, "cyd", false);
  CHECK(ledger.usage("user", license) == 1);
  CHECK(ledger.seats("user", license).at("results")[0].at("active") == true);
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}, {"fulfilled", true}});
  const std::string head = ledger.head();
  for (const json& who : {json{{"user_id", 3}}, json{{"email", "CYD@example.org"}}}) {
    json body = who;
    body["license_id"] = license;
    const HttpAnswer refused = ledger.call(post(ledger.seat_path("user"), body.dump()));
    INFO(refused.body);
    CHECK(refused.status == 400);
    CHECK(refused.json().at("code") == "user_inactive");
  }
  CHECK(ledger.head() == head);
  const json rows{{{"user_id", 3}}, {{"user_id", 4}}};
  const json bulk =
      ledger
          .good(post("/api/ledger/licenses/" + std::to_string(license) + "/assignments/",
                     json{{"mode", "best_effort"}, {"assignments", rows}}.dump()))
          .json();
  CHECK(bulk.at("results")[0].at("error").at("code") == "user_inactive");
  CHECK(bulk.at("results")[1].at("status") == "assigned");
  ledger.set_active(3, "cyd", true);
  ledger.assign("user", {{"license_id", license}, {"user_id", 3}});
  CHECK(ledger.usage("user", license) == 3);
}

TEST_CASE("inactive users: a group passes them over until they are active again") {
  const UsersUnderTest ledger;
  ledger.set_active(2, "bob", false);
  const std::uint64_t license = ledger.license("program", 1);
  const json row =
      ledger.assign_group("program", {{"license_id", license}, {"group_id", 7}}).json();
  CHECK(row.at("user_count") == 2);
  CHECK(row.at("assigned_count") == 1);
  ledger.update("program", {{"license_id", license}, {"count", 5}});
  CHECK(ledger.usage("program", license) == 1);
  ledger.set_active(2, "bob", true);
  CHECK(ledger.usage("program", license) == 2);
}

}  // namespace
}  // namespace seatledger::integration
