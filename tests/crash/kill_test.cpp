// kill -9 while 64 writers write licenses, assignments, groups and who is in them, again and again
// on one data directory: what was acknowledged is there, nothing is stored twice, and the views are
// what the log folds to.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <thread>

#include "kill_count.h"
#include "kill_writer.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger {
namespace {

using namespace std::chrono_literals;
using crash::Writer;
using support::HttpClient;
using support::ServerProcess;

constexpr int writer_count = 64;
constexpr std::size_t faults_shown = 10;
constexpr auto start_promised = 2s;  // reported; slow machines are no failure
constexpr auto start_time_max = 120s;
// The views are written to files all the time, so that kills also meet a file that is being written
// or added.
const std::vector<std::string> often_flushed{"--view-tier-bytes", "1048576"};

template <class Work>
std::vector<std::thread> start_all(std::vector<Writer>& writers, Work work) {
  std::vector<std::thread> threads;
  for (Writer& writer : writers) threads.emplace_back([&writer, work] { work(writer); });
  return threads;
}

void join_all(std::vector<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

// How many commits the log holds of each transaction, and of each Idempotency-Key by its digest.
struct Stored {
  std::map<std::string, int> transactions;
  std::map<std::string, int> keys;
};

Stored stored_commits(const std::string& data_dir) {
  const auto replay =
      support::run_program("seatledger", {"replay", "--data-dir", data_dir, "--json"});
  INFO(replay.output.substr(0, 1000));
  REQUIRE(replay.exit_code == 0);
  Stored stored;
  std::istringstream lines(replay.output);
  for (std::string line; std::getline(lines, line);) {
    const auto event = nlohmann::json::parse(line);
    if (event.at("commit").at("index") != 0) continue;
    ++stored.transactions[event.at("transaction_id").get<std::string>()];
    const auto& key = event.at("idempotency_key");
    if (!key.is_null()) ++stored.keys[key.get<std::string>()];
  }
  return stored;
}

std::size_t stored_twice(const std::map<std::string, int>& times) {
  return static_cast<std::size_t>(std::count_if(
      times.begin(), times.end(), [](const auto& entry) { return entry.second > 1; }));
}

// On a directory that no server has opened since it was killed.
void check_log(const std::string& data_dir, const std::vector<Writer>& writers) {
  const auto verdict = support::run_program("seatledger", {"verify", "--data-dir", data_dir});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
  const Stored stored = stored_commits(data_dir);
  CHECK(stored_twice(stored.transactions) == 0);
  CHECK(stored_twice(stored.keys) == 0);
  std::size_t lost = 0;
  for (const Writer& writer : writers) {
    for (const std::string& transaction : writer.transactions()) {
      lost += stored.transactions.contains(transaction) ? 0 : 1;
    }
  }
  CHECK(lost == 0);
}

std::size_t acknowledged_by(const std::vector<Writer>& writers) {
  std::size_t sum = 0;
  for (const Writer& writer : writers) sum += writer.acknowledged();
  return sum;
}

void check_faults(const std::vector<Writer>& writers) {
  std::size_t count = 0;
  for (const Writer& writer : writers) {
    for (const std::string& what : writer.faults()) {
      if (++count <= faults_shown) FAIL_CHECK(what);
    }
  }
  REQUIRE(count == 0);
}

void fill_directory(std::uint16_t port, const std::vector<Writer>& writers) {
  HttpClient client(port);
  const auto put = [&](const std::string& target, const std::string& record) {
    REQUIRE(client.call(support::put("/api/directory/" + target, record)).status == 200);
  };
  put("platforms/north/", R"({"org":"n"})");
  put("programs/prog/", R"({"program_id":"p","name":"P","platform_key":"north"})");
  std::string lines;
  for (const Writer& writer : writers) lines += writer.directory_lines();
  const auto answer = client.call(support::post("/api/directory/import/", lines));
  REQUIRE(answer.status == 200);
  const auto body = answer.json();
  for (const auto& result : body.at("results")) REQUIRE(result.at("status") == 200);
}

TEST_CASE("kill: nothing acknowledged is lost and nothing is stored twice") {
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> load_ms(20, 250);
  INFO("seed " << seed);
  const contract::TemporaryDirectory directory;
  std::vector<Writer> writers;
  for (int i = 0; i < writer_count; ++i) writers.emplace_back(i, seed);
  std::chrono::milliseconds slowest{0};
  std::size_t under_load = 0;
  const std::string data_dir = (directory.path() / "data").string();
  const int round_count = crash::kill_count();
  for (int round = 0; round <= round_count; ++round) {
    INFO("round " << round);
    ServerProcess server(directory.path(),
                         round % 2 == 0 ? std::vector<std::string>{} : often_flushed);
    const std::uint16_t port = server.port();
    slowest = std::max(slowest, server.start_time());
    CHECK(server.start_time() < start_time_max);
    if (round == 0) fill_directory(port, writers);
    auto repeats = start_all(writers, [port](Writer& writer) { writer.repeat_and_check(port); });
    join_all(repeats);
    check_faults(writers);
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
    check_log(data_dir, writers);
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
