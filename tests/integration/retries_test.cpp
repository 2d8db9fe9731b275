// When callers repeat a request, also after restarts, there is one event and always the same
// answer.
#include <atomic>
#include <thread>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE("retries: a dry run stores nothing") {
  const LedgerUnderTest ledger;
  ledger.create("user", ledger.least("user"));
  const std::string before = ledger.head();
  const HttpAnswer create = ledger.good(
      post(ledger.path("user") + "create/?dry_run=true", R"({"platform_key":"north"})"));
  CHECK(create.json().at("id") == 2);
  const HttpAnswer update =
      ledger.good(post(ledger.path("user") + "update/?dry_run=1", R"({"license_id":1,"count":7})"));
  CHECK(update.json().at("count") == 7);
  CHECK(ledger.head() == before);
  CHECK(ledger.list("user").at("count") == 1);
  CHECK(ledger.list("user").at("results")[0].at("count") == 0);
}

TEST_CASE("retries: a restart keeps everything, and a rebuild of the views does too") {
  LedgerUnderTest ledger;
  HttpCall create = post(ledger.path("course") + "create/",
                         R"({"platform_key":"north","course_id":"course-v1:N+X+1","count":3,)"
                         R"("metadata":{"a":1},"transaction_id":"order-1"})");
  HttpCall update = post(ledger.path("course") + "update/",
                         R"({"license_id":1,"count":4,"transaction_id":"order-1"})");
  HttpCall keyed = with_header(post(ledger.path("user") + "create/", R"({"platform_key":"south"})"),
                               "Idempotency-Key: k-1");
  const HttpAnswer created = ledger.good(create);
  const HttpAnswer updated = ledger.good(update);
  const HttpAnswer made = ledger.good(keyed);
  const std::string head = ledger.head();
  const json courses = ledger.list("course");
  const json users = ledger.list("user");
  const auto check = [&] {
    CHECK(ledger.head() == head);
    CHECK(ledger.list("course") == courses);
    CHECK(ledger.list("user") == users);
    for (const auto& [call, first] :
         {std::pair(create, created), std::pair(update, updated), std::pair(keyed, made)}) {
      const HttpAnswer again = ledger.good(call);
      CHECK(again.body == first.body);
      CHECK(again.header("ETag") == first.header("ETag"));
      CHECK(again.header("Idempotent-Replayed") == "true");
      CHECK(first.header("Idempotent-Replayed").empty());
    }
    CHECK(ledger.head() == head);
  };
  check();
  ledger.restart();
  check();
  ledger.restart_without_views();
  check();
  REQUIRE(ledger.server->stop() == 0);
  const auto verdict = support::run_program(
      "seatledger", {"verify", "--data-dir", ledger.server->data_dir().string()});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
}

TEST_CASE("retries: a repeated import is marked, line by line and as a whole") {
  LedgerUnderTest ledger;
  const auto line = [](int number) {
    return R"({"kind":"courses","id":"c)" + std::to_string(number) + R"(","record":{"name":"n"}})";
  };
  const auto import = [&](const std::string& body) {
    HttpCall call = post("/api/directory/import/", body);
    call.headers.emplace_back("Idempotency-Key: import-1");
    return ledger.good(call);
  };
  const std::string body = line(1) + "\n" + line(2) + "\nno line\n";
  const auto first = import(body);
  CHECK(first.header("Idempotent-Replayed").empty());
  const json stored = first.json().at("results");
  for (const json& result : stored) CHECK_FALSE(result.contains("replayed"));
  const std::string head = ledger.head();

  const auto again = import(body);
  CHECK(again.header("Idempotent-Replayed") == "true");
  const json results = again.json().at("results");
  CHECK(results.at(0) == json{{"line", 1}, {"status", 200}, {"replayed", true}});
  CHECK(results.at(1).at("replayed") == true);
  CHECK(results.at(2).at("status") == 400);
  CHECK_FALSE(results.at(2).contains("replayed"));
  CHECK(ledger.head() == head);

  // One that goes on where another one ended stores something, and is none as a whole.
  const auto longer = import(line(1) + "\n" + line(2) + "\n" + line(3) + "\n");
  CHECK(longer.header("Idempotent-Replayed").empty());
  CHECK(longer.json().at("results").at(0).at("replayed") == true);
  CHECK_FALSE(longer.json().at("results").at(2).contains("replayed"));
}

TEST_CASE("retries: 100 parallel posts with one transaction_id are one event") {
  const LedgerUnderTest ledger;
  ledger.create("user", ledger.least("user"));
  const std::uint64_t before = std::stoull(ledger.head());
  const std::pair<const char*, const char*> calls[] = {
      {"create/", R"({"platform_key":"north","count":7,"transaction_id":"twin"})"},
      {"update/", R"({"license_id":1,"count":8,"transaction_id":"twin"})"}};
  std::uint64_t stored = before;
  for (const auto& [operation, body] : calls) {
    INFO(operation);
    const HttpCall call = post(ledger.path("user") + operation, body);
    std::vector<HttpAnswer> answers(100);
    std::vector<std::thread> threads;
    for (HttpAnswer& answer : answers) {
      threads.emplace_back([&answer, &call, port = ledger.server->port()] {
        HttpClient client(port);
        answer = client.call(call);
      });
    }
    for (std::thread& thread : threads) thread.join();
    int replayed = 0;
    for (const HttpAnswer& answer : answers) {
      CHECK(answer.status == 200);
      CHECK(answer.body == answers.front().body);
      replayed += answer.header("Idempotent-Replayed") == "true" ? 1 : 0;
    }
    CHECK(replayed == 99);
    CHECK(std::stoull(ledger.head()) == ++stored);
  }
}

TEST_CASE("retries: pipelined requests are answered in order") {
  const LedgerUnderTest ledger;
  constexpr int requests = 40;
  std::string bytes;
  for (int i = 1; i <= requests; ++i) {
    const std::string count = std::to_string(i);
    bytes += to_bytes(i % 2 == 1 ? post(ledger.path("user") + "create/",
                                        R"({"platform_key":"north","count":)" + count + "}")
                                 : get(ledger.path("user") + "?sort=-count&page_size=1"));
  }
  HttpClient client(ledger.server->port());
  REQUIRE(client.send(bytes));
  for (int i = 1; i <= requests; ++i) {
    const HttpAnswer answer = client.read();
    REQUIRE(answer.status == 200);
    // A read sees every write before it on its connection.
    const json body = answer.json();
    CHECK((i % 2 == 1 ? body.at("count") == i : body.at("results")[0].at("count") == i - 1));
  }
}

TEST_CASE("retries: SIGTERM lets what runs finish, and the end is 0") {
  LedgerUnderTest ledger;
  std::vector<std::atomic<int>> done(16);
  std::vector<std::thread> threads;
  for (std::atomic<int>& count : done) {
    threads.emplace_back([&count, port = ledger.server->port()] {
      HttpClient client(port);
      const HttpCall call =
          post(LedgerUnderTest::path("user") + "create/", R"({"platform_key":"north"})");
      while (client.call(call).status == 200) ++count;
    });
  }
  while (done.front() == 0) std::this_thread::yield();
  ledger.server->terminate();
  CHECK(ledger.server->wait() == 0);
  int sum = 0;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    threads[i].join();
    sum += done[i];
  }
  CHECK(sum > 0);
  ledger.client.reset();
  ledger.server = nullptr;
  ledger.restart();
  // Drained: each stored create was also answered.
  CHECK(ledger.list("user").at("count") == sum);
}

}  // namespace
}  // namespace seatledger::integration
