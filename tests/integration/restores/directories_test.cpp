// What the server and the tool do with a data directory that cannot be taken as it is: nothing
// tells whether a backup is complete, it holds the files of others, its people or some bytes are
// missing.
#include "integration/operations_world.h"

namespace seatledger::integration {
namespace {

class BackedUp : public OperationsWorld {
 public:
  BackedUp() {
    fill();
    expect(0, asked({"backup", "--to", "one"}));
    stop();
  }
  std::vector<std::string> restore_to(const fs::path& target,
                                      std::vector<std::string> more = {}) const {
    more.insert(more.begin(),
                {"restore", "--from", backups().string(), "--data-dir", target.string()});
    return more;
  }
};

void write_file(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> names_in(const fs::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What a start on the directory says; it must fail.
std::string failed_start(const fs::path& data) {
  const ProgramEnd end =
      support::run_program("seatledgerd", {"--data-dir", data.string(), "--listen", "127.0.0.1:0"});
  CHECK(end.exit_code == 1);
  return end.output;
}

TEST_CASE("restore: where nothing tells whether the backup is complete, the caller must") {
  const BackedUp ledger;
  const fs::path fresh = ledger.file("fresh");
  const std::string refused = expect(1, ledger.restore_to(fresh));
  CHECK(refused.find("--is-complete") != std::string::npos);
  CHECK(refused.find("--accept-loss") != std::string::npos);
  CHECK_FALSE(fs::exists(fresh));
  const json told = json::parse(expect(1, ledger.restore_to(fresh, {"--json"})));
  CHECK(told.at("restored") == false);
  fs::create_directories(fresh);
  expect(1, ledger.restore_to(fresh));
  CHECK(fs::is_empty(fresh));

  expect(0, ledger.restore_to(fresh, {"--is-complete"}));
  expect(0, {"verify", "--data-dir", fresh.string()});
  const fs::path lossy = ledger.file("lossy");
  const json done = json::parse(expect(0, ledger.restore_to(lossy, {"--accept-loss", "--json"})));
  CHECK(done.at("lost") == 0);
  expect(0, {"verify", "--data-dir", lossy.string()});
  const ProgramEnd both =
      tool(ledger.restore_to(ledger.file("both"), {"--accept-loss", "--is-complete"}));
  CHECK(both.exit_code != 0);
  CHECK_FALSE(fs::exists(ledger.file("both")));
}

TEST_CASE("restore: --is-complete does not overrule a ledger or an anchor that knows more") {
  OperationsWorld ledger;
  ledger.fill();
  expect(0, ledger.asked({"backup", "--to", "old"}));
  ledger.create("user", LedgerUnderTest::least("user"));
  ledger.stop();
  const std::vector<std::string> restore{
      "restore",      "--from", ledger.backups().string(), "--data-dir", ledger.data().string(),
      "--is-complete"};
  CHECK(expect(1, restore).find("would be lost") != std::string::npos);
  fs::rename(ledger.data() / "ledger", ledger.file("away"));
  CHECK(expect(1, restore).find("would be lost") != std::string::npos);
}

TEST_CASE("a directory with the files of others becomes no ledger") {
  const BackedUp ledger;
  const auto lines = ledger.file("ledger.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string()});
  for (const char* name : {"notes.txt", ".profile", "photos/one.jpg", "ledger/accounts.csv"}) {
    INFO(name);
    const fs::path home = ledger.file("home");
    write_file(home / name, "mine");
    const auto before = names_in(home);
    const std::string first = fs::path(name).begin()->string();
    CHECK(failed_start(home).find(first) != std::string::npos);
    const std::string refused = expect(1, ledger.restore_to(home, {"--is-complete"}));
    CHECK(refused.find(first) != std::string::npos);
    CHECK(tool({"import", lines.string(), "--data-dir", home.string()}).exit_code == 2);
    CHECK(names_in(home) == before);
    CHECK(text_of(home / name) == "mine");
    fs::remove_all(home);
  }
  // An empty file system, and a ledger's own files without its ledger.
  const fs::path disk = ledger.file("disk");
  fs::create_directories(disk / "lost+found");
  expect(0, ledger.restore_to(disk, {"--is-complete"}));
  write_file(disk / "notes.txt", "beside a ledger");
  fs::remove_all(disk / "ledger");
  expect(0, ledger.restore_to(disk, {"--is-complete"}));
  expect(0, {"verify", "--data-dir", disk.string()});
}

TEST_CASE("import without people: verify says that they are not there, and checks the rest") {
  OperationsWorld ledger;
  ledger.fill();
  ledger.stop();
  const auto lines = ledger.file("ledger.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string()});
  const fs::path other = ledger.file("other");
  const std::string data = (other / "data").string();
  expect(0, {"import", lines.string(), "--data-dir", data});
  const std::string sentence = "people were not imported, and not checked";
  CHECK(expect(0, {"verify", "--data-dir", data}).find(sentence) != std::string::npos);
  const json told = json::parse(expect(0, {"verify", "--data-dir", data, "--json"}));
  CHECK(told.at("good") == true);
  CHECK(told.at("people_checked") == false);
  {
    const std::vector<std::string> flags{"--backup-dir", ledger.backups().string()};
    support::ServerProcess server(other, flags);
    HttpClient client(server.port());
    const auto stored = client.call(
        put("/api/directory/users/77/", R"({"username":"new","email":"new@example.org"})"));
    CHECK(stored.status == 200);
    const std::vector<std::string> place{"--url",
                                         "http://127.0.0.1:" + std::to_string(server.port()),
                                         "--key", std::string(support::admin_key)};
    const auto asked = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.end(), place.begin(), place.end());
      return arguments;
    };
    CHECK(expect(0, asked({"verify"})).find(sentence) != std::string::npos);
    expect(0, asked({"backup", "--to", "nameless"}));
    REQUIRE(server.stop() == 0);
  }
  CHECK(expect(0, {"verify", "--data-dir", data}).find(sentence) != std::string::npos);
  // A backup remembers it too.
  const std::string restored = ledger.file("restored").string();
  expect(0, {"restore", "--from", ledger.backups().string(), "--name", "nameless", "--data-dir",
             restored, "--is-complete"});
  CHECK(expect(0, {"verify", "--data-dir", restored}).find(sentence) != std::string::npos);
  // With people nothing is said.
  CHECK(expect(0, {"verify", "--data-dir", ledger.data().string()}).find(sentence) ==
        std::string::npos);
}

TEST_CASE("a damaged write-ahead log is served read-only, up to the damage") {
  OperationsWorld ledger;
  ledger.fill();
  for (int i = 0; i < 100; ++i) ledger.create("user", LedgerUnderTest::least("user"));
  const std::uint64_t before = std::stoull(ledger.head());
  ledger.server->kill();
  fs::path log;
  for (const auto& entry : fs::directory_iterator(ledger.data() / "ledger")) {
    if (entry.path().extension() != ".log") continue;
    if (log.empty() || entry.file_size() > fs::file_size(log)) log = entry.path();
  }
  std::string bytes = text_of(log);
  bytes[bytes.find_last_not_of('\0') / 2] ^= 1;
  write_file(log, bytes);

  ledger.serve();
  const HttpAnswer ready = ledger.call(get("/readyz"));
  CHECK(ready.status == 503);
  CHECK(ready.body.find("ledger_read_only") != std::string::npos);
  CHECK(ready.body.find("bytes ") != std::string::npos);
  CHECK(ready.body.find(log.filename().string()) != std::string::npos);
  CHECK(ledger.call(get("/healthz")).status == 200);
  const HttpAnswer refused =
      ledger.call(put("/api/directory/platforms/late/", R"({"org":"late-org"})"));
  CHECK(refused.status == 503);
  CHECK(refused.json().at("code") == "ledger_read_only");
  CHECK(ledger.call(post("/api/ledger/webhooks/", R"({"url":"http://a.example/"})")).status == 503);
  CHECK(ledger.call(post("/api/ledger/signing-keys/", "")).status == 503);
  const auto good = std::stoull(ledger.head());
  CHECK(good > 0);
  CHECK(good < before);
  const json events = ledger.good(get("/api/ledger/events/?limit=1000")).json();
  CHECK(events.at("events").size() == good);
  ledger.good(get("/api/ledger/licenses/1/history/"));
  CHECK(expect(1, ledger.asked({"status"})).find("bytes ") != std::string::npos);
  ledger.stop();
  // It has changed nothing: the damage and what follows it are there for a repair.
  CHECK(text_of(log) == bytes);
  ledger.serve();
  ledger.stop();
  expect(0,
         {"repair", "--data-dir", ledger.data().string(), "--accept-head", std::to_string(good)});
  ledger.serve();
  CHECK(ledger.call(get("/readyz")).status == 200);
  expect(0, ledger.asked({"verify"}));
}

}  // namespace
}  // namespace seatledger::integration
