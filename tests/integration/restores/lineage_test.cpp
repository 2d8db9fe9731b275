// A log that lost its end, seen by those who read it further: positions above the head, the lineage
// of the log, webhooks.
#include <set>

#include "integration/operations_world.h"
#include "integration/webhook_receiver.h"
#include "support/event_reader.h"

namespace seatledger::integration {
namespace {

HttpCall as_lines(HttpCall call) {
  return with_header(std::move(call), "Accept: application/x-ndjson");
}

HttpCall last_id(HttpCall call, const std::string& id) {
  return with_header(std::move(call), "Last-Event-ID: " + id);
}

// Every address that continues from a position, and that answers events.
const std::vector<std::string> addresses{"events/",
                                         "events/stream/",
                                         "licenses/1/history/",
                                         "assignments/1/history/",
                                         "group-assignments/1/history/",
                                         "persons/1/history/",
                                         "persons/history/?user_id=1",
                                         "groups/7/history/",
                                         "transactions/none/",
                                         "actors/server/history/"};

HttpCall asked(const std::string& address, const std::string& query) {
  const char* const joint = address.find('?') == std::string::npos ? "?" : "&";
  return get("/api/ledger/" + address + joint + query);
}

class RestoredWorld : public OperationsWorld {
 public:
  RestoredWorld() {
    restart_with({"--backup-dir", backups().string(), "--webhook-allow-private"});
    fill();
  }

  std::uint64_t position() const { return std::stoull(head()); }
  void add_events(int count) {
    for (int i = 0; i < count; ++i) create("user", least("user"));
  }
  // Goes back to the last backup. The event log_restored is the next one after it.
  void restore() {
    stop();
    expect(0, {"restore", "--from", backups().string(), "--data-dir", data().string(),
               "--accept-loss"});
    server = std::make_unique<support::ServerProcess>(
        directory.path(),
        std::vector<std::string>{"--backup-dir", backups().string(), "--webhook-allow-private"});
    client = std::make_unique<HttpClient>(server->port());
  }
  std::uint64_t back_up() {
    return json::parse(expect(0, asked({"backup", "--json"}))).at("position");
  }
  std::string lineage() const { return good(get("/api/ledger/events/")).header("Ledger-Lineage"); }
  // The status and the header of a stream, which would not end.
  HttpAnswer opened(const HttpCall& call) const {
    if (call.target.find("/stream/") == std::string::npos) return this->call(call);
    return support::EventReader(server->port(), call).head();
  }
};

void check_above_head(const RestoredWorld& ledger, const HttpCall& call, const std::string& name) {
  const HttpAnswer answer = ledger.opened(call);
  INFO(call.target << '\n' << answer.head << answer.body);
  REQUIRE(answer.status == 400);
  if (answer.body.empty()) return;
  const json fault = answer.json();
  CHECK(fault.at("code") == "invalid_parameter");
  CHECK(fault.at("head") == ledger.position());
  CHECK(fault.at("detail") ==
        name.substr(name.rfind('&') + 1) + ": is above the head, " + ledger.head());
}

TEST_CASE("positions above the head are refused, and the refusal names the head") {
  RestoredWorld ledger;
  ledger.back_up();
  ledger.add_events(20);
  const std::uint64_t lost = ledger.position();
  ledger.restore();
  REQUIRE(ledger.position() < lost);
  const std::string next = std::to_string(ledger.position() + 1);
  const std::string after_next = std::to_string(ledger.position() + 2);
  for (const std::string& address : addresses) {
    const auto refused = [&](const std::string& name, const std::string& value) {
      check_above_head(ledger, asked(address, name + "=" + value), name);
      check_above_head(ledger, as_lines(asked(address, name + "=" + value)), name);
    };
    for (const std::string& after : {std::to_string(lost), next}) refused("after", after);
    for (const std::string& from : {std::to_string(lost), after_next}) refused("from", from);
    refused("after", "18446744073709551616");
    CHECK(ledger.opened(asked(address, "after=" + ledger.head())).status == 200);
    CHECK(ledger.opened(asked(address, "from=" + next)).status == 200);
    CHECK(ledger.opened(asked(address, "to=" + after_next + "&after=0")).status == 200);
    if (address.find("history") == std::string::npos) continue;
    refused("order=desc&after", next);
  }
  check_above_head(ledger, asked("events/", "wait=60&after=" + next), "after");
  const HttpCall stream = get("/api/ledger/events/stream/");
  check_above_head(ledger, last_id(stream, next), "Last-Event-ID");
  check_above_head(ledger, last_id(stream, "99999999999999999999"), "Last-Event-ID");
  CHECK(ledger.opened(last_id(stream, ledger.head())).status == 200);
}

TEST_CASE("every answer with events names the lineage, which a restore changes") {
  RestoredWorld ledger;
  const std::uint64_t kept = ledger.back_up();
  ledger.add_events(20);
  const std::string first = ledger.lineage();
  REQUIRE(first.size() == 16);
  std::vector<HttpCall> calls{as_lines(asked("events/", "limit=1")),
                              asked("events/", "wait=1&after=" + ledger.head()),
                              get("/api/ledger/events/1/"), get("/api/ledger/events/1/proof/")};
  for (const std::string& address : addresses) calls.push_back(asked(address, "limit=1"));
  for (const HttpCall& call : calls) {
    INFO(call.target);
    const HttpAnswer answer = ledger.opened(call);
    CHECK(answer.status == 200);
    CHECK(answer.header("Ledger-Lineage") == first);
    const bool is_page = answer.body.find("next_after") != std::string::npos;
    if (is_page) CHECK(answer.json().at("lineage") == first);
  }
  ledger.stop();
  ledger.serve();
  CHECK(ledger.lineage() == first);

  ledger.restore();
  const std::string second = ledger.lineage();
  CHECK(second != first);
  CHECK(second.starts_with(first));
  // It outlives the views and lies in an export.
  ledger.restart_without_views();
  CHECK(ledger.lineage() == second);
  ledger.add_events(30);

  std::vector<std::string> all = addresses;
  all.insert(all.end(), {"events/1/", "events/1/proof/"});
  for (const std::string& address : all) {
    INFO(address);
    CHECK(ledger.opened(asked(address, "lineage=" + second)).status == 200);
    const HttpAnswer answer = ledger.opened(asked(address, "lineage=" + first));
    CHECK(answer.status == 409);
    if (answer.body.empty()) continue;  // a stream
    const json fault = answer.json();
    CHECK(fault.at("code") == "lineage_changed");
    CHECK(fault.at("differs_from") == kept + 1);
    CHECK(fault.at("lineage") == second);
    CHECK(fault.at("head") == ledger.position());
  }
  // From there on nothing is missed.
  const json page =
      ledger.good(asked("events/", "lineage=" + second + "&after=" + std::to_string(kept))).json();
  CHECK(page.at("events")[0].at("type") == "seatledger.log_restored");
  CHECK(ledger.call(asked("events/", "lineage=of-another-ledger")).json().at("differs_from") == 1);
  CHECK(ledger.call(asked("events/", "lineage=")).status == 409);
}

TEST_CASE("webhooks start again where the logs differ, with ids that receivers do not know") {
  RestoredWorld ledger;
  WebhookReceiver receiver;
  ledger.good(post("/api/ledger/webhooks/", json{{"url", receiver.url()}, {"after", 0}}.dump()));
  REQUIRE(receiver.wait_taken(ledger.position()));
  const std::uint64_t kept = ledger.back_up();
  ledger.add_events(20);
  REQUIRE(receiver.wait_taken(ledger.position()));
  // As a receiver must: an id that it has processed is passed over.
  const auto known = [&] {
    std::map<std::string, json> events;
    for (const Delivery& delivery : receiver.received()) {
      events.emplace(delivery.id, delivery.json());
    }
    return events;
  };
  const std::size_t before = known().size();
  CHECK(before == kept + 20);
  ledger.restore();
  ledger.add_events(2);
  REQUIRE(receiver.wait_until([&] { return known().size() >= before + 3; }));
  std::vector<std::uint64_t> restored;
  for (const auto& [id, event] : known()) {
    CHECK(id.find('.') == std::string::npos);
    if (event.at("type") == "seatledger.log_restored") {
      restored.push_back(event.at("data").at("position"));
    }
  }
  CHECK(restored == std::vector<std::uint64_t>{kept + 1});
  CHECK(known().size() == before + 3);
}

}  // namespace
}  // namespace seatledger::integration
