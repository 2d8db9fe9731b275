// The first start with a ledger that took two spellings of an e-mail for two people.
#include <algorithm>

#include "ledger/rocks/rocks_lookups.h"
#include "ledger/write/sequencer.h"
#include "projections/views/view_set.h"
#include "support/ledger_under_test.h"
#include "support/memory_store.h"
#include "support/old_emails.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;

// Writes a ledger as an earlier version did.
class OldLedger {
 public:
  explicit OldLedger(const fs::path& data_dir)
      : store_(data_dir), log_(store_.ledger()), people_(store_.ledger()) {
    must(ledger::PutPlatform{{"north", "north-org", 0, "North", true, {}}});
    ledger::CreateLicense create;
    create.platform.key = "north";
    create.count = 10;
    must(create);
  }

  void user(std::int64_t id, const std::string& email) {
    ledger::Person person;
    person.user_id = id;
    person.username = "user" + std::to_string(id);
    person.email = email;
    must(ledger::PutUser{person});
  }
  void seat(const std::string& email) {
    ledger::AssignSeat assign;
    assign.license_id = LicenseId{1};
    assign.person.email = email;
    must(assign, "seat of " + email);
  }
  void group(const std::string& id, std::vector<std::int64_t> users) {
    must(ledger::PutGroup{{id, id, "north", {}}, std::move(users)});
  }

 private:
  void must(ledger::Command command, const std::string& key = {}) {
    ledger::Request request;
    request.command = std::move(command);
    request.actor = "key:1";
    request.source = "api";
    if (!key.empty()) request.idempotency_key = sha256(key);
    const auto outcome = sequencer_.run({&request, 1}).front();
    INFO((outcome.has_error() ? outcome.error().detail : ""));
    REQUIRE(outcome.has_value());
  }

  support::OldEmails store_;
  ledger::RocksEventLog log_;
  ledger::RocksPeople people_;
  projections::MemoryStore rows_;
  projections::ViewSet views_{rows_};
  SystemClock clock_;
  SystemEntropy entropy_;
  ledger::Sequencer sequencer_{
      ledger::Sequencer::Parts{log_, people_, views_.state(), views_, clock_, entropy_}};
};

const std::string upper_name = "J\u00dcRGEN@example.org";
const std::string lower_name = "j\u00fcrgen@example.org";
const std::string apart_name = "ju\u0308rgen@example.org";

// Seats of: an invited person and a user of one address; two invited people; two users.
void write_old(const fs::path& data_dir) {
  OldLedger old(data_dir);
  old.user(101, lower_name);
  old.seat(lower_name);
  old.seat(upper_name);
  old.seat("x@m\u00fcnchen.example");
  old.seat("X@xn--mnchen-3ya.example");
  old.seat("ann@example.org");
  old.user(102, "\u00e9va@example.org");
  old.user(103, "\u00c9VA@example.org");
  old.seat("\u00e9va@example.org");
  old.seat("\u00c9VA@example.org");
  old.group("g", {102, 103});
}

// How often the text stands in the log of all starts.
std::size_t times(const std::string& log, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = log.find(text); at != std::string::npos; at = log.find(text, at + 1)) {
    ++count;
  }
  return count;
}

class Started {
 public:
  explicit Started(const fs::path& root)
      : server(std::make_unique<support::ServerProcess>(root)), client(server->port()) {}
  json good(const HttpCall& call) {
    const HttpAnswer answer = client.call(call);
    INFO(to_bytes(call) << '\n' << answer.head << answer.body);
    REQUIRE(answer.status == 200);
    return answer.json();
  }
  std::int64_t usage() { return good(get("/api/ledger/licenses/1/")).at("usage_count"); }
  json same_email() { return good(get("/api/ledger/status/")).at("users_with_same_email"); }

  std::unique_ptr<support::ServerProcess> server;
  HttpClient client;
};

support::ProgramEnd verified(const fs::path& root) {
  return support::run_program("seatledger", {"verify", "--data-dir", (root / "data").string()});
}

// Seven seats for six people of whom two are one user, two one invited person, two remain two.
void check_merged(Started& started) {
  CHECK(started.usage() == 5);
  const json seats =
      started.good(get("/api/catalog/licenses/user/assignment/?license_id=1&page_size=100"));
  CHECK(seats.at("count") == 5);
  json users = json::array();
  for (const json& seat : seats.at("results")) users.push_back(seat.at("user_id"));
  std::sort(users.begin(), users.end());
  CHECK(users == json::array({0, 0, 101, 102, 103}));
  CHECK(started.same_email() == json::array({{102, 103}}));
  CHECK(started.server->log().find("\"user_ids\":\"102, 103\"") != std::string::npos);
}

TEST_CASE("same e-mails: a first start merges who is invited, and names users who share one") {
  const contract::TemporaryDirectory root;
  write_old(root.path() / "data");
  CHECK(verified(root.path()).exit_code == 0);
  {
    Started started(root.path());
    CHECK(started.server->log().find("people known only by an e-mail are merged") !=
          std::string::npos);
    check_merged(started);
    const json events = started.good(get("/api/ledger/events/?type=user_merged"));
    REQUIRE(events.at("events").size() == 2);
    CHECK(events.at("events")[0].at("data").at("actor") == "server");
    const auto status = support::run_program(
        "seatledger",
        {"status", "--url", "http://127.0.0.1:" + std::to_string(started.server->port()), "--key",
         std::string(support::admin_key)});
    INFO(status.output);
    CHECK(status.output.find("same e-mail   users 102, 103") != std::string::npos);
    CHECK(started.server->stop() == 0);
  }
  const auto verdict = verified(root.path());
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
  // Once: the next start only names them.
  Started again(root.path());
  CHECK(times(again.server->log(), "are merged") == 1);
  CHECK(times(again.server->log(), "new rule") == 1);
  CHECK(times(again.server->log(), R"("user_ids":"102, 103")") == 2);
  check_merged(again);
  // One of the two gets an address of their own.
  again.good(
      put("/api/directory/users/103/", R"({"username":"user103","email":"eva@example.org"})"));
  CHECK(again.same_email().empty());
  CHECK(again.server->stop() == 0);
}

TEST_CASE("same e-mails: killed at any moment of the first start, the next one does the rest") {
  const contract::TemporaryDirectory root;
  write_old(root.path() / "data");
  // After the look-ups, before anybody is merged.
  {
    ledger::RocksLedgerOptions options;
    options.data_dir = root.path() / "data";
    ledger::RocksLedger ledger(options);
    CHECK(ledger::renew_email_lookups(ledger));
  }
  CHECK(verified(root.path()).exit_code == 0);
  for (int round = 0; round < 2; ++round) {
    Started started(root.path());
    check_merged(started);
    started.server->kill();
  }
  Started started(root.path());
  check_merged(started);
  CHECK(started.server->stop() == 0);
  CHECK(verified(root.path()).exit_code == 0);
}

TEST_CASE("same e-mails: erasures by every spelling find their people, also after the start") {
  const contract::TemporaryDirectory root;
  write_old(root.path() / "data");
  Started started(root.path());
  const auto erase = [&](const std::string& email) {
    return started.client.call(post("/api/ledger/erasures/", json{{"email", email}}.dump()));
  };
  CHECK(erase(apart_name).status == 200);
  for (const auto& email : {apart_name, lower_name, upper_name}) {
    CHECK(erase(email).status == 404);
  }
  CHECK(erase("X@M\u00dcNCHEN.example").status == 200);
  CHECK(erase("x@xn--mnchen-3ya.example").status == 404);
  // Of two users the spelling tells whom; the other one is still found.
  CHECK(erase("\u00c9va@example.org").status == 200);
  CHECK(erase("\u00e9va@example.org").status == 200);
  CHECK(erase("\u00e9va@example.org").status == 404);
  CHECK(started.usage() == 1);
  CHECK(started.server->stop() == 0);
  CHECK(verified(root.path()).exit_code == 0);
}

TEST_CASE("same e-mails: a repeat of a request from before is recognised") {
  const contract::TemporaryDirectory root;
  write_old(root.path() / "data");
  Started started(root.path());
  const std::string before = started.good(get("/api/ledger/status/")).at("head").dump();
  for (const auto& email : {upper_name, lower_name}) {
    HttpCall call = with_header(post("/api/catalog/licenses/user/assignment/",
                                     json{{"license_id", 1}, {"email", email}}.dump()),
                                "Idempotency-Key: seat of " + email);
    const HttpAnswer answer = started.client.call(call);
    INFO(answer.head << answer.body);
    CHECK(answer.status == 200);
    CHECK(answer.header("Idempotent-Replayed") == "true");
  }
  CHECK(started.good(get("/api/ledger/status/")).at("head").dump() == before);
  CHECK(started.server->stop() == 0);
}

TEST_CASE("same e-mails: an export from before is imported, and settled by the first start") {
  const contract::TemporaryDirectory root;
  const contract::TemporaryDirectory copy;
  write_old(root.path() / "data");
  const std::string log = (root.path() / "log.jsonl").string();
  const std::string people = (root.path() / "people.jsonl").string();
  const auto exported = support::run_program(
      "seatledger",
      {"export", "--data-dir", (root.path() / "data").string(), "--out", log, "--people", people});
  INFO(exported.output);
  REQUIRE(exported.exit_code == 0);
  const auto imported = support::run_program(
      "seatledger",
      {"import", log, "--people", people, "--data-dir", (copy.path() / "data").string()});
  INFO(imported.output);
  REQUIRE(imported.exit_code == 0);
  Started started(copy.path());
  check_merged(started);
  CHECK(started.server->stop() == 0);
  CHECK(verified(copy.path()).exit_code == 0);
}

}  // namespace
}  // namespace seatledger::integration
