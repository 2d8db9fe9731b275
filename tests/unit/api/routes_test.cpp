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
    CHECK_FALSE((route.decides() && route.access == Access::anyone));
  }
}

// With several servers, a change that is made anywhere but at the leader is lost or made twice.
TEST_CASE(
    "what decides is the leader's, and so are webhooks and the signing key; all else is not") {
  std::set<std::string> other_of_leader;
  std::set<std::string> changes_here;
  std::size_t deciding = 0;
  for (const Route& route : all_routes()) {
    INFO(route.path << " " << route.operation);
    if (route.decides()) {
      ++deciding;
      CHECK(route.place == Place::leader);
    } else if (route.place == Place::leader) {
      other_of_leader.insert(route.operation);
    } else if (!route.is_read()) {
      changes_here.insert(route.operation);
    }
  }
  CHECK(deciding > 40);
  CHECK(other_of_leader == std::set<std::string>{"change_webhook", "create_webhook",
                                                 "list_webhooks", "read_webhook", "remove_server",
                                                 "remove_webhook", "remove_webhook_by_query",
                                                 "rotate_signing_key"});
  // Of the server that is asked: its views, its directory.
  CHECK(changes_here == std::set<std::string>{"create_snapshot", "start_backup", "start_rebuild"});
}

}  // namespace
}  // namespace seatledger::api
