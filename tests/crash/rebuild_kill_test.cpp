// Repeated kill -9 while the views are rebuilt and writers run: the next start continues the
// rebuild until it ends, and the views are what the log folds to.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "kill_count.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using support::HttpClient;
using support::ServerProcess;

constexpr int license_count = 8'000;
constexpr int wave = 200;  // requests sent before the first answer is read
constexpr int writer_count = 4;
const std::string rebuild_path = "/api/ledger/rebuild/";
const std::string licenses_path = "/api/catalog/licenses/user/";

void fill_ledger(std::uint16_t port) {
  HttpClient client(port);
  REQUIRE(client.call(support::put("/api/directory/platforms/north/", R"({"org":"n"})")).status ==
          200);
  const std::string create = support::to_bytes(
      support::post(licenses_path + "create/", R"({"platform_key":"north","count":5})"));
  for (int made = 0; made < license_count; made += wave) {
    std::string bytes;
    for (int i = 0; i < wave; ++i) bytes += create;
    REQUIRE(client.send(bytes));
    for (int i = 0; i < wave; ++i) REQUIRE(client.read().status == 200);
  }
}

// Updates until the connection breaks. Returns what was answered with anything but 200.
std::vector<std::string> write_until_cut(std::uint16_t port, int writer, int round) {
  std::vector<std::string> faults;
  HttpClient client(port);
  for (int i = 0;; ++i) {
    const json body{{"license_id", (writer + i * writer_count) % license_count + 1},
                    {"count", 5 + i % 7},
                    {"transaction_id", "t-" + std::to_string(round) + "-" + std::to_string(writer) +
                                           "-" + std::to_string(i)}};
    const auto answer = client.call(support::post(licenses_path + "update/", body.dump()));
    if (answer.status == 0) return faults;
    if (answer.status != 200) faults.push_back(answer.head + answer.body);
  }
}

json status_of_rebuild(std::uint16_t port) {
  HttpClient client(port);
  const auto answer = client.call(support::get(rebuild_path));
  REQUIRE(answer.status == 200);
  return answer.json();
}

std::size_t generations_in(const std::filesystem::path& views) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(views)) {
    count += entry.is_directory() ? 1 : 0;
  }
  return count;
}

// Small runs, so that a rebuild of a small ledger has many of them.
const std::vector<std::string> small_runs{"--rebuild-run-bytes", "65536"};

// Waits for a state of the rebuild, or for its end.
std::string wait_for_state(std::uint16_t port, const std::string& wanted) {
  std::string state;
  do {
    state = status_of_rebuild(port).at("state");
  } while (state != wanted && state != "idle");
  return state;
}

TEST_CASE("kill: a rebuild that is killed in each of its stages still comes to its end") {
  const contract::TemporaryDirectory directory;
  std::map<std::string, int> killed;
  const std::vector<std::string> stages{"folding", "comparing", "catching_up", "switching"};
  constexpr int rounds_of_each = 3;
  for (std::size_t round = 0; round < stages.size() * rounds_of_each; ++round) {
    INFO("round " << round);
    ServerProcess server(directory.path(), small_runs);
    const std::uint16_t port = server.port();
    if (round == 0) fill_ledger(port);
    HttpClient client(port);
    REQUIRE(client.call(support::post(rebuild_path, "{}")).status / 100 == 2);
    ++killed[wait_for_state(port, stages[round % stages.size()])];
    server.kill();
    CHECK(generations_in(directory.path() / "data" / "views") <= 3);
  }
  ServerProcess server(directory.path(), small_runs);
  CHECK(wait_for_state(server.port(), "idle") == "idle");
  CHECK(status_of_rebuild(server.port()).at("difference").is_null());
  REQUIRE(server.stop() == 0);
  CHECK(support::run_program("seatledger",
                             {"verify", "--data-dir", (directory.path() / "data").string()})
            .exit_code == 0);
  CHECK(killed["idle"] < static_cast<int>(stages.size()) * rounds_of_each);
  for (const auto& [state, times] : killed) std::cout << state << ": " << times << " kills; ";
  std::cout << "rebuild stages\n";
}

TEST_CASE("kill: a rebuild that is killed at any moment still comes to its end") {
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> load_ms(0, 600);
  INFO("seed " << seed);
  const contract::TemporaryDirectory directory;
  const auto views = directory.path() / "data" / "views";
  int hit = 0;
  int finished = 0;
  const int kill_count = crash::kill_count();
  for (int round = 0; round <= kill_count; ++round) {
    INFO("round " << round);
    ServerProcess server(directory.path(), small_runs);
    const std::uint16_t port = server.port();
    if (round == 0) fill_ledger(port);
    HttpClient client(port);
    const auto begun = client.call(support::post(rebuild_path, "{}"));
    // 200: it was gone on with already.
    REQUIRE((begun.status == 202 || begun.status == 200));
    if (round == kill_count) break;
    std::vector<std::vector<std::string>> faults(writer_count);
    std::vector<std::thread> writers;
    for (int i = 0; i < writer_count; ++i) {
      writers.emplace_back(
          [&, i] { faults[static_cast<std::size_t>(i)] = write_until_cut(port, i, round); });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(load_ms(random)));
    server.kill();
    for (std::thread& writer : writers) writer.join();
    for (const auto& of_writer : faults) {
      for (const std::string& fault : of_writer) FAIL_CHECK(fault);
    }
    const bool is_unfinished = std::filesystem::exists(views / "unfinished");
    hit += is_unfinished ? 1 : 0;
    finished += is_unfinished ? 0 : 1;
    CHECK(generations_in(views) <= 3);
  }
  ServerProcess server(directory.path());
  json status = status_of_rebuild(server.port());
  while (status.at("state") != "idle") {
    std::this_thread::sleep_for(10ms);
    status = status_of_rebuild(server.port());
  }
  INFO(status.dump());
  if (!status.at("mode").is_null()) CHECK(status.at("result") == "done");
  CHECK(status.at("difference").is_null());
  CHECK_FALSE(std::filesystem::exists(views / "unfinished"));
  CHECK(generations_in(views) <= 2);
  CHECK((hit > 0 || kill_count < crash::usual_kills));
  REQUIRE(server.stop() == 0);
  const auto verdict = support::run_program(
      "seatledger", {"verify", "--data-dir", (directory.path() / "data").string()});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
  std::cout << "rebuild kill test: seed " << seed << ", " << kill_count << " kills, " << hit
            << " amid a rebuild, " << finished << " after its end; generation "
            << status.at("generation") << " is in use\n";
}

}  // namespace
}  // namespace seatledger
