// What a server does while it leads, and does not do while another would. In this process, because
// a server alone never gives up the lead.
#include <optional>
#include <thread>

#include "app/service.h"
#include "base/logging.h"
#include "integration/webhook_receiver.h"
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

class LeadingUnderTest {
 public:
  LeadingUnderTest() { start(); }
  ~LeadingUnderTest() { stop(); }
  LeadingUnderTest(const LeadingUnderTest&) = delete;
  LeadingUnderTest& operator=(const LeadingUnderTest&) = delete;

  void start() {
    set_log_level(LogLevel::error);
    Settings settings;
    settings.data_dir = directory.path() / "data";
    settings.listen.port = 0;
    settings.webhook_allow_private = true;
    settings.checkpoint_interval_ms = 3'600'000;
    service.emplace(std::move(settings), std::string(support::admin_key), false);
    const std::string address = service->listen();
    client.emplace(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
    running_ = std::thread([this] { service->run(); });
  }
  void stop() {
    client.reset();
    if (running_.joinable()) {
      service->stop();
      running_.join();
    }
    service.reset();
  }

  HttpAnswer call(const HttpCall& what) { return client->call(what); }
  HttpAnswer good(const HttpCall& what) {
    HttpAnswer answer = call(what);
    INFO(to_bytes(what) << '\n' << answer.head << answer.body);
    REQUIRE(answer.status == 200);
    return answer;
  }
  HttpAnswer put_platform(const std::string& key) {
    return call(put("/api/directory/platforms/" + key + "/", R"({"org":")" + key + R"("})"));
  }
  std::string checkpoint() { return good(get("/api/ledger/checkpoint/")).body; }
  void check_refused(const HttpCall& what) {
    const HttpAnswer answer = call(what);
    INFO(to_bytes(what) << '\n' << answer.head << answer.body);
    CHECK(answer.status == 503);
    CHECK(answer.json().at("code") == "no_leader");
    CHECK(answer.header("Retry-After") == "1");
  }

  contract::TemporaryDirectory directory;
  std::optional<Service> service;
  std::optional<HttpClient> client;

 private:
  std::thread running_;
};

TEST_CASE("leading: a server that gave up the lead changes and signs nothing, and reads go on") {
  LeadingUnderTest under;
  REQUIRE(under.put_platform("north").status == 200);
  const std::string head =
      under.good(get("/api/directory/platforms/north/")).header("Ledger-Position");
  under.good(get("/api/ledger/events/" + head + "/proof/"));
  const std::string signed_before = under.checkpoint();
  // Of the first start of a ledger too, which has no event before it leads.
  const std::string lineage = under.good(get("/api/ledger/events/")).header("Ledger-Lineage");
  CHECK(lineage != std::string(16, '0'));
  under.service->follow();
  const HttpCall changes[] = {put("/api/directory/platforms/south/", R"({"org":"s"})"),
                              put("/api/directory/platforms/south/?dry_run=true", R"({"org":"s"})"),
                              post("/api/ledger/keys/", R"({"name":"k","role":"auditor"})"),
                              post("/api/ledger/webhooks/", R"({"url":"http://127.0.0.1:9/"})"),
                              post("/api/ledger/signing-keys/", "{}")};
  for (const HttpCall& change : changes) under.check_refused(change);
  const HttpAnswer read = under.good(get("/api/directory/platforms/north/"));
  CHECK(read.header("Ledger-Position") == head);
  under.good(get("/api/ledger/events/" + head + "/proof/"));
  CHECK(under.checkpoint() == signed_before);
  under.service->lead();
  CHECK(under.put_platform("south").status == 200);
  under.good(post("/api/ledger/signing-keys/", "{}"));
  CHECK(under.checkpoint() != signed_before);
  under.stop();
  under.start();
  under.good(get("/api/directory/platforms/south/"));
  CHECK(under.good(get("/api/ledger/events/")).header("Ledger-Lineage") == lineage);
}

TEST_CASE("leading: webhooks are sent by the server while it leads, and none is left out") {
  WebhookReceiver receiver;
  LeadingUnderTest under;
  under.good(post("/api/ledger/webhooks/", json{{"url", receiver.url()}}.dump()));
  REQUIRE(under.put_platform("north").status == 200);
  REQUIRE(receiver.wait_for(1));
  for (int round = 0; round < 2; ++round) {
    under.service->follow();
    CHECK(under.good(get("/api/ledger/webhooks/")).json().at("count") == 1);
    under.service->lead();
    under.service->lead();  // leads already
    REQUIRE(under.put_platform(round == 0 ? "south" : "west").status == 200);
    const std::size_t events = static_cast<std::size_t>(round) + 2;
    REQUIRE(receiver.wait_until([&] { return receiver.taken().size() >= events; }));
  }
  under.good(post("/api/ledger/webhooks/1/", R"({"ping":true})"));
  REQUIRE(receiver.wait_until([&] { return receiver.received().back().is_ping(); }));
  const auto taken = receiver.taken();
  REQUIRE(taken.size() == 3);
  CHECK(taken[1] == taken[0] + 1);
  CHECK(taken[2] == taken[1] + 1);
}

}  // namespace
}  // namespace seatledger::integration
