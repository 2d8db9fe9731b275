// What the compiler does not check of a row of the table of routes.
#include "api/route.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>

namespace seatledger::api {
namespace {

// How many ways of answering the row names; a write needs two functions for it.
int ways_to_answer(const Route& route) {
  const bool is_write = route.decode != nullptr;
  const int ends = (route.print != nullptr ? 1 : 0) + (route.finish != nullptr ? 1 : 0);
  CHECK(ends == (is_write ? 1 : 0));
  return (route.read != nullptr ? 1 : 0) + (route.wait != nullptr ? 1 : 0) +
         (route.stream != nullptr ? 1 : 0) + (is_write ? 1 : 0);
}

TEST_CASE("every route can answer, and no two have an address or a name in common") {
  std::set<std::pair<HttpMethod, std::string>> addresses;
  std::set<std::string> operations;
  for (const Route& route : all_routes()) {
    INFO(route.path << " " << route.operation);
    CHECK(ways_to_answer(route) == 1);
    CHECK(addresses.emplace(route.method, route.path).second);
    CHECK(operations.insert(route.operation).second);
  }
}

TEST_CASE("a route is the administrators' unless its row says otherwise; no write is anyone's") {
  CHECK(Route().access == Access::admin);
  for (const Route& route : all_routes()) {
    INFO(route.path << " " << route.operation);
    const bool is_write = route.decode != nullptr || route.stream != nullptr;
    CHECK_FALSE((is_write && route.access == Access::anyone));
  }
}

}  // namespace
}  // namespace seatledger::api
