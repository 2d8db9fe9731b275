// A running server with a platform, a course and a program, for tests of the API.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::integration {

using nlohmann::json;
using support::get;
using support::HttpAnswer;
using support::HttpCall;
using support::HttpClient;
using support::post;
using support::put;
using support::with_header;

class LedgerUnderTest {
 public:
  LedgerUnderTest() {
    restart();
    good(put("/api/directory/platforms/north/", R"({"org":"north-org","platform_id":5})"));
    good(put("/api/directory/platforms/south/", R"({"org":"south-org"})"));
    good(put("/api/directory/courses/course-v1:N+X+1/", R"({"name":"X"})"));
    good(put("/api/directory/programs/prog-a/",
             R"({"program_id":"a","name":"A","platform_key":"north"})"));
  }

  // Stops the server, which must exit with 0, and starts it again on the same directory, with
  // `more` arguments.
  void restart(const std::vector<std::string>& more = {}) {
    if (server) REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    server = std::make_unique<support::ServerProcess>(directory.path(), more);
    client = std::make_unique<HttpClient>(server->port());
  }

  // Deletes the views before the restart, which then folds them from the log.
  void restart_without_views() {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    std::filesystem::remove_all(directory.path() / "data" / "views");
    restart();
  }

  HttpAnswer call(const HttpCall& what) const { return client->call(what); }
  HttpAnswer good(const HttpCall& what) const {
    HttpAnswer answer = client->call(what);
    INFO(to_bytes(what) << '\n' << answer.head << answer.body);
    REQUIRE(answer.status == 200);
    return answer;
  }
  json list(const std::string& kind, const std::string& query = {}) const {
    return good(get(path(kind) + "?" + query)).json();
  }
  HttpAnswer create(const std::string& kind, const json& body) const {
    return good(post(path(kind) + "create/", body.dump()));
  }
  HttpAnswer update(const std::string& kind, const json& body) const {
    return good(post(path(kind) + "update/", body.dump()));
  }
  std::string head() const {
    return good(get("/api/directory/platforms/north/")).header("Ledger-Position");
  }

  static std::string path(const std::string& kind) { return "/api/catalog/licenses/" + kind + "/"; }
  // The smallest valid license of a kind.
  static json least(const std::string& kind) {
    json body{{"platform_key", "north"}};
    if (kind == "course") body["course_id"] = "course-v1:N+X+1";
    if (kind == "program") body["program_key"] = "prog-a";
    return body;
  }

  contract::TemporaryDirectory directory;
  std::unique_ptr<support::ServerProcess> server;
  std::unique_ptr<HttpClient> client;
};

}  // namespace seatledger::integration
