// Every change that an attacker with access to the disk makes to the ledger is detected. Each case
// tampers with a copy of a directory that the real server wrote.
#include <array>

#include "support/ledger_under_test.h"
#include "tamperings.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;

// Nothing is signed by the clock: the checkpoints are those that the test asks for.
const std::vector<std::string> no_clock{"--checkpoint-interval-ms", "3600000"};

class Written {
 public:
  explicit Written(fs::path root, const std::string& name) : root_(std::move(root)) {
    fs::create_directories(root_);
    support::ServerProcess server(root_, no_clock);
    HttpClient client(server.port());
    const auto good = [&](const HttpCall& call) {
      const HttpAnswer answer = client.call(call);
      INFO(answer.head << answer.body);
      REQUIRE(answer.status == 200);
      return answer;
    };
    const auto import = [&](std::uint64_t first, std::uint64_t last) {
      std::string lines;
      for (std::uint64_t i = first; i <= last; ++i) {
        const json record{{"name", "N" + name + std::to_string(i)}};
        lines +=
            json{{"kind", "courses"}, {"id", "course-" + std::to_string(i)}, {"record", record}}
                .dump() +
            "\n";
      }
      good(post("/api/directory/import/", lines));
    };
    good(put("/api/directory/platforms/north/", R"({"org":"north-org"})"));
    for (int user = 1; user <= 3; ++user) {
      good(put("/api/directory/users/" + std::to_string(user) + "/",
               json{{"username", name + std::to_string(user)},
                    {"email", name + std::to_string(user) + "@example.org"},
                    {"name", name}}
                   .dump()));
    }
    const auto license =
        good(post("/api/catalog/licenses/user/create/", R"({"platform_key":"north","count":5})"))
            .json()
            .at("id");
    good(post("/api/catalog/licenses/user/assignment/",
              json{{"license_id", license}, {"user_id", 1}}.dump()));
    const auto head = [&] {
      return std::stoull(good(get("/api/directory/platforms/north/")).header("Ledger-Position"));
    };
    // Event 100 ends a call, so that its time is more than a microsecond before the next one's.
    const int first = static_cast<int>(100 - head());
    import(1, first);
    REQUIRE(head() == 100);
    import(first + 1, 300);
    original.head = head();
    original.signed_at = original.head;
    good(get("/api/ledger/events/" + std::to_string(original.head) + "/proof/"));
    const auto proof = good(get("/api/ledger/events/100/proof/")).json();
    original.record_100 = proof.at("record");
    original.course = json::parse(original.record_100).at("data").at("after").at("course_id");
    import(301, 320);
    original.head += 20;
    // The audit index is folded before it answers.
    good(get("/api/ledger/licenses/" + license.dump() + "/history/"));
    REQUIRE(server.stop() == 0);
  }

  fs::path data() const { return root_ / "data"; }
  Original original;

 private:
  fs::path root_;
};

void check_verify(const TamperedCopy& copy, const Tampering& tampering, const Original& original) {
  const auto end =
      support::run_program("seatledger", {"verify", "--data-dir", copy.data().string(), "--json"});
  INFO(end.output);
  CHECK(end.exit_code == tampering.exit_code);
  CHECK(end.output.find(tampering.says) != std::string::npos);
  const std::string position = "\"bad_position\":";
  if (!tampering.bad_position) return;
  CHECK(end.output.find(position + std::to_string(tampering.bad_position(original)) + ",") !=
        std::string::npos);
}

// Refuses what would be written, says why, and reads on.
void check_start(const TamperedCopy& copy, const std::string& says) {
  support::ServerProcess server(copy.root(), no_clock);
  HttpClient client(server.port());
  const HttpAnswer ready = client.call(get("/readyz"));
  INFO(ready.body << server.log());
  CHECK(ready.status == 503);
  CHECK(ready.body.find("ledger_read_only") != std::string::npos);
  CHECK(ready.body.find(says) != std::string::npos);
  const HttpAnswer refused =
      client.call(put("/api/directory/platforms/late/", R"({"org":"late-org"})"));
  CHECK(refused.status == 503);
  CHECK(refused.body.find("ledger_read_only") != std::string::npos);
  CHECK(client.call(get("/healthz")).status == 200);
  CHECK(client.call(get("/api/directory/platforms/late/")).status != 200);
  const std::string anchor = file_text(copy.anchor());
  CHECK(server.stop() == 0);
  CHECK(file_text(copy.anchor()) == anchor);
}

// Written once, copied for each tampering.
struct Library {
  Library() { written.original.other = other.data(); }
  contract::TemporaryDirectory directory;
  Written written{directory.path() / "written", "one"};
  Written other{directory.path() / "other", "two"};
};

const Library& library() {
  static const Library kept;
  return kept;
}

}  // namespace

TEST_CASE("tampering: every one of the table is found, and the first bad place named") {
  const Written& written = library().written;
  const auto all = tamperings();
  REQUIRE(all.size() >= 20);
  for (const Tampering& tampering : all) {
    DYNAMIC_SECTION(tampering.name) {
      const contract::TemporaryDirectory directory;
      const TamperedCopy copy(written.data(), directory.path() / "copy");
      tampering.tamper(copy, written.original);
      check_verify(copy, tampering, written.original);
      if (!tampering.start_says.empty()) check_start(copy, tampering.start_says);
    }
  }
}

TEST_CASE("tampering: what nobody touched is good, and starts") {
  const contract::TemporaryDirectory directory;
  const Written& written = library().written;
  const TamperedCopy copy(written.data(), directory.path() / "copy");
  copy.ledger([](rocksdb::DB&) {});
  copy.views([](rocksdb::DB&) {});
  copy.audit([](rocksdb::DB&) {});
  const auto end =
      support::run_program("seatledger", {"verify", "--data-dir", copy.data().string(), "--json"});
  INFO(end.output);
  CHECK(end.exit_code == 0);
  CHECK(json::parse(end.printed).at("signed_events") == written.original.head);
  CHECK(json::parse(end.printed).at("views_checked") == true);
  CHECK(json::parse(end.printed).at("audit_checked") == true);
  support::ServerProcess server(copy.root(), no_clock);
  HttpClient client(server.port());
  CHECK(client.call(get("/readyz")).status == 200);
  CHECK(server.stop() == 0);
}

TEST_CASE("tampering: a start makes a wrong tile again, and then all is good") {
  const contract::TemporaryDirectory directory;
  const Written& written = library().written;
  const TamperedCopy copy(written.data(), directory.path() / "copy");
  copy.ledger([](rocksdb::DB& db) {
    std::string tile = value_of(db, tile_key(0, 0));
    tile[0] = static_cast<char>(tile[0] ^ 1);
    put(db, tile_key(0, 0), tile);
  });
  support::ServerProcess server(copy.root(), no_clock);
  HttpClient client(server.port());
  CHECK(client.call(get("/readyz")).status == 200);
  CHECK(client.call(get("/api/ledger/events/1/proof/")).status == 200);
  REQUIRE(server.stop() == 0);
  const auto end =
      support::run_program("seatledger", {"verify", "--data-dir", copy.data().string()});
  INFO(end.output);
  CHECK(end.exit_code == 0);
}

}  // namespace seatledger::integration
