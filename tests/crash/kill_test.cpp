// kill -9 while 64 writers write, again and again on one data directory: what was acknowledged is
// there, nothing is stored twice, and the views are what the log folds to.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <thread>

#include "contract/temporary_directory.h"
#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger {
namespace {

using namespace std::chrono_literals;
using support::HttpAnswer;
using support::HttpCall;
using support::HttpClient;
using support::ServerProcess;

constexpr int writer_count = 64;
constexpr int round_count = 20;
constexpr int rounds_between_checks = 5;
constexpr auto start_promised = 2s;  // reported; slow machines are no failure
constexpr auto start_time_max = 10s;

// One caller that never repeats a transaction_id. Its first license is its own to update.
class Writer {
 public:
  explicit Writer(int number) : number_(number) {}

  // Writes until the connection breaks; the request without an answer is kept.
  void write_until_cut(std::uint16_t port) {
    HttpClient client(port);
    for (;;) {
      pending_ = next_call();
      const HttpAnswer answer = client.call(*pending_);
      if (answer.status == 0) return;
      take(answer);
    }
  }

  // After a restart: the last acknowledged request is known, byte for byte, and the one that was
  // cut off is done now if it was not done before.
  void repeat(std::uint16_t port) {
    HttpClient client(port);
    if (last_) {
      const HttpAnswer again = client.call(last_->call);
      if (again.status != 200 || again.header("Idempotent-Replayed") != "true") {
        fault("an acknowledged change is not known: " + again.head + again.body);
      } else if (again.body != last_->body) {
        fault("another answer: " + last_->body + " then " + again.body);
      }
    }
    if (pending_) take(client.call(*pending_));
  }

  const std::vector<std::string>& acknowledged() const { return acknowledged_; }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  struct Acknowledged {
    HttpCall call;
    std::string body;
  };

  HttpCall next_call() {
    transaction_ = "writer-" + std::to_string(number_) + "-" + std::to_string(++calls_);
    const std::string tail = R"("transaction_id":")" + transaction_ + "\"}";
    // Mostly updates, as in life; now and then another license.
    if (license_ != 0 && calls_ % 4 != 0) {
      return support::post("/api/catalog/licenses/user/update/",
                           R"({"license_id":)" + std::to_string(license_) + R"(,"count":)" +
                               std::to_string(calls_) + "," + tail);
    }
    return support::post("/api/catalog/licenses/user/create/",
                         R"({"platform_key":"north","count":1,)" + tail);
  }

  void take(const HttpAnswer& answer) {
    if (answer.status != 200) {
      fault(transaction_ + " is refused: " + answer.head + answer.body);
    } else {
      acknowledged_.push_back(transaction_);
      if (license_ == 0) license_ = answer.json().at("id");
      last_ = Acknowledged{*pending_, answer.body};
    }
    pending_.reset();
  }

  void fault(std::string what) { faults_.push_back(std::move(what)); }

  int number_;
  std::uint64_t calls_ = 0;
  std::uint64_t license_ = 0;
  std::string transaction_;  // of the newest call
  std::optional<HttpCall> pending_;
  std::optional<Acknowledged> last_;
  std::vector<std::string> acknowledged_;
  std::vector<std::string> faults_;
};

template <class Work>
std::vector<std::thread> start_all(std::vector<Writer>& writers, Work work) {
  std::vector<std::thread> threads;
  for (Writer& writer : writers) threads.emplace_back([&writer, work] { work(writer); });
  return threads;
}

void join_all(std::vector<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

// How often the log holds each transaction.
std::map<std::string, int> stored_transactions(const std::string& data_dir) {
  const auto replay =
      support::run_program("seatledger", {"replay", "--data-dir", data_dir, "--json"});
  INFO(replay.output.substr(0, 1000));
  REQUIRE(replay.exit_code == 0);
  std::map<std::string, int> times;
  std::istringstream lines(replay.output);
  for (std::string line; std::getline(lines, line);) {
    ++times[nlohmann::json::parse(line).at("transaction_id").get<std::string>()];
  }
  return times;
}

// On a directory that no server has opened since it was killed.
void check_log(const std::string& data_dir, const std::vector<Writer>& writers) {
  const auto verdict = support::run_program("seatledger", {"verify", "--data-dir", data_dir});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
  const auto times = stored_transactions(data_dir);
  std::size_t twice = 0;
  for (const auto& [transaction, count] : times) twice += count > 1 ? 1 : 0;
  CHECK(twice == 0);
  std::size_t lost = 0;
  for (const Writer& writer : writers) {
    for (const std::string& transaction : writer.acknowledged()) {
      lost += times.contains(transaction) ? 0 : 1;
    }
  }
  CHECK(lost == 0);
}

std::size_t acknowledged_by(const std::vector<Writer>& writers) {
  std::size_t sum = 0;
  for (const Writer& writer : writers) sum += writer.acknowledged().size();
  return sum;
}

void check_faults(const std::vector<Writer>& writers) {
  for (const Writer& writer : writers) {
    for (const std::string& what : writer.faults()) FAIL_CHECK(what);
  }
}

TEST_CASE("kill: nothing acknowledged is lost and nothing is stored twice") {
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> load_ms(20, 250);
  INFO("seed " << seed);
  const contract::TemporaryDirectory directory;
  std::vector<Writer> writers;
  for (int i = 0; i < writer_count; ++i) writers.emplace_back(i);
  std::chrono::milliseconds slowest{0};
  std::size_t under_load = 0;
  const std::string data_dir = (directory.path() / "data").string();
  for (int round = 0; round <= round_count; ++round) {
    INFO("round " << round);
    ServerProcess server(directory.path());
    const std::uint16_t port = server.port();
    slowest = std::max(slowest, server.start_time());
    CHECK(server.start_time() < start_time_max);
    if (round == 0) {
      HttpClient client(port);
      REQUIRE(
          client.call(support::put("/api/directory/platforms/north/", R"({"org":"n"})")).status ==
          200);
    }
    auto repeats = start_all(writers, [port](Writer& writer) { writer.repeat(port); });
    join_all(repeats);
    if (round == round_count) {
      CHECK(server.stop() == 0);
      break;
    }
    const std::size_t before = acknowledged_by(writers);
    auto threads = start_all(writers, [port](Writer& writer) { writer.write_until_cut(port); });
    std::this_thread::sleep_for(std::chrono::milliseconds(load_ms(random)));
    server.kill();
    join_all(threads);
    check_faults(writers);
    under_load += acknowledged_by(writers) - before;
    if ((round + 1) % rounds_between_checks == 0) check_log(data_dir, writers);
  }
  check_faults(writers);
  CHECK(under_load > 0);
  check_log(data_dir, writers);
  std::cout << "kill test: seed " << seed << ", " << round_count << " kills, "
            << acknowledged_by(writers) << " acknowledged changes, slowest start "
            << slowest.count() << " ms (promised: under "
            << std::chrono::milliseconds(start_promised).count() << ")\n";
}

}  // namespace
}  // namespace seatledger
