// Rebuilding the views beside a server that is written to and read, over the API and with the tool.
#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;

constexpr int writer_count = 32;
const std::string rebuild_path = "/api/ledger/rebuild/";

class RebuildUnderTest : public LedgerUnderTest {
 public:
  // Waits for the end of what runs.
  json ended() const {
    HttpClient looker(server->port());
    for (;;) {
      const HttpAnswer answer = looker.call(get(rebuild_path));
      REQUIRE(answer.status == 200);
      json status = answer.json();
      if (status.at("state") == "idle") return status;
      std::this_thread::sleep_for(5ms);
    }
  }
  json rebuild(const json& body = json::object()) const {
    const HttpAnswer answer = call(post(rebuild_path, body.dump()));
    INFO(answer.head << answer.body);
    REQUIRE(answer.status == 202);
    return ended();
  }
  support::ProgramEnd tool(std::vector<std::string> arguments, bool asks_server) const {
    arguments.insert(arguments.begin(), "rebuild");
    if (asks_server) {
      arguments.insert(arguments.end(),
                       {"--url", "http://127.0.0.1:" + std::to_string(server->port()), "--key",
                        std::string(support::admin_key)});
    } else {
      arguments.insert(arguments.end(), {"--data-dir", server->data_dir().string()});
    }
    return support::run_program("seatledger", arguments);
  }
  void check_views() const {
    const auto verdict =
        support::run_program("seatledger", {"verify", "--data-dir", server->data_dir().string()});
    INFO(verdict.output);
    CHECK(verdict.exit_code == 0);
  }
  std::filesystem::path generation(const json& status, const char* name = "generation") const {
    return server->data_dir() / "views" / std::to_string(status.at(name).get<int>());
  }
};

// Writes one license of its own and reads each answer back at once.
class RebuildWriter {
 public:
  RebuildWriter(std::uint16_t port, int number) : client_(port), number_(number) {
    json body = LedgerUnderTest::least("user");
    body["count"] = 1;
    body["external_id"] = "writer-" + std::to_string(number);
    const HttpAnswer made =
        client_.call_once(post(LedgerUnderTest::path("user") + "create/", body.dump()));
    if (made.status == 200) {
      license_ = made.json().at("id");
    } else {
      fault("create", made);
    }
  }

  void write_until(const std::atomic<bool>& done) {
    while (!done && faults.empty()) write_once();
  }

  std::vector<std::string> faults;
  int writes = 0;

 private:
  // An answer that tells the caller to wait is a fault too.
  void write_once() {
    const int count = ++writes + 10;
    const std::string id = std::to_string(license_);
    const json update{{"license_id", license_},
                      {"count", count},
                      {"transaction_id",
                       "t-" + std::to_string(number_) + "-" + id + "-" + std::to_string(count)}};
    const HttpCall call = post(LedgerUnderTest::path("user") + "update/", update.dump());
    const HttpAnswer answer = client_.call_once(call);
    if (answer.status != 200) return fault("update", answer);
    if (writes % 3 == 0) {
      const json seat{
          {"license_id", license_},
          {"email", "p" + std::to_string(number_) + "-" + std::to_string(writes) + "@example.org"}};
      const HttpAnswer assigned =
          client_.call_once(post(LedgerUnderTest::path("user") + "assignment/", seat.dump()));
      if (assigned.status != 200) return fault("assign", assigned);
      ++seats_;
    }
    // What was answered is read, in a point read and in a list.
    const HttpAnswer row = client_.call_once(get("/api/ledger/licenses/" + id + "/"));
    if (row.status != 200 || row.json().at("count") != count ||
        row.json().at("usage_count") != seats_) {
      return fault("read", row);
    }
    if (writes % 10 == 0) {
      const HttpAnswer list = client_.call_once(
          get(LedgerUnderTest::path("user") + "?external_id=writer-" + std::to_string(number_)));
      if (list.status != 200 || list.json().at("results").at(0).at("count") != count) {
        return fault("list", list);
      }
      const HttpAnswer again = client_.call_once(call);
      if (again.status != 200 || again.body != answer.body ||
          again.header("Idempotent-Replayed") != "true") {
        return fault("retry", again);
      }
    }
  }
  void fault(const std::string& what, const HttpAnswer& answer) {
    faults.push_back(what + ": " + answer.head + answer.body);
  }

  HttpClient client_;
  int number_;
  std::uint64_t license_ = 0;
  int seats_ = 0;
};

TEST_CASE("rebuild: 32 writers and readers notice nothing, and the views are equal afterwards") {
  RebuildUnderTest ledger;
  std::vector<std::unique_ptr<RebuildWriter>> writers;
  for (int i = 0; i < writer_count; ++i) {
    writers.push_back(std::make_unique<RebuildWriter>(ledger.server->port(), i));
  }
  std::atomic<bool> done = false;
  std::vector<std::thread> threads;
  for (const auto& writer : writers) {
    threads.emplace_back([&done, &writer] { writer->write_until(done); });
  }
  std::vector<json> statuses;
  int rounds = 0;
  const auto end = std::chrono::steady_clock::now() + 5s;
  while (std::chrono::steady_clock::now() < end || rounds < 3) {
    ++rounds;
    statuses.push_back(ledger.rebuild());
  }
  statuses.push_back(ledger.rebuild({{"check", true}}));
  const json rolled_back = ledger.rebuild({{"rollback", true}});
  std::this_thread::sleep_for(50ms);
  done = true;
  for (std::thread& thread : threads) thread.join();
  int writes = 0;
  for (const auto& writer : writers) {
    for (const std::string& fault : writer->faults) FAIL_CHECK(fault);
    writes += writer->writes;
  }
  for (const json& status : statuses) {
    INFO(status.dump());
    CHECK(status.at("result") == (status.at("mode") == "check" ? "equal" : "done"));
    CHECK(status.at("difference").is_null());
    CHECK(status.at("problem").is_null());
  }
  CHECK(rolled_back.at("result") == "done");
  CHECK(writes > 0);
  REQUIRE(ledger.server->stop() == 0);
  ledger.check_views();
  std::cout << "rebuild test: " << rounds << " rebuilds while " << writes << " rounds of writes\n";
}

TEST_CASE("rebuild: the generation before is kept, gone back to, and older ones go") {
  RebuildUnderTest ledger;
  json status = ledger.good(get(rebuild_path)).json();
  CHECK(status.at("state") == "idle");
  CHECK(status.at("mode").is_null());
  CHECK(status.at("generation") == 1);
  CHECK(status.at("previous").is_null());
  CHECK(ledger.call(post(rebuild_path, R"({"rollback":true})")).status == 400);

  status = ledger.rebuild();
  CHECK(status.at("generation") == 2);
  CHECK(status.at("previous") == 1);
  CHECK(status.at("position") == status.at("head"));
  ledger.create("user", ledger.least("user"));
  status = ledger.rebuild();
  CHECK(status.at("generation") == 3);
  CHECK(status.at("previous") == 2);
  CHECK_FALSE(std::filesystem::exists(ledger.server->data_dir() / "views" / "1"));

  const json made = ledger.create("user", ledger.least("user")).json();
  status = ledger.rebuild({{"rollback", true}});
  CHECK(status.at("result") == "done");
  CHECK(status.at("generation") == 2);
  CHECK(status.at("previous") == 3);
  // It lacked the license.
  ledger.good(get("/api/ledger/licenses/" + std::to_string(made.at("id").get<int>()) + "/"));

  // Which one is in use outlives a restart.
  ledger.restart();
  CHECK(ledger.good(get(rebuild_path)).json().at("generation") == 2);
  status = ledger.rebuild();
  CHECK(status.at("generation") == 4);
  REQUIRE(ledger.server->stop() == 0);
  ledger.check_views();
}

TEST_CASE("rebuild: a check changes nothing, and a rebuild mends and tells what was wrong") {
  RebuildUnderTest ledger;
  ledger.create("user", ledger.least("user"));
  REQUIRE(ledger.tool({"--check"}, true).exit_code == 0);
  const json checked = ledger.good(get(rebuild_path)).json();
  CHECK(checked.at("result") == "equal");
  CHECK(checked.at("generation") == 1);
  CHECK_FALSE(std::filesystem::exists(ledger.server->data_dir() / "views" / "2"));

  // A server that folds from another log's views: those of a ledger with one license less.
  REQUIRE(ledger.server->stop() == 0);
  const auto views = ledger.server->data_dir() / "views";
  RebuildUnderTest other;
  json fields = other.least("user");
  fields["name"] = "Another";
  other.create("user", fields);
  REQUIRE(other.server->stop() == 0);
  std::filesystem::remove_all(views);
  std::filesystem::copy(other.server->data_dir() / "views", views,
                        std::filesystem::copy_options::recursive);
  auto end = ledger.tool({"--check", "--json"}, false);
  INFO(end.output);
  CHECK(end.exit_code == 1);
  CHECK(json::parse(end.printed).at("difference").get<std::string>().find("view ") == 0);
  CHECK(ledger.tool({"--check", "--view", "choices"}, false).exit_code == 0);
  CHECK(ledger.tool({"--check", "--view", "license"}, false).exit_code == 1);

  ledger.server.reset();
  ledger.restart();
  end = ledger.tool({"--check"}, true);
  CHECK(end.exit_code == 1);
  CHECK(end.output.find("bad: ") != std::string::npos);
  const json status = ledger.rebuild();
  CHECK(status.at("result") == "done");
  CHECK(status.at("difference").is_string());
  CHECK(ledger.tool({"--check"}, true).exit_code == 0);
  REQUIRE(ledger.server->stop() == 0);
  ledger.check_views();
}

TEST_CASE("rebuild: who asks wrongly is told, and only an admin may") {
  RebuildUnderTest ledger;
  for (const char* body :
       {R"({"check":true,"rollback":true})", R"({"view":"no such view"})", R"({"check":"maybe"})",
        "[]", "x", R"({"rollback":true,"view":"seat"})"}) {
    INFO(body);
    CHECK(ledger.call(post(rebuild_path, body)).status == 400);
  }
  const json key =
      ledger.good(post("/api/ledger/keys/", R"({"name":"a","role":"auditor"})")).json();
  // An auditor may look, and change nothing.
  for (const auto& [method, status] : {std::pair("GET", 200), std::pair("POST", 403)}) {
    HttpCall call = get(rebuild_path);
    call.method = method;
    call.authorization = "Api-Token " + key.at("key").get<std::string>();
    CHECK(ledger.call(call).status == status);
  }
  HttpCall bare = post(rebuild_path, "");
  CHECK(ledger.call(bare).status == 202);
  CHECK(ledger.ended().at("result") == "done");
  CHECK(ledger.tool({"--view", "nothing"}, true).exit_code == 2);
  CHECK(ledger.tool({"--rollback", "--check"}, true).exit_code == 2);
}

TEST_CASE("rebuild: an erasure leaves no generation to go back to, and views that still serve") {
  RebuildUnderTest ledger;
  ledger.good(put("/api/directory/users/7/", R"({"username":"ann","email":"ann@example.org"})"));
  REQUIRE(ledger.rebuild().at("previous") == 1);
  ledger.good(post("/api/ledger/erasures/", R"({"user_id":7})"));
  const json status = ledger.good(get(rebuild_path)).json();
  CHECK(status.at("previous").is_null());
  CHECK(status.at("generation") == 2);
  CHECK(ledger.rebuild().at("result") == "done");
  REQUIRE(ledger.server->stop() == 0);
  ledger.check_views();
}

TEST_CASE("rebuild: the tool does it without a server, and goes back") {
  RebuildUnderTest ledger;
  const json made = ledger.create("user", ledger.least("user")).json();
  auto end = ledger.tool({}, false);
  CHECK(end.exit_code == 2);  // the server uses the directory
  REQUIRE(ledger.server->stop() == 0);
  end = ledger.tool({"--json"}, false);
  INFO(end.output);
  REQUIRE(end.exit_code == 0);
  CHECK(json::parse(end.printed).at("generation") == 2);
  CHECK(json::parse(end.printed).at("compared") == true);
  ledger.check_views();
  end = ledger.tool({"--rollback"}, false);
  CHECK(end.exit_code == 0);
  CHECK(end.output.find("generation 1 is in use") != std::string::npos);
  ledger.server.reset();
  ledger.restart();
  ledger.good(get("/api/ledger/licenses/" + std::to_string(made.at("id").get<int>()) + "/"));
  CHECK(ledger.good(get(rebuild_path)).json().at("generation") == 1);
}

}  // namespace
}  // namespace seatledger::integration
