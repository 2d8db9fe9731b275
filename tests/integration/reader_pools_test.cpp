// What waits for the disk holds up no list, even with one thread for each sort of read.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;

// The description of a backup that a server reads as slowly as the test writes it.
class SlowBackup {
 public:
  explicit SlowBackup(const fs::path& directory) : place_(directory / "one.json") {
    fs::create_directories(directory);
    REQUIRE(::mkfifo(place_.c_str(), 0600) == 0);
  }
  // Returns when the server has begun to read.
  void wait_for_reader() {
    file_ = ::open(place_.c_str(), O_WRONLY | O_CLOEXEC);
    REQUIRE(file_ >= 0);
  }
  void finish() {
    const std::string text =
        json{{"v", 1},           {"name", "one"},   {"made", "2026-01-01T00:00:00Z"},
             {"position", 1},    {"views", 1},      {"bytes", 1},
             {"ledger_copy", 1}, {"views_copy", 1}, {"checkpoint", ""}}
            .dump();
    REQUIRE(::write(file_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    REQUIRE(::close(file_) == 0);
  }

 private:
  fs::path place_;
  int file_ = -1;
};

TEST_CASE("readers: a list is answered while slow work holds its only thread") {
  LedgerUnderTest ledger;
  ledger.create("user", LedgerUnderTest::least("user"));
  REQUIRE(ledger.server->stop() == 0);
  const fs::path backups = ledger.directory.path() / "backups";
  SlowBackup slow(backups);
  ledger.server = std::make_unique<support::ServerProcess>(
      ledger.directory.path(),
      std::vector<std::string>{"--backup-dir", backups.string(), "--reader-threads", "1"});
  ledger.client = std::make_unique<HttpClient>(ledger.server->port());

  HttpClient waits(ledger.server->port());
  REQUIRE(waits.send(to_bytes(get("/api/ledger/backup/"))));
  slow.wait_for_reader();
  HttpClient behind(ledger.server->port());
  REQUIRE(behind.send(to_bytes(get("/api/ledger/licenses/1/history/"))));

  CHECK(ledger.list("user").at("count") == 1);

  slow.finish();
  const HttpAnswer listed = waits.read();
  INFO(listed.head << listed.body);
  REQUIRE(listed.status == 200);
  CHECK(listed.json().at("backups").at(0).at("name") == "one");
  CHECK(behind.read().status == 200);
  REQUIRE(ledger.server->stop() == 0);
}

}  // namespace
}  // namespace seatledger::integration
