#include "base/nearest.h"

#include <array>
#include <catch2/catch.hpp>

namespace seatledger {
namespace {

constexpr std::array<std::string_view, 6> names{"status", "verify", "export",
                                                "import", "replay", "repair"};

TEST_CASE("nearest: the distance counts letters that are wrong, missing, too many or swapped") {
  CHECK(distance_between("status", "status") == 0);
  CHECK(distance_between("sattus", "status") == 1);
  CHECK(distance_between("statu", "status") == 1);
  CHECK(distance_between("statuus", "status") == 1);
  CHECK(distance_between("stayus", "status") == 1);
  CHECK(distance_between("", "status") == 6);
  CHECK(distance_between("verify", "status") == 6);
}

TEST_CASE("nearest: slips find the name; a word that is like none lists all") {
  CHECK(nearest("sattus", names) == std::vector<std::string_view>{"status"});
  CHECK(nearest("xport", names) == std::vector<std::string_view>{"export", "import"});
  CHECK(nearest("ver", names) == std::vector<std::string_view>{"verify"});
  CHECK(nearest("", names).empty());
  CHECK(nearest("bogus", names).empty());
  CHECK(nearest(std::string(1000000, 'a'), names).empty());
  CHECK(did_you_mean("sattus", names) == "; did you mean status?");
  CHECK(did_you_mean("mport", names) == "; did you mean import or export?");
  CHECK(did_you_mean("bogus", std::span(names).first(2)) == "; there are: status, verify");
}

}  // namespace
}  // namespace seatledger
