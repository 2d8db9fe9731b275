// Two real servers that share one ledger in a private pair of PostgreSQL servers.
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "integration/cluster/sharing.h"
#include "support/ledger_under_test.h"
#include "support/postgres_pair.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using support::PostgresPair;
using support::ServerProcess;

constexpr auto patience = 5min;  // the machine may be busy

// One server of the two, with its directory.
class Member {
 public:
  Member(std::string name, std::string dsn) : name_(std::move(name)), dsn_(std::move(dsn)) {
    start();
  }

  void start() {
    client_.reset();
    process_.reset();
    process_ = std::make_unique<ServerProcess>(directory_.path(), sharing_flags(dsn_, name_));
    client_ = std::make_unique<HttpClient>(process_->port());
  }
  void kill() {
    client_.reset();
    process_->kill();
  }
  int stop() {
    client_.reset();
    return process_->stop();
  }
  std::string log() const { return process_->log(); }
  HttpAnswer call(const HttpCall& what) { return client_->call(what); }

  // Repeats the call while nobody knows whether, or says that nothing, was stored.
  HttpAnswer settled(const HttpCall& what) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      const HttpAnswer answer = call(what);
      const bool again = answer.status == 503 || answer.status == 0;
      if (!again || std::chrono::steady_clock::now() > until) {
        INFO(name_ << ' ' << what.target << '\n' << answer.head << answer.body << log());
        REQUIRE(answer.status == 200);
        return answer;
      }
      std::this_thread::sleep_for(20ms);
    }
  }
  bool leads() { return call(get("/readyz/leader")).status == 200; }

 private:
  const std::string name_;
  const std::string dsn_;
  contract::TemporaryDirectory directory_;
  std::unique_ptr<ServerProcess> process_;
  std::unique_ptr<HttpClient> client_;
};

std::string platform_path(int number) {
  return "/api/directory/platforms/p" + std::to_string(number) + "/";
}

HttpCall put_platform(int number) {
  return with_header(put(platform_path(number), R"({"org":"o)" + std::to_string(number) + R"("})"),
                     "Idempotency-Key: put-" + std::to_string(number));
}

// The records as every server has them.
std::string exported(Member& member) {
  return member.settled(get("/api/ledger/events/?limit=1000")).json().at("events").dump();
}

void wait_for_leader(Member& member) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!member.leads()) {
    INFO(member.log());
    REQUIRE(std::chrono::steady_clock::now() < until);
    std::this_thread::sleep_for(20ms);
  }
}

}  // namespace

TEST_CASE("two servers: any of them answers, and nothing is lost when the leader is killed") {
  if (!PostgresPair::is_installed()) {
    std::cerr << "PostgreSQL is not installed: the test of two servers is skipped\n";
    return;
  }
  const std::string dsn = PostgresPair::shared().new_database();
  Member one("one", dsn);
  Member two("two", dsn);
  wait_for_leader(one);
  CHECK_FALSE(two.leads());

  // What one stored, the other reads at once, whichever was asked.
  for (int i = 0; i < 20; ++i) {
    Member& writer = i % 2 == 0 ? one : two;
    Member& reader = i % 2 == 0 ? two : one;
    writer.settled(put_platform(i));
    const auto read = reader.call(get(platform_path(i)));
    INFO(read.head << read.body << reader.log());
    CHECK(read.status == 200);
  }
  // A key that the leader just made is known to the other.
  const auto key = two.settled(with_header(
      post("/api/ledger/keys/", R"({"name":"n","role":"admin"})"), "Idempotency-Key: key"));
  HttpCall with_new_key = get(platform_path(1));
  with_new_key.authorization = "Api-Token " + key.json().at("key").get<std::string>();
  CHECK(two.call(with_new_key).status == 200);

  one.kill();
  for (int i = 20; i < 30; ++i) two.settled(put_platform(i));
  CHECK(two.leads());
  for (int i = 0; i < 30; ++i) CHECK(two.call(get(platform_path(i))).status == 200);

  one.start();
  CHECK_FALSE(one.leads());
  one.settled(put_platform(30));
  CHECK(one.call(get(platform_path(25))).status == 200);
  CHECK(exported(one) == exported(two));

  // A leader that is stopped gives up the lead.
  CHECK(two.stop() == 0);
  one.settled(put_platform(31));
  wait_for_leader(one);
  for (int i = 0; i < 32; ++i) CHECK(one.call(get(platform_path(i))).status == 200);
}

}  // namespace seatledger::integration
