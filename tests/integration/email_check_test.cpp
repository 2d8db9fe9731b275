// The public question whether an e-mail has a license: what it says, and how often it may be asked.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

HttpCall check(const std::string& email) {
  HttpCall call = get("/api/catalog/licenses/user/assignment/check/?email=" + email);
  call.authorization.clear();
  return call;
}

TEST_CASE("email check: an active seat of a user license that is active and within its dates") {
  const SeatsUnderTest ledger;
  const auto is_assigned = [&](const std::string& email) {
    const HttpAnswer answer = ledger.call(check(email));
    INFO(answer.body);
    if (answer.status == 200) {
      CHECK(answer.json() == json{{"detail", "this e-mail has an active license"}});
    } else {
      CHECK(answer.status == 404);
      CHECK(answer.json().at("code") == "not_assigned");
      CHECK(answer.json().size() == 2);
    }
    return answer.status == 200;
  };
  CHECK_FALSE(is_assigned("ann@example.org"));
  CHECK_FALSE(is_assigned("nobody@example.org"));
  ledger.assign("course", {{"license_id", ledger.license("course", 5)}, {"user_id", 1}});
  CHECK_FALSE(is_assigned("ann@example.org"));
  const std::uint64_t license = ledger.license("user", 5);
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}});
  ledger.assign("user", {{"license_id", license}, {"email", "Zed@example.org"}});
  CHECK(is_assigned("ANN@example.org"));
  CHECK(is_assigned("zed@example.org"));
  ledger.update("user", {{"license_id", license}, {"active", false}});
  CHECK_FALSE(is_assigned("ann@example.org"));
  ledger.update("user", {{"license_id", license}, {"active", true}, {"started", "2999-01-01"}});
  CHECK_FALSE(is_assigned("ann@example.org"));
  ledger.update("user",
                {{"license_id", license}, {"started", "2020-01-01"}, {"expired", "2021-01-01"}});
  CHECK_FALSE(is_assigned("ann@example.org"));
  ledger.update("user", {{"license_id", license}, {"expired", nullptr}});
  CHECK(is_assigned("ann@example.org"));
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}, {"active", false}});
  CHECK_FALSE(is_assigned("ann@example.org"));
  ledger.assign_group("user", {{"license_id", license}, {"group_id", 7}});
  CHECK(is_assigned("bob@example.org"));
}

TEST_CASE("email check: a key is not asked for, a wrong one is ignored") {
  const SeatsUnderTest ledger;
  HttpCall call = check("ann@example.org");
  call.authorization = "Api-Token wrong";
  CHECK(ledger.call(call).status == 404);
  for (const char* query : {"", "x", "a@b", "@example.org"}) {
    const HttpAnswer bad = ledger.call(check(query));
    CHECK(bad.status == 400);
    CHECK(bad.json().contains("email"));
  }
}

TEST_CASE("email check: each client has so many questions a minute") {
  contract::TemporaryDirectory directory;
  support::ServerProcess server(directory.path(),
                                {"--check-rate-per-minute", "3", "--trust-forwarded-headers"});
  HttpClient client(server.port());
  const auto ask = [&](const std::string& forwarded) {
    return client.call(with_header(check("ann@example.org"), "X-Forwarded-For: " + forwarded));
  };
  for (int i = 0; i < 3; ++i) CHECK(ask("192.0.2.1").status == 404);
  const HttpAnswer refused = ask("192.0.2.1");
  CHECK(refused.status == 429);
  CHECK(refused.json().at("code") == "rate_limited");
  const std::int64_t wait = refused.json().at("retry_after");
  CHECK(wait >= 1);
  CHECK(wait <= 20);
  CHECK(refused.header("Retry-After") == std::to_string(wait));
  // What the client itself puts before the proxy's word does not count.
  CHECK(ask("192.0.2.9, 192.0.2.1").status == 429);
  CHECK(ask("192.0.2.2").status == 404);
  // One network of IPv6 is one client.
  for (int i = 0; i < 3; ++i) CHECK(ask("2001:db8::" + std::to_string(i)).status == 404);
  CHECK(ask("2001:db8::ffff").status == 429);
  CHECK(ask("2001:db8:0:1::1").status == 404);
  CHECK(server.stop() == 0);
}

}  // namespace
}  // namespace seatledger::integration
