#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <optional>
#include <vector>

#include "runtime/head_signal.h"

namespace seatledger::runtime {
namespace {

using namespace std::chrono_literals;

Awaitable<void> wait_for(HeadSignal& signal, Position position, std::chrono::milliseconds most,
                         std::optional<bool>& outcome) {
  outcome = co_await signal.wait(position, HeadSignal::Clock::now() + most);
}

// Coroutines that wait, on an io_context that is run by hand.
struct Waiting {
  HeadSignal signal;
  std::vector<std::optional<bool>> outcomes = std::vector<std::optional<bool>>(8);
  std::size_t count = 0;
  boost::asio::io_context io{1};

  void wait(std::uint64_t position, std::chrono::milliseconds most = 1h) {
    boost::asio::co_spawn(io, wait_for(signal, Position{position}, most, outcomes[count++]),
                          boost::asio::detached);
    poll();
  }
  void poll() {
    io.restart();
    io.poll();
  }
};

TEST_CASE("who waits for a position goes on when it is reached") {
  Waiting waiting;
  waiting.signal.reach(Position{4});
  waiting.wait(4);
  waiting.wait(5);
  waiting.wait(7);
  CHECK(waiting.outcomes[0] == true);
  waiting.signal.reach(Position{3});
  waiting.poll();
  CHECK_FALSE(waiting.outcomes[1]);
  waiting.signal.reach(Position{6});
  waiting.poll();
  CHECK(waiting.outcomes[1] == true);
  CHECK_FALSE(waiting.outcomes[2]);
  CHECK(waiting.signal.reached() == Position{6});
  waiting.signal.reach(Position{7});
  waiting.poll();
  CHECK(waiting.outcomes[2] == true);
}

TEST_CASE("nobody waits longer than the moment given") {
  Waiting waiting;
  waiting.wait(1, 1ms);
  waiting.io.run();
  CHECK(waiting.outcomes[0] == false);
}

TEST_CASE("a server that drains keeps nobody waiting") {
  Waiting waiting;
  waiting.signal.reach(Position{1});
  waiting.wait(2);
  waiting.wait(3);
  waiting.signal.stop();
  waiting.poll();
  CHECK(waiting.outcomes[0] == false);
  CHECK(waiting.outcomes[1] == false);
  waiting.wait(2);
  waiting.wait(1);
  CHECK(waiting.outcomes[2] == false);
  CHECK(waiting.outcomes[3] == true);
  CHECK(waiting.signal.is_stopped());
}

TEST_CASE("coroutines that still wait go with their io_context") {
  Waiting waiting;
  waiting.wait(9);
  CHECK_FALSE(waiting.outcomes[0]);
}

}  // namespace
}  // namespace seatledger::runtime
