// Repeated kill -9 during backup, restore, erasure and import: nothing acknowledged is lost, and
// what was half done does not pass for done.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <thread>

#include "interrupted_operations.h"
#include "kill_count.h"

namespace seatledger::crash {
namespace {

std::set<std::uint64_t> licenses_in(const fs::path& data) {
  std::istringstream lines(
      good_tool({"replay", "--data-dir", data.string(), "--type", "license_created", "--json"}));
  std::set<std::uint64_t> ids;
  for (std::string line; std::getline(lines, line);) {
    ids.insert(json::parse(line).at("license_id").get<std::uint64_t>());
  }
  return ids;
}

TEST_CASE("kill: a backup is complete or not there, and writes beside it are kept") {
  InterruptedOperations world;
  std::set<std::uint64_t> acknowledged;
  microseconds whole{};
  {
    const auto server = world.serve("served");
    add_licenses(server->port(), 300);
    whole = time_of([&] {
      good_tool(InterruptedOperations::asked(*server, {"backup", "--to", "0"}));
    });
    REQUIRE(server->stop() == 0);
  }
  int listed = 1;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    const auto server = world.serve("served");
    HttpClient client(server->port());
    const std::set<std::uint64_t> before = acknowledged;
    const auto begun = client.call(
        support::post("/api/ledger/backup/", json{{"name", std::to_string(round)}}.dump()));
    REQUIRE(begun.status == 202);
    std::thread writer([&] {
      HttpClient own(server->port());
      while (const auto id = add_license(own)) acknowledged.insert(*id);
    });
    std::this_thread::sleep_for(world.moment_of(whole));
    server->kill();
    writer.join();
    const fs::path data = world.file("served") / "data";
    good_events(data);
    const auto stored = licenses_in(data);
    CHECK(std::includes(stored.begin(), stored.end(), acknowledged.begin(), acknowledged.end()));
    if (!fs::exists(world.backups() / (std::to_string(round) + ".json"))) continue;
    ++listed;
    const fs::path restored = world.file("restored");
    good_tool({"restore", "--from", world.backups().string(), "--name", std::to_string(round),
               "--data-dir", restored.string(), "--is-complete"});
    const auto held = licenses_in(restored);
    CHECK(std::includes(held.begin(), held.end(), before.begin(), before.end()));
    fs::remove_all(restored);
  }
  const auto server = world.serve("served");
  good_tool(InterruptedOperations::asked(*server, {"backup", "--to", "last"}));
  const json all =
      json::parse(good_tool(InterruptedOperations::asked(*server, {"backup", "--list", "--json"})));
  CHECK(all.size() == static_cast<std::size_t>(listed) + 1);
  std::cout << "backup: " << kill_count() << " kills, " << listed - 1 << " after its end\n";
}

TEST_CASE("kill: a restore leaves the former ledger or the restored one, each of them whole") {
  InterruptedRestore world;
  const fs::path data = world.data();
  int done = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    const bool had_ledger = round % 2 == 1;
    INFO("round " << round);
    world.fresh_copy(had_ledger);
    const ProgramEnd end =
        support::run_program_for(world.moment_of(world.whole()), "seatledger", world.words());
    if (end.exit_code == 0) ++done;
    if (fs::exists(data / "ledger" / "CURRENT")) {
      const std::uint64_t events = good_events(data);
      INFO(end.output);
      CHECK((world.is_restored(events) ||
             (had_ledger && end.exit_code != 0 && world.is_former(events))));
    } else {
      CHECK(end.exit_code != 0);
      CHECK_FALSE(had_ledger);
      // A server does not begin an empty ledger in its place.
      if (fs::exists(data / "restoring")) {
        const auto start = support::run_program(
            "seatledgerd", {"--data-dir", data.string(), "--listen", "127.0.0.1:0"});
        CHECK(start.exit_code == 1);
        CHECK(start.output.find("restore") != std::string::npos);
      }
    }
    good_tool(world.words());
    CHECK(good_events(data) > world.kept());
    CHECK_FALSE(fs::exists(data / "restoring"));
  }
  std::cout << "restore: " << kill_count() << " kills, " << done << " after its end\n";
}

// Whether any file of the data directory holds the text; rows of tables are not compressed when
// they are few, and a write-ahead log never is.
bool is_on_disk(const fs::path& data, const std::string& text) {
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.find(text) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("kill: an erasure that was answered is done, and one that began is finished") {
  InterruptedOperations world;
  const fs::path data = world.file("served") / "data";
  const auto name_of = [](int round) { return "quetzal" + std::to_string(round) + "x"; };
  const auto user = [](int round) { return "/api/directory/users/" + std::to_string(round) + "/"; };
  microseconds whole{};
  const auto erase = [](HttpClient& client, int round) {
    return client.call(support::post("/api/ledger/erasures/", json{{"user_id", round}}.dump()));
  };
  {
    const auto server = world.serve("served");
    add_licenses(server->port(), 100);
    HttpClient client(server->port());
    for (int round = 1; round <= kill_count() + 1; ++round) {
      const json record{{"username", name_of(round)}, {"email", name_of(round) + "@example.org"}};
      REQUIRE(client.call(support::put(user(round), record.dump())).status == 200);
    }
    whole = time_of([&] { REQUIRE(erase(client, kill_count() + 1).status == 200); });
    server->kill();
  }
  int answered = 0;
  int begun = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    auto server = world.serve("served");
    support::HttpAnswer answer;
    std::thread caller([&] {
      HttpClient client(server->port());
      answer = erase(client, round);
    });
    std::this_thread::sleep_for(world.moment_of(whole));
    server->kill();
    caller.join();
    good_events(data);
    if (answer.status == 200) {
      ++answered;
      CHECK_FALSE(is_on_disk(data, name_of(round)));
    }
    server = world.serve("served");
    HttpClient client(server->port());
    const int there = client.call(support::get(user(round))).status;
    if (answer.status == 200) CHECK(there == 404);
    if (there == 404) {
      ++begun;
      // The start goes on with it by itself.
      const auto end = std::chrono::steady_clock::now() + 5min;
      while (is_on_disk(data, name_of(round)) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(10ms);
      }
      CHECK_FALSE(is_on_disk(data, name_of(round)));
    } else {
      CHECK(there == 200);
      CHECK(erase(client, round).status == 200);
    }
    server->kill();
  }
  std::cout << "erasure: " << kill_count() << " kills, " << begun << " amid or after it, "
            << answered << " after its answer\n";
}

TEST_CASE("kill: an import makes a whole ledger or none") {
  InterruptedOperations world;
  const fs::path lines = world.file("ledger.jsonl");
  {
    const auto server = world.serve("served");
    add_licenses(server->port(), 1000);
    REQUIRE(server->stop() == 0);
  }
  const fs::path from = world.file("served") / "data";
  const std::uint64_t events = good_events(from);
  good_tool({"export", "--data-dir", from.string(), "--out", lines.string()});
  const fs::path data = world.file("data");
  const Words words{"import", lines.string(), "--data-dir", data.string()};
  const microseconds whole = time_of([&] { good_tool(words); });
  int done = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    fs::remove_all(data);
    if (round % 2 == 0) fs::create_directories(data);  // empty: allowed
    const ProgramEnd end = support::run_program_for(world.moment_of(whole), "seatledger", words);
    const bool is_there = fs::exists(data) && !fs::is_empty(data);
    if (end.exit_code == 0) {
      ++done;
      CHECK(is_there);
    }
    if (is_there) {
      CHECK(good_events(data) == events);
    } else {
      good_tool(words);
      CHECK(good_events(data) == events);
    }
    CHECK_FALSE(fs::exists(data.string() + ".importing"));
  }
  std::cout << "import: " << kill_count() << " kills, " << done << " after its end\n";
}

}  // namespace
}  // namespace seatledger::crash
