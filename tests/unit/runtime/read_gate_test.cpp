#include "runtime/cluster/read_gate.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <optional>
#include <vector>

namespace seatledger::runtime {
namespace {

using namespace std::chrono_literals;

Awaitable<void> pass_gate(ReadGate& gate, std::optional<bool>& outcome) {
  outcome = co_await gate.pass();
}

// Reads that wait, on an io_context that is run by hand, at a time that stands still.
struct WaitingReads {
  std::chrono::nanoseconds now = 1h;
  bool behind_own = false;
  int asked = 0;
  ReadGate gate;
  std::vector<std::optional<bool>> outcomes = std::vector<std::optional<bool>>(8);
  std::size_t count = 0;
  boost::asio::io_context io{1};

  explicit WaitingReads(std::chrono::milliseconds wait = 1h, std::chrono::milliseconds stale = 0ms)
      : gate({wait, stale, [this] { return now; }, [this] { return behind_own; }},
             [this] { ++asked; }) {}
  void read() {
    boost::asio::co_spawn(io, pass_gate(gate, outcomes[count++]), boost::asio::detached);
    poll();
  }
  void poll() {
    io.restart();
    io.poll();
  }
  void wait_for(std::size_t read) {
    while (!outcomes[read]) {
      io.restart();
      io.run_one();
    }
  }
};

TEST_CASE("the leader reads at once while its lease lasts") {
  WaitingReads reads;
  reads.gate.lead_until(reads.now + 1s);
  reads.read();
  CHECK(reads.outcomes[0] == true);
  CHECK(reads.asked == 0);
  reads.now += 1s;
  CHECK_FALSE(reads.gate.leads_now());
  reads.read();
  CHECK_FALSE(reads.outcomes[1]);
  CHECK(reads.asked == 1);
}

TEST_CASE("a read at the leader waits for an append that others may see already") {
  WaitingReads reads;
  reads.gate.lead_until(reads.now + 1s);
  reads.behind_own = true;
  CHECK_FALSE(reads.gate.leads_now());
  reads.read();
  CHECK_FALSE(reads.outcomes[0]);
  reads.behind_own = false;
  reads.wait_for(0);
  CHECK(reads.outcomes[0] == true);
}

TEST_CASE("a read waits for a round that begins after it, and all that wait share one") {
  WaitingReads reads;
  reads.gate.begin_round();
  reads.read();
  reads.read();
  CHECK(reads.asked == 1);
  CHECK(reads.gate.is_wanted());
  // The running round may have read before these came.
  reads.gate.end_round();
  reads.poll();
  CHECK_FALSE(reads.outcomes[0]);
  CHECK(reads.gate.is_wanted());
  reads.gate.begin_round();
  reads.gate.end_round();
  reads.poll();
  CHECK(reads.outcomes[0] == true);
  CHECK(reads.outcomes[1] == true);
  CHECK_FALSE(reads.gate.is_wanted());
}

TEST_CASE("a round that failed confirms nothing") {
  WaitingReads reads;
  reads.read();
  reads.gate.begin_round();
  reads.poll();
  CHECK_FALSE(reads.outcomes[0]);
  CHECK(reads.gate.is_wanted());
  reads.gate.begin_round();
  reads.gate.end_round();
  reads.poll();
  CHECK(reads.outcomes[0] == true);
}

TEST_CASE("who cannot be confirmed in time is refused, or reads what was confirmed lately") {
  const auto [stale, passes] = GENERATE(
      table<std::chrono::milliseconds, bool>({{0ms, false}, {500ms, false}, {5000ms, true}}));
  WaitingReads reads(1ms, stale);
  reads.gate.begin_round();
  reads.gate.end_round();
  reads.now += 1s;
  reads.read();
  reads.wait_for(0);
  CHECK(reads.outcomes[0] == passes);
}

TEST_CASE("what was never confirmed is not read") {
  WaitingReads reads(1ms, 24h);
  reads.read();
  reads.wait_for(0);
  CHECK(reads.outcomes[0] == false);
  reads.gate.stop();
  reads.read();
  reads.wait_for(1);
  CHECK(reads.outcomes[1] == false);
}

}  // namespace
}  // namespace seatledger::runtime
