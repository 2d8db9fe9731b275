// SIGINT and SIGTERM during import, restore and repair: the tool ends by the signal and leaves
// nothing that passes for done, nor what it was making.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "interrupted_operations.h"
#include "kill_count.h"

namespace seatledger::crash {
namespace {

// Half of the rounds are ended by each of the two.
int signal_of(int round) { return round % 2 == 0 ? SIGINT : SIGTERM; }

// How the tool ended that was sent the signal after a moment; true: by itself, with 0.
bool finishes(InterruptedOperations& world, microseconds whole, const Words& words, int signal) {
  const ProgramEnd end = support::run_program_for(world.moment_of(whole), "seatledger", words,
                                                  support::admin_key, signal);
  INFO(end.output);
  CHECK((end.exit_code == 0 || end.exit_code == 128 + signal));
  return end.exit_code == 0;
}

bool is_there(const fs::path& data) { return fs::exists(data) && !fs::is_empty(data); }

TEST_CASE("signal: an import that one ends leaves nothing, or the whole ledger") {
  InterruptedOperations world;
  {
    const auto server = world.serve("served");
    add_licenses(server->port(), 1000);
    REQUIRE(server->stop() == 0);
  }
  const fs::path from = world.file("served") / "data";
  const std::uint64_t events = good_events(from);
  const fs::path lines = world.file("ledger.jsonl");
  good_tool({"export", "--data-dir", from.string(), "--out", lines.string()});
  const fs::path data = world.file("data");
  const Words words{"import", lines.string(), "--data-dir", data.string()};
  const microseconds whole = time_of([&] { good_tool(words); });
  int done = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    fs::remove_all(data);
    if (finishes(world, whole, words, signal_of(round))) {
      ++done;
      CHECK(is_there(data));
    }
    CHECK_FALSE(fs::exists(data.string() + ".importing"));
    CHECK_FALSE(fs::exists(data.string() + ".importing.ended"));
    if (!is_there(data)) good_tool(words);
    CHECK(good_events(data) == events);
  }
  std::cout << "import: " << kill_count() << " signals, " << done << " after its end\n";
}

TEST_CASE("signal: a restore that one ends leaves the former ledger or the restored one") {
  InterruptedRestore world;
  const fs::path data = world.data();
  int done = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    const bool had_ledger = round % 4 < 2;
    world.fresh_copy(had_ledger);
    const bool is_done = finishes(world, world.whole(), world.words(), signal_of(round));
    if (is_done) ++done;
    CHECK_FALSE(fs::exists(data / "restoring"));
    CHECK_FALSE(fs::exists(data / "restoring.ended"));
    if (fs::exists(data / "ledger" / "CURRENT")) {
      const std::uint64_t events = good_events(data);
      CHECK((world.is_restored(events) || (had_ledger && !is_done && world.is_former(events))));
    } else {
      CHECK_FALSE((had_ledger || is_done));
    }
    good_tool(world.words());
    CHECK(good_events(data) > world.kept());
  }
  std::cout << "restore: " << kill_count() << " signals, " << done << " after its end\n";
}

TEST_CASE("signal: a repair that one ends leaves the damaged ledger or the repaired one") {
  InterruptedOperations world;
  const fs::path served = world.file("served") / "data";
  const fs::path damaged = world.file("damaged");
  std::uint64_t good = 0;
  {
    add_licenses(world.serve("served")->port(), 300);
    good = good_events(served);
    fs::copy(served, damaged, fs::copy_options::recursive);
    const auto server = world.serve("served");
    add_licenses(server->port(), 10);
    REQUIRE(server->stop() == 0);
  }
  // Its last events were signed and are missing.
  fs::copy(served / "anchor", damaged / "anchor", fs::copy_options::overwrite_existing);
  const fs::path data = world.file("data");
  const auto fresh_copy = [&] {
    fs::remove_all(data);
    fs::copy(damaged, data, fs::copy_options::recursive);
  };
  const Words asked{"repair", "--data-dir", data.string()};
  Words words = asked;
  words.insert(words.end(), {"--accept-head", std::to_string(good)});
  fresh_copy();
  const microseconds whole = time_of([&] { good_tool(words); });
  int done = 0;
  for (int round = 1; round <= kill_count(); ++round) {
    INFO("round " << round);
    fresh_copy();
    const bool is_done = finishes(world, whole, words, signal_of(round));
    if (is_done) ++done;
    CHECK_FALSE(fs::exists(data / "repairing"));
    CHECK_FALSE(fs::exists(data / "repairing.ended"));
    const ProgramEnd found = support::run_program("seatledger", asked);
    INFO(found.output);
    CHECK((found.exit_code == 0 || (found.exit_code == 1 && !is_done)));
    if (found.exit_code == 1) good_tool(words);
    CHECK(good_events(data) == good + 1);
  }
  std::cout << "repair: " << kill_count() << " signals, " << done << " after its end\n";
}

}  // namespace
}  // namespace seatledger::crash
