// Which route a path leads to.
#include "api/gateway/router.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seatledger::api {
namespace {

Route route_at(std::string path, std::string operation, HttpMethod method = HttpMethod::get) {
  return {.method = method,
          .path = std::move(path),
          .operation = std::move(operation),
          .scope = everywhere,
          .answer = AnswerShape(AnswerForm::any),
          .work = Read(nullptr)};
}

Router small_router() {
  std::vector<Route> routes;
  routes.push_back(route_at("/", "root"));
  routes.push_back(route_at("/a/{id}/", "one"));
  routes.push_back(route_at("/a/{id}/", "put_one", HttpMethod::put));
  routes.push_back(route_at("/a/{name}/", "never_found", HttpMethod::delete_));
  routes.push_back(route_at("/a/list/", "list"));
  routes.push_back(route_at("/a/{id}/b/", "b_of_one"));
  routes.push_back(route_at("/a/list/{other}/", "of_list"));
  routes.push_back(route_at("/a/{id}/{part}/{piece}/", "piece"));
  return {std::move(routes), "/dm"};
}

// The operation and the values of the path, or the code of the refusal.
std::string found_at(const Router& router, std::string_view path,
                     HttpMethod method = HttpMethod::get) {
  const auto found = router.find(method, path);
  if (found.has_error()) {
    return found.error().code == ErrorCode::path_not_found ? "not found" : "other methods";
  }
  std::string text = found->route->operation;
  for (const std::string& value : found->path_values) text += " " + value;
  return text;
}

TEST_CASE("a path leads to its route, with or without the prefix and the last slash") {
  const Router router = small_router();
  for (const std::string_view path : {"/a/7/", "/a/7", "/dm/a/7/", "/dm/a/7"}) {
    INFO(path);
    CHECK(found_at(router, path) == "one 7");
  }
  CHECK(found_at(router, "/") == "root");
  CHECK(found_at(router, "//") == "root");
  CHECK(found_at(router, "/dm/") == "not found");
  CHECK(found_at(router, "/a/x%20y/") == "one x y");
  CHECK(found_at(router, "/a/1/2/3") == "piece 1 2 3");
}

TEST_CASE("a path without values goes first; of those with values the one declared first") {
  const Router router = small_router();
  CHECK(found_at(router, "/a/list/") == "list");
  CHECK(found_at(router, "/a/list/b/") == "b_of_one list");
  CHECK(found_at(router, "/a/list/c/") == "of_list c");
  CHECK(found_at(router, "/a/other/b/") == "b_of_one other");
}

TEST_CASE("what is no path of a route is not found") {
  const Router router = small_router();
  for (const std::string_view path :
       {"", "*", "a/7/", "/a", "/a/", "/a//", "/a//b/", "/a/7//", "/a/7/b/c/d/", "/b/7/", "/A/7/",
        "/dm", "/dma/7/", "/dm/dm/a/7/", "/a/%zz/", "/a/%ff/"}) {
    INFO(path);
    CHECK(found_at(router, path) == "not found");
  }
}

TEST_CASE("another method is told from another path, and the methods of a path are listed") {
  const Router router = small_router();
  CHECK(found_at(router, "/a/7/", HttpMethod::put) == "put_one 7");
  CHECK(found_at(router, "/a/7/", HttpMethod::post) == "other methods");
  CHECK(found_at(router, "/a/7/", HttpMethod::delete_) == "other methods");
  CHECK(router.allowed("/a/7/") == "GET, HEAD, PUT");
  CHECK(router.allowed("/nowhere/").empty());
}

TEST_CASE("every declared path leads to its route") {
  const Router router(all_routes(), "/dm");
  for (const Route& route : all_routes()) {
    std::string path = route.path;
    for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{')) {
      path.replace(open, path.find('}') - open + 1, "7");
    }
    INFO(path);
    const auto found = router.find(route.method, path);
    REQUIRE(found.has_value());
    CHECK(found->route->operation == route.operation);
  }
}

}  // namespace
}  // namespace seatledger::api
