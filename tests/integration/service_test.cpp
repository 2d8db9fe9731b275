// The server as operators meet it: what it refuses when it is full, keys that expire, its
// request log, and what it says of its own faults.
#include <chrono>
#include <sstream>
#include <thread>

#include "base/time.h"
#include "support/ledger_under_test.h"
#include "tampered_copy.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using Flags = std::vector<std::string>;

class ServiceUnderTest : public LedgerUnderTest {
 public:
  void restart_with(const Flags& flags) {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    server = std::make_unique<support::ServerProcess>(directory.path(), flags);
    client = std::make_unique<HttpClient>(server->port());
  }
  std::uint64_t position() const { return std::stoull(head()); }
};

HttpCall remove_call(std::string target) {
  HttpCall call = get(std::move(target));
  call.method = "DELETE";
  return call;
}

HttpCall create_call() {
  return post(LedgerUnderTest::path("user") + "create/", LedgerUnderTest::least("user").dump());
}

void check_unavailable(const HttpAnswer& answer, const std::string& code) {
  INFO(answer.head << answer.body);
  REQUIRE(answer.status == 503);
  CHECK(answer.header("Retry-After") == "1");
  const json body = answer.json();
  CHECK(body.at("code") == code);
  CHECK(body.at("detail").is_string());
  CHECK(body.at("request_id") == answer.header("X-Request-Id"));
}

TEST_CASE("service: of many writes at once a short queue takes some and refuses the others") {
  ServiceUnderTest ledger;
  ledger.restart_with({"--queue-commands-max", "1"});
  const std::uint64_t before = ledger.position();
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 40; ++i) {
    clients.push_back(std::make_unique<HttpClient>(ledger.server->port()));
    REQUIRE(clients.back()->call(get("/healthz")).status == 200);
  }
  std::size_t stored = 0;
  std::size_t refused = 0;
  // One round refuses most; only a machine that stops between two sends needs another.
  for (int round = 0; round < 20 && refused == 0; ++round) {
    for (const auto& client : clients) REQUIRE(client->send(to_bytes(create_call())));
    for (const auto& client : clients) {
      const HttpAnswer answer = client->read();
      if (answer.status == 200) {
        ++stored;
      } else {
        ++refused;
        check_unavailable(answer, "queue_full");
      }
    }
  }
  CHECK(stored > 0);
  CHECK(refused > 0);
  CHECK(ledger.list("user").at("count") == stored);
  CHECK(ledger.position() == before + stored);
  CHECK(clients.front()->call(create_call()).status == 200);
  ledger.restart_without_views();
  CHECK(ledger.list("user").at("count") == stored + 1);
}

TEST_CASE("service: a full disk refuses every write, and reads go on") {
  ServiceUnderTest ledger;
  ledger.good(create_call());
  const std::uint64_t before = ledger.position();
  const json licenses = ledger.list("user");
  ledger.restart_with({"--free-bytes-min", "1125899906842624"});
  const std::string platform = "/api/directory/platforms/west/";
  const HttpCall writes[] = {create_call(),
                             post(ledger.path("user") + "update/", R"({"license_id":1,"count":3})"),
                             put(platform, R"({"org":"west-org"})"),
                             remove_call("/api/directory/courses/course-v1:N+X+1/"),
                             post("/api/ledger/keys/", R"({"name":"k","role":"auditor"})")};
  for (const HttpCall& write : writes) {
    INFO(write.target);
    check_unavailable(ledger.call(write), "disk_full");
  }
  const HttpAnswer import = ledger.good(post(
      "/api/directory/import/", R"({"kind":"platforms","id":"west","record":{"org":"west-org"}})"));
  CHECK(import.json().at("results").at(0).at("status") == 503);
  CHECK(import.json().at("results").at(0).at("code") == "disk_full");
  check_unavailable(ledger.call(get("/readyz")), "disk_full");
  CHECK(ledger.call(get("/healthz")).status == 200);
  CHECK(ledger.list("user") == licenses);
  CHECK(ledger.call(get("/api/ledger/events/1/")).status == 200);
  CHECK(ledger.call(get(platform)).status == 404);
  CHECK(ledger.position() == before);

  ledger.restart();
  CHECK(ledger.call(get("/readyz")).status == 200);
  CHECK(ledger.position() == before);
  for (const HttpCall& write : writes) ledger.good(write);
}

// The first answer after `expires` must be a refusal, each one before it must not.
struct LifeOfKey {
  int good = 0;
  int refused = 0;
  std::string faults;
};

LifeOfKey watch_key(const LedgerUnderTest& ledger, std::chrono::seconds life) {
  SystemClock clock;
  const Timestamp expires{clock.now().micros + std::chrono::microseconds(life).count()};
  const json wish{{"name", "short"}, {"role", "read_only"}, {"expires", to_text(expires)}};
  const HttpAnswer made = ledger.call(post("/api/ledger/keys/", wish.dump()));
  LifeOfKey seen;
  if (made.status != 200) return seen;  // over before it was made
  HttpCall read = get(LedgerUnderTest::path("user"));
  read.authorization = "Api-Token " + made.json().at("key").get<std::string>();
  while (seen.refused == 0 && clock.now().micros < expires.micros + 300'000'000) {
    const Timestamp before = clock.now();
    const HttpAnswer answer = ledger.call(read);
    const bool is_good = answer.status == 200;
    if (!is_good && (answer.status != 401 || answer.json().at("code") != "not_authenticated")) {
      seen.faults += answer.head + answer.body;
    }
    if (is_good && before >= expires) seen.faults += "taken after its end\n";
    if (!is_good && clock.now() < expires) seen.faults += "refused before its end\n";
    ++(is_good ? seen.good : seen.refused);
    std::this_thread::sleep_for(5ms);
  }
  return seen;
}

TEST_CASE("service: a key is taken until it expires, and not once more") {
  const LedgerUnderTest ledger;
  LifeOfKey seen;
  // A machine that stops for a second needs a longer life.
  for (int life = 1; life <= 64 && seen.good == 0; life *= 2) {
    seen = watch_key(ledger, std::chrono::seconds(life));
    INFO(life << " s: " << seen.faults);
    CHECK(seen.faults.empty());
  }
  CHECK(seen.good > 0);
  CHECK(seen.refused == 1);
}

// The lines of a log with that message.
std::vector<json> lines_of(const std::string& log, const std::string& message) {
  std::vector<json> found;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    const json read = json::parse(line);
    if (read.at("message") == message) found.push_back(read);
  }
  return found;
}

struct Logged {
  HttpCall call;
  std::string path;
  int status = 200;
};

std::vector<Logged> logged_calls() {
  const std::string seats = LedgerUnderTest::path("user") + "assignment/";
  const std::string ann = R"({"username":"ann-secret","email":"ann@example.org"})";
  const std::string line = R"({"kind":"users","id":"6","record":)" + ann + "}\nnonsense ann@x\n";
  HttpCall stranger = get(seats + "?license_id=1&email=ann@example.org");
  stranger.authorization = "Api-Token not-a-secret-key";
  HttpCall head = get("/healthz?email=ann@example.org");
  head.method = "HEAD";
  return {
      {create_call(), LedgerUnderTest::path("user") + "create/"},
      {put("/api/directory/users/5/?format=ann%40example.org", ann), "/api/directory/users/5/"},
      {post("/api/directory/import/", line), "/api/directory/import/"},
      {post(seats + "?license_id=1", R"({"email":"ann@example.org"})"), seats, 400},
      {get(seats + "?license_id=1&email=ann%40example.org"), seats},
      {get(seats + "check/?email=ann@example.org"), seats + "check/", 404},
      {get(seats + "check/?email=ann@"), seats + "check/", 400},
      {get("/dm" + seats + "check?email=ANN@example.org"), "/dm" + seats + "check", 404},
      {get("/api/ledger/persons/history/?email=ann@example.org"), "/api/ledger/persons/history/"},
      {get("/nowhere?email=ann@example.org"), "/nowhere", 404},
      {stranger, seats, 401},
      {remove_call(seats + "?assignment_id=9&email=ann@example.org"), seats, 404},
      {post("/healthz?email=ann@example.org", ann), "/healthz", 405},
      {head, "/healthz"},
      {put("/api/directory/users/7/", R"({"email":"ann@example.org","email":1})"),
       "/api/directory/users/7/", 400}};
}

TEST_CASE("service: the request log has one line per request, without queries and e-mails") {
  ServiceUnderTest ledger;
  ledger.restart_with({"--log-level", "debug"});
  std::vector<Logged> calls = logged_calls();
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const HttpCall call = with_header(calls[i].call, "X-Request-Id: call-" + std::to_string(i));
    REQUIRE(ledger.client->send(to_bytes(call)));
    const HttpAnswer answer = ledger.client->read(call.method != "HEAD");
    INFO(to_bytes(call) << '\n' << answer.head << answer.body);
    CHECK(answer.status == calls[i].status);
    CHECK(answer.header("X-Request-Id") == "call-" + std::to_string(i));
  }
  HttpClient broken(ledger.server->port());
  REQUIRE(broken.send("GET /x?email=ann@example.org HTTP/1.1\r\nann@example.org\r\n\r\n"));
  const HttpAnswer unreadable = broken.read();
  CHECK(unreadable.status == 400);
  // A line is written after its answer; all are there when the server has ended.
  REQUIRE(ledger.server->stop() == 0);
  const std::string log = ledger.server->log();
  const std::vector<json> lines = lines_of(log, "request");
  REQUIRE(lines.size() == calls.size() + 1);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    INFO(lines[i]);
    CHECK(lines[i].at("level") == "debug");
    CHECK(lines[i].at("request_id") == "call-" + std::to_string(i));
    CHECK(lines[i].at("method") == calls[i].call.method);
    CHECK(lines[i].at("path") == calls[i].path);
    CHECK(lines[i].at("status") == calls[i].status);
    CHECK(lines[i].size() == 9);  // and time, message, bytes, micros
  }
  CHECK(lines.back().at("status") == 400);
  CHECK(lines.back().at("request_id") == unreadable.header("X-Request-Id"));
  for (const char* secret : {"@", "%40", "ann-secret", "not-a-secret-key", "email=", "?"}) {
    INFO(secret);
    for (const json& line : lines) CHECK(line.dump().find(secret) == std::string::npos);
  }
  for (const char* secret : {"ann@", "ANN@", "ann%40", "ann-secret", "not-a-secret-key"}) {
    INFO(secret);
    CHECK(log.find(secret) == std::string::npos);
  }
  CHECK(log.find(support::admin_key) == std::string::npos);
}

TEST_CASE("service: a fault of its own is a 500 that tells only where to look") {
  const LedgerUnderTest ledger;
  REQUIRE(ledger.server->stop() == 0);
  const TamperedCopy copy(ledger.server->data_dir(), ledger.directory.path() / "copy");
  // A row of the views that nobody could have written.
  copy.views([](rocksdb::DB& db) {
    std::vector<std::string> keys;
    const std::unique_ptr<rocksdb::Iterator> at(db.NewIterator(rocksdb::ReadOptions()));
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      const bool is_platform = at->value().ToString().find("north-org") != std::string::npos;
      if (is_platform) keys.push_back(at->key().ToString());
    }
    REQUIRE_FALSE(keys.empty());
    for (const std::string& key : keys) put(db, key, "\xff");
  });
  support::ServerProcess server(copy.root());
  HttpClient client(server.port());
  for (const char* target : {"/api/directory/platforms/north/", "/api/directory/platforms/"}) {
    const HttpAnswer answer = client.call(get(target));
    INFO(target << '\n' << answer.head << answer.body << server.log());
    REQUIRE(answer.status == 500);
    const std::string id = answer.header("X-Request-Id");
    const json wanted{{"detail", "The server failed to answer this request."},
                      {"code", "internal_error"},
                      {"request_id", id}};
    CHECK(answer.json() == wanted);
    const auto lines = lines_of(server.log(), "request failed");
    REQUIRE_FALSE(lines.empty());
    CHECK(lines.back().at("request_id") == id);
    CHECK(lines.back().at("level") == "error");
    CHECK_FALSE(lines.back().at("problem").get<std::string>().empty());
  }
  // The others are served, over the same connection.
  CHECK(client.call(get("/api/directory/platforms/south/")).status == 200);
  CHECK(server.stop() == 0);
}

}  // namespace
}  // namespace seatledger::integration
