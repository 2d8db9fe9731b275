// Proofs over HTTP and in the tool, checked by the tool without the server.
#include <fstream>

#include "ledger_under_test.h"

namespace seatledger::integration {
namespace {

class ProofsUnderTest : public LedgerUnderTest {
 public:
  support::ProgramEnd prove(std::uint64_t position, const std::string& file) const {
    return support::run_program("seatledger",
                                {"prove", std::to_string(position), "--out", path(file), "--url",
                                 "http://127.0.0.1:" + std::to_string(server->port()), "--key",
                                 std::string(support::admin_key)});
  }
  support::ProgramEnd check(const std::string& proof, const std::string& key) const {
    return support::run_program("seatledger",
                                {"check-proof", path(proof), "--public-key", path(key)});
  }
  void save(const std::string& file, const std::string& text) const {
    std::ofstream(path(file), std::ios::binary) << text;
  }
  std::string path(const std::string& file) const { return (directory.path() / file).string(); }
  json public_key() const { return good(get("/api/ledger/public-key/")).json(); }
};

HttpCall as(const std::string& key, HttpCall call) {
  call.authorization = "Api-Token " + key;
  return call;
}

}  // namespace

TEST_CASE("proofs: the tool fetches one, and checks it without the server") {
  ProofsUnderTest ledger;
  REQUIRE(ledger.prove(3, "proof").exit_code == 0);
  ledger.save("key", ledger.public_key().dump());
  ledger.save("line", ledger.public_key().at("key").get<std::string>() + "\n");
  CHECK(ledger.prove(99, "none").exit_code == 1);
  REQUIRE(ledger.server->stop() == 0);
  CHECK(ledger.check("proof", "key").exit_code == 0);
  CHECK(ledger.check("proof", "line").exit_code == 0);
  CHECK(ledger.check("missing", "key").exit_code == 2);

  std::ifstream in(ledger.path("proof"));
  json proof = json::parse(in);
  proof["position"] = 2;
  ledger.save("other", proof.dump());
  CHECK(ledger.check("other", "key").exit_code == 1);
}

TEST_CASE("proofs: a replaced key leaves what the old one signed") {
  const ProofsUnderTest ledger;
  REQUIRE(ledger.prove(3, "old proof").exit_code == 0);
  const json before = ledger.public_key();
  const json after = ledger.good(post("/api/ledger/signing-keys/", "")).json();
  CHECK(after.at("key") != before.at("key"));
  CHECK(after.at("old_keys") == json::array({before.at("key")}));
  CHECK(ledger.public_key() == after);
  REQUIRE(ledger.prove(3, "new proof").exit_code == 0);
  ledger.save("old key", before.dump());
  ledger.save("keys", after.dump());
  CHECK(ledger.check("old proof", "old key").exit_code == 0);
  CHECK(ledger.check("new proof", "old key").exit_code == 1);
  CHECK(ledger.check("old proof", "keys").exit_code == 0);
  CHECK(ledger.check("new proof", "keys").exit_code == 0);
}

TEST_CASE("proofs: who may ask for which") {
  const ProofsUnderTest ledger;
  const auto new_key = [&](const json& body) {
    return ledger.good(post("/api/ledger/keys/", body.dump())).json().at("key").get<std::string>();
  };
  const std::string auditor = new_key({{"name", "a"}, {"role", "auditor"}});
  const std::string north =
      new_key({{"name", "n"}, {"role", "read_only"}, {"platform_key", "north"}});
  const std::string south =
      new_key({{"name", "s"}, {"role", "read_only"}, {"platform_key", "south"}});
  ledger.create("user", ProofsUnderTest::least("user"));
  const std::string license = "/api/ledger/events/" + ledger.head() + "/proof/";
  CHECK(ledger.call(as(auditor, get(license))).status == 200);
  CHECK(ledger.call(as(auditor, get("/api/ledger/events/1/proof/"))).status == 200);
  CHECK(ledger.call(as(north, get(license))).status == 200);
  CHECK(ledger.call(as(south, get(license))).status == 403);
  CHECK(ledger.call(as(north, get("/api/ledger/events/1/proof/"))).status == 403);
  CHECK(ledger.call(as(auditor, post("/api/ledger/signing-keys/", ""))).status == 403);
  HttpCall nobody = get("/api/ledger/checkpoint/");
  nobody.authorization.clear();
  CHECK(ledger.call(nobody).status == 401);
}

TEST_CASE("proofs: what cannot be proven is refused by name") {
  const ProofsUnderTest ledger;
  for (const char* none : {"0", "99", "x", "-1"}) {
    const std::string path = "/api/ledger/events/" + std::string(none) + "/proof/";
    CHECK(ledger.call(get(path)).status == 404);
  }
  for (const char* query : {"", "from=1", "from=0&to=1", "from=2&to=1", "from=1&to=99"}) {
    INFO(query);
    const HttpAnswer answer = ledger.call(get("/api/ledger/consistency/?" + std::string(query)));
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "invalid_parameter");
  }
}

}  // namespace seatledger::integration
