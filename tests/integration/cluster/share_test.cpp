// The tool puts a single server's ledger into a shared PostgreSQL, and makes a copy a ledger of its
// own again.
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "integration/cluster/sharing.h"
#include "support/ledger_under_test.h"
#include "support/postgres_pair.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using support::PostgresPair;
using support::run_program;
using support::ServerProcess;

std::string exported_lines(HttpClient& client) {
  return client.call(get("/api/ledger/events/?limit=1000")).json().at("events").dump();
}

}  // namespace

TEST_CASE("a ledger is shared, goes on, and is unshared, with every event and person") {
  if (!PostgresPair::is_installed()) {
    std::cerr << "PostgreSQL is not installed: the test of sharing is skipped\n";
    return;
  }
  const std::string dsn = PostgresPair::shared().new_database();
  LedgerUnderTest under;
  under.good(put("/api/directory/users/7/", R"({"username":"ada","email":"ada@example.org"})"));
  const std::string before = exported_lines(*under.client);
  const std::string data_dir = under.server->data_dir().string();
  REQUIRE(under.server->stop() == 0);
  under.client.reset();
  under.server.reset();

  const auto run = [&](const char* command) {
    const auto end =
        run_program("seatledger", {command, "--data-dir", data_dir, "--postgresql-dsn", dsn});
    INFO(end.output);
    CHECK(end.exit_code == 0);
  };
  run("share");
  // As a single server's, it is not opened any more.
  CHECK_THROWS(ServerProcess(under.directory.path()));

  under.restart(sharing_flags(dsn, "one"));
  while (under.call(get("/readyz/leader")).status != 200) std::this_thread::sleep_for(20ms);
  CHECK(exported_lines(*under.client) == before);
  CHECK(under.good(get("/api/directory/users/7/")).json().at("email") == "ada@example.org");
  under.good(put("/api/directory/users/8/", R"({"username":"bob","email":"bob@example.org"})"));
  const std::string after = exported_lines(*under.client);
  CHECK(after != before);

  {
    // A second server begins with an empty directory.
    contract::TemporaryDirectory empty;
    ServerProcess second(empty.path(), sharing_flags(dsn, "two"));
    HttpClient client(second.port());
    CHECK(exported_lines(client) == after);
    CHECK(client.call(get("/api/directory/users/7/")).json().at("username") == "ada");
    CHECK(second.stop() == 0);
  }

  REQUIRE(under.server->stop() == 0);
  under.client.reset();
  under.server.reset();
  run("unshare");
  under.restart();
  CHECK(exported_lines(*under.client) == after);
  CHECK(under.good(get("/api/directory/users/8/")).json().at("username") == "bob");
  under.good(put("/api/directory/platforms/west/", R"({"org":"w"})"));
  REQUIRE(under.server->stop() == 0);
  const auto verified = run_program("seatledger", {"verify", "--data-dir", data_dir});
  INFO(verified.output);
  CHECK(verified.exit_code == 0);
}

}  // namespace seatledger::integration
