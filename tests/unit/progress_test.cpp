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

}  // namespace
}  // namespace seatledger::cli
