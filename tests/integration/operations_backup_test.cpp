// Backup, restore, repair and status over the real programs.
#include <map>
#include <set>
#include <sstream>

#include "operations_world.h"

namespace seatledger::integration {
namespace {

std::uint64_t bytes_under(const fs::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void spread_events(OperationsWorld& ledger, int count) {
  for (int i = 0; i < count; ++i) ledger.create("user", LedgerUnderTest::least("user"));
}

// Something of everything that gets an id.
void spread_ids(OperationsWorld& ledger, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string name = "spread" + ledger.head();
    const std::uint64_t license = ledger.license("user", 9);
    ledger.assign("user", {{"license_id", license}, {"email", name + "@example.org"}});
    ledger.good(put("/api/directory/users/" + std::to_string(1000 + std::stoi(ledger.head())) + "/",
                    json{{"username", name}}.dump()));
    ledger.assign_group("user", {{"license_id", license}, {"group_id", 7}});
    ledger.good(post("/api/ledger/keys/", json{{"name", name}, {"role", "auditor"}}.dump()));
    ledger.good(put("/api/directory/platforms/" + name + "/", json{{"org", name}}.dump()));
  }
}

using GivenIds = std::map<std::string, std::set<std::uint64_t>>;

void take_ids(GivenIds& ids, const json& event) {
  static const std::map<std::string, std::vector<std::string>> places{
      {"license_created", {"/license_id"}},
      {"seat_assigned", {"/data/assignment_id"}},
      {"group_assigned", {"/data/group_assignment_id"}},
      {"person_invited", {"/data/after/person_id"}},
      {"user_put", {"/data/after/person_id"}},
      {"key_created", {"/data/after/id"}},
      {"platform_put", {"/data/after/platform_id"}}};
  const auto found = places.find(event.at("type"));
  if (found == places.end()) return;
  for (const std::string& place : found->second) {
    const json::json_pointer pointer(place);
    const std::string kind = place.substr(place.rfind('/'));
    ids[kind + (found->first == "key_created" ? " of a key" : "")].insert(
        event.at(pointer).get<std::uint64_t>());
  }
}

// By kind, the ids in the events after `after`.
GivenIds given_ids(const std::string& lines, std::uint64_t after) {
  GivenIds ids;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const json event = json::parse(line);
    if (event.at("position").get<std::uint64_t>() > after) take_ids(ids, event);
  }
  return ids;
}

struct Exported {
  std::string lines;
  std::string people;
};

// Every row of the log and of people, as stored. The rows of views are compared by `verify`.
Exported exported(const OperationsWorld& ledger, const std::string& name) {
  const auto lines = ledger.file(name + ".jsonl");
  const auto people = ledger.file(name + ".people.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string(), "--people",
             people.string()});
  return {text_of(lines), text_of(people)};
}

TEST_CASE("backup: live, incremental, listed, restored and verified") {
  OperationsWorld ledger;
  const std::uint64_t license = ledger.fill();
  spread_events(ledger, 300);
  OperationsWorld::Load load(ledger.server->port(), 4);
  const auto first = json::parse(expect(0, ledger.asked({"backup", "--to", "one", "--json"})));
  CHECK(first.at("name") == "one");
  const std::uint64_t one_bytes = bytes_under(ledger.backups());
  const auto second = json::parse(expect(0, ledger.asked({"backup", "--json"})));
  CHECK(second.at("position").get<std::uint64_t>() >= first.at("position").get<std::uint64_t>());
  CHECK(first.at("views_position") <= first.at("position"));
  load.end();
  CHECK(load.failed() == 0);
  // What the second shares with the first is there once.
  CHECK(bytes_under(ledger.backups()) <
        first.at("bytes").get<std::uint64_t>() + second.at("bytes").get<std::uint64_t>());
  CHECK(one_bytes > 0);
  CHECK(expect(1, ledger.asked({"backup", "--to", "one"})).find("is there") != std::string::npos);
  CHECK(expect(1, ledger.asked({"backup", "--to", "../x"})).find("name") != std::string::npos);
  CHECK(lines_in(expect(0, ledger.asked({"backup", "--list"}))) == 2);

  // The backups that hold a person are listed by the erasure; one made after it is not.
  const json erased =
      ledger.good(post("/api/ledger/erasures/", R"({"email":"only@example.org"})")).json();
  CHECK(erased.at("backups").size() == 2);
  const auto third = json::parse(expect(0, ledger.asked({"backup", "--to", "three", "--json"})));
  const json gone =
      ledger.good(post("/api/ledger/erasures/", R"({"email":"dan@example.org"})")).json();
  CHECK(gone.at("backups").size() == 3);
  CHECK((!fs::exists(ledger.data() / "snapshots") || fs::is_empty(ledger.data() / "snapshots")));

  // Into a new directory, as on another machine.
  const fs::path other = ledger.file("other");
  expect(0, {"restore", "--from", ledger.backups().string(), "--name", "one", "--data-dir",
             (other / "data").string(), "--is-complete"});
  REQUIRE(fs::exists(other / "data" / "ledger" / "CURRENT"));
  expect(0, {"verify", "--data-dir", (other / "data").string()});
  const support::ServerProcess server(other);
  HttpClient client(server.port());
  const auto seats =
      client.call(get(ledger.seat_path("user") + "?license_id=" + std::to_string(license)));
  CHECK(seats.body.find("only@example.org") != std::string::npos);
  CHECK(third.at("position").get<std::uint64_t>() > second.at("position").get<std::uint64_t>());
}

TEST_CASE("backup: those that begin in one second have names of their own") {
  OperationsWorld ledger;
  ledger.fill();
  std::set<std::string> names;
  for (int i = 0; i < 6; ++i) {
    names.insert(json::parse(expect(0, ledger.asked({"backup", "--json"}))).at("name"));
  }
  CHECK(names.size() == 6);
}

TEST_CASE("backup: without a directory it is refused, and old ones go when a number is set") {
  OperationsWorld ledger;
  ledger.restart_with({});
  CHECK(expect(1, ledger.asked({"backup"})).find("backup_dir") != std::string::npos);
  ledger.restart_with({"--backup-dir", ledger.backups().string(), "--backup-keep", "2"});
  for (const char* name : {"a", "b", "c"}) expect(0, ledger.asked({"backup", "--to", name}));
  const auto rows = json::parse(expect(0, ledger.asked({"backup", "--list", "--json"})));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("name") == "b");
  CHECK(rows[1].at("name") == "c");
}

TEST_CASE("restore: an older backup is refused, and with --accept-loss no id comes twice") {
  OperationsWorld ledger;
  ledger.fill();
  spread_ids(ledger, 2);
  expect(0, ledger.asked({"backup", "--to", "old"}));
  const Exported kept = exported(ledger, "kept");
  const std::uint64_t kept_events = lines_in(kept.lines);
  spread_ids(ledger, 5);
  const std::string lost_lines = exported(ledger, "lost").lines;
  const auto restore = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"restore", "--from", ledger.backups().string(), "--data-dir",
                               ledger.data().string()});
    return more;
  };
  // A server has it open.
  expect(2, restore({}));
  ledger.stop();
  const std::string anchor = text_of(ledger.data() / "anchor");
  CHECK_FALSE(anchor.empty());
  CHECK(expect(1, restore({})).find("would be lost") != std::string::npos);
  // The anchor alone tells it too.
  fs::rename(ledger.data() / "ledger", ledger.file("away"));
  CHECK(expect(1, restore({})).find("would be lost") != std::string::npos);
  fs::rename(ledger.file("away"), ledger.data() / "ledger");
  expect(0, {"verify", "--data-dir", ledger.data().string()});

  const json done = json::parse(expect(0, restore({"--accept-loss", "--json"})));
  CHECK(done.at("restored") == true);
  CHECK(done.at("lost").get<std::uint64_t>() >= 20);
  CHECK(fs::exists(fs::path(done.at("kept").get<std::string>()) / "ledger" / "CURRENT"));
  CHECK(text_of(ledger.data() / "anchor") != anchor);
  expect(0, {"verify", "--data-dir", ledger.data().string()});
  // Every row is that of the backup; one event more says what happened.
  const Exported restored = exported(ledger, "restored");
  CHECK(restored.people == kept.people);
  REQUIRE(restored.lines.starts_with(kept.lines));
  const json last = json::parse(restored.lines.substr(kept.lines.size()));
  CHECK(last.at("type") == "log_restored");
  CHECK(last.at("position") == kept_events + 1);
  ledger.serve();
  CHECK(ledger.call(get("/readyz")).status == 200);
  spread_ids(ledger, 5);
  const Exported after = exported(ledger, "after");
  CHECK(after.lines.starts_with(restored.lines));
  const GivenIds lost_ids = given_ids(lost_lines, kept_events);
  const GivenIds new_ids = given_ids(after.lines, kept_events + 1);
  REQUIRE(lost_ids.size() == 6);
  for (const auto& [kind, lost] : lost_ids) {
    INFO(kind);
    REQUIRE(new_ids.contains(kind));
    CHECK(*new_ids.at(kind).begin() > *lost.rbegin());
  }
  expect(0, ledger.asked({"verify"}));
  // Once accepted, the new log is whole again.
  ledger.stop();
  ledger.serve();
  CHECK(ledger.call(get("/readyz")).status == 200);
}

TEST_CASE("restore: a damaged backup is refused and changes nothing") {
  OperationsWorld ledger;
  ledger.fill();
  expect(0, ledger.asked({"backup", "--to", "one"}));
  ledger.stop();
  for (const auto& entry : fs::recursive_directory_iterator(ledger.backups() / "ledger")) {
    if (entry.path().extension() != ".sst") continue;
    std::string bytes = text_of(entry.path());
    bytes[bytes.size() / 3] ^= 1;
    std::ofstream(entry.path(), std::ios::binary) << bytes;
    break;
  }
  CHECK(expect(2, {"restore", "--from", ledger.backups().string(), "--data-dir",
                   ledger.data().string()})
            .find("damaged") != std::string::npos);
  expect(0, {"verify", "--data-dir", ledger.data().string()});
  CHECK_FALSE(fs::exists(ledger.data() / "restoring"));
}

TEST_CASE("repair: a damaged log is read as far as it is good, and cut to there alone") {
  OperationsWorld ledger;
  ledger.fill();
  spread_events(ledger, 100);
  ledger.server->kill();
  // The write-ahead log holds all of it: a bit in its middle.
  std::size_t largest = 0;
  fs::path log;
  for (const auto& entry : fs::directory_iterator(ledger.data() / "ledger")) {
    if (entry.path().extension() == ".log" && entry.file_size() >= largest) {
      log = entry.path();
      largest = entry.file_size();
    }
  }
  REQUIRE(largest > 1000);
  std::string bytes = text_of(log);
  const std::size_t written = bytes.find_last_not_of('\0');
  bytes[written / 2] ^= 1;
  std::ofstream(log, std::ios::binary) << bytes;

  const std::string data = ledger.data().string();
  const std::string bad = expect(1, {"verify", "--data-dir", data});
  CHECK(bad.find("bytes ") != std::string::npos);
  const std::string read = expect(2, {"replay", "--data-dir", data, "--json"});
  const std::string found = expect(1, {"repair", "--data-dir", data, "--json"});
  const json report = json::parse(found);
  const auto good = report.at("good_events").get<std::uint64_t>();
  CHECK(good > 0);
  CHECK(lines_in(read) >= good);
  expect(1, {"repair", "--data-dir", data, "--accept-head", std::to_string(good - 1)});
  expect(1, {"repair", "--data-dir", data, "--accept-head", std::to_string(good + 1)});
  CHECK(expect(1, {"status", "--data-dir", data}).find("damaged") != std::string::npos);
  CHECK(expect(0, {"repair", "--data-dir", data, "--accept-head", std::to_string(good)})
            .find("log_restored") != std::string::npos);
  expect(0, {"repair", "--data-dir", data});
  expect(0, {"verify", "--data-dir", data});
  ledger.serve();
  CHECK(ledger.call(get("/readyz")).status == 200);
  spread_events(ledger, 3);
  CHECK(std::stoul(ledger.head()) > good + 3);
  expect(0, ledger.asked({"verify"}));
}

TEST_CASE("status of a server and of a directory") {
  OperationsWorld ledger;
  ledger.fill();
  expect(0, ledger.asked({"backup", "--to", "one"}));
  const json served = json::parse(expect(0, ledger.asked({"status", "--json"})));
  CHECK(served.at("head") == std::stoul(ledger.head()));
  CHECK(served.at("views").at("position") == served.at("head"));
  CHECK(served.at("writes").at("accepted") == true);
  CHECK(served.at("backups").at("backups").size() == 1);
  CHECK(served.at("free_bytes").get<std::uint64_t>() > 0);
  CHECK(served.at("erasure_files_pending") == false);
  CHECK(served.at("recorded_ahead_ms") == 0);
  const json read =
      json::parse(expect(0, {"status", "--data-dir", ledger.data().string(), "--json"}));
  CHECK(read.at("head") == served.at("head"));
  CHECK(read.at("server_runs") == true);
  CHECK(expect(0, ledger.asked({"status"})).find("accepted") != std::string::npos);
  const std::string key =
      ledger.good(post("/api/ledger/keys/", R"({"name":"r","role":"auditor"})")).json().at("key");
  HttpCall call = post("/api/ledger/backup/", "");
  call.authorization = "Token " + key;
  CHECK(ledger.call(call).status == 403);
}

}  // namespace
}  // namespace seatledger::integration
