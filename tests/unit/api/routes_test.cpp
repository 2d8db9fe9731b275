// What the compiler does not check of a row of the table of routes.
#include "api/route.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>
#include <variant>

namespace seatledger::api {
namespace {

bool can_answer(const Route& route) {
  return std::visit(
      [](const auto& work) {
        if constexpr (requires { work.decode; }) {
          return work.decode != nullptr;
        } else {
          return work.handler != nullptr;
        }
      },
      route.work);
}

TEST_CASE("every route can answer, and no two have an address or a name in common") {
  std::set<std::pair<HttpMethod, std::string>> addresses;
  std::set<std::string> operations;
  for (const Route& route : all_routes()) {
    INFO(route.path << " " << route.operation);
    CHECK(can_answer(route));
    CHECK_FALSE(route.sentence.empty());
    CHECK(addresses.emplace(route.method, route.path).second);
    CHECK(operations.insert(route.operation).second);
  }
}

TEST_CASE("a route is the administrators' unless its row says otherwise; no write is anyone's") {
  const Route plain{.path = "/",
                    .operation = "plain",
                    .scope = everywhere,
                    .answer = AnswerShape(AnswerForm::any),
                    .work = Read(nullptr)};
  CHECK(plain.access == Access::admin);
  for (const Route& route : all_routes()) {
    INFO(route.path << " " << route.operation);
    const bool is_write =
        std::holds_alternative<Write>(route.work) || std::holds_alternative<Stream>(route.work);
    CHECK_FALSE((is_write && route.access == Access::anyone));
  }
}

}  // namespace
}  // namespace seatledger::api
