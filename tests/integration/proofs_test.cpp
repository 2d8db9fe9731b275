// Proofs over HTTP and in the tool, checked by the tool without the server.
#include <fstream>
#include <iterator>
#include <vector>

#include "support/ledger_under_test.h"

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
  support::ProgramEnd prove_growth(std::uint64_t from, const std::string& file,
                                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"prove",
                                       "--from",
                                       std::to_string(from),
                                       "--out",
                                       path(file),
                                       "--url",
                                       "http://127.0.0.1:" + std::to_string(server->port()),
                                       "--key",
                                       std::string(support::admin_key)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return support::run_program("seatledger", arguments);
  }
  support::ProgramEnd check_growth(const std::string& proof, const std::string& key,
                                   const std::string& old_checkpoint,
                                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"check-proof", path(proof),        "--public-key",
                                       path(key),     "--old-checkpoint", path(old_checkpoint)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return support::run_program("seatledger", arguments);
  }
  // Keeps the checkpoint over all events that are there, and says how many.
  std::uint64_t keep_checkpoint(const std::string& file) const {
    good(get("/api/ledger/events/" + head() + "/proof/"));
    save(file, good(get("/api/ledger/checkpoint/")).body);
    return std::stoull(head());
  }
  void grow(int events) {
    for (int i = 0; i < events; ++i) create("user", least("user"));
  }
  std::string text(const std::string& file) const {
    std::ifstream in(path(file), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  json saved(const std::string& file) const { return json::parse(text(file)); }
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

TEST_CASE("proofs: the tool fetches that nothing was rewritten, and checks it by itself") {
  ProofsUnderTest ledger;
  ledger.save("key", ledger.public_key().dump());
  // Sizes that are powers of two, and that are not, have proofs of different shapes.
  for (int round = 0; round < 5; ++round) {
    const std::uint64_t from = ledger.keep_checkpoint("old");
    INFO("from " << from);
    ledger.grow(3);
    const std::uint64_t to = ledger.keep_checkpoint("new");
    const auto fetched = ledger.prove_growth(from, "proof", {"--json"});
    REQUIRE(fetched.exit_code == 0);
    CHECK(json::parse(fetched.printed).at("to") == to);
    const json proof = ledger.saved("proof");
    CHECK(proof.at("from") == from);
    CHECK(proof.at("to") == to);
    const auto verdict = ledger.check_growth("proof", "key", "old", {"--json"});
    CHECK(verdict.exit_code == 0);
    CHECK(json::parse(verdict.printed) == json{{"from", from}, {"to", to}, {"proven", true}});

    REQUIRE(!proof.at("hashes").empty());
    for (std::size_t i = 0; i < proof.at("hashes").size(); ++i) {
      json tampered = proof;
      auto hash = tampered["hashes"][i].get<std::string>();
      hash.back() = hash.back() == '0' ? '1' : '0';
      tampered["hashes"][i] = hash;
      ledger.save("tampered", tampered.dump());
      const auto end = ledger.check_growth("tampered", "key", "old");
      CHECK(end.exit_code == 1);
      CHECK(end.output.find("the hashes do not lead") != std::string::npos);
      tampered["hashes"].erase(i);
      ledger.save("tampered", tampered.dump());
      CHECK(ledger.check_growth("tampered", "key", "old").exit_code == 1);
    }
    // It begins at the old one and at no other.
    CHECK(ledger.check_growth("proof", "key", "new").exit_code == 1);
    ledger.save("none", json{{"from", from}, {"to", to}, {"hashes", json::array()}}.dump());
    CHECK(ledger.check_growth("none", "key", "old").exit_code == 2);
  }
  CHECK(ledger.prove_growth(999, "none").exit_code == 1);
  CHECK(ledger.prove_growth(3, "none", {"--to", "2"}).exit_code == 1);
  CHECK(ledger.prove_growth(3, "none", {"4"}).exit_code == 2);
}

void check_unproven(const support::ProgramEnd& end, const std::string& reason) {
  INFO(end.output);
  CHECK(end.exit_code == 1);
  CHECK(end.output.find(reason) != std::string::npos);
}

TEST_CASE("proofs: growth to a checkpoint that is not the newest, and from an earlier proof") {
  ProofsUnderTest ledger;
  ledger.save("key", ledger.public_key().dump());
  const std::uint64_t first = ledger.keep_checkpoint("first");
  ledger.grow(2);
  const std::uint64_t second = ledger.keep_checkpoint("second");
  REQUIRE(ledger.prove_growth(first, "one").exit_code == 0);
  ledger.grow(2);
  const std::uint64_t third = ledger.keep_checkpoint("third");
  REQUIRE(ledger.prove_growth(first, "past", {"--to", std::to_string(second)}).exit_code == 0);
  CHECK(ledger.check_growth("past", "key", "first").exit_code == 1);
  CHECK(ledger.check_growth("past", "key", "first", {"--new-checkpoint", ledger.path("second")})
            .exit_code == 0);
  CHECK(ledger.check_growth("past", "key", "first", {"--new-checkpoint", ledger.path("third")})
            .exit_code == 1);
  REQUIRE(ledger.prove_growth(second, "two", {"--to", std::to_string(third)}).exit_code == 0);
  CHECK(ledger.check_growth("two", "key", "one").exit_code == 0);
  // Nothing was added: the same tree.
  REQUIRE(ledger.prove_growth(third, "same").exit_code == 0);
  CHECK(ledger.check_growth("same", "key", "third").exit_code == 0);

  CHECK(ledger.check("two", "key").exit_code == 2);
  CHECK(ledger.check_growth("two", "key", "missing").exit_code == 2);
  REQUIRE(ledger.prove(3, "event").exit_code == 0);
  CHECK(ledger.check_growth("event", "key", "first").exit_code == 2);
}

TEST_CASE("proofs: an old checkpoint that is not this ledger's proves nothing") {
  ProofsUnderTest ledger;
  ProofsUnderTest other;
  const std::uint64_t from = ledger.keep_checkpoint("old");
  REQUIRE(other.keep_checkpoint("old") == from);
  ledger.grow(3);
  REQUIRE(ledger.prove_growth(from, "proof").exit_code == 0);
  const auto key = ledger.public_key().at("key").get<std::string>();
  ledger.save("key", key + "\n");
  // As many events, signed by a key that is believed: another history.
  ledger.save("both", key + "\n" + other.public_key().at("key").get<std::string>() + "\n");
  ledger.save("foreign", other.text("old"));
  CHECK(ledger.check_growth("proof", "both", "old").exit_code == 0);
  check_unproven(ledger.check_growth("proof", "both", "foreign"), "old signed root");
  check_unproven(ledger.check_growth("proof", "key", "foreign"), "old checkpoint is not signed");

  // This ledger's size and root under the other's signature.
  const std::string old = ledger.text("old");
  const std::string foreign = other.text("old");
  ledger.save("grafted", old.substr(0, old.find("\n\n")) + foreign.substr(foreign.find("\n\n")));
  CHECK(ledger.check_growth("proof", "both", "grafted").exit_code == 1);
  ledger.save("no note", "nothing\n");
  CHECK(ledger.check_growth("proof", "both", "no note").exit_code == 1);
  json proof = ledger.saved("proof");
  proof["checkpoint"] = ledger.text("grafted");
  ledger.save("forged", proof.dump());
  CHECK(ledger.check_growth("forged", "both", "old").exit_code == 1);
}

TEST_CASE("proofs: growth over a replaced key needs both keys") {
  ProofsUnderTest ledger;
  const std::uint64_t from = ledger.keep_checkpoint("old");
  const json before = ledger.public_key();
  const json after = ledger.good(post("/api/ledger/signing-keys/", "")).json();
  ledger.grow(2);
  ledger.keep_checkpoint("new");
  REQUIRE(ledger.prove_growth(from, "proof").exit_code == 0);
  ledger.save("old key", before.dump());
  ledger.save("new key", after.at("key").get<std::string>());
  ledger.save("keys", after.dump());
  CHECK(ledger.check_growth("proof", "keys", "old").exit_code == 0);
  check_unproven(ledger.check_growth("proof", "old key", "old"), "the checkpoint is not signed");
  check_unproven(ledger.check_growth("proof", "new key", "old"),
                 "the old checkpoint is not signed");
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
