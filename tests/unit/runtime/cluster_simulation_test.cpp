// Several servers over one shared ledger in memory, on one thread, from a seed: answers are lost
// before and after the commit, appends arrive late, servers freeze, are cut off and start anew, the
// machine of the shared ledger is lost with what only it had. SEATLEDGER_SEEDS in the environment
// says how many seeds, SEATLEDGER_SEED which one alone.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "base/store_error.h"
#include "runtime/cluster/membership.h"
#include "support/memory_copy.h"
#include "support/memory_shared.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::runtime;
using namespace std::chrono_literals;

namespace {

using Nanoseconds = std::chrono::nanoseconds;
constexpr auto lease = 3000ms;
constexpr std::size_t server_count = 3;
constexpr int actions = 400;

// Of the servers and of the shared ledger: both stand still.
struct StillClock final : Clock {
  Timestamp now() override { return {}; }
};

// One server; a start makes all but the copy anew.
struct SimulatedServer {
  MemoryShared writer;
  MemoryShared reader;
  CopiedLog log;
  ReadGate gate;
  StillClock clock;
  Membership membership;

  SimulatedServer(const std::shared_ptr<MemoryPlace>& place, MemoryCopy& copy, Clock& ids,
                  Entropy& entropy, const Nanoseconds& now, ServerIdentity me)
      : writer(place),
        reader(place),
        log({writer, copy, copy.people(), [] { return false; }, ids, entropy,
             [](std::string_view) {}}),
        gate({5000ms, 0ms, [&now] { return now; },
              [this] { return log.may_be_visible() > log.head(); }},
             [] {}),
        membership({reader, log, gate, clock, [&now] { return now; },
                    [](const std::function<void()>& work) { return work(), true; }, [] {},
                    [] { return true; }, [](bool) {}, [](std::string_view) {},
                    [](LogLevel, std::string_view) {}},
                   {std::move(me), lease, 4096}) {}
};

struct SeededEntropy final : Entropy {
  explicit SeededEntropy(std::mt19937_64& engine) : engine_(engine) {}
  Digest next() override {
    Digest digest;
    for (auto& byte : digest.bytes) byte = static_cast<std::uint8_t>(engine_());
    return digest;
  }
  std::mt19937_64& engine_;
};

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed) : random_(seed), entropy_(random_) {
    for (std::size_t i = 0; i < server_count; ++i) {
      copies_.push_back(std::make_unique<MemoryCopy>());
      servers_.emplace_back();
      frozen_.push_back(false);
      start(i);
    }
  }

  void run() {
    for (int i = 0; i < actions; ++i) act();
    heal();
    for (int i = 0; i < 40; ++i) pass(lease / 4);
    check_end();
  }

 private:
  std::size_t any(std::size_t count) { return random_() % count; }
  std::size_t any_server() { return any(server_count); }

  void act() {
    switch (any(24)) {
      case 0: frozen_[any_server()] = true; break;
      case 1: frozen_[any_server()] = false; break;
      case 2: cut_off(any_server(), true); break;
      case 3: cut_off(any_server(), false); break;
      case 4: start(any_server()); break;
      case 5: lose_copy(any_server()); break;
      case 6: place_->stop_standby(); break;
      case 7: place_->start_standby(); break;
      case 8: place_->fail_over(); break;
      case 9: place_->deliver_late(); break;
      case 10: servers_[any_server()]->membership.give_up(); break;
      case 11: copies_[any_server()]->fail_append(1 + any(3), any_copy_fault()); break;
      case 12:
      case 13:
      case 14: pass(std::chrono::milliseconds(any(2 * lease.count()))); break;
      case 15:
      case 16: read(any_server()); break;
      default: append(any_server()); break;
    }
    pass(std::chrono::milliseconds(any(200)));
  }

  AppendFault any_copy_fault() {
    return any(2) == 0 ? AppendFault::unknown_stored : AppendFault::unknown_not_stored;
  }

  void pass(std::chrono::milliseconds time) {
    now_ += time;
    for (std::size_t i = 0; i < server_count; ++i) {
      if (!frozen_[i]) servers_[i]->membership.step(any(2) == 0);
    }
  }

  void start(std::size_t server) {
    servers_[server].reset();
    copies_[server]->recover();
    const ServerIdentity me{uuid_v7({}, entropy_.next()), "server" + std::to_string(server), ""};
    servers_[server] =
        std::make_unique<SimulatedServer>(place_, *copies_[server], still_, entropy_, now_, me);
  }
  void lose_copy(std::size_t server) {
    servers_[server].reset();
    copies_[server] = std::make_unique<MemoryCopy>();
    start(server);
  }
  void cut_off(std::size_t server, bool cut) {
    servers_[server]->writer.cut_off(cut);
    servers_[server]->reader.cut_off(cut);
  }

  // A server that was frozen decides at once when it goes on, before it knows what happened.
  void append(std::size_t server) {
    SimulatedServer& at = *servers_[server];
    constexpr SharedFault faults[] = {SharedFault::none, SharedFault::none,
                                      SharedFault::lost_before, SharedFault::lost_after,
                                      SharedFault::late};
    at.writer.fail_next_append(faults[any(std::size(faults))]);
    std::vector<std::string> batch;
    for (std::size_t i = 0; i <= any(3); ++i) batch.push_back(std::to_string(++written_));
    const AppendStatus status = at.log.append(at.log.head(), batch, {});
    auto& outcomes = status == AppendStatus::stored            ? stored_
                     : status == AppendStatus::outcome_unknown ? unknown_
                                                               : refused_;
    outcomes.insert(batch.begin(), batch.end());
    if (status == AppendStatus::stored || any(2) == 0) return;
    try {
      at.log.recover();
    } catch (const StoreError&) {
      // Later.
    }
  }

  // As a request reads: after the gate, from the copy.
  void read(std::size_t server) {
    SimulatedServer& at = *servers_[server];
    const std::set<std::string> must_see = stored_;
    if (!at.gate.leads_now()) {
      const auto before = at.gate.confirmed_at();
      now_ += 1ms;
      const auto came = now_;
      now_ += 1ms;
      at.membership.step(true);
      const bool is_confirmed = at.gate.confirmed_at() != before && at.gate.confirmed_at() >= came;
      if (!is_confirmed) return;
    }
    ++reads_;
    const auto records = records_of(server);
    const std::set<std::string> seen(records.begin(), records.end());
    for (const std::string& record : must_see) CHECK(seen.contains(record));
    // What one read showed is never gone.
    if (records.size() > shown_.size()) {
      CHECK(std::equal(shown_.begin(), shown_.end(), records.begin()));
      shown_ = records;
    } else {
      CHECK(records.size() == shown_.size());
    }
  }

  std::vector<std::string> records_of(std::size_t server) {
    std::vector<std::string> found;
    for (auto& record : copies_[server]->read_after({}, SIZE_MAX)) found.push_back(record.bytes);
    return found;
  }

  void heal() {
    place_->start_standby();
    place_->deliver_late();
    for (std::size_t i = 0; i < server_count; ++i) {
      frozen_[i] = false;
      cut_off(i, false);
      copies_[i]->fail_append(0, AppendFault::unavailable);
      start(i);
    }
  }

  void check_end() {
    std::vector<std::string> all;
    for (const Chunk& chunk : place_->state().chunks) {
      CHECK(chunk.link.first.value == all.size() + 1);
      all.insert(all.end(), chunk.records.begin(), chunk.records.end());
    }
    std::map<std::string, int> times;
    for (const std::string& record : all) ++times[record];
    for (const std::string& record : stored_) CHECK(times[record] == 1);
    for (const std::string& record : unknown_) CHECK(times[record] <= 1);
    for (const std::string& record : refused_) CHECK(times[record] == 0);
    REQUIRE(all.size() >= shown_.size());
    CHECK(std::equal(shown_.begin(), shown_.end(), all.begin()));
    std::size_t leaders = 0;
    for (std::size_t i = 0; i < server_count; ++i) {
      CHECK(records_of(i) == all);
      if (servers_[i]->membership.leads()) ++leaders;
    }
    CHECK(leaders == 1);
    CHECK(times.size() > 0);
  }

  std::mt19937_64 random_;
  SeededEntropy entropy_;
  StillClock still_;
  Nanoseconds now_ = 1h;
  const std::shared_ptr<MemoryPlace> place_ = std::make_shared<MemoryPlace>();
  std::vector<std::unique_ptr<MemoryCopy>> copies_;
  std::vector<std::unique_ptr<SimulatedServer>> servers_;
  std::vector<bool> frozen_;

  std::uint64_t written_ = 0;
  std::uint64_t reads_ = 0;
  std::set<std::string> stored_;
  std::set<std::string> unknown_;
  std::set<std::string> refused_;
  std::vector<std::string> shown_;
};

std::uint64_t number_in_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("simulated servers lose nothing, store nothing twice, and show only what stays") {
  if (const std::uint64_t seed = number_in_environment("SEATLEDGER_SEED", 0); seed != 0) {
    Simulation(seed).run();
    return;
  }
  for (std::uint64_t seed = 1; seed <= number_in_environment("SEATLEDGER_SEEDS", 200); ++seed) {
    INFO("SEATLEDGER_SEED=" << seed);
    Simulation(seed).run();
  }
}
