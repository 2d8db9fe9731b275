// What a trusted proxy says of a call, and what is believed of it.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class BehindProxy : public SeatsUnderTest {
 public:
  explicit BehindProxy(std::vector<std::string> more = {}) {
    REQUIRE(server->stop() == 0);
    client.reset();
    more.insert(more.begin(), "--trust-forwarded-headers");
    server = std::make_unique<support::ServerProcess>(directory.path(), more);
    client = std::make_unique<HttpClient>(server->port());
  }
};

TEST_CASE("forwarded: one client is one client, however the proxy writes its address") {
  constexpr int allowed = 1;
  const BehindProxy ledger({"--check-rate-per-minute", std::to_string(allowed)});
  const auto ask = [&](const std::vector<std::string>& headers) {
    HttpCall call = get("/api/catalog/licenses/user/assignment/check/?email=no@example.org");
    call.authorization.clear();
    call.headers = headers;
    return ledger.call(call).status;
  };
  // Each row is one client, which may ask once.
  const std::vector<std::vector<std::string>> clients{
      {"192.0.2.1", "192.0.2.1:5001", "192.0.2.1:5002", "::ffff:192.0.2.1",
       "[::ffff:192.0.2.1]:5003", "9.9.9.9, 192.0.2.1:5004", "9.9.9.9:1,192.0.2.1,"},
      {"::ffff:192.0.2.2", "192.0.2.2:80", "192.0.2.2"},
      {"::ffff:192.0.2.3", "::ffff:192.0.2.3"},
      {"2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:443", "[2001:DB8:0::1]:444"},
      // No address: the proxy itself is the client.
      {"unknown", "_hidden", "192.0.2.4:port", "", "300.1.1.1"}};
  for (const auto& spellings : clients) {
    int asked = 0;
    for (const std::string& spelling : spellings) {
      INFO(spelling);
      CHECK(ask({"X-Forwarded-For: " + spelling}) == (asked < allowed ? 404 : 429));
      ++asked;
    }
  }
  // The last one of several lines.
  CHECK(ask({"X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.77"}) == 404);
}

TEST_CASE("forwarded: links are made of the first host and scheme that can be one") {
  const BehindProxy ledger;
  ledger.license("user", 1);
  ledger.license("user", 1);
  const auto link_start = [&](const std::vector<std::string>& headers) {
    HttpCall call = get(LedgerUnderTest::path("user") + "?page_size=1");
    call.headers = headers;
    const std::string link = ledger.good(call).json().at("next_page");
    return link.substr(0, link.find("/api/"));
  };
  struct Case {
    std::vector<std::string> headers;
    const char* start;
  };
  const std::string host = "X-Forwarded-Host: ";
  const std::string scheme = "X-Forwarded-Proto: ";
  const Case cases[] = {
      {{}, "http://ledger.test"},
      {{host + "a.example", scheme + "https"}, "https://a.example"},
      {{host + "a.example:8443, b.example", scheme + "HTTPS, http"}, "https://a.example:8443"},
      {{host + "a.example,b", scheme + "http,https"}, "http://a.example"},
      {{host + "[2001:db8::1]:8080"}, "http://[2001:db8::1]:8080"},
      {{scheme + "javascript", host + "a.example"}, "http://a.example"},
      {{scheme + "ftp, https"}, "http://ledger.test"},
      {{host + "a b"}, "http://ledger.test"},
      {{host + "a/b"}, "http://ledger.test"},
      {{host + "u@a.example"}, "http://ledger.test"},
      {{host + "a.example:port"}, "http://ledger.test"},
      {{host + "a.example:99999"}, "http://ledger.test"},
      {{host + "\"a.example\""}, "http://ledger.test"},
      {{host + "<b>, a.example"}, "http://ledger.test"},
      {{host + "b\xc3\xbc"}, "http://ledger.test"},
      {{host, scheme}, "http://ledger.test"}};
  for (const Case& each : cases) {
    std::string all;
    for (const std::string& header : each.headers) all += header + "\n";
    INFO(all);
    CHECK(link_start(each.headers) == each.start);
  }
}

TEST_CASE("forwarded: a Host that cannot be a host is refused") {
  const LedgerUnderTest ledger;
  for (const char* host : {"x/y", "a b", "u@h", "h:port", "h:0", "[::1", "h?x"}) {
    INFO(host);
    HttpClient client(ledger.server->port());
    REQUIRE(client.send("GET /healthz HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"));
    const HttpAnswer answer = client.read();
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "bad_http");
  }
  for (const char* host : {"h", "h:80", "127.0.0.1", "[::1]:80", "a_b.example", ""}) {
    INFO(host);
    HttpClient client(ledger.server->port());
    REQUIRE(client.send("GET /healthz HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"));
    CHECK(client.read().status == 200);
  }
}

}  // namespace
}  // namespace seatledger::integration
