#include "runtime/operations/backups.h"

#include <catch2/catch.hpp>

#include "ledger/store/open_ledger.h"
#include "support/temporary_directory.h"

namespace seatledger::runtime {
namespace {

TEST_CASE("backups: none begins after the stop, and the reason is the stop") {
  const contract::TemporaryDirectory directory;
  ledger::LedgerOptions options;
  options.data_dir = directory.path() / "data";
  const auto ledger = ledger::open_ledger(options);
  Snapshots snapshots({options.data_dir, options.data_dir / "anchor", *ledger, {}, {}});
  Backups backups({directory.path() / "backups", 0, snapshots});
  backups.stop();
  const auto started = backups.start_backup(std::nullopt);
  REQUIRE(started.has_error());
  CHECK(started.error().code == ErrorCode::shutting_down);
  CHECK_FALSE(backups.backups().running.has_value());
}

}  // namespace
}  // namespace seatledger::runtime
