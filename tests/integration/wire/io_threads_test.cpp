// A server with several io threads: what one of them answered, every other one knows.
#include <deque>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

constexpr int rounds = 50;

// Connections that are spread over all threads.
struct Spread : LedgerUnderTest {
  Spread() {
    restart({"--io-threads", "3"});
    for (int i = 0; i < 6; ++i) clients.emplace_back(server->port());
    create("user", least("user"));
  }
  std::deque<HttpClient> clients;
};

HttpCall update_to(int round) {
  return post("/api/catalog/licenses/user/update/",
              json{{"license_id", 1}, {"count", 100 + round}}.dump());
}

HttpCall as(HttpCall call, const std::string& key) {
  call.authorization = "Api-Token " + key;
  return call;
}

TEST_CASE("io threads: a write answered on one connection is read on all others") {
  Spread spread;
  for (int round = 0; round < rounds; ++round) {
    REQUIRE(spread.clients[round % 6U].call(update_to(round)).status == 200);
    const std::string head = spread.head();
    for (HttpClient& client : spread.clients) {
      CHECK(client.call(get("/api/ledger/licenses/1/")).json().at("count") == 100 + round);
      // The feed too: its head is raised before the caller is answered.
      CHECK(client.call(get("/api/ledger/events/?limit=1")).json().at("head").dump() == head);
    }
  }
}

TEST_CASE("io threads: who waits for events on one thread is woken by a write on another") {
  Spread spread;
  for (int round = 0; round < rounds; ++round) {
    const std::string after = spread.head();
    for (std::size_t i = 1; i < spread.clients.size(); ++i) {
      const HttpCall wait = get("/api/ledger/events/?wait=50&after=" + after);
      REQUIRE(spread.clients[i].send(to_bytes(wait)));
    }
    REQUIRE(spread.clients[0].call(update_to(round)).status == 200);
    for (std::size_t i = 1; i < spread.clients.size(); ++i) {
      CHECK(spread.clients[i].read().json().at("events").size() == 1);
    }
  }
}

TEST_CASE("io threads: a revoked key is refused on every connection, though each knew it") {
  Spread spread;
  for (int round = 0; round < rounds; ++round) {
    const json made =
        spread.good(post("/api/ledger/keys/", R"({"name":"k","role":"admin"})")).json();
    const HttpCall read = as(get("/api/ledger/licenses/1/"), made.at("key"));
    for (HttpClient& client : spread.clients) REQUIRE(client.call(read).status == 200);
    HttpCall revoke = get("/api/ledger/keys/?id=" + made.at("id").dump());
    revoke.method = "DELETE";
    REQUIRE(spread.clients[round % 6U].call(revoke).status == 200);
    for (HttpClient& client : spread.clients) CHECK(client.call(read).status == 401);
  }
}

}  // namespace
}  // namespace seatledger::integration
