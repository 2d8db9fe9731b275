#include "cli/progress.h"

#include <catch2/catch.hpp>

namespace seatledger::cli {
namespace {

TEST_CASE("progress: bar, rate and time left") {
  CHECK(progress_line("verify", "events", {0, 100, 0}) ==
        "verify  [------------------------]  0%  0/100 events  0/s");
  CHECK(progress_line("verify", "events", {50, 100, 5}) ==
        "verify  [############------------]  50%  50/100 events  10/s  5 s left");
  CHECK(progress_line("verify", "events", {100, 100, 5}) ==
        "verify  [########################]  100%  100/100 events  20/s");
  CHECK(progress_line("fold", "events", {1000, 1000000, 10}) ==
        "fold  [------------------------]  0%  1000/1000000 events  100/s  2 h 46 min left");
  CHECK(progress_line("fold", "events", {10, 2010, 1}).ends_with("3 min 20 s left"));
  CHECK(progress_line("export", "events", {7, 0, 1}) == "export  7 events  7/s");
}

TEST_CASE("progress: what an earlier run did has no part in rate and time left") {
  CHECK(progress_line("fold", "events", {950, 1000, 5, 900}) ==
        "fold  [######################--]  95%  950/1000 events  10/s  5 s left");
  CHECK(progress_line("fold", "events", {900, 1000, 5, 900}).ends_with("900/1000 events  0/s"));
  // The server begins anew behind what was seen.
  CHECK(progress_line("rebuild", "events", {10, 1000, 5, 900}).ends_with("10/1000 events  0/s"));

  Progress progress("fold", 1000, "events");
  CHECK(progress.reached(900).started == 0);
  progress.start_at(900);
  const ProgressAt at = progress.reached(950);
  CHECK(at.done == 950);
  CHECK(at.total == 1000);
  CHECK(at.started == 900);
}

}  // namespace
}  // namespace seatledger::cli
