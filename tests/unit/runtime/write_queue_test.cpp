#include "runtime/write_queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/sequencer_world.h"

namespace seatledger::runtime {
namespace {

using sequencer_world::request;
using sequencer_world::World;

ledger::Request put_platform(const std::string& key) {
  return request(ledger::PutPlatform{{key, key + "-org", 0, key, true, {}}});
}

// The code that a write is refused with; empty: none is.
std::string refused_with(const WriteQueue& queue) {
  const auto refusal = queue.refusal();
  return refusal ? std::string(code_name(refusal->code)) : std::string();
}

TEST_CASE("the head that another server moved is told as well as that of a batch") {
  World world;
  World other;
  REQUIRE(other.run(put_platform("acme")).has_value());
  std::atomic<std::uint64_t> told = 0;
  WriteQueue queue(*world.sequencer, {});
  queue.on_head_moved([&] { told = world.views->applied().value; });
  const bool ran = queue.run_between([&] {
    const std::vector<std::string> records{other.log.read_after({}, 1).at(0).bytes};
    REQUIRE(world.log.append({}, records, {}) == ledger::AppendStatus::stored);
    world.sequencer->catch_up();
  });
  CHECK(ran);
  // The queue tells of the first before it begins the second.
  CHECK(queue.run_between([] {}));
  CHECK(told == 1);
}

TEST_CASE("of several reasons to refuse writes the first is told, and each is cleared alone") {
  World world;
  world.sequencer->catch_up();
  WriteQueue queue(*world.sequencer, {});
  CHECK(refused_with(queue).empty());
  queue.refuse(WriteBlock::not_leader, error(ErrorCode::no_leader, "another decides"));
  CHECK(refused_with(queue) == "no_leader");
  queue.refuse(WriteBlock::read_only, error(ErrorCode::ledger_read_only, "damaged"));
  CHECK(refused_with(queue) == "ledger_read_only");
  queue.refuse(WriteBlock::disk_full, error(ErrorCode::disk_full, "full"));
  CHECK(refused_with(queue) == "disk_full");
  queue.refuse(WriteBlock::read_only, std::nullopt);
  queue.refuse(WriteBlock::disk_full, std::nullopt);
  CHECK(refused_with(queue) == "no_leader");
  queue.refuse(WriteBlock::not_leader, std::nullopt);
  CHECK(refused_with(queue).empty());
}

}  // namespace
}  // namespace seatledger::runtime
