// The right to be forgotten, down to the bytes on the disk.
#include <rocksdb/db.h>
#include <rocksdb/sst_file_reader.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/event_reader.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;

// Said of a file that keeps what lies beneath a row.
const std::string hidden_versions = "hidden versions beneath a row";
// No other text in a data directory has any of them.
const std::vector<std::string> marks{"Quetzalina",     "quetzalina-user", "Oldquetzal",
                                     "erased.example", "invited.quetzal", hidden_versions};

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A running server removes files, and has some that it has not written to the end.
bool open_or_gone(rocksdb::SstFileReader& reader, const fs::path& file) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  for (;;) {
    const auto status = reader.Open(file.string());
    if (status.ok()) return true;
    if (!fs::exists(file)) return false;
    if (std::chrono::steady_clock::now() > end) {
      FAIL(file.string() + " cannot be searched: " + status.ToString());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

// The rows of a sorted file, which may be compressed in it, with all their versions. Nothing of a
// file that is gone.
std::string rows_of(const fs::path& file) {
  rocksdb::SstFileReader reader{rocksdb::Options()};
  if (!open_or_gone(reader, file)) return {};
  std::string text;
  std::uint64_t count = 0;
  const std::unique_ptr<rocksdb::Iterator> at(reader.NewIterator(rocksdb::ReadOptions()));
  for (at->SeekToFirst(); at->Valid(); at->Next(), ++count) {
    text += at->key().ToString() + '\n' + at->value().ToString() + '\n';
  }
  INFO(file.string() << ": " << at->status().ToString());
  REQUIRE(at->status().ok());
  // More than rows and deletions: something lies beneath one.
  const auto properties = reader.GetTableProperties();
  if (count + properties->num_deletions != properties->num_entries) text += hidden_versions;
  return text;
}

// Which marks stand in rows of sorted files.
std::vector<std::string> marks_in_rows(const fs::path& directory) {
  std::string rows;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().extension() == ".sst") rows += rows_of(entry.path());
  }
  std::vector<std::string> found;
  for (const std::string& mark : marks) {
    if (mark != hidden_versions && rows.find(mark) != std::string::npos) found.push_back(mark);
  }
  return found;
}

// "file: mark" for every mark in any file of the directory.
std::vector<std::string> traces(const fs::path& directory) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::string bytes = bytes_of(entry.path());
    if (entry.path().extension() == ".sst") bytes += rows_of(entry.path());
    for (const std::string& mark : marks) {
      if (bytes.find(mark) != std::string::npos)
        found.push_back(entry.path().string() + ": " + mark);
    }
  }
  return found;
}

class PeopleToErase : public SeatsUnderTest {
 public:
  PeopleToErase() {
    put_user("Oldquetzal", "oldquetzal@erased.example");
    put_user("Quetzalina", "quetzalina@erased.example");
    put_group("7", "Seven", {1, 77, 2});
    put_group("8", "Eight", {77});
  }
  void put_user(const std::string& name, const std::string& email) const {
    good(put("/api/directory/users/77/", json{{"username", "quetzalina-user"},
                                              {"email", email},
                                              {"name", name},
                                              {"nick", "Quetzalina"}}
                                             .dump()));
  }
  HttpAnswer erase(const json& whom) const {
    return good(post("/api/ledger/erasures/", whom.dump()));
  }
  fs::path data_dir() const { return directory.path() / "data"; }
};

TEST_CASE("erasure: nothing is left of a person in any file, and the ledger is whole") {
  PeopleToErase ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const std::uint64_t program = ledger.license("program", 5);
  const HttpCall keyed = with_header(
      post(ledger.seat_path("user"), json{{"license_id", license}, {"user_id", 77}}.dump()),
      "Idempotency-Key: e-1");
  const json assigned = ledger.good(keyed).json();
  CHECK(assigned.at("username") == "quetzalina-user");
  ledger.assign("user", {{"license_id", license}, {"email", "invited.quetzal@erased.example"}});
  ledger.assign("user", {{"license_id", license}, {"user_id", 2}});
  ledger.assign_group("program", {{"license_id", program}, {"group_id", 8}});
  CHECK_FALSE(traces(ledger.data_dir()).empty());
  // A start writes the log's rows to sorted files: the search finds them there too. The old name
  // has been overwritten before.
  ledger.restart();
  const std::vector<std::string> written{"Quetzalina", "quetzalina-user", "erased.example",
                                         "invited.quetzal"};
  CHECK(marks_in_rows(ledger.data_dir()) == written);
  ledger.assign("program", {{"license_id", program}, {"user_id", 77}, {"fulfilled", true}});
  CHECK(ledger.usage("user", license) == 3);

  const json answer = ledger.erase({{"user_id", 77}}).json();
  CHECK(answer.at("detail").is_string());
  CHECK(answer.at("backups") == json::array());
  CHECK(answer.at("files_pending") == false);
  ledger.erase({{"email", "INVITED.quetzal@erased.example"}});
  CHECK(traces(ledger.data_dir()) == std::vector<std::string>{});
  CHECK(ledger.call(get("/api/directory/users/77/")).status == 404);
  CHECK(ledger.usage("user", license) == 1);
  CHECK(ledger.usage("program", program) == 0);

  // A repeat prints the erased as nobody, and gives nobody a seat.
  const HttpAnswer again = ledger.call(keyed);
  INFO(again.body);
  CHECK(again.body.find("uetzal") == std::string::npos);
  CHECK(ledger.usage("user", license) == 1);
  CHECK(ledger.call(post("/api/ledger/erasures/", R"({"user_id":77})")).status == 404);

  ledger.restart();
  CHECK(traces(ledger.directory.path()) == std::vector<std::string>{});
  REQUIRE(ledger.server->stop() == 0);
  CHECK(traces(ledger.directory.path()) == std::vector<std::string>{});
  const auto verdict =
      support::run_program("seatledger", {"verify", "--data-dir", ledger.data_dir().string()});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
}

TEST_CASE("erasure: put again, the same ids are a new person's") {
  const PeopleToErase ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const json before = ledger.assign("user", {{"license_id", license}, {"user_id", 77}}).json();
  ledger.erase({{"email", "quetzalina@erased.example"}});
  ledger.put_user("Quetzalina", "quetzalina@erased.example");
  CHECK(ledger.seats("user", license).at("count") == 0);
  const json after = ledger.assign("user", {{"license_id", license}, {"user_id", 77}}).json();
  CHECK(after.at("id") != before.at("id"));
  CHECK(after.at("email") == "quetzalina@erased.example");
}

TEST_CASE("erasure: an e-mail finds removed users who had it, beside another or alone") {
  PeopleToErase ledger;
  const bool another = GENERATE(true, false);
  CAPTURE(another);
  const std::string email = "quetzalina@erased.example";
  const std::uint64_t license = ledger.license("user", 5);
  const json seat = ledger.assign("user", {{"license_id", license}, {"user_id", 77}}).json();
  HttpCall remove = get("/api/directory/users/77/");
  remove.method = "DELETE";
  ledger.good(remove);
  if (another) {
    ledger.good(put("/api/directory/users/78/",
                    json{{"username", "quetzalina-user"}, {"email", email}}.dump()));
    ledger.assign("user", {{"license_id", license}, {"user_id", 78}});
  }
  CHECK(ledger.usage("user", license) == (another ? 1 : 0));
  ledger.restart();
  const std::vector<std::string> written{"Quetzalina", "quetzalina-user", "erased.example"};
  CHECK(marks_in_rows(ledger.data_dir()) == written);

  const std::string erasure = json{{"email", "QUETZALINA@erased.example"}}.dump();
  const std::string before = ledger.head();
  ledger.good(post("/api/ledger/erasures/?dry_run=true", erasure));
  CHECK(ledger.head() == before);
  const HttpCall keyed =
      with_header(post("/api/ledger/erasures/", erasure), "Idempotency-Key: e-2");
  const HttpAnswer answer = ledger.good(keyed);
  CHECK(traces(ledger.data_dir()) == std::vector<std::string>{});
  CHECK(ledger.good(keyed).body == answer.body);
  CHECK(ledger.call(post("/api/ledger/erasures/", erasure)).status == 404);
  CHECK(ledger.call(post("/api/ledger/erasures/", R"({"user_id":77})")).status == 404);
  CHECK(ledger.usage("user", license) == 0);

  REQUIRE(ledger.server->stop() == 0);
  const std::string data = ledger.data_dir().string();
  const fs::path lines = ledger.directory.path() / "lines", people = ledger.directory.path() / "p";
  const auto runs = [](const std::vector<std::string>& arguments) {
    const auto end = support::run_program("seatledger", arguments);
    INFO(end.output);
    CHECK(end.exit_code == 0);
  };
  runs({"verify", "--data-dir", data});
  runs({"export", "--data-dir", data, "--out", lines.string(), "--people", people.string()});
  runs({"verify", "--export", lines.string(), "--people", people.string()});
  CHECK(bytes_of(people).find("ann@example.org") != std::string::npos);
  CHECK(traces(ledger.directory.path()) == std::vector<std::string>{});

  // The number is free for somebody new.
  ledger.server.reset();
  ledger.restart();
  ledger.put_user("Quetzalina", email);
  const json again = ledger.assign("user", {{"license_id", license}, {"user_id", 77}}).json();
  CHECK(again.at("id") != seat.at("id"));
}

TEST_CASE("erasure: what may be asked, and by whom") {
  const PeopleToErase ledger;
  const auto status_of = [&](const json& body, const std::string& query = {}) {
    return ledger.call(post("/api/ledger/erasures/" + query, body.dump())).status;
  };
  CHECK(status_of(json::object()) == 400);
  CHECK(status_of({{"user_id", 77}, {"email", "ann@example.org"}}) == 400);
  CHECK(status_of({{"user_id", 0}}) == 400);
  CHECK(status_of({{"user_id", 99}}) == 404);
  CHECK(status_of({{"email", "unknown@example.org"}}) == 404);
  CHECK(status_of({{"user_id", 77}}, "?dry_run=true") == 200);
  CHECK(ledger.call(get("/api/directory/users/77/")).status == 200);
  const std::string key =
      ledger.good(post("/api/ledger/keys/", R"({"name":"r","role":"read_only"})")).json().at("key");
  HttpCall call = post("/api/ledger/erasures/", R"({"user_id":77})");
  call.authorization = "Token " + key;
  CHECK(ledger.call(call).status == 403);

  const HttpCall keyed =
      with_header(post("/api/ledger/erasures/", R"({"user_id":77})"), "Idempotency-Key: k");
  const HttpAnswer first = ledger.good(keyed);
  const HttpAnswer again = ledger.good(keyed);
  CHECK(again.body == first.body);
  CHECK(again.header("Idempotent-Replayed") == "true");
}

// As in a server that has run for a while: a stream that stands still, and all that copies or
// folds.
TEST_CASE("erasure: beside and after all who read the files, it ends by itself") {
  PeopleToErase ledger;
  REQUIRE(ledger.server->stop() == 0);
  const auto outside = ledger.directory.path() / "outside";
  fs::create_directories(outside);
  ledger.client.reset();
  ledger.server = std::make_unique<support::ServerProcess>(
      ledger.directory.path(),
      std::vector<std::string>{"--backup-dir", (outside / "backups").string()});
  ledger.client = std::make_unique<HttpClient>(ledger.server->port());
  const std::uint64_t license = ledger.license("user", 5);
  for (int i = 0; i < 300; ++i)
    ledger.update("user", {{"license_id", license}, {"count", 5 + i % 9}});
  const support::EventReader stalled(ledger.server->port(),
                                     get("/api/ledger/events/stream/?after=0"), 4096);
  const auto rebuild = [&](const char* body) {
    REQUIRE(ledger.call(post("/api/ledger/rebuild/", body)).status / 100 == 2);
  };
  const auto wait_for_rebuild = [&] {
    while (ledger.good(get("/api/ledger/rebuild/")).json().at("state") != "idle") {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  };
  const auto tool = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--url", "http://127.0.0.1:" + std::to_string(ledger.server->port()),
                               "--key", std::string(support::admin_key)});
    const auto end = support::run_program("seatledger", words);
    INFO(words.front() << ": " << end.output << ledger.server->log());
    REQUIRE(end.exit_code == 0);
  };
  for (int round = 0; round < 4; ++round) {
    INFO("round " << round);
    ledger.put_user("Quetzalina", "quetzalina@erased.example");
    ledger.assign("user", {{"license_id", license}, {"user_id", 77}});
    REQUIRE(ledger.call(post("/api/ledger/backup/", "{}")).status / 100 == 2);
    tool({"verify"});
    tool({"export", "--out", (outside / ("export" + std::to_string(round))).string()});
    rebuild("{}");
    wait_for_rebuild();
    // One erasure meets a rollback, the next one a rebuild that still folds.
    rebuild(round % 2 == 0 ? R"({"rollback":true})" : "{}");
    const json answer = ledger.erase({{"user_id", 77}}).json();
    INFO(answer.dump());
    while (ledger.good(get("/api/ledger/status/")).json().at("erasure_files_pending") == true) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(traces(ledger.data_dir()) == std::vector<std::string>{});
    wait_for_rebuild();
  }
  CHECK(ledger.server->stop() == 0);
}

TEST_CASE("erasure: one that a crash cut short is finished at the next start") {
  PeopleToErase ledger;
  REQUIRE(ledger.server->stop() == 0);
  ledger.server.reset();
  const auto open_ledger = [&] {
    rocksdb::DB* opened = nullptr;
    const auto status =
        rocksdb::DB::Open(rocksdb::Options(), (ledger.data_dir() / "ledger").string(), &opened);
    INFO(status.ToString());
    REQUIRE(status.ok());
    return std::unique_ptr<rocksdb::DB>(opened);
  };
  // The mark that the erasing commit leaves, as if the program had ended right after it.
  REQUIRE(open_ledger()->Put({}, "u", std::string(7, '\0') + '\x01').ok());
  ledger.restart();
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (ledger.server->log().find("files rewritten") == std::string::npos &&
         std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  INFO(ledger.server->log());
  CHECK(ledger.server->log().find("is finished now") != std::string::npos);
  REQUIRE(ledger.server->stop() == 0);
  std::string mark;
  CHECK(open_ledger()->Get({}, "u", &mark).IsNotFound());
}

}  // namespace
}  // namespace seatledger::integration
