// What the log says of callers without a valid key.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::integration {
namespace {

using nlohmann::json;
using support::HttpCall;
using support::HttpClient;
using support::ServerProcess;

std::vector<json> refusals_in(const std::string& log) {
  std::vector<json> found;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("a caller without a valid key was refused") == std::string::npos) continue;
    found.push_back(json::parse(line));
  }
  return found;
}

int status_with(HttpClient& client, const std::string& authorization) {
  HttpCall call = support::get("/api/ledger/whoami/?token=quetzal");
  call.authorization = authorization;
  return client.call(call).status;
}

TEST_CASE("refused callers: a warning names the reason and the address, never the key") {
  const std::string wrong = "wombat-wombat-wombat-wombat-wombat-wombat";
  const std::pair<std::string, std::string> cases[] = {
      {"", "no key"}, {"Basic " + wrong, "no key"}, {"Api-Token " + wrong, "unknown key"}};
  for (const auto& [authorization, reason] : cases) {
    const contract::TemporaryDirectory directory;
    ServerProcess server(directory.path());
    HttpClient client(server.port());
    CHECK(status_with(client, authorization) == 401);
    REQUIRE(server.stop() == 0);
    const auto refusals = refusals_in(server.log());
    REQUIRE(refusals.size() == 1);
    CHECK(refusals[0].at("level") == "warning");
    CHECK(refusals[0].at("reason") == reason);
    CHECK(refusals[0].at("client") == "127.0.0.1");
    CHECK(refusals[0].at("not_logged") == 0);
    CHECK_FALSE(refusals[0].at("request_id").get<std::string>().empty());
    CHECK(server.log().find("wombat") == std::string::npos);
    CHECK(server.log().find("quetzal") == std::string::npos);
  }
}

TEST_CASE("refused callers: many make few lines, which count all of them") {
  const contract::TemporaryDirectory directory;
  ServerProcess server(directory.path());
  HttpClient client(server.port());
  // Goes on until a second line was due, however slow the machine is.
  std::size_t calls = 0;
  while (refusals_in(server.log()).size() < 2) {
    REQUIRE(status_with(client, "") == 401);
    ++calls;
  }
  REQUIRE(server.stop() == 0);
  std::size_t counted = 0;
  for (const json& line : refusals_in(server.log())) {
    counted += 1 + line.at("not_logged").get<std::size_t>();
  }
  CHECK(counted >= 2);
  CHECK(counted <= calls);
}

}  // namespace
}  // namespace seatledger::integration
